import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../test/support/browser';
import { ICONS } from './rules';

/** Draws the icons' PNG files from their SVG: only after one of them has been changed. */
async function draw(): Promise<void> {
  const browser = await openBrowser();
  for (const { file, size } of Object.values(ICONS)) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const svg = readFileSync(join(__dirname, file.replace('.png', '.svg')), 'utf8');
    await page.setContent(`<style>body { margin: 0; line-height: 0 }</style>${svg}`);
    writeFileSync(join(__dirname, file), await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
}

void draw();

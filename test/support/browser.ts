import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { browserPath } from '../../scripts/browser.cjs';

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=en-GB', // the browser's own date boxes follow it
];
/** Several people sit side by side: the pages behind must be drawn as promptly as the one in front. */
const ALL_IN_FRONT = [
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-background-timer-throttling',
];

/** The browser of this machine, without a window. `npm test` fetches one where there is none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = browserPath();
  if (executablePath === undefined) throw new Error('No browser to test with: run node scripts/browser.cjs --install');
  const isRoot = process.getuid?.() === 0;
  const args = [...QUIET, ...ALL_IN_FRONT, ...(isRoot ? ['--no-sandbox'] : [])];
  return chromium.launch({ executablePath, headless: true, args });
}

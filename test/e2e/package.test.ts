import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stage } from './stage';
import { openStage } from './stage';

const ROOT = join(__dirname, '../..');
let folder: string;
let stage: Stage | undefined;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cos-package-')); // outside the project: nothing installed anywhere above it
  const made = spawnSync(process.execPath, [join(ROOT, 'scripts/package.mjs'), folder], { encoding: 'utf8' });
  expect(made.stderr).toBe('');
});
afterAll(async () => {
  await stage?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('what is deployed is one file with its host.json, needs nothing installed, and holds nothing that is never used', () => {
  expect(readdirSync(folder).sort()).toEqual(['host.json', 'index.js', 'package.json']);
  expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).not.toHaveProperty('dependencies');
  const names = new Set(
    [
      ...readFileSync(join(folder, 'index.js'), 'utf8').matchAll(/^\/\/ .*node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gm),
    ].map(([, name]) => name),
  );
  expect(names).toContain('botbuilder');
  expect([...names].filter((name) => /openai|tokenizer|recognizers-text-(?!data-types)/.test(name ?? ''))).toEqual([]);
});

test('started from that folder alone, it welcomes a SENCo and takes a request’s first page', async () => {
  stage = await openStage(folder);
  const amara = await stage.person('amara');
  await amara.goToBot();
  await amara.say('request');
  await (await amara.card('Make a request')).getByRole('button', { name: 'New request' }).click();
  await amara.dialog.sees('Page 1 of 7');
  await amara.dialog.choose('SEN Support', 'Years 1 to 13');
  await amara.dialog.press('Save and continue');
  await amara.dialog.sees('Page 2 of 7');
}, 120_000);

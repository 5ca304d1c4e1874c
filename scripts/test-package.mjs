// The whole journey in a browser, against what would be deployed: makes the package and starts the app from it alone.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './bundle.mjs';

const folder = mkdtempSync(join(tmpdir(), 'cos-package-')); // outside the project: no node_modules above it
const run = (file, args, env = {}) => {
  const { status } = spawnSync(process.execPath, [join(ROOT, file), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status ?? 1;
};
const made = run('scripts/package.mjs', [folder]);
const status = made || run('node_modules/jest/bin/jest.js', ['test/e2e/journey.test.ts'], { APP_PACKAGE: folder });
rmSync(folder, { recursive: true, force: true });
process.exit(status);

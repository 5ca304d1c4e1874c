// Runs before `npm start` and `npm test`, on any Node 20 or newer, with no dependency of its own:
// installs what is missing, then makes sure a browser is there when the tests want one.
const { spawnSync } = require('node:child_process');
const { existsSync, readFileSync, statSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const installedMark = join(root, 'node_modules', '.package-lock.json');
const lock = join(root, 'package-lock.json');

function npm(...args) {
  const node = process.env.npm_node_execpath ?? process.execPath;
  const cli = process.env.npm_execpath;
  const [command, first] = cli ? [node, [cli]] : ['npm', []];
  return spawnSync(command, [...first, ...args], {
    cwd: root,
    stdio: 'inherit',
    shell: !cli && process.platform === 'win32',
  }).status;
}

function stop(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

if (!existsSync(installedMark) || statSync(lock).mtimeMs > statSync(installedMark).mtimeMs) {
  console.log('Installing what is missing (about a minute the first time) …');
  // Not `npm ci`: it refuses a lock file that lacks the binaries of other platforms, which some registries do not serve.
  if (npm('install', '--no-save', '--include=dev', '--ignore-scripts=false', '--no-audit', '--no-fund') !== 0) {
    stop('The install did not finish. Read the lines above; with no network, nothing can be installed.');
  }
}

const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.node.split('.')[0];
const found = spawnSync(join(root, 'node_modules', '.bin', 'node'), ['--version'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
}).stdout?.trim();
if (!found?.startsWith(`v${wanted}.`)) {
  stop(
    `This project runs on Node ${wanted}, which comes with it, but node_modules/.bin/node answers ${found || 'nothing'}.\n` +
      'Delete the folder node_modules and run the command again.',
  );
}

if (process.argv.includes('--browser')) {
  const result = spawnSync(process.execPath, [join(__dirname, 'browser.cjs'), '--install'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

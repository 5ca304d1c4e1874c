// Finds a browser the journeys can drive: CHROME_PATH, an installed Chrome, Chromium or Edge, or one fetched by Playwright.
// With --install it fetches one when there is none: Debian's chromium by apt when root, else Playwright's download.
const { spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const places = [
  process.env.CHROME_PATH,
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

function playwrightsOwn() {
  try {
    return require('playwright-core').chromium.executablePath();
  } catch {
    return undefined; // nothing installed yet: the caller goes on looking
  }
}

/** Path of a browser to drive, or undefined when there is none. */
function browserPath() {
  return [...places, playwrightsOwn()].find((path) => path && existsSync(path));
}

function install() {
  if (browserPath()) return;
  console.log('No Chrome, Chromium or Edge found: fetching one for the browser tests …');
  const run = (command, args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;
  const debianRoot = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (debianRoot) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  } else {
    run(process.execPath, [join(__dirname, '..', 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium']);
  }
  if (!browserPath()) {
    console.error(
      '\nNo browser could be installed. Install Chrome, Chromium or Edge, or set CHROME_PATH, and run the command again.\n',
    );
    process.exit(1);
  }
}

module.exports = { browserPath };
if (require.main === module && process.argv.includes('--install')) install();

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { PNG } from 'pngjs';
import { version } from '../../package.json';
import { commandLists, listedWords, MOST_COMMANDS } from '../../manifest/commands';
import { filled } from '../../manifest/fill';
import type { Settings } from '../../manifest/package';
import { factsOfApp, makePackage, packageFor, zipOf } from '../../manifest/package';
import type { Facts, Package } from '../../manifest/rules';
import { packageFaults } from '../../manifest/rules';
import type { Word } from '../../src/bot/router';

const SETTINGS: Settings = {
  BOT_ID: '1b2f3c4d-0000-4000-8000-00000000b070',
  WEBSITE_URL: 'https://council.example/communities',
  PRIVACY_URL: 'https://council.example/privacy',
  TERMS_URL: 'https://council.example/terms',
};

let facts: Facts;
let good: Package;
beforeAll(() => {
  facts = factsOfApp();
  good = packageFor(SETTINGS, facts);
});

type Change = (before: unknown) => unknown;
type Node = Record<string, unknown>;

/** The package with what stands at that place of its manifest changed. */
function spoilt(place: string, change: Change): Package {
  const manifest = structuredClone(good.manifest) as Node;
  const names = place.split('/');
  const last = names.pop() ?? '';
  const parent = names.reduce((node, name) => node[name] as Node, manifest);
  parent[last] = change(parent[last]);
  return { ...good, manifest };
}
const to =
  (value: unknown): Change =>
  () =>
    value;
const plus =
  (...more: readonly unknown[]): Change =>
  (list) => [...(list as unknown[]), ...more];
const withoutLast: Change = (list) => (list as unknown[]).slice(0, -1);
const command = (title: string) => ({ title, description: title });

const withFile = (name: string, bytes: Uint8Array): Package => ({ ...good, files: { ...good.files, [name]: bytes } });
const withoutFile = (name: string): Package => ({
  ...good,
  files: Object.fromEntries(Object.entries(good.files).filter(([file]) => file !== name)),
});
function picture(size: number, [red, green, blue, alpha]: readonly [number, number, number, number]): Uint8Array {
  const png = new PNG({ width: size, height: size });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([red, green, blue, alpha], at);
  return PNG.sync.write(png);
}

test('the manifest as it stands has no fault', () => {
  expect(packageFaults(good, facts)).toEqual([]);
});

test.each<[mistake: string, spoilt: () => Package, said: RegExp]>([
  [
    'a placeholder nobody filled in',
    () => spoilt('developer/privacyUrl', to('${{PRIVACY_URL}}')),
    /\$\{\{PRIVACY_URL\}\} was not filled in/,
  ],
  ['a bot id that is no GUID', () => spoilt('bots/0/botId', to('communities-bot')), /schema: \/bots\/0\/botId/],
  [
    'an address without https',
    () => spoilt('developer/websiteUrl', to('http://council.example')),
    /http:\/\/council\.example is not https/,
  ],
  [
    'a domain that nothing uses',
    () => spoilt('validDomains', plus('*.example.org')),
    /validDomains is \[\*\.example\.org\]/,
  ],
  ['another version than the package’s', () => spoilt('version', to('9.9.9')), /version is 9\.9\.9/],
  [
    'a schema of another version',
    () => spoilt('$schema', (it) => String(it).replace(/v1\.\d+/, 'v1.11')),
    /\$schema is not of version/,
  ],
  ['a property no schema knows', () => spoilt('pupils', to([])), /schema: \/ /],
  [
    'a short description that is too long',
    () => spoilt('description/short', to('a'.repeat(81))),
    /schema: \/description\/short/,
  ],
  [
    'thirteen commands in one scope',
    () => spoilt('bots/0/commandLists/0/commands', plus(...Array.from({ length: 13 }, () => command('help')))),
    /schema: \/bots\/0\/commandLists\/0\/commands/,
  ],
  [
    'a command the bot does not answer',
    () => spoilt('bots/0/commandLists/0/commands/0', to(command('hoem'))),
    /the bot does not answer “hoem” there/,
  ],
  [
    'a personal word listed in channels',
    () => spoilt('bots/0/commandLists/1/commands', plus(command('home'))),
    /team and groupChat: the bot does not answer “home” there/,
  ],
  [
    'a word the bot answers, left out',
    () => spoilt('bots/0/commandLists/1/commands', withoutLast),
    /team and groupChat: “help” is not listed/,
  ],
  [
    'a command’s description that Teams cuts off',
    () => spoilt('bots/0/commandLists/0/commands/0/description', to('a'.repeat(129))),
    /takes more than 128 characters/,
  ],
  [
    'a scope without its list of commands',
    () => spoilt('bots/0/commandLists', withoutLast),
    /commands are listed for personal, and the bot is in personal, team, groupChat/,
  ],
  [
    'a composer command the bot does not know',
    () => spoilt('composeExtensions/0/commands/0/id', to('newRequests')),
    /does not know the composer’s command newRequests/,
  ],
  [
    'a composer command that opens no dialog',
    () => spoilt('composeExtensions/0/commands/0/fetchTask', to(false)),
    /newRequest opens no dialog/,
  ],
  [
    'the composer’s commands of another bot',
    () => spoilt('composeExtensions/0/botId', to('00000000-0000-4000-8000-000000000000')),
    /different ids/,
  ],
  [
    'a permission that nothing needs',
    () =>
      spoilt(
        'authorization',
        to({ permissions: { resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }] } }),
      ),
    /permissions are \[ChannelMessage\.Read\.Group\]/,
  ],
  [
    'files promised that the bot does not send, or the other way round',
    () => spoilt('bots/0/supportsFiles', to(!facts.sendsFiles)),
    /supportsFiles is/,
  ],
  [
    'an icon of the wrong size',
    () => withFile('color.png', picture(96, [0, 0, 0, 255])),
    /color\.png is 96 by 96, not 192 by 192/,
  ],
  ['an icon that is no picture', () => withFile('color.png', Buffer.from('<svg/>')), /color\.png is not a PNG file/],
  ['an icon left out', () => withoutFile('outline.png'), /outline\.png is missing/],
  [
    'an outline icon in colour',
    () => withFile('outline.png', picture(32, [23, 80, 92, 255])),
    /outline\.png is not white on a transparent ground/,
  ],
])('%s is caught', (_, make, said) => {
  expect(packageFaults(make(), facts).join('\n')).toMatch(said);
});

describe('commands', () => {
  test('are exactly the words the bot answers in each kind of chat, as far as Teams shows them', () => {
    for (const { scopes, commands } of commandLists(facts.words)) {
      const where = scopes.includes('personal') ? 'personal' : 'shared';
      const answered = facts.words.filter((word) => word.where === 'everywhere' || word.where === where);
      expect(answered.map(({ word }) => word)).toEqual(expect.arrayContaining(commands.map(({ title }) => title)));
      expect(commands).toHaveLength(Math.min(answered.length, MOST_COMMANDS));
      expect(commands.map(({ title }) => title)).toContain('help');
    }
  });

  test('of more than twelve words leave the least needed to help, and never help itself', () => {
    const word = (name: string): Word => ({ word: name, help: name, where: 'everywhere', answer: async () => [] });
    const names = ['home', 'privacy', ...Array.from({ length: 11 }, (_, index) => `word${index}`), 'help'];
    const listed = listedWords(names.map(word), 'personal').map((each) => each.word);
    expect(listed).toHaveLength(12);
    expect(listed).toContain('help');
    expect(listed).toContain('home');
    expect(listed).not.toContain('privacy');
  });
});

describe('what the manifest says is used is what src uses', () => {
  const sources = readdirSync(join(__dirname, '../../src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|json)$/.test(file))
    .map((file) => readFileSync(join(__dirname, '../../src', file), 'utf8'));
  const anywhere = (pattern: RegExp): boolean => sources.some((source) => pattern.test(source));

  test('no resource-specific permission: no meeting details, no meeting events, no message without a mention', () => {
    const needing =
      /getMeetingInfo|getMeetingParticipant|MeetingNotification|onTeamsMeeting(Start|End)|graph\.microsoft\.com/;
    expect(anywhere(needing)).toBe(facts.permissions.length > 0);
  });

  test('no domain: every dialog is a card, and none is a page in a frame', () => {
    expect(anywhere(/fallbackUrl|"type": "Media"/)).toBe(facts.domains.length > 0);
  });

  test('files, once the bot sends one', () => {
    expect(facts.sendsFiles).toBe(anywhere(/file\.consent/));
  });
});

test('the zip holds manifest and icons, filled in with the environment, and is the same every time', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cos-manifest-'));
  const file = makePackage(SETTINGS, folder);
  const held = unzipSync(readFileSync(file));
  rmSync(folder, { recursive: true });
  expect(file).toContain(`communities-of-schools-${version}.zip`);
  expect(Object.keys(held).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
  expect(JSON.parse(strFromU8(held['manifest.json'] ?? new Uint8Array()))).toMatchObject({
    id: SETTINGS.BOT_ID,
    version,
    bots: [{ botId: SETTINGS.BOT_ID }],
  });
  expect(zipOf(good)).toEqual(zipOf(packageFor(SETTINGS, facts)));
});

test('an app id of its own may be given', () => {
  const TEAMS_APP_ID = '9c0f1e2d-0000-4000-8000-000000000a99';
  expect(packageFor({ ...SETTINGS, TEAMS_APP_ID }, facts).manifest).toMatchObject({ id: TEAMS_APP_ID });
});

test('an environment that lacks something is told all it lacks, and nothing is written', () => {
  expect(() => makePackage({ BOT_ID: 'x', WEBSITE_URL: 'http://council.example' }, '/nowhere')).toThrow(
    /The environment is not complete:[^]*BOT_ID[^]*WEBSITE_URL[^]*PRIVACY_URL[^]*TERMS_URL/,
  );
});

test('a placeholder takes a whole value, or its place in a text; without a value it stays', () => {
  const template = { list: '${{LIST}}', text: 'v${{A}}', none: '${{NONE}}' };
  expect(filled(template, { LIST: [1, 2], A: '7' })).toEqual({ list: [1, 2], text: 'v7', none: '${{NONE}}' });
});

test('the bot is called in the manifest as people mention it', () => {
  expect(good.manifest).toMatchObject({ name: { short: 'Communities of Schools' } });
});

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';
import { version } from '../package.json';
import { configFrom } from '../src/config';
import { instant } from '../src/domain/calendar/dates';
import { build } from '../src/main';
import { commandLists, composerCommands } from './commands';
import { filled } from './fill';
import template from './manifest.template.json';
import type { Facts, Package } from './rules';
import { ICONS, packageFaults, SCHEMA_VERSION } from './rules';

/** What differs between deployments. */
const settings = z.object({
  BOT_ID: z.uuid(),
  /** The app's own id in Teams; the bot's where none is given. */
  TEAMS_APP_ID: z.uuid().optional(),
  WEBSITE_URL: z.url({ protocol: /^https$/ }),
  PRIVACY_URL: z.url({ protocol: /^https$/ }),
  TERMS_URL: z.url({ protocol: /^https$/ }),
});
export type Settings = z.infer<typeof settings>;

/** The app put together as in Azure, only to ask what it answers to: it reaches for no database. */
export function factsOfApp(): Facts {
  const config = configFrom({
    COSMOS_ENDPOINT: 'http://127.0.0.1:1/',
    COSMOS_KEY: 'bm9uZQ==',
    BOT_ID: '',
    IDENTITIES_KEY_FILE: 'none',
  });
  const { words, commands, stores } = build(config, { now: () => instant(new Date(0)), newKey: () => '' });
  stores.close();
  return { version, words, commands, permissions: [], domains: [], sendsFiles: true };
}

/** Manifest and icons of one deployment. */
export function packageFor({ BOT_ID, TEAMS_APP_ID = BOT_ID, ...urls }: Settings, facts: Facts): Package {
  const manifest = filled(template, {
    SCHEMA_VERSION,
    APP_VERSION: facts.version,
    BOT_ID,
    TEAMS_APP_ID,
    ...urls,
    SUPPORTS_FILES: facts.sendsFiles,
    COMMAND_LISTS: commandLists(facts.words).map(({ scopes, commands }) => ({
      scopes,
      commands: commands.map((each) => ({ ...each })),
    })),
    COMPOSER_COMMANDS: composerCommands(facts.commands),
  });
  const files = Object.values(ICONS).map(({ file }) => [file, readFileSync(join(__dirname, file))] as const);
  return { manifest, files: Object.fromEntries(files) };
}

/** The zip that is uploaded to Teams. The same content gives the same bytes. */
export const zipOf = ({ manifest, files }: Package): Uint8Array =>
  zipSync(
    { 'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`), ...files },
    { mtime: new Date(2020, 0, 1), level: 9 },
  );

/** Makes the package from the environment, or says everything that is wrong with it. */
export function makePackage(env: Readonly<Record<string, string | undefined>>, folder: string): string {
  const given = settings.safeParse({ ...env, TEAMS_APP_ID: env.TEAMS_APP_ID || undefined });
  if (!given.success) throw new Error(`The environment is not complete:\n${z.prettifyError(given.error)}`);
  const facts = factsOfApp();
  const made = packageFor(given.data, facts);
  const faults = packageFaults(made, facts);
  if (faults.length > 0)
    throw new Error(`The package is not in order:\n${faults.map((each) => `- ${each}`).join('\n')}`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `communities-of-schools-${facts.version}.zip`);
  writeFileSync(file, zipOf(made));
  return file;
}

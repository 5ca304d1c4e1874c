import schema from '@microsoft/app-manifest/build/json-schemas/teams/v1.24/MicrosoftTeams.schema.json';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { PNG } from 'pngjs';
import { z } from 'zod';
import type { ComposerCommand, Word } from '../src/bot/router';
import { listedWords } from './commands';

/** The schema's version, here and in the import above: the template and every check take it from here. */
export const SCHEMA_VERSION = schema.properties.manifestVersion.const;

/** What the app really is and does, to hold the manifest against. */
export interface Facts {
  readonly version: string;
  readonly words: readonly Word[];
  readonly commands: readonly Pick<ComposerCommand, 'id' | 'title' | 'description'>[];
  /** Resource-specific permissions that something in the app needs. */
  readonly permissions: readonly string[];
  /** Hosts of pages shown inside Teams: none as long as every dialog is a card. */
  readonly domains: readonly string[];
  /** Sends files through Teams' file consent. */
  readonly sendsFiles: boolean;
}

export interface Package {
  readonly manifest: unknown;
  /** The files beside the manifest, by name. */
  readonly files: Readonly<Record<string, Uint8Array>>;
}

export const ICONS = {
  color: { file: 'color.png', size: 192 },
  outline: { file: 'outline.png', size: 32 },
} as const;
const LARGEST_ICON = 32 * 1024;

const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
const keepsTheSchema = ajv.compile(schema);

/** What the rules read of a manifest; the schema has said already whether the rest is right. */
const read = z.looseObject({
  $schema: z.string(),
  version: z.string(),
  icons: z.looseObject({ color: z.string(), outline: z.string() }),
  bots: z.tuple([
    z.looseObject({
      botId: z.string(),
      scopes: z.array(z.string()),
      supportsFiles: z.boolean(),
      commandLists: z.array(
        z.looseObject({
          scopes: z.array(z.string()),
          commands: z.array(z.looseObject({ title: z.string(), description: z.string() })),
        }),
      ),
    }),
  ]),
  composeExtensions: z.tuple([
    z.looseObject({
      botId: z.string(),
      commands: z.array(z.looseObject({ id: z.string(), title: z.string(), fetchTask: z.boolean() })),
    }),
  ]),
  webApplicationInfo: z.looseObject({ id: z.string() }),
  validDomains: z.array(z.string()),
  authorization: z
    .looseObject({ permissions: z.looseObject({ resourceSpecific: z.array(z.looseObject({ name: z.string() })) }) })
    .optional(),
});
type Manifest = z.infer<typeof read>;

const same = (some: readonly string[], others: readonly string[]): boolean =>
  [...some].sort().join('\n') === [...others].sort().join('\n');

const missing = (wanted: readonly string[], there: readonly string[]): string[] =>
  wanted.filter((each) => !there.includes(each));

function addressFaults(json: string): string[] {
  const leftover = [...new Set(json.match(/\$\{\{\w*\}?\}?/g))].map((each) => `${each} was not filled in`);
  const plain = [...new Set(json.match(/http:\/\/[^"\\\s]*/g))].map((each) => `${each} is not https`);
  return [...leftover, ...plain];
}

/** Longer ones are cut off in Teams' list. */
const LONGEST = { title: 32, description: 128 } as const;

function commandFaults({ bots: [bot] }: Manifest, words: readonly Word[]): string[] {
  const lists = bot.commandLists;
  const listed = lists.flatMap(({ scopes }) => scopes);
  return [
    ...(same(listed, bot.scopes)
      ? []
      : [`commands are listed for ${listed.join(', ')}, and the bot is in ${bot.scopes.join(', ')}`]),
    ...lists.flatMap(({ scopes, commands }) => {
      const where = scopes.includes('personal') ? 'personal' : 'shared';
      const answered = listedWords(words, where).map(({ word }) => word);
      const titles = commands.map(({ title }) => title);
      return [
        ...missing(titles, answered).map((each) => `${scopes.join(' and ')}: the bot does not answer “${each}” there`),
        ...missing(answered, titles).map((each) => `${scopes.join(' and ')}: “${each}” is not listed`),
        ...commands.flatMap(({ title, description }) => [
          ...(title.length > LONGEST.title ? [`“${title}” is longer than ${LONGEST.title} characters`] : []),
          ...(description.length > LONGEST.description
            ? [`what “${title}” does takes more than ${LONGEST.description} characters`]
            : []),
        ]),
      ];
    }),
  ];
}

function composerFaults({ composeExtensions: [extension] }: Manifest, commands: Facts['commands']): string[] {
  const listed = extension.commands.map(({ id, title }) => `${id} (${title})`);
  const answered = commands.map(({ id, title }) => `${id} (${title})`);
  return [
    ...missing(listed, answered).map((each) => `the bot does not know the composer’s command ${each}`),
    ...missing(answered, listed).map((each) => `the composer’s command ${each} is not listed`),
    ...extension.commands
      .filter(({ fetchTask }) => !fetchTask)
      .map(({ id }) => `${id} opens no dialog: it needs fetchTask`),
  ];
}

/** White of any strength on nothing: Teams colours it. */
const isOutline = ({ data }: PNG): boolean => {
  let hasClear = false;
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue, alpha] = data.subarray(at, at + 4);
    if (alpha === 0) hasClear = true;
    else if (red !== 255 || green !== 255 || blue !== 255) return false;
  }
  return hasClear;
};

function png(bytes: Uint8Array): PNG | null {
  try {
    return PNG.sync.read(Buffer.from(bytes));
  } catch {
    return null; // whatever is wrong with it, it is no picture
  }
}

function iconFaults(name: keyof typeof ICONS, file: string, files: Package['files']): string[] {
  const { size } = ICONS[name];
  const bytes = files[file];
  if (!bytes) return [`the icon ${file} is missing`];
  const picture = png(bytes);
  if (!picture) return [`the icon ${file} is not a PNG file`];
  return [
    ...(bytes.length > LARGEST_ICON ? [`the icon ${file} is larger than ${LARGEST_ICON / 1024} KB`] : []),
    ...(picture.width === size && picture.height === size
      ? []
      : [`the icon ${file} is ${picture.width} by ${picture.height}, not ${size} by ${size}`]),
    ...(name === 'outline' && !isOutline(picture) ? [`the icon ${file} is not white on a transparent ground`] : []),
  ];
}

/** All that is wrong with a package, as Microsoft's schema and our own rules have it; none when it can be uploaded. */
export function packageFaults({ manifest, files }: Package, facts: Facts): string[] {
  const bySchema = keepsTheSchema(manifest)
    ? []
    : (keepsTheSchema.errors ?? []).map(
        ({ instancePath, message = '' }) => `schema: ${instancePath || '/'} ${message}`,
      );
  const general = [...bySchema, ...addressFaults(JSON.stringify(manifest))];
  const parsed = read.safeParse(manifest);
  if (!parsed.success)
    return [...general, ...parsed.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`)];
  const { $schema, version, icons, bots, composeExtensions, webApplicationInfo, validDomains, authorization } =
    parsed.data;
  const [bot] = bots;
  const ids = [composeExtensions[0].botId, webApplicationInfo.id];
  const granted = (authorization?.permissions.resourceSpecific ?? []).map(({ name }) => name);
  return [
    ...general,
    ...($schema.includes(`/v${SCHEMA_VERSION}/`) ? [] : [`$schema is not of version ${SCHEMA_VERSION}`]),
    ...(version === facts.version ? [] : [`version is ${version}, and package.json says ${facts.version}`]),
    ...(ids.every((id) => id === bot.botId)
      ? []
      : ['the bot, its composer commands and webApplicationInfo have different ids']),
    ...(same(validDomains, facts.domains)
      ? []
      : [`validDomains is [${validDomains.join(', ')}], and used are [${facts.domains.join(', ')}]`]),
    ...(same(granted, facts.permissions)
      ? []
      : [`permissions are [${granted.join(', ')}], and used are [${facts.permissions.join(', ')}]`]),
    ...(bot.supportsFiles === facts.sendsFiles
      ? []
      : [
          `supportsFiles is ${String(bot.supportsFiles)}, and the bot ${facts.sendsFiles ? 'sends' : 'does not send'} files`,
        ]),
    ...commandFaults(parsed.data, facts.words),
    ...composerFaults(parsed.data, facts.commands),
    ...iconFaults('color', icons.color, files),
    ...iconFaults('outline', icons.outline, files),
  ];
}

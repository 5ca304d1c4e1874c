import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

// Every sentence somebody reads when something is not possible stands in a table of its area, in this folder.

const BOT = join(__dirname, '../../src/bot');
const FOLDER = join(BOT, 'refusals');

const isTable = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'string');

const sentences: readonly (readonly [string, string])[] = readdirSync(FOLDER).flatMap((file) => {
  const area = basename(file, '.ts');
  const exported = jest.requireActual<Readonly<Record<string, unknown>>>(join(FOLDER, file));
  return Object.entries(exported).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[`${area} ${name}`, value] as const]
      : isTable(value)
        ? Object.entries(value).map(([refusal, sentence]) => [`${area} ${name} ${refusal}`, sentence] as const)
        : [],
  );
});

/** What the reader can do now: an instruction, or where they find how things stand. */
const WAY_ON = new RegExp(
  [
    '(?:^|[.:;,] |—|then |first |or |and |please )(?:then |so |also )?(?:type|press|ask|choose|enter|open|close|write|say|give|note|check|tick|take|decide|defer|wait|tell|use|change|add|withdraw|speak|make|mend|shorten|read|finish|declare|reopen|move|end|look|put|name|send)\\b',
    '\\b(?:is|are|stands?|shows?|here) (?:on|in|under|below|what|the list)\\b',
    '\\b(?:can|goes|comes back|works) (?:then|there|to|when|still)\\b',
  ].join('|'),
  'iu',
);

test('there is a table for every area, and each has sentences', () => {
  expect(sentences.length).toBeGreaterThan(150);
  expect(new Set(sentences.map(([where]) => where.split(' ')[0])).size).toBe(readdirSync(FOLDER).length);
});

test.each(sentences)('%s says what to do next, in a sentence of a length one reads', (_, sentence) => {
  expect(sentence).toMatch(WAY_ON);
  expect(sentence).toMatch(/\.$/u);
  expect(sentence.length).toBeLessThanOrEqual(330);
  expect(sentence).not.toMatch(/[!]|\b(?:invalid|error|failed|illegal|please try again|you must not)\b/iu);
});

test('no table of refusals stands anywhere else', () => {
  const outside = readdirSync(BOT)
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => /Record<[^>]*(?:Refusal|Trouble)\b[^>]*, string>/u.test(readFileSync(join(BOT, file), 'utf8')));
  expect(outside).toEqual([]);
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/teams-store.md'), 'utf8');
const rows = page.split('\n').filter((line) => /^\| (?!Asked for|-)/.test(line) && !line.startsWith('|---'));
const named = rows.flatMap((row) => {
  const [, asked = '', file = '', name = ''] = /^\| (.*?) \| `(test\/[^`]+)`: (.*) \|$/.exec(row) ?? [];
  return file === '' ? [] : [[asked, file, name] as const];
});

/** What each test of a file is called: a plain name, or the last argument of a row of `test.each`. */
const names = (source: string): string => source.replaceAll(String.raw`\'`, '’').replaceAll("'", '’');

test.each(named)('“%s” is shown by a test of %s that exists', (_, file, name) => {
  expect(existsSync(join(ROOT, file))).toBe(true);
  const source = names(readFileSync(join(ROOT, file), 'utf8'));
  const caught = name.endsWith(' is caught') ? name.slice(0, -' is caught'.length) : name;
  expect(source).toContain(`’${names(caught)}’`);
});

test('every line names a test, or says that it is looked at by hand', () => {
  const byHand = rows.filter((row) => row.includes('**By hand**'));
  expect(rows.length - byHand.length).toBe(named.length);
  expect(named.length).toBeGreaterThan(25);
});

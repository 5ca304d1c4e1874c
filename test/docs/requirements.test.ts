import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const STANDS = ['done', 'partly', 'setting', 'text', 'later', 'not ours'];

interface Row {
  readonly number: number;
  readonly stands: string;
  readonly what: string;
  readonly test: string;
}

const rows: readonly Row[] = readFileSync(join(ROOT, 'docs/requirements.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const match = /^\|\s*R(\d+)\s*\|([^|]*)\|(.*)\|([^|]*)\|$/u.exec(line);
    if (!match) return [];
    const [, number = '', stands = '', what = '', test = ''] = match;
    return [
      { number: Number(number), stands: stands.trim(), what: what.trim(), test: test.trim().replaceAll('`', '') },
    ];
  });

/** The requirements a test file cites: `R76`, or a run such as `R169 to R185`. */
function citedIn(path: string): ReadonlySet<number> {
  const cited = new Set<number>();
  for (const [, first = '', last = first] of readFileSync(path, 'utf8').matchAll(/\bR(\d{1,3})(?: to R(\d{1,3}))?\b/gu))
    for (let number = Number(first); number <= Number(last); number += 1) cited.add(number);
  return cited;
}

test('every requirement from R1 to R199 has exactly one row', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 199 }, (_, index) => index + 1));
});

test('every row says where the requirement stands, and in words what there is', () => {
  expect(rows.filter(({ stands }) => !STANDS.includes(stands))).toEqual([]);
  expect(rows.filter(({ what }) => what === '')).toEqual([]);
});

test('what is done names a test', () => {
  expect(rows.filter(({ stands, test: path }) => stands === 'done' && path === '')).toEqual([]);
});

test('every test named exists and cites the requirement', () => {
  const wrong = rows.filter(({ number, test: path }) => {
    if (path === '') return false;
    const file = join(ROOT, path);
    return !existsSync(file) || !citedIn(file).has(number);
  });
  expect(wrong).toEqual([]);
});

import { ncrontab } from '../../../local/functions-host/ncrontab';

const next = (expression: string, after: string) => ncrontab(expression)(new Date(after)).toISOString();

test.each([
  ['every five minutes', '0 */5 * * * *', '2026-11-23T09:02:30Z', '2026-11-23T09:05:00.000Z'],
  ['strictly after, even on the dot', '0 */5 * * * *', '2026-11-23T09:05:00Z', '2026-11-23T09:10:00.000Z'],
  ['a moment with milliseconds', '* * * * * *', '2026-11-23T09:05:00.900Z', '2026-11-23T09:05:01.000Z'],
  ['over midnight and the year', '0 30 2 * * *', '2026-12-31T03:00:00Z', '2027-01-01T02:30:00.000Z'],
  ['a list of hours', '0 0 8,12,17 * * *', '2026-11-23T12:00:00Z', '2026-11-23T17:00:00.000Z'],
  ['Mondays to Fridays', '0 0 9 * * 1-5', '2026-11-20T09:00:00Z', '2026-11-23T09:00:00.000Z'],
  ['the first of a quarter', '0 0 0 1 1,4,7,10 *', '2026-11-23T00:00:00Z', '2027-01-01T00:00:00.000Z'],
  ['from a start on', '0 10/20 * * * *', '2026-11-23T09:31:00Z', '2026-11-23T09:50:00.000Z'],
  ['the last of January, then March', '0 0 0 31 * *', '2027-01-31T00:00:00Z', '2027-03-31T00:00:00.000Z'],
  ['29 February', '0 0 0 29 2 *', '2026-11-23T00:00:00Z', '2028-02-29T00:00:00.000Z'],
])('the next moment: %s', (_, expression, after, due) => {
  expect(next(expression, after)).toBe(due);
});

test.each([
  ['*/5 * * * *', /five? fields|5 fields/],
  ['0 0 9 * * MON', /day of the week "MON" is not understood/],
  ['0 61 * * * *', /minute "61" is out of range/],
  ['0 */0 * * * *', /out of range/],
])('a schedule it does not know is refused: %s', (expression, reason) => {
  expect(() => ncrontab(expression)).toThrow(reason);
});

test('a day that never comes is refused rather than looked for without end', () => {
  expect(() => next('0 0 0 30 2 *', '2026-11-23T00:00:00Z')).toThrow(/never comes/);
});

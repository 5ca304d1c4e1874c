import { instant, localDate } from '../../src/domain/calendar/dates';
import type { RulesVersion, Settings } from '../../src/domain/profile';
import { defaultProfile, defaultRules, profileOn } from '../../src/domain/profile';

const version = (number: number, from: string, settings: Partial<Settings>): RulesVersion => ({
  version: number,
  from: localDate(from),
  settings,
  by: 'callum',
  at: instant('2026-11-05T09:00:00Z'),
  note: 'Agreed with the chairs',
});
const on = (day: string, ...versions: RulesVersion[]) => profileOn({ versions }, localDate(day));

test('where KCC has set nothing, version 1 counts, from September 2025', () => {
  expect(profileOn(defaultRules, localDate('2026-11-10'))).toBe(defaultProfile);
  expect(defaultProfile).toMatchObject({ version: 1, from: '2025-09-01' });
});

test('a version counts from its first day on, and not before (R142)', () => {
  const second = version(2, '2026-11-10', { requestWords: 300 });
  expect(on('2026-11-09', second).requestWords).toBe(250);
  expect(on('2026-11-10', second)).toEqual({ ...defaultProfile, version: 2, from: '2026-11-10', requestWords: 300 });
});

test('a later change that begins earlier replaces the one that was planned', () => {
  const planned = version(2, '2027-01-04', { requestWords: 300 });
  const sooner = version(3, '2026-12-01', { requestWords: 200 });
  expect(on('2026-12-01', planned, sooner).version).toBe(3);
  expect(on('2027-01-05', planned, sooner).version).toBe(3);
});

test('a setting that did not exist when a version was written has its default', () => {
  expect(on('2026-11-10', version(2, '2026-11-10', { requesterVotes: true })).yearR).toBe('warn');
});

import fc from 'fast-check';
import { addDays, localDate, weekday } from '../../../src/domain/calendar/dates';
import { addWorkingDays, isWorkingDay } from '../../../src/domain/calendar/working-days';

describe('working days (R108, R109, R163)', () => {
  test.each([
    ['2026-11-05', '2026-11-10', '2026-12-17'],
    ['2026-12-03', '2026-12-08', '2027-01-19'],
    ['2026-12-23', '2026-12-30', '2027-02-08'],
    ['2027-03-04', '2027-03-09', '2027-04-19'],
    ['2027-05-05', '2027-05-10', '2027-06-17'],
  ])('what is approved on %s is sent by %s and paid by %s', (approved, sent, paid) => {
    expect(addWorkingDays(localDate(approved), 3)).toBe(sent);
    expect(addWorkingDays(localDate(approved), 30)).toBe(paid);
  });

  test.each([
    '2025-01-01',
    '2025-04-18',
    '2025-04-21',
    '2025-05-05',
    '2025-05-26',
    '2025-08-25',
    '2025-12-25',
    '2025-12-26',
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-04',
    '2026-05-25',
    '2026-08-31',
    '2026-12-25',
    '2026-12-28',
    '2027-01-01',
    '2027-03-26',
    '2027-03-29',
    '2027-05-03',
    '2027-05-31',
    '2027-08-30',
    '2027-12-27',
    '2027-12-28',
    '2028-01-03',
    '2028-04-14',
    '2028-04-17',
    '2028-05-01',
    '2028-05-29',
    '2028-08-28',
    '2028-12-25',
    '2028-12-26',
  ])('%s is a bank holiday, and a weekday', (day) => {
    expect(isWorkingDay(localDate(day))).toBe(false);
    expect([1, 2, 3, 4, 5]).toContain(weekday(localDate(day)));
  });

  test('a Saturday and a Sunday are no working days, the Friday and the Monday around them are', () => {
    const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map((day) => isWorkingDay(localDate(day)));
    expect(days).toEqual([true, false, false, true]);
  });

  test('a day in the school holidays is a working day for KCC', () => {
    expect(isWorkingDay(localDate('2026-08-03'))).toBe(true);
  });

  test('no working days later is the day itself, even on a Sunday', () => {
    expect(addWorkingDays(localDate('2026-11-22'), 0)).toBe('2026-11-22');
  });

  test('asking past the end of the bank holiday list is refused with a sentence, not guessed', () => {
    expect(() => isWorkingDay(localDate('2029-01-02'))).toThrow(/No bank holidays are listed for 2029-01-02/);
    expect(() => isWorkingDay(localDate('2024-12-31'))).toThrow(/add its year to bank-holidays.ts/);
    expect(() => addWorkingDays(localDate('2028-12-20'), 30)).toThrow(RangeError);
  });

  test('half a working day, or a negative number of them, is refused', () => {
    expect(() => addWorkingDays(localDate('2026-11-23'), 1.5)).toThrow(RangeError);
    expect(() => addWorkingDays(localDate('2026-11-23'), -1)).toThrow(RangeError);
  });

  test('counting on from any day in two steps is the same as counting on in one', () => {
    const day = fc.integer({ min: 0, max: 1000 }).map((days) => addDays(localDate('2025-01-01'), days));
    fc.assert(
      fc.property(day, fc.nat({ max: 40 }), fc.nat({ max: 40 }), (start, some, more) => {
        expect(addWorkingDays(addWorkingDays(start, some), more)).toBe(addWorkingDays(start, some + more));
      }),
      { seed: 20261123, numRuns: 200 },
    );
  });
});

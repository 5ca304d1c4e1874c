import {
  addDays,
  daysInclusive,
  instant,
  localDate,
  londonDate,
  londonInstant,
  londonTime,
  parseLocalDate,
  weekday,
} from '../../../src/domain/calendar/dates';
import { sayDate, sayDay, sayMoment } from '../../../src/domain/calendar/say';
import type { AcademicYear } from '../../../src/domain/calendar/years';
import {
  academicYearOf,
  firstDayOf,
  lastDayOf,
  nextYear,
  parseAcademicYear,
  shortYear,
} from '../../../src/domain/calendar/years';

describe('days', () => {
  test.each(['2026-02-31', '2026-13-01', '2027-02-29', '', 'tomorrow', '26-11-23', '2026-11-23T00:00', '2026-1-2'])(
    '"%s" is no day',
    (text) => {
      expect(parseLocalDate(text)).toBeNull();
      expect(() => localDate(text)).toThrow(RangeError);
    },
  );

  test('29 February is a day in a leap year', () => {
    expect(parseLocalDate('2028-02-29')).toBe('2028-02-29');
  });

  test('days are counted over months, years and the change of the clocks', () => {
    expect(addDays(localDate('2026-12-31'), 1)).toBe('2027-01-01');
    expect(addDays(localDate('2028-03-01'), -1)).toBe('2028-02-29');
    expect(addDays(localDate('2026-10-24'), 2)).toBe('2026-10-26');
    expect(daysInclusive(localDate('2026-10-24'), localDate('2026-10-26'))).toBe(3);
    expect(daysInclusive(localDate('2026-11-23'), localDate('2026-11-23'))).toBe(1);
    expect(daysInclusive(localDate('2026-11-24'), localDate('2026-11-23'))).toBe(0);
  });

  test('the week begins on Sunday', () => {
    expect(weekday(localDate('2026-11-22'))).toBe(0);
    expect(weekday(localDate('2026-11-28'))).toBe(6);
  });
});

describe('time in Kent', () => {
  test('in summer it is an hour ahead of UTC, also past midnight', () => {
    const late = instant('2026-07-01T23:30:00Z');
    expect(londonDate(late)).toBe('2026-07-02');
    expect(londonTime(late)).toBe('00:30');
    expect(londonTime(instant('2026-11-23T09:00:00Z'))).toBe('09:00');
  });

  test.each([
    ['in winter', '2026-11-10', '13:00', '2026-11-10T13:00:00.000Z'],
    ['in summer', '2026-06-10', '13:00', '2026-06-10T12:00:00.000Z'],
    ['just after midnight in summer', '2026-06-10', '00:15', '2026-06-09T23:15:00.000Z'],
    ['in the hour the spring change skips', '2027-03-28', '01:30', '2027-03-28T01:30:00.000Z'],
    ['in the hour the autumn change repeats, the first', '2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
    ['just after the autumn change', '2026-10-25', '02:00', '2026-10-25T02:00:00.000Z'],
  ])('%s: %s %s is %s', (_when, day, time, expected) => {
    expect(londonInstant(localDate(day), time)).toBe(expected);
  });

  test('a time is said back as it was given, every hour of a year', () => {
    for (let day = localDate('2026-09-01'); day <= '2027-08-31'; day = addDays(day, 1)) {
      for (const time of ['00:00', '09:00', '17:00', '23:59']) {
        const at = londonInstant(day, time);
        expect(`${londonDate(at)} ${londonTime(at)}`).toBe(`${day} ${time}`);
      }
    }
  });

  test('days and moments are said as people say them', () => {
    expect(sayDay(localDate('2026-11-10'))).toBe('Tuesday 10 November');
    expect(sayDate(localDate('2026-11-10'))).toBe('10 November 2026');
    expect(sayMoment(instant('2026-07-01T23:05:00Z'))).toBe('Thursday 2 July at 00:05');
  });
});

describe('academic years', () => {
  const year = (text: string): AcademicYear => {
    const parsed = parseAcademicYear(text);
    if (!parsed) throw new Error(text);
    return parsed;
  };

  test('a year runs from 1 September to 31 August', () => {
    expect(academicYearOf(localDate('2026-08-31'))).toBe('2025-26');
    expect(academicYearOf(localDate('2026-09-01'))).toBe('2026-27');
    expect(firstDayOf(year('2026-27'))).toBe('2026-09-01');
    expect(lastDayOf(year('2026-27'))).toBe('2027-08-31');
  });

  test('it is written short in references, and followed by the next, also over a century', () => {
    expect(shortYear(year('2026-27'))).toBe('2627');
    expect(nextYear(year('2026-27'))).toBe('2027-28');
    expect(academicYearOf(localDate('2099-12-01'))).toBe('2099-00');
    expect(parseAcademicYear('2099-00')).toBe('2099-00');
  });

  test.each(['2026-28', '2026-26', '2026/27', '26-27', '', '1999-00'])('"%s" is no academic year', (text) => {
    expect(parseAcademicYear(text)).toBeNull();
  });
});

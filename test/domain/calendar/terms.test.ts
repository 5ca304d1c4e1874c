import type { LocalDate } from '../../../src/domain/calendar/dates';
import { localDate, weekday } from '../../../src/domain/calendar/dates';
import { isSchoolDay, schoolDaysBefore, submissionCutOff, termsOf } from '../../../src/domain/calendar/terms';
import { isWorkingDay } from '../../../src/domain/calendar/working-days';
import { parseAcademicYear } from '../../../src/domain/calendar/years';

const year = (text: string) => {
  const parsed = parseAcademicYear(text);
  if (!parsed) throw new Error(text);
  return parsed;
};
const terms = termsOf(year('2026-27')) ?? [];
const days = (...texts: string[]): LocalDate[] => texts.map(localDate);
const meetings = days(
  '2026-09-03',
  '2026-11-12',
  '2026-12-03',
  '2027-01-07',
  '2027-01-21',
  '2027-03-04',
  '2027-05-06',
  '2027-06-10',
);

describe('school days and the submission cut-off', () => {
  test('there are six terms, in order, each beginning and ending on a working day', () => {
    expect(terms.map((each) => each.number)).toEqual([1, 2, 3, 4, 5, 6]);
    const bounds = terms.flatMap((each) => [each.from, each.to]);
    expect([...bounds].sort()).toEqual(bounds);
    expect(bounds.filter((day) => !isWorkingDay(day))).toEqual([]);
  });

  test('a year whose terms nobody has entered has none', () => {
    expect(termsOf(year('2031-32'))).toBeNull();
  });

  test.each([
    ['a weekday in term', '2026-11-12', true],
    ['a Saturday in term', '2026-11-14', false],
    ['a weekday in half term', '2026-10-21', false],
    ['a bank holiday in term', '2027-05-03', false],
    ['the last day of a term', '2026-12-18', true],
  ])('%s (%s): school day %s', (_what, day, expected) => {
    expect(isSchoolDay(localDate(day), terms)).toBe(expected);
  });

  test.each([
    ['within a week', '2026-11-12', '2026-11-09'],
    ['over a weekend', '2026-11-10', '2026-11-05'],
    ['over half term', '2026-11-03', '2026-10-15'],
    ['over a bank holiday', '2027-05-06', '2027-04-30'],
  ])('three school days before, %s: %s needs it by %s', (_what, meeting, expected) => {
    expect(schoolDaysBefore(localDate(meeting), 3, terms)).toBe(expected);
  });

  test('requests for an ordinary meeting can be handed in until three school days before', () => {
    expect(submissionCutOff(localDate('2026-11-12'), meetings, terms)).toBe('2026-11-09');
    expect(submissionCutOff(localDate('2026-12-03'), meetings, terms)).toBe('2026-11-30');
  });

  test('the first meetings of Term 1 and of Term 3 have no cut-off, the second of Term 3 has one', () => {
    expect(submissionCutOff(localDate('2026-09-03'), meetings, terms)).toBeNull();
    expect(submissionCutOff(localDate('2027-01-07'), meetings, terms)).toBeNull();
    expect(submissionCutOff(localDate('2027-01-21'), meetings, terms)).toBe('2027-01-18');
  });

  test('where KCC wants it, they have one as well, as far back as the terms are known (R162)', () => {
    const cutOff = (day: string) => submissionCutOff(localDate(day), meetings, terms, 3, true);
    expect(cutOff('2027-01-07')).toBe('2027-01-04');
    expect(cutOff('2026-09-03')).toBeNull();
  });

  test('a meeting in half term has the cut-off of the school days before it', () => {
    const inHalfTerm = localDate('2027-06-02');
    expect(weekday(inHalfTerm)).toBe(3);
    expect(submissionCutOff(inHalfTerm, [...meetings, inHalfTerm], terms)).toBe('2027-05-26');
  });

  test('a year without terms is refused with a sentence, not guessed', () => {
    expect(() => submissionCutOff(localDate('2027-11-11'), [localDate('2027-11-11')], [])).toThrow(
      /add them to terms.ts/,
    );
    expect(() => schoolDaysBefore(localDate('2026-09-02'), 3, terms)).toThrow(RangeError);
    expect(() => schoolDaysBefore(localDate('2026-11-12'), 0, terms)).toThrow(RangeError);
  });
});

import type { LocalDate } from './dates';
import { addDays, localDate } from './dates';
import { isWorkingDay } from './working-days';
import type { AcademicYear } from './years';

/** One of Kent's six school terms; both days are school days. */
export interface Term {
  readonly number: 1 | 2 | 3 | 4 | 5 | 6;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const term = (number: Term['number'], from: string, to: string): Term => ({
  number,
  from: localDate(from),
  to: localDate(to),
});

/** Term dates by academic year. Schools set their own, so these serve warnings and cut-offs and nothing stricter. */
const TERMS: Readonly<Record<string, readonly Term[]>> = {
  '2026-27': [
    term(1, '2026-09-01', '2026-10-16'),
    term(2, '2026-11-02', '2026-12-18'),
    term(3, '2027-01-04', '2027-02-12'),
    term(4, '2027-02-22', '2027-03-25'),
    term(5, '2027-04-12', '2027-05-28'),
    term(6, '2027-06-07', '2027-07-22'),
  ],
};

/** The terms of that academic year, or null while nobody has entered them. */
export const termsOf = (year: AcademicYear): readonly Term[] | null => TERMS[year] ?? null;

/** Whether schools are open that day: a working day inside a term. */
export const isSchoolDay = (date: LocalDate, terms: readonly Term[]): boolean =>
  terms.some((each) => each.from <= date && date <= each.to) && isWorkingDay(date);

/** The n-th school day before the date; refused where the terms given do not reach back that far. */
export function schoolDaysBefore(date: LocalDate, days: number, terms: readonly Term[]): LocalDate {
  if (!Number.isSafeInteger(days) || days < 1) throw new RangeError(`Not a number of school days: ${days}`);
  const earliest = terms.map((each) => each.from).sort()[0];
  let day = date;
  for (let left = days; left > 0;) {
    day = addDays(day, -1);
    if (earliest === undefined || day < earliest) {
      throw new RangeError(`No school terms are listed ${days} school days before ${date}: add them to terms.ts.`);
    }
    if (isSchoolDay(day, terms)) left -= 1;
  }
  return day;
}

/** The term a day falls in, or the next one when it falls in a holiday. */
const termAround = (date: LocalDate, terms: readonly Term[]): Term | undefined =>
  [...terms].sort((a, b) => a.from.localeCompare(b.from)).find((each) => date <= each.to);

/** After the summer and after Christmas nobody could hand anything in three school days before. */
const TERMS_WITHOUT_CUT_OFF: readonly number[] = [1, 3];

/** Whether there are that many school days before the date in the terms given. */
function reaches(date: LocalDate, days: number, terms: readonly Term[]): boolean {
  let left = days;
  for (const { from, to } of terms)
    for (let day = from; day <= to && day < date && left > 0; day = addDays(day, 1))
      if (isSchoolDay(day, terms)) left -= 1;
  return left === 0;
}

/**
 * The last day on which a request for that meeting can be handed in, or null when there is no cut-off: for the first
 * meeting of Terms 1 and 3, unless `afterHolidays` and the terms known reach back far enough. `meetingDays` are all the community's meetings of the year, `schoolDays` the rule profile's.
 */
export function submissionCutOff(
  meetingDay: LocalDate,
  meetingDays: readonly LocalDate[],
  terms: readonly Term[],
  schoolDays = 3,
  afterHolidays = false,
): LocalDate | null {
  const around = termAround(meetingDay, terms);
  const isFirstOfTerm = !meetingDays.some((day) => day < meetingDay && termAround(day, terms) === around);
  const followsHolidays = around && isFirstOfTerm && TERMS_WITHOUT_CUT_OFF.includes(around.number);
  if (followsHolidays && (!afterHolidays || !reaches(meetingDay, schoolDays, terms))) return null;
  return schoolDaysBefore(meetingDay, schoolDays, terms);
}

import type { LocalDate } from '../calendar/dates';
import { addDays, daysInclusive } from '../calendar/dates';
import type { AcademicYear } from '../calendar/years';
import { academicYearOf, lastDayOf } from '../calendar/years';
import type { Pence } from '../money';
import { pence, subtract } from '../money';

/** What exactly is voted on and, when agreed, paid: fixed by the chair before the vote opens (R90, R92). */
export interface Terms {
  readonly amount: Pence;
  readonly start: LocalDate;
  /** Last day; null for support that lasts while the pupil is at the school, which then has a review date (R52). */
  readonly end: LocalDate | null;
  readonly review: LocalDate | null;
  /** Free text, empty when there are none. */
  readonly conditions: string;
  /** True when nothing may be sent to KCC until the chair says the conditions are met (R92). */
  readonly heldUntilMet: boolean;
  /** What these terms do to the interim decision they are about; terms of a request have none of it. */
  readonly interim?: 'confirm' | 'change' | 'end' | undefined;
}

/** A share of an award that falls into one academic year. Later years stay provisional until KCC sets that budget. */
export interface YearShare {
  readonly year: AcademicYear;
  readonly amount: Pence;
}

/** Splits an award over academic years by calendar days; odd pence go to the first year. Open-ended awards count to their review. */
export function sharesByYear(terms: Terms): readonly [YearShare, ...YearShare[]] {
  const last = terms.end ?? terms.review ?? terms.start;
  const days = daysInclusive(terms.start, last);
  const first = academicYearOf(terms.start);
  const later: YearShare[] = [];
  for (let from = addDays(lastDayOf(first), 1); from <= last; from = addDays(lastDayOf(academicYearOf(from)), 1)) {
    const year = academicYearOf(from);
    const until = last < lastDayOf(year) ? last : lastDayOf(year);
    later.push({ year, amount: pence(Math.floor((terms.amount * daysInclusive(from, until)) / days)) });
  }
  const rest = later.reduce((left, share) => subtract(left, share.amount), terms.amount);
  return [{ year: first, amount: rest }, ...later];
}

import type { LocalDate } from '../calendar/dates';
import { addDays } from '../calendar/dates';
import { sayDate } from '../calendar/say';
import type { Period } from './community';

const earlier = (a: LocalDate | null, b: LocalDate | null): LocalDate | null =>
  a === null ? b : b === null || a < b ? a : b;

/** The days both periods have, or null when there are none. */
export function common(a: Period, b: Period): Period | null {
  const from = a.from > b.from ? a.from : b.from;
  const to = earlier(a.to, b.to);
  return to === null || from <= to ? { from, to } : null;
}

export const overlap = (a: Period, b: Period): boolean => common(a, b) !== null;

/** Whether any of its days is today or later. */
export const lasts = (period: Period, today: LocalDate): boolean => period.to === null || period.to >= today;

/** Whether they meet today or later: what only the past knows is nobody's fault any more. */
export const stillOverlap = (a: Period, b: Period, today: LocalDate): boolean => {
  const both = common(a, b);
  return both !== null && lasts(both, today);
};

/** The last day of what is gone from the register today: yesterday, or today for what began today. */
export const lastDayWhenGone = (period: Period, today: LocalDate): LocalDate =>
  period.from === today ? today : addDays(today, -1);

/** `from 1 September 2025`, with `until …` where it ends. */
export const sayPeriod = ({ from, to }: Period): string =>
  `from ${sayDate(from)}${to === null ? '' : ` until ${sayDate(to)}`}`;

import type { Instant, LocalDate } from './dates';
import { londonDate, londonTime } from './dates';

const long = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' });
const longWithYear = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** `Tuesday 10 November`. */
export const sayDay = (date: LocalDate): string => long.format(new Date(`${date}T00:00:00Z`)).replace(',', '');
/** `10 November 2026`, where the year matters more than the weekday. */
export const sayDate = (date: LocalDate): string => longWithYear.format(new Date(`${date}T00:00:00Z`));
/** `Tuesday 10 November at 14:05`. */
export const sayMoment = (at: Instant): string => `${sayDay(londonDate(at))} at ${londonTime(at)}`;

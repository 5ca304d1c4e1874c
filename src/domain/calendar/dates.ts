/** A day in Europe/London, `YYYY-MM-DD`. Compares as text. */
export type LocalDate = string & { readonly __unit: 'local date' };
/** A moment in UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`. Compares as text. */
export type Instant = string & { readonly __unit: 'instant' };

const LONDON = 'Europe/London';
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The text as a date, or null when there is no such day (31 February, a word, an empty box). */
export function parseLocalDate(text: string): LocalDate | null {
  if (!DATE.test(text)) return null;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text) ? (text as LocalDate) : null;
}

export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (!date) throw new RangeError(`Not a date: ${text}`);
  return date;
}

export function instant(value: string | Date): Instant {
  return new Date(value).toISOString() as Instant;
}

const londonDay = new Intl.DateTimeFormat('en-CA', { timeZone: LONDON });
const londonClock = new Intl.DateTimeFormat('en-GB', { timeZone: LONDON, hour: '2-digit', minute: '2-digit' });

/** The day it is in Kent at that moment. */
export const londonDate = (at: Instant): LocalDate => londonDay.format(new Date(at)) as LocalDate;
/** The time it is in Kent at that moment, `14:05`. */
export const londonTime = (at: Instant): string => londonClock.format(new Date(at));

export function addDays(date: LocalDate, days: number): LocalDate {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10) as LocalDate;
}

/** 0 Sunday to 6 Saturday. */
export const weekday = (date: LocalDate): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** Days from `from` to `to`, both counted; 0 when `to` is earlier. */
export function daysInclusive(from: LocalDate, to: LocalDate): number {
  const days = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000 + 1;
  return Math.max(0, days);
}

/** The moment a clock in Kent shows that time on that day; a time the spring change skips counts on by an hour. */
export function londonInstant(date: LocalDate, time: string): Instant {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  const shown = (ms: number) => `${londonDay.format(ms)} ${londonClock.format(ms)}`;
  const summer = asUtc - 3_600_000;
  return instant(new Date(shown(summer) === `${date} ${time}` ? summer : asUtc));
}

import { isBankHoliday } from './bank-holidays';
import type { LocalDate } from './dates';
import { addDays, weekday } from './dates';

const isWeekend = (date: LocalDate): boolean => weekday(date) === 0 || weekday(date) === 6;

/** Monday to Friday and no bank holiday in England and Wales (R163). School holidays are working days for KCC. */
export const isWorkingDay = (date: LocalDate): boolean => !isBankHoliday(date) && !isWeekend(date);

/** The n-th working day after the date; the date itself is not counted (R108, R109). */
export function addWorkingDays(date: LocalDate, days: number): LocalDate {
  if (!Number.isSafeInteger(days) || days < 0) throw new RangeError(`Not a number of working days: ${days}`);
  let day = date;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

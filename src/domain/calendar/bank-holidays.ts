import type { LocalDate } from './dates';

/** Bank holidays in England and Wales, year by year, as gov.uk publishes them. Add a year before it begins. */
const BANK_HOLIDAYS: Readonly<Record<string, readonly string[]>> = {
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2028: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
};

/** The last year whose bank holidays are listed. */
export const lastYearOfBankHolidays = (): number => Math.max(...Object.keys(BANK_HOLIDAYS).map(Number));

/** Whether that day is a bank holiday; a day outside the list is refused rather than guessed. */
export function isBankHoliday(date: LocalDate): boolean {
  const holidays = BANK_HOLIDAYS[date.slice(0, 4)];
  if (!holidays) {
    const years = Object.keys(BANK_HOLIDAYS).join(', ');
    throw new RangeError(
      `No bank holidays are listed for ${date}: add its year to bank-holidays.ts (listed: ${years}).`,
    );
  }
  return holidays.includes(date.slice(5));
}

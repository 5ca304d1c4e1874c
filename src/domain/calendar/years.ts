import type { LocalDate } from './dates';
import { localDate } from './dates';

/** An academic year, 1 September to 31 August, written `2026-27`. */
export type AcademicYear = string & { readonly __unit: 'academic year' };

const named = (startsIn: number): AcademicYear =>
  `${startsIn}-${String((startsIn + 1) % 100).padStart(2, '0')}` as AcademicYear;

export function academicYearOf(date: LocalDate): AcademicYear {
  const year = Number(date.slice(0, 4));
  return named(date.slice(5) >= '09-01' ? year : year - 1);
}

export function parseAcademicYear(text: string): AcademicYear | null {
  const match = /^(20\d{2})-\d{2}$/.exec(text);
  return match && named(Number(match[1])) === text ? (text as AcademicYear) : null;
}

export const nextYear = (year: AcademicYear): AcademicYear => named(Number(year.slice(0, 4)) + 1);
export const firstDayOf = (year: AcademicYear): LocalDate => localDate(`${year.slice(0, 4)}-09-01`);
export const lastDayOf = (year: AcademicYear): LocalDate => localDate(`${Number(year.slice(0, 4)) + 1}-08-31`);
/** `2627`, as references carry it (ASH-2627-014). */
export const shortYear = (year: AcademicYear): string => year.slice(2, 4) + year.slice(5);

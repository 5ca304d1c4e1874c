import { z } from 'zod';
import type { Instant, LocalDate } from '../domain/calendar/dates';
import { parseLocalDate } from '../domain/calendar/dates';
import type { AcademicYear } from '../domain/calendar/years';
import { parseAcademicYear } from '../domain/calendar/years';
import { AREAS } from '../domain/community/community';
import type { Pence } from '../domain/money';

// What stored documents are made of.

export const text = z.string();
export const keys = <Name extends string>(table: Readonly<Record<Name, unknown>>) =>
  z.enum(Object.keys(table) as [Name, ...Name[]]);
export const date = z.custom<LocalDate>(
  (value) => typeof value === 'string' && parseLocalDate(value) !== null,
  'not a date',
);
export const at = z.custom<Instant>(
  (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T.*Z$/.test(value),
  'not a moment',
);
export const money = z.custom<Pence>((value) => Number.isSafeInteger(value), 'not whole pence');
export const year = z.custom<AcademicYear>(
  (value) => typeof value === 'string' && parseAcademicYear(value) !== null,
  'not a year',
);
export const area = z.enum(AREAS);
export const period = { from: date, to: date.nullable() };
export const source = z.enum(['register', 'teams']);

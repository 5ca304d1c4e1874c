import type { LocalDate } from '../calendar/dates';

/** One document as an import leaves it, and what was done to it in sentences; none, when it stays as it is. */
export interface Planned<T> {
  readonly after: T;
  readonly changes: readonly string[];
}

export const isChange = (planned: Planned<unknown>): boolean => planned.changes.length > 0;

/** What every part of an import goes by. */
export interface ImportTerms {
  readonly today: LocalDate;
  /** Leave alone what is missing from the register. */
  readonly endingsHeld: boolean;
}

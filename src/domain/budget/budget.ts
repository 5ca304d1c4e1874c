import type { AcademicYear } from '../calendar/years';
import type { Pence } from '../money';
import { add, pence, subtract } from '../money';

/** A community's money for one academic year (R115 to R124). All in pence. */
export interface Budget {
  readonly year: AcademicYear;
  /** False while KCC has set nothing for that year: only what awards reaching into it have promised stands here, provisionally. */
  readonly isSet: boolean;
  readonly total: Pence;
  /** Part of the total taken first for the Specialist Teaching and Learning Service (R123). */
  readonly stls: Pence;
  /** Part of the total taken first for protections, in the transition year only (R124). */
  readonly protections: Pence;
  /** Where KCC published the figures (R119). */
  readonly source: string;
  /** What decisions of this community have promised and KCC has not yet paid. */
  readonly committed: Pence;
  /** What KCC has paid. */
  readonly spent: Pence;
}

/** A year KCC has set no budget for yet. */
export const unset = (year: AcademicYear): Budget => ({
  year,
  isSet: false,
  total: pence(0),
  stls: pence(0),
  protections: pence(0),
  source: '',
  committed: pence(0),
  spent: pence(0),
});

/** What the community can still decide about: total less top slices, less spent, less committed. */
export const remaining = (budget: Budget): Pence =>
  subtract(budget.total, add(budget.stls, budget.protections, budget.spent, budget.committed));

export const canCarry = (budget: Budget, amount: Pence): boolean => amount <= remaining(budget);

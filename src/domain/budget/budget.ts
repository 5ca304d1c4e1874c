import type { Instant } from '../calendar/dates';
import type { AcademicYear } from '../calendar/years';
import type { PersonId } from '../community/community';
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
  readonly adjustments: readonly Adjustment[];
}

/** What KCC's administrators entered besides the register's figures: signed, with who, when and why (R126). */
export interface Adjustment {
  readonly amount: Pence;
  readonly reason: string;
  readonly by: PersonId;
  readonly at: Instant;
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
  adjustments: [],
});

export const adjusted = ({ adjustments }: Budget): Pence => add(pence(0), ...adjustments.map(({ amount }) => amount));

/** What the community can still decide about: total as adjusted, less top slices, less spent, less committed. */
export const remaining = (budget: Budget): Pence =>
  subtract(add(budget.total, adjusted(budget)), add(budget.stls, budget.protections, budget.spent, budget.committed));

/** Whether so much can be promised; what needs nothing, or gives money back, always can, also where KCC took more than was left. */
export const canCarry = (budget: Budget, amount: Pence): boolean => amount <= 0 || amount <= remaining(budget);

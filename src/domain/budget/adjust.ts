import type { Instant } from '../calendar/dates';
import type { PersonId } from '../community/community';
import type { CosEvent } from '../events';
import type { Pence } from '../money';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { Budget } from './budget';

export type AdjustRefusal = 'NoBudget' | 'AmountMissing' | 'ReasonMissing' | 'ReasonTooLong' | 'NamesAPupil';

export const LONGEST_REASON = 500;

/** KCC's own entry in a community's year: more or less to decide about, signed, and why (R115, R126). It may leave less than nothing. */
export function adjustBudget(
  budget: Budget | null,
  { amount, reason, by }: { readonly amount: Pence; readonly reason: string; readonly by: PersonId },
  at: Instant,
): Outcome<readonly CosEvent[], AdjustRefusal> {
  if (!budget?.isSet) return refuse('NoBudget');
  if (amount === 0) return refuse('AmountMissing');
  const why = reason.trim();
  if (why === '') return refuse('ReasonMissing');
  if (why.length > LONGEST_REASON) return refuse('ReasonTooLong');
  return accept([{ type: 'BudgetAdjusted', year: budget.year, amount, reason: why, by, at }]);
}

import type { CosEvent } from '../events';
import { add, subtract } from '../money';
import type { Budget } from './budget';

/** A year's budget after an event. What decisions commit and reopening releases is all that moves it here; the register sets the rest. */
export function evolveBudget(budget: Budget | null, event: CosEvent, year: string): Budget | null {
  if (!budget || (event.type !== 'FundsCommitted' && event.type !== 'FundsReleased') || event.year !== year)
    return budget;
  const change = event.type === 'FundsCommitted' ? add : subtract;
  return { ...budget, committed: change(budget.committed, event.amount) };
}

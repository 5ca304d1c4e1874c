import type { CosEvent } from '../events';
import { add, subtract } from '../money';
import type { Budget } from './budget';
import { unset } from './budget';

/**
 * A year's budget after an event. What decisions promise and reopening releases is all that moves it here; the register
 * sets the rest. The first promise to a year without a budget begins its sheet, so that the register finds it there.
 */
export function evolveBudget(budget: Budget | null, event: CosEvent, year: string): Budget | null {
  switch (event.type) {
    case 'FundsCommitted':
    case 'FundsReleased': {
      if (!budget || event.year !== year) return budget;
      const change = event.type === 'FundsCommitted' ? add : subtract;
      return { ...budget, committed: change(budget.committed, event.amount) };
    }
    case 'FundsPromised': {
      if (event.year !== year) return budget;
      const before = budget ?? unset(event.year);
      return { ...before, committed: add(before.committed, event.amount) };
    }
    default:
      return budget;
  }
}

import type { CosEvent } from '../events';
import { add } from '../money';
import type { Budget } from './budget';

/** A year's budget after an event. What decisions commit is the only thing here that moves it; the register sets the rest. */
export const evolveBudget = (budget: Budget | null, event: CosEvent, year: string): Budget | null =>
  budget && event.type === 'FundsCommitted' && event.year === year
    ? { ...budget, committed: add(budget.committed, event.amount) }
    : budget;

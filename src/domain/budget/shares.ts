import type { YearShare } from '../decision/terms';
import type { CosEvent } from '../events';
import type { RequestId } from '../request/request';
import type { Budget } from './budget';
import { canCarry } from './budget';

export type ShareRefusal = 'NoBudget' | 'BudgetTooSmall' | 'LaterYearTooSmall';
type Shares = readonly [YearShare, ...YearShare[]];

/** The budget KCC has set for that year among these; undefined while it has set none. */
export const setFor = (budgets: readonly Budget[], { year }: YearShare): Budget | undefined =>
  budgets.find((budget) => budget.isSet && budget.year === year);

/**
 * Why these shares cannot be promised; null when they can. The first year needs a budget that carries its share; so does
 * every later year KCC has set a budget for. A later year without one holds nothing up: its share is provisional.
 */
export function troubleWithShares([first, ...later]: Shares, budgets: readonly Budget[]): ShareRefusal | null {
  const now = setFor(budgets, first);
  if (!now) return 'NoBudget';
  if (!canCarry(now, first.amount)) return 'BudgetTooSmall';
  const isShort = (share: YearShare) => {
    const budget = setFor(budgets, share);
    return budget !== undefined && !canCarry(budget, share.amount);
  };
  return later.some(isShort) ? 'LaterYearTooSmall' : null;
}

/** Every share promised against its own year: provisionally where KCC has not set that budget yet. */
export const promised = (requestId: RequestId, shares: Shares, budgets: readonly Budget[]): CosEvent[] =>
  shares.map((share) => ({
    type: setFor(budgets, share) ? 'FundsCommitted' : 'FundsPromised',
    requestId,
    ...share,
  }));

/** What was promised is free again, in every year it was promised from. */
export const released = (requestId: RequestId, shares: readonly YearShare[]): CosEvent[] =>
  shares.map((share) => ({ type: 'FundsReleased', requestId, ...share }));

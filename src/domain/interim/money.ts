import type { YearShare } from '../decision/terms';
import type { CosEvent } from '../events';
import { subtract } from '../money';
import type { RequestId } from '../request/request';

/** What must be committed or released when a promise changes from one split to another; the first year's budget carries it. */
export function moneyMoves(
  requestId: RequestId,
  before: readonly YearShare[],
  after: readonly [YearShare, ...YearShare[]],
): CosEvent[] {
  const [{ year, amount }] = after;
  const had = before[0]?.amount;
  if (had === undefined || amount > had)
    return [{ type: 'FundsCommitted', requestId, year, amount: had === undefined ? amount : subtract(amount, had) }];
  return amount < had ? [{ type: 'FundsReleased', requestId, year, amount: subtract(had, amount) }] : [];
}

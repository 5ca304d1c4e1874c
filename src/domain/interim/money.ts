import type { Budget } from '../budget/budget';
import { promised, released } from '../budget/shares';
import type { YearShare } from '../decision/terms';
import type { CosEvent } from '../events';
import { pence, subtract } from '../money';
import type { RequestId } from '../request/request';

type Shares = readonly [YearShare, ...YearShare[]];

/** What changes, year by year, when a promise is split another way; below nothing where money becomes free. */
export function difference(before: readonly YearShare[], [first, ...later]: Shares): Shares {
  const change = ({ year, amount }: YearShare): YearShare => ({
    year,
    amount: subtract(amount, before.find((share) => share.year === year)?.amount ?? pence(0)),
  });
  const years = new Set([first, ...later].map(({ year }) => year));
  const gone = before
    .filter(({ year }) => !years.has(year))
    .map(({ year, amount }) => ({ year, amount: subtract(pence(0), amount) }));
  return [change(first), ...later.map(change), ...gone];
}

/** Promises what the difference adds in each year, and frees what it takes away. */
export const moneyMoves = (requestId: RequestId, shares: Shares, budgets: readonly Budget[]): CosEvent[] =>
  shares.flatMap((share) => {
    if (share.amount > 0) return promised(requestId, [share], budgets);
    return share.amount < 0 ? released(requestId, [{ ...share, amount: subtract(pence(0), share.amount) }]) : [];
  });

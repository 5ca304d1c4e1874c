import type { Deps } from '../app/deps';
import type { Notice } from '../app/ports';
import { nameOf } from '../app/requests';
import type { NoticeCardData } from '../cards/notice';
import { remaining } from '../domain/budget/budget';
import { ONLY } from '../domain/documents';
import { formatMoney } from '../domain/money';
import { signed } from './budget';

/** Chair and clerk: KCC has given the community more or less to decide about. */
export async function budgetAdjusted(
  deps: Deps,
  { communityId, year, at }: Extract<Notice, { type: 'budgetAdjusted' }>,
): Promise<NoticeCardData | null> {
  const [community, budget] = [
    (await deps.store.read(communityId, 'community', ONLY))?.value,
    (await deps.store.read(communityId, 'budget', year))?.value,
  ];
  const adjustment = budget?.adjustments.find((each) => each.at === at);
  if (!community || !budget || !adjustment) return null;
  return {
    title: `KCC adjusted the budget of ${community.name}: ${signed(adjustment.amount)}`,
    subtitle: `${await nameOf(deps, community, adjustment.by)}, KCC · ${year}`,
    lines: [
      `Why: ${adjustment.reason}`,
      `The community now has ${formatMoney(remaining(budget))} left to decide about in ${year}.`,
    ],
    buttons: [{ title: 'Budget', word: 'budget' }],
  };
}

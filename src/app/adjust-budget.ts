import { londonDate } from '../domain/calendar/dates';
import { academicYearOf } from '../domain/calendar/years';
import type { AdjustRefusal } from '../domain/budget/adjust';
import { adjustBudget as decideAdjustment } from '../domain/budget/adjust';
import type { CommunityId, PersonId } from '../domain/community/community';
import type { Pence } from '../domain/money';
import type { Outcome } from '../domain/outcome';
import { refuse } from '../domain/outcome';
import type { Deps } from './deps';
import { administers } from './kcc-role';
import { namesAnyPupil } from './public-text';
import type { Done } from './transact';

/** An administrator adjusts this academic year's budget of a community. The key makes pressing twice one adjustment. */
export async function adjustBudget(
  deps: Deps,
  by: PersonId,
  communityId: CommunityId,
  { amount, reason }: { readonly amount: Pence; readonly reason: string },
  key: string,
): Promise<Outcome<Done, AdjustRefusal | 'NotAllowed'>> {
  if (!(await administers(deps, by))) return refuse('NotAllowed');
  if (await namesAnyPupil(deps, communityId, reason)) return refuse('NamesAPupil');
  const at = deps.now();
  return deps.transact<AdjustRefusal>({
    communityId,
    actor: { personId: by, as: 'administrator' },
    key: `adjust-budget:${key}`,
    at,
    decide: async (read) =>
      decideAdjustment(await read('budget', academicYearOf(londonDate(at))), { amount, reason, by }, at),
  });
}

import { declareInterests } from '../src/app/declarations';
import type { Deps } from '../src/app/deps';
import { londonDate } from '../src/domain/calendar/dates';
import { ONLY } from '../src/domain/documents';
import { chairsOf } from '../src/domain/interest/declaration';

const NOTHING = { has: 'nothing', interests: { schools: [], trusts: [], federations: [], said: '' } } as const;

/** Everybody who chairs there has declared that they have nothing to declare, as is usual: once, however often it is done. */
export async function chairsDeclared(deps: Deps, communityIds: readonly string[]): Promise<void> {
  for (const communityId of communityIds) {
    const community = (await deps.store.read(communityId, 'community', ONLY))?.value;
    if (!community) continue;
    for (const { personId } of chairsOf(community, londonDate(deps.now())))
      await declareInterests(deps, personId, communityId, NOTHING, 'beginning');
  }
}

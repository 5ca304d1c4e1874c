import type { Deps } from '../app/deps';
import { loadBudget, loadMeeting } from '../app/load-meeting';
import type { LoadedMeeting } from '../app/load-meeting';
import type { OnItem } from '../app/meeting';
import type { Ballot } from '../domain/ballot/ballot';
import { ballotIdFor } from '../domain/ballot/decide';
import type { Budget } from '../domain/budget/budget';
import { itemFor } from '../domain/meeting/meeting';
import { ONLY } from '../domain/documents';
import type { ChairedRequest } from '../domain/interest/chair-conflict';
import { chairedItem } from '../domain/interest/chair-conflict';
import type { Declarations } from '../domain/interest/declaration';
import type { RequestItem } from '../domain/meeting/meeting';

/** An item with what its card says of it. */
export interface LoadedItem extends LoadedMeeting {
  readonly item: RequestItem;
  readonly ballot: Ballot | null;
  readonly declarations: Declarations | null;
  /** As far as its chair's independence goes (R98). */
  readonly chaired: ChairedRequest;
  readonly budget: Budget | null;
}

/** The item, or null where there is none. */
export async function loadItem(deps: Deps, { communityId, meetingId, requestId }: OnItem): Promise<LoadedItem | null> {
  const loaded = await loadMeeting(deps, { communityId, meetingId });
  const item = loaded && itemFor(loaded.meeting, requestId);
  if (!item) return null;
  const { state } = item.progress;
  const isDecided = state === 'decided' && item.ballots > 0;
  const ballotId =
    'ballotId' in item.progress
      ? item.progress.ballotId
      : isDecided
        ? ballotIdFor(meetingId, requestId, item.ballots)
        : null;
  const ballot = ballotId === null ? null : ((await deps.store.read(communityId, 'ballot', ballotId))?.value ?? null);
  // what was decided moved the budget of the year its support begins in
  const day = 'terms' in item.progress ? item.progress.terms.start : loaded.meeting.date;
  const budget = ballot?.status === 'open' ? null : await loadBudget(deps, communityId, day);
  const declarations = (await deps.store.read(communityId, 'declarations', ONLY))?.value ?? null;
  return { ...loaded, item, ballot, budget, declarations, chaired: chairedItem(item) };
}

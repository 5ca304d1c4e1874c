import type { LocalDate } from '../domain/calendar/dates';
import type { PersonId } from '../domain/community/community';
import { actingAs } from '../domain/community/offices';
import { ONLY } from '../domain/documents';
import { chairConflict, chairedAs, chairedItem, isNobodyFree } from '../domain/interest/chair-conflict';
import type { RequestItem } from '../domain/meeting/meeting';
import type { RequestId } from '../domain/request/request';
import { isHandedIn } from '../domain/request/request';
import { RUNNING } from './acting';
import type { CommunityStore } from './ports';
import type { Read } from './transact';

/** Why somebody cannot run a request: as its chair they have an interest in it, or everybody who chairs has (R98). */
export type ChairTrouble = 'ChairHasInterest' | 'NobodyToChair';

/** What is left to do where nobody is free to chair: a vote that is open can be closed, and the request deferred. */
export type WithoutChair = 'possible' | 'refused';

/** Reads outside a transaction: what is seen may have changed when it is acted on. */
export const reading =
  (store: Pick<CommunityStore, 'read'>, communityId: string): Read =>
  async (kind, key) =>
    (await store.read(communityId, kind, key))?.value ?? null;

/** What keeps this person from running a request for its chair; null when nothing does. Who may run anything is decided before. */
export async function chairTrouble(
  read: Read,
  item: Pick<RequestItem, 'heading' | 'chairsAside'> | undefined,
  requestId: RequestId,
  by: PersonId,
  day: LocalDate,
  withoutChair: WithoutChair,
): Promise<ChairTrouble | null> {
  const [community, declarations] = [await read('community', ONLY), await read('declarations', ONLY)];
  const stored = item ? null : await read('request', requestId); // one that came late stands on no agenda
  const request = item ? chairedItem(item) : stored && isHandedIn(stored) ? chairedAs(stored) : null;
  if (!community || !request) return null;
  if (isNobodyFree(community, declarations, request, day)) return withoutChair === 'possible' ? null : 'NobodyToChair';
  const as = actingAs(community, by, day, RUNNING)?.as;
  const isChair = as === 'chair' || as === 'actingChair';
  return isChair && chairConflict(community, declarations, request, by, day) ? 'ChairHasInterest' : null;
}

import type { LocalDate } from '../domain/calendar/dates';
import type { PersonId } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { ChairTrouble, WithoutChair } from '../domain/interest/chair-conflict';
import { chairedAs, chairedItem, chairTrouble } from '../domain/interest/chair-conflict';
import type { Meeting } from '../domain/meeting/meeting';
import { itemFor } from '../domain/meeting/meeting';
import type { RequestId } from '../domain/request/request';
import { isHandedIn } from '../domain/request/request';
import type { CommunityStore } from './ports';
import type { Read } from './transact';

/** Reads outside a transaction: what is seen may have changed when it is acted on. */
export const reading =
  (store: Pick<CommunityStore, 'read'>, communityId: string): Read =>
  async (kind, key) =>
    (await store.read(communityId, kind, key))?.value ?? null;

/** What keeps this person from running a request of that meeting for its chair (R98); null when nothing does. */
export async function troubleChairing(
  read: Read,
  meeting: Meeting | null,
  requestId: RequestId,
  by: PersonId,
  day: LocalDate,
  withoutChair: WithoutChair = 'refused',
): Promise<ChairTrouble | null> {
  const [community, declarations] = [await read('community', ONLY), await read('declarations', ONLY)];
  const item = meeting ? itemFor(meeting, requestId) : undefined;
  const stored = item ? null : await read('request', requestId); // one that came late stands on no agenda
  const request = item ? chairedItem(item) : stored && isHandedIn(stored) ? chairedAs(stored) : null;
  return community && request ? chairTrouble(community, declarations, request, by, day, withoutChair) : null;
}

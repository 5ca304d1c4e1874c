import { belongs } from '../domain/community/community';
import type { PersonId } from '../domain/community/community';
import { londonDate } from '../domain/calendar/dates';
import { ONLY } from '../domain/documents';
import type { Deps } from './deps';

const ATTEMPTS = 5;

/** Notes that somebody of the community has joined its channel or meeting chat; people of no place there are passed over. */
export async function joined(
  deps: Deps,
  conversationId: string,
  member: { personId: PersonId; teamsId: string },
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const place = await deps.directory.place(conversationId);
    if (!place || place.value.people.some(({ personId }) => personId === member.personId)) return;
    const community = (await deps.store.read(place.value.communityId, 'community', ONLY))?.value;
    if (!community || !belongs(community, member.personId, londonDate(deps.now()))) return;
    const people = [...place.value.people, member];
    if ((await deps.directory.savePlace({ ...place.value, people }, place.etag)) === 'saved') return;
  }
  throw new Error(`Gave up on noting who joined ${conversationId}`);
}

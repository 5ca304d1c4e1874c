import { londonDate } from '../domain/calendar/dates';
import type { Community, PersonId } from '../domain/community/community';
import { belongs } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { Deps } from './deps';

/** The communities this person has a place in today, by name. */
export async function communitiesOf(
  { store, directory, now }: Pick<Deps, 'store' | 'directory' | 'now'>,
  personId: PersonId,
): Promise<Community[]> {
  const today = londonDate(now());
  const ids = (await directory.person(personId))?.value.communities ?? [];
  const found = await Promise.all(ids.map(async (id) => (await store.read(id, 'community', ONLY))?.value));
  return found
    .filter((community) => community !== undefined)
    .filter((community) => belongs(community, personId, today))
    .sort((a, b) => a.name.localeCompare(b.name));
}

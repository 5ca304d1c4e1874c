import { londonDate } from '../domain/calendar/dates';
import type { Community, CommunityId, Office, PersonId } from '../domain/community/community';
import { actingAs } from '../domain/community/offices';
import { ONLY } from '../domain/documents';
import type { Actor } from '../domain/events';
import type { Outcome } from '../domain/outcome';
import { accept, refuse } from '../domain/outcome';
import type { Deps } from './deps';

export interface Acting {
  readonly community: Community;
  readonly actor: Actor;
}

/** The community and the capacity in which this person acts there today, from stored state alone; refused when they hold none of these. */
export async function acting(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  communityId: CommunityId,
  personId: PersonId,
  capacities: readonly (Office | 'representative')[],
): Promise<Outcome<Acting, 'NotAllowed'>> {
  const community = (await store.read(communityId, 'community', ONLY))?.value;
  const actor = community && actingAs(community, personId, londonDate(now()), capacities);
  return community && actor ? accept({ community, actor }) : refuse('NotAllowed');
}

export const CHAIRING = ['chair', 'actingChair'] as const;
/** The clerk runs agenda and meeting for the chair, marked as such; decisions stay with the chair (R11). */
export const RUNNING = ['chair', 'actingChair', 'clerk'] as const;

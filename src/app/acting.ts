import { londonDate } from '../domain/calendar/dates';
import type { Community, CommunityId, Office, PersonId } from '../domain/community/community';
import { actingAs } from '../domain/community/offices';
import { ONLY } from '../domain/documents';
import type { Actor } from '../domain/events';
import { chairOffice, declarationIn } from '../domain/interest/declaration';
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

/** Why somebody cannot act in an office: they hold none, or chair and have declared no interests in this tenure (R8). */
export type NotActing = 'NotAllowed' | 'DeclarationMissing';

/** The same for what chairs do as chairs: whoever acts as one must have declared their interests first (R8). */
export async function actingDeclared(
  deps: Pick<Deps, 'store' | 'now'>,
  communityId: CommunityId,
  personId: PersonId,
  capacities: readonly (Office | 'representative')[],
): Promise<Outcome<Acting, NotActing>> {
  const who = await acting(deps, communityId, personId, capacities);
  if (!who.ok) return who;
  return (await isLocked(deps, who.value)) ? refuse('DeclarationMissing') : who;
}

/** Whether a chair's office is locked, since they have declared no interests in this tenure (R8). */
export async function isLocked(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  { community, actor }: Acting,
): Promise<boolean> {
  if (actor.as !== 'chair' && actor.as !== 'actingChair') return false;
  const office = chairOffice(community, actor.personId, londonDate(now()));
  const declarations = (await store.read(community.communityId, 'declarations', ONLY))?.value ?? null;
  return office === null || declarationIn(declarations, office) === null;
}

/** The same of somebody who looks at a card: whether their buttons as chair are locked there. */
export async function isLockedChair(
  deps: Pick<Deps, 'store' | 'now'>,
  community: Community,
  personId: PersonId | null,
): Promise<boolean> {
  const actor = personId === null ? null : actingAs(community, personId, londonDate(deps.now()), RUNNING);
  return actor !== null && isLocked(deps, { community, actor });
}

export const CHAIRING = ['chair', 'actingChair'] as const;
/** The clerk runs agenda and meeting for the chair, marked as such; decisions stay with the chair (R11). */
export const RUNNING = ['chair', 'actingChair', 'clerk'] as const;

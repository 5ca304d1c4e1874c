import { londonDate } from '../domain/calendar/dates';
import type { Community, CommunityId, PersonId } from '../domain/community/community';
import { belongs, holds } from '../domain/community/community';
import type { Place } from '../domain/community/directory';
import { ONLY } from '../domain/documents';
import type { Actor } from '../domain/events';
import type { Outcome } from '../domain/outcome';
import { accept, refuse } from '../domain/outcome';
import { acting, RUNNING } from './acting';
import { communitiesOf } from './communities-of';
import type { Deps } from './deps';
import type { RosterMember } from './first-contact';
import { firstContact } from './first-contact';
import { administers } from './kcc-role';

export interface PlaceToBind {
  readonly communityId: CommunityId;
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly kind: Place['kind'];
}

export type BindRefusal = 'NotAllowed' | 'BoundElsewhere' | 'HasChannel';

export interface Bound {
  readonly community: Community;
  /** It served this community before; its people were looked up again. */
  readonly already: boolean;
  /** Who is in the conversation without a place in the community: whoever binds it should know. */
  readonly outsiders: readonly string[];
}

/** The communities this person may bind a place to: those they run, or every one for KCC's administrators. */
export async function bindableBy(
  deps: Deps,
  by: PersonId,
): Promise<readonly { readonly communityId: CommunityId; readonly name: string }[]> {
  if (await administers(deps, by)) return deps.store.communities();
  const today = londonDate(deps.now());
  const communities = await communitiesOf(deps, by);
  return communities.filter((community) => RUNNING.some((office) => holds(community, by, office, today)));
}

async function binding(
  deps: Deps,
  communityId: CommunityId,
  by: PersonId,
): Promise<Outcome<{ readonly community: Community; readonly actor: Actor }, 'NotAllowed'>> {
  const who = await acting(deps, communityId, by, RUNNING);
  if (who.ok) return who;
  const community = (await deps.store.read(communityId, 'community', ONLY))?.value;
  return community && (await administers(deps, by))
    ? accept({ community, actor: { personId: by, as: 'administrator' } })
    : who;
}

/** Who of the conversation belongs to the community, each bound to the register on the way, and who does not. */
async function sortedOut(deps: Deps, community: Community, members: readonly RosterMember[], by: PersonId) {
  const today = londonDate(deps.now());
  const met = await Promise.all(members.map(async (member) => ({ member, contact: await firstContact(deps, member) })));
  const people: Place['people'][number][] = [];
  const outsiders: string[] = [];
  for (const { member, contact } of met) {
    if (!contact.known) outsiders.push(member.name || member.address);
    else if (belongs(community, contact.personId, today)) {
      people.push({ personId: contact.personId, teamsId: member.teamsId });
    } else if (contact.personId !== by) outsiders.push(contact.name);
  }
  return { people, outsiders };
}

/**
 * Makes a channel or meeting chat a community's, once. The directory comes first: it alone keeps two communities from
 * claiming one conversation. Should the community's own note be missing after that, binding again writes it.
 */
export async function bindPlace(
  deps: Deps,
  by: PersonId,
  { communityId, conversationId, serviceUrl, kind }: PlaceToBind,
  roster: () => Promise<readonly RosterMember[]>,
): Promise<Outcome<Bound, BindRefusal>> {
  const who = await binding(deps, communityId, by);
  if (!who.ok) return who;
  const { community, actor } = who.value;
  const there = await deps.directory.place(conversationId);
  if (there && there.value.communityId !== communityId) return refuse('BoundElsewhere');
  const places = (await deps.store.read(communityId, 'places', ONLY))?.value;
  const isOtherChannel = (channel: string | null | undefined) =>
    kind === 'channel' && typeof channel === 'string' && channel !== conversationId;
  if (isOtherChannel(places?.channel)) return refuse('HasChannel');

  const { people, outsiders } = await sortedOut(deps, community, await roster(), by);
  const place: Place = there
    ? { ...there.value, serviceUrl, people }
    : { conversationId, serviceUrl, kind, communityId, boundBy: by, boundAt: deps.now(), people };
  if ((await deps.directory.savePlace(place, there?.etag ?? null)) === 'conflict') {
    const now = await deps.directory.place(conversationId);
    // somebody bound it in the same moment; for the same community that is as good as having done it ourselves
    if (now?.value.communityId !== communityId) return refuse('BoundElsewhere');
  }

  const done = await deps.transact<BindRefusal>({
    communityId,
    actor,
    key: `bind:${conversationId}`,
    at: deps.now(),
    decide: async (read) => {
      const now = await read('places', ONLY);
      if (isOtherChannel(now?.channel)) return refuse('HasChannel');
      const isNoted = now?.channel === conversationId || now?.meetings.includes(conversationId);
      return accept(isNoted ? [] : [{ type: 'PlaceBound', conversationId, kind }]);
    },
  });
  return done.ok ? accept({ community, already: there !== null, outsiders }) : done;
}

/** Whether binding went all the way: a process may have died between the directory's note and the community's. */
export async function isBound(
  { directory, store }: Pick<Deps, 'directory' | 'store'>,
  conversationId: string,
): Promise<boolean> {
  const place = (await directory.place(conversationId))?.value;
  const places = place && (await store.read(place.communityId, 'places', ONLY))?.value;
  return places ? places.channel === conversationId || places.meetings.includes(conversationId) : false;
}

/** The community a conversation serves; null while nobody has bound it. */
export async function communityOfPlace(
  { directory, store }: Pick<Deps, 'directory' | 'store'>,
  conversationId: string,
): Promise<Community | null> {
  const place = (await directory.place(conversationId))?.value;
  return place ? ((await store.read(place.communityId, 'community', ONLY))?.value ?? null) : null;
}

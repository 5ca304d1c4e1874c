import { londonDate } from '../domain/calendar/dates';
import type { Community, CommunityId, PersonId } from '../domain/community/community';
import { holds } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { Actor, CosEvent } from '../domain/events';
import type { Declarations } from '../domain/interest/declaration';
import { chairOffice } from '../domain/interest/declaration';
import type { DeclarationWish, DeclareRefusal, RenewRefusal } from '../domain/interest/declare';
import { declare, renew } from '../domain/interest/declare';
import type { OnRecord } from '../domain/interest/on-record';
import { interestsOnRecord } from '../domain/interest/on-record';
import type { Outcome } from '../domain/outcome';
import { accept, refuse } from '../domain/outcome';
import type { RuleProfile } from '../domain/profile';
import { acting, CHAIRING } from './acting';
import type { Deps } from './deps';
import { kccCapacity, kccRolesOn } from './kcc-role';
import { namesAnyPupil } from './public-text';
import { rulesToday } from './rules';
import type { Done } from './transact';

/** What the chairs of one community have declared, and schools and chairs have said of single requests, for somebody who may read it. */
export interface InterestsRegister {
  readonly community: Community;
  readonly declarations: Declarations | null;
  /** Requests somebody has said an interest in. */
  readonly requests: readonly OnRecord[];
  /** The rules of today. */
  readonly profile: RuleProfile;
}

async function mayRead(deps: Deps, by: PersonId, community: Community): Promise<boolean> {
  const today = londonDate(deps.now());
  if (chairOffice(community, by, today) || holds(community, by, 'clerk', today)) return true;
  return (await kccCapacity(deps, by, community.area)) === 'administrator';
}

/** The register of interests of one community: for those who chair it, its clerk and KCC's administrators (R7, R8). */
export async function interestsRegister(
  deps: Deps,
  by: PersonId,
  communityId: CommunityId,
): Promise<Outcome<InterestsRegister, 'NotYours'>> {
  const community = (await deps.store.read(communityId, 'community', ONLY))?.value;
  if (!community || !(await mayRead(deps, by, community))) return refuse('NotYours');
  const [declarations, meetings, requests, profile] = await Promise.all([
    deps.store.read(communityId, 'declarations', ONLY),
    deps.store.list(communityId, 'meeting'),
    deps.store.list(communityId, 'request'),
    rulesToday(deps, communityId),
  ]);
  return accept({
    community,
    declarations: declarations?.value ?? null,
    requests: interestsOnRecord(community, meetings, requests),
    profile,
  });
}

/** The communities whose register of interests somebody may read, by name. */
export async function interestsRegisters(deps: Deps, by: PersonId): Promise<Community[]> {
  const person = (await deps.directory.person(by))?.value;
  if (!person) return [];
  const isAdministrator = kccRolesOn(person, londonDate(deps.now())).some(({ role }) => role === 'administrator');
  const ids = isAdministrator
    ? (await deps.store.communities()).map(({ communityId }) => communityId)
    : person.communities;
  const found = await Promise.all(ids.map(async (id) => (await deps.store.read(id, 'community', ONLY))?.value));
  const readable = await Promise.all(
    found.map(async (community) => (community && (await mayRead(deps, by, community)) ? [community] : [])),
  );
  return readable.flat().sort((a, b) => a.name.localeCompare(b.name));
}

/** A chair or acting chair declares their interests for their present tenure (R8). */
export async function declareInterests(
  deps: Deps,
  by: PersonId,
  communityId: CommunityId,
  wish: DeclarationWish,
  key: string,
): Promise<Outcome<Done, DeclareRefusal>> {
  const who = await acting(deps, communityId, by, CHAIRING);
  if (!who.ok) return refuse('NotAChair');
  if (await namesAnyPupil(deps, communityId, wish.interests.said)) return refuse('NamesAPupil');
  const { community, actor } = who.value;
  return onDeclarations(deps, communityId, actor, `declare:${by}:${key}`, (before) =>
    declare(before, community, by, wish, deps.now()),
  );
}

/** Says with one press that nothing has changed; `version` is the declaration that was shown (R8). */
export async function renewDeclaration(
  deps: Deps,
  by: PersonId,
  communityId: CommunityId,
  version: number,
): Promise<Outcome<Done, RenewRefusal>> {
  const who = await acting(deps, communityId, by, CHAIRING);
  if (!who.ok) return refuse('NotAChair');
  const { community, actor } = who.value;
  const key = `renew-declaration:${by}:${version}:${londonDate(deps.now())}`;
  return onDeclarations(deps, communityId, actor, key, (before) => renew(before, community, by, version, deps.now()));
}

const onDeclarations = <Refusal extends string>(
  deps: Deps,
  communityId: CommunityId,
  actor: Actor,
  key: string,
  decide: (before: Declarations | null) => Outcome<readonly CosEvent[], Refusal>,
): Promise<Outcome<Done, Refusal>> =>
  deps.transact<Refusal>({
    communityId,
    actor,
    key,
    at: deps.now(),
    decide: async (read) => decide(await read('declarations', ONLY)),
  });

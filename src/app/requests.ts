import { londonDate } from '../domain/calendar/dates';
import type { Community, CommunityId, PersonId, School, Urn } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { Actor } from '../domain/events';
import type { Outcome } from '../domain/outcome';
import { accept, refuse } from '../domain/outcome';
import type { RuleProfile } from '../domain/profile';
import { closedBecause } from '../domain/request/changes';
import type { DraftRefusal } from '../domain/request/decide';
import {
  beingWritten,
  enterPupils as pupilsEntered,
  saveDraft,
  speaksFor,
  startRequest,
} from '../domain/request/decide';
import type { NamedPupil, NameFound, Texts } from '../domain/request/names';
import { namesIn } from '../domain/request/names';
import type {
  FormPage,
  LiveRequest,
  PupilCount,
  Request,
  RequestId,
  RequestPages,
  SubmittedRequest,
} from '../domain/request/request';
import { namesSheet, pupilsSheetName } from '../domain/request/request';
import { acting } from './acting';
import type { Deps } from './deps';
import type { PupilsSheet } from './ports';
import { canonicalJson, sha256 } from './record';
import { rulesToday } from './rules';

/** A request, and the person's standing to go on with it: they speak for its school. `request` is null until its first page is saved. */
export interface OwnRequest {
  readonly community: Community;
  readonly school: School;
  readonly actor: Actor;
  readonly requestId: RequestId;
  /** Handed in and open for changes, it is shown as the draft of what it will be. */
  readonly request: LiveRequest | null;
  /** The same as it was handed in, while it is open for changes; otherwise null. */
  readonly open: SubmittedRequest | null;
  /** The community's rules today. */
  readonly profile: RuleProfile;
}

export type OwnRefusal = 'NotAllowed' | 'NoSuchRequest';

/** The requests of these schools, and of the schools they took over from, the last saved first. */
export async function requestsForSchools(
  { store }: Pick<Deps, 'store'>,
  communityId: CommunityId,
  urns: readonly Urn[],
): Promise<LiveRequest[]> {
  const schools = (await store.read(communityId, 'community', ONLY))?.value.schools ?? [];
  const theirs = new Set(schools.flatMap(({ urn, replaces }) => (urns.includes(urn) ? [urn, replaces] : [])));
  const saved = (request: LiveRequest) => (request.status === 'draft' ? request.savedAt : request.submittedAt);
  return (await store.list(communityId, 'request'))
    .filter((request) => request.status !== 'discarded')
    .filter(({ urn }) => theirs.has(urn))
    .sort((a, b) => saved(b).localeCompare(saved(a)));
}

/** What a request is known by: made of its school and the key it was begun with, so that nobody can choose another's. */
export const requestIdOf = (communityId: CommunityId, urn: Urn, startKey: string): RequestId =>
  `r${sha256(canonicalJson([communityId, urn, startKey])).slice(0, 20)}`;

/** Where a new request would be made: refused to whoever does not speak for that school today. */
export async function newRequestFor(
  deps: Deps,
  by: PersonId,
  { communityId, urn, startKey }: { communityId: CommunityId; urn: Urn; startKey: string },
): Promise<Outcome<OwnRequest, OwnRefusal>> {
  const allowed = await acting(deps, communityId, by, ['representative']);
  if (!allowed.ok) return allowed;
  const { community, actor } = allowed.value;
  const school = speaksFor(community, by, urn, londonDate(deps.now()));
  if (school?.urn !== urn) return refuse('NotAllowed');
  const requestId = requestIdOf(communityId, urn, startKey);
  const request = (await deps.store.read(communityId, 'request', requestId))?.value ?? null;
  if (request?.status === 'discarded') return refuse('NoSuchRequest');
  const profile = await rulesToday(deps, communityId);
  return accept({ community, school, actor, requestId, request, open: null, profile });
}

/** A request of a school this person speaks for, whoever of the school began it. */
export async function ownRequest(
  deps: Deps,
  by: PersonId,
  { communityId, requestId }: { communityId: CommunityId; requestId: RequestId },
): Promise<Outcome<OwnLive, OwnRefusal>> {
  const stored = await storedOwnRequest(deps, by, { communityId, requestId });
  if (!stored.ok) return stored;
  const { request } = stored.value;
  if (request.status === 'discarded') return refuse('NoSuchRequest');
  return accept({ ...stored.value, ...(await asWritten(deps, request)) });
}

export type OwnLive = OwnRequest & { readonly request: LiveRequest };
/** A request as it stands after something was saved. */
export type Written = Pick<OwnLive, 'request' | 'open'>;

/** Open for changes, and still in time for them: the draft of what it will be. */
async function asWritten(deps: Deps, request: LiveRequest): Promise<Written> {
  if (request.status !== 'submitted' || !request.changes) return { request, open: null };
  const meetings = await deps.store.list(request.communityId, 'meeting');
  const draft = closedBecause(request, meetings, londonDate(deps.now())) ? null : beingWritten(request);
  return draft ? { request: draft, open: request } : { request, open: null };
}

export type StoredOwn = Omit<OwnRequest, 'request' | 'open'> & { readonly request: Request };

/** The same as it is stored, discarded ones among them. */
export async function storedOwnRequest(
  deps: Deps,
  by: PersonId,
  { communityId, requestId }: { communityId: CommunityId; requestId: RequestId },
): Promise<Outcome<StoredOwn, OwnRefusal>> {
  const allowed = await acting(deps, communityId, by, ['representative']);
  if (!allowed.ok) return allowed;
  const { community, actor } = allowed.value;
  const request = (await deps.store.read(communityId, 'request', requestId))?.value;
  if (!request) return refuse('NoSuchRequest');
  const school = speaksFor(community, by, request.urn, londonDate(deps.now()));
  if (!school) return refuse('NotAllowed');
  return accept({ community, school, actor, requestId, request, profile: await rulesToday(deps, communityId) });
}

/** Saves a page, and begins the request with the first. The key holds the content too: the same press with other words is another save. */
export async function savePage<Page extends FormPage>(
  deps: Deps,
  { community: { communityId }, school, actor, requestId, request }: OwnRequest,
  { page, content, key }: { page: Page; content: RequestPages[Page]; key: string },
): Promise<Outcome<Written, DraftRefusal>> {
  if (!request) {
    const at = deps.now();
    const facts = { requestId, urn: school.urn, by: actor.personId };
    await deps.transact({
      ...{ communityId, actor, at },
      key: `start:${school.urn}:${requestId}`,
      decide: async (read) => startRequest(await read('request', requestId), facts, at),
    });
  }
  const at = deps.now(); // later than the start: history has an order
  const saved = await deps.transact({
    ...{ communityId, actor, at },
    key: `save:${requestId}:${page}:${key}:${sha256(canonicalJson(content)).slice(0, 12)}`,
    decide: async (read) => saveDraft(await read('request', requestId), page, content, at),
  });
  return saved.ok ? reread(deps, communityId, requestId) : saved;
}

async function reread(
  deps: Deps,
  communityId: CommunityId,
  requestId: RequestId,
): Promise<Outcome<Written, 'NoSuchRequest'>> {
  const request = (await deps.store.read(communityId, 'request', requestId))?.value;
  if (!request || request.status === 'discarded') return refuse('NoSuchRequest');
  return accept(await asWritten(deps, request));
}

/** The pupils as they were typed, for the server's own checks: only `pupilsFor` says what a person may see of them. */
export async function sheetOf(
  { identities }: Pick<Deps, 'identities'>,
  { community: { communityId, area }, requestId, request }: Pick<OwnRequest, 'community' | 'requestId' | 'request'>,
): Promise<PupilsSheet | null> {
  const sheet = await identities.open(area, pupilsSheetName(requestId, request?.pupils ?? null));
  return sheet?.communityId === communityId ? sheet : null;
}

/** What the pupils' page may show this person: the list to whoever typed it, to others of the school only how many and by whom. */
export interface PupilsShown {
  readonly count: number;
  readonly enteredBy: string;
  readonly mine: boolean;
  readonly rows: readonly NamedPupil[];
  /** Which list the page shows, so that saving it never covers another one. */
  readonly version: string;
}

export async function pupilsFor(deps: Deps, own: OwnRequest): Promise<PupilsShown> {
  const sheet = await sheetOf(deps, own);
  if (!sheet) return { count: 0, enteredBy: '', mine: true, rows: [], version: '' };
  const mine = sheet.enteredBy === own.actor.personId;
  const { pupils, enteredAt } = sheet;
  const enteredBy = await nameOf(deps, own.community, sheet.enteredBy);
  return { count: pupils.length, enteredBy, mine, rows: mine ? pupils : [], version: enteredAt };
}

/** A person of the community by name, also when they have left it since. */
export async function nameOf(
  { directory }: Pick<Deps, 'directory'>,
  community: Community,
  personId: PersonId,
): Promise<string> {
  const known = community.appointments.find((each) => each.personId === personId);
  return known?.name ?? (await directory.person(personId))?.value.name ?? 'A colleague';
}

const sameRows = (a: readonly NamedPupil[], b: readonly NamedPupil[]): boolean =>
  a.length === b.length &&
  a.every(({ name, dateOfBirth }, row) => b[row]?.name === name && b[row].dateOfBirth === dateOfBirth);

/**
 * Keeps the whole list, encrypted apart, and then notes how many there are. `ListChanged`: somebody saved another list
 * since this page was shown, and nothing was covered.
 */
export async function enterPupils(
  deps: Deps,
  own: OwnLive,
  { rows, version, key }: { rows: readonly NamedPupil[]; version: string; key: string },
): Promise<Outcome<Written, DraftRefusal | 'ListChanged'>> {
  const { community, actor, requestId, request } = own;
  const { communityId, area } = community;
  if (request.status !== 'draft') return refuse('AlreadySubmitted');
  const by = actor.personId;
  const before = await sheetOf(deps, own);
  const isThere = before !== null && before.enteredBy === by && sameRows(before.pupils, rows);
  if (!isThere && (before?.enteredAt ?? '') !== version) return refuse('ListChanged');
  if (isThere && request.pupils?.count === rows.length && request.pupils.enteredBy === by)
    return accept({ request, open: own.open });

  const at = deps.now();
  // what KCC has with the request handed in stays as it is until the changes are handed in too
  const list = own.open ? (own.open.pupils.list ?? 1) + 1 : request.pupils?.list;
  const pupils = rows.map(({ name, dateOfBirth }) => ({ name, dateOfBirth }));
  const counted: PupilCount = { count: rows.length, enteredBy: by, ...(list === undefined ? {} : { list }) };
  const sheet = pupilsSheetName(requestId, counted);
  await deps.identities.save({
    ...{ requestId: sheet, communityId, area, urn: request.urn },
    ...{ enteredBy: by, enteredAt: at, pupils },
  });
  const noted = await deps.transact({
    communityId,
    actor,
    key: `pupils:${requestId}:${key}:${rows.length}`,
    at,
    decide: async (read) => pupilsEntered(await read('request', requestId), counted, at),
  });
  if (noted.ok) return reread(deps, communityId, requestId);
  // handed in meanwhile: what went with it stays with it; discarded meanwhile: nothing stays
  const now = (await deps.store.read(communityId, 'request', requestId))?.value;
  if (before?.requestId === sheet && now && namesSheet(now, sheet)) await deps.identities.save(before);
  else await deps.identities.remove(area, sheet);
  return noted;
}

/** Where these texts name the request's pupils; `mine` when the person asking typed them and may be shown the word. */
export async function pupilsNamedIn(
  deps: Deps,
  own: OwnRequest,
  texts: Texts,
): Promise<{ readonly found: readonly NameFound[]; readonly mine: boolean }> {
  const sheet = own.request?.pupils ? await sheetOf(deps, own) : null;
  if (!sheet) return { found: [], mine: true };
  return { found: namesIn(texts, sheet.pupils), mine: sheet.enteredBy === own.actor.personId };
}

import type { Award } from '../domain/award/award';
import { isWithOfficer } from '../domain/award/award';
import type { AwardRefusal } from '../domain/award/decide';
import { acknowledge, release } from '../domain/award/decide';
import type { Instant } from '../domain/calendar/dates';
import { londonDate } from '../domain/calendar/dates';
import type { Community, CommunityId, PersonId, Urn } from '../domain/community/community';
import { schoolOf, schoolsRepresentedBy } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { Actor, CosEvent } from '../domain/events';
import type { ChairTrouble } from '../domain/interest/chair-conflict';
import type { Outcome } from '../domain/outcome';
import { accept, refuse } from '../domain/outcome';
import type { HandedRequest, Request, RequestId } from '../domain/request/request';
import { isHandedIn, pupilsSheetName } from '../domain/request/request';
import type { NotActing } from './acting';
import { actingDeclared, RUNNING } from './acting';
import { troubleChairing } from './chairing';
import type { Deps } from './deps';
import { kccCapacity } from './kcc-role';
import type { Pupil } from './ports';
import type { Done, Read } from './transact';

export interface RequestName {
  readonly communityId: CommunityId;
  readonly requestId: RequestId;
}

export type ApprovalRefusal = NotActing | ChairTrouble | 'NoSuchApproval' | AwardRefusal;
export type PupilsRefusal = 'NotAllowed' | 'NotHandedIn' | 'NotSentYet' | 'NoPupils';

export interface Approval {
  readonly award: Award;
  readonly request: Request;
  readonly community: Community;
}

/** An award with the request and the community it belongs to; null when the request was never agreed. */
export async function approvalOf({ store }: Deps, { communityId, requestId }: RequestName): Promise<Approval | null> {
  const [award, request, community] = await Promise.all([
    store.read(communityId, 'award', requestId),
    store.read(communityId, 'request', requestId),
    store.read(communityId, 'community', ONLY),
  ]);
  return award && request && community
    ? { award: award.value, request: request.value, community: community.value }
    : null;
}

/** The approval for the area's officer, once sent, and for KCC's administrators (R112). */
export async function officersApproval(
  deps: Deps,
  by: PersonId,
  name: RequestName,
): Promise<Outcome<Approval & { actor: Actor }, ApprovalRefusal>> {
  const approval = await approvalOf(deps, name);
  if (!approval) return refuse('NoSuchApproval');
  const capacity = await kccCapacity(deps, by, approval.award.area);
  if (!capacity) return refuse('NotAllowed');
  if (!isWithOfficer(approval.award)) return refuse('NotSentYet');
  return accept({ ...approval, actor: { personId: by, as: capacity } });
}

/** The area's officer confirms that an approval arrived (R108). A second press, or a second officer, changes nothing. */
export async function acknowledgeApproval(
  deps: Deps,
  by: PersonId,
  name: RequestName,
): Promise<Outcome<Done, ApprovalRefusal>> {
  const approval = await officersApproval(deps, by, name);
  if (!approval.ok) return approval;
  const { actor } = approval.value;
  if (actor.as !== 'officer') return refuse('NotAllowed');
  // an interim approval is sent again when the community has had its say, and acknowledged again
  const key = `acknowledge:${name.requestId}:${approval.value.award.sentAt ?? ''}`;
  return onAward(deps, actor, name, key, async (award) => acknowledge(award, by, deps.now()));
}

/** A held approval for those who may say that its conditions are met: the chair, the acting chair, the clerk for them (R92). */
export async function heldApproval(
  deps: Deps,
  by: PersonId,
  name: RequestName,
): Promise<Outcome<Approval & { actor: Actor }, ApprovalRefusal>> {
  const who = await actingDeclared(deps, name.communityId, by, RUNNING);
  if (!who.ok) return who;
  const approval = await approvalOf(deps, name);
  return approval ? accept({ ...approval, actor: who.value.actor }) : refuse('NoSuchApproval');
}

/** Says that the conditions are met: the approval goes to the officer, and its days count from today (R114). */
export async function releaseApproval(
  deps: Deps,
  by: PersonId,
  name: RequestName,
): Promise<Outcome<Done, ApprovalRefusal>> {
  const who = await actingDeclared(deps, name.communityId, by, RUNNING);
  if (!who.ok) return who;
  const at = deps.now();
  const today = londonDate(at);
  return onAward(deps, who.value.actor, name, `release:${name.requestId}`, async (award, read) => {
    // a chair with an interest in the request does not say either that its conditions are met (R98)
    const meeting = award.meetingId === null ? null : await read('meeting', award.meetingId);
    const trouble = await troubleChairing(read, meeting, name.requestId, by, today);
    return trouble ? refuse(trouble) : release(award, today, at);
  });
}

async function onAward(
  deps: Deps,
  actor: Actor,
  { communityId, requestId }: RequestName,
  key: string,
  decide: (award: Award, read: Read) => Promise<Outcome<readonly CosEvent[], ApprovalRefusal>>,
): Promise<Outcome<Done, ApprovalRefusal>> {
  return deps.transact<ApprovalRefusal>({
    communityId,
    actor,
    key,
    at: deps.now(),
    decide: async (read) => {
      const award = await read('award', requestId);
      return award ? decide(award, read) : refuse('NoSuchApproval');
    },
  });
}

const speaksFor = (community: Community, by: PersonId, urn: Urn, at: Instant): boolean =>
  schoolsRepresentedBy(community, by, londonDate(at)).some((school) => school.urn === urn || school.replaces === urn);

interface PupilsLook {
  readonly request: HandedRequest;
  readonly community: Community;
  readonly school: string;
  readonly actor: Actor;
}

/**
 * Whether this person may open the pupils of a request, and as whom: the school's own representatives, the area's officer
 * once the approval was sent, KCC's administrators (R112, R152).
 */
export async function mayOpenPupils(
  deps: Deps,
  by: PersonId,
  { communityId, requestId }: RequestName,
): Promise<Outcome<PupilsLook, PupilsRefusal>> {
  const [community, request, award] = await Promise.all([
    deps.store.read(communityId, 'community', ONLY),
    deps.store.read(communityId, 'request', requestId),
    deps.store.read(communityId, 'award', requestId),
  ]);
  if (!community || !request) return refuse('NotAllowed');
  const look = (request: PupilsLook['request'], as: Actor['as']) =>
    accept({
      request,
      community: community.value,
      school: schoolOf(community.value, request.urn)?.name ?? request.urn,
      actor: { personId: by, as },
    });
  const isOwn = speaksFor(community.value, by, request.value.urn, deps.now());
  const capacity = isOwn ? null : await kccCapacity(deps, by, community.value.area);
  if (!isOwn && !capacity) return refuse('NotAllowed');
  if (!isHandedIn(request.value)) return refuse('NotHandedIn');
  if (isOwn) return look(request.value, 'representative');
  if (capacity === 'administrator') return look(request.value, 'administrator');
  return award && isWithOfficer(award.value) ? look(request.value, 'officer') : refuse('NotSentYet');
}

/** Ten minutes: a press that Teams delivers again is the same look, the same page pressed again later is another. */
const lookedAt = (at: Instant): string => at.slice(0, 'YYYY-MM-DDTHH:m'.length);

/** The pupils of a request, after the look has been recorded; `key` came with the page that asked for them. */
export async function openPupils(
  deps: Deps,
  by: PersonId,
  name: RequestName,
  key: string,
): Promise<Outcome<PupilsLook & { pupils: readonly Pupil[] }, PupilsRefusal>> {
  const may = await mayOpenPupils(deps, by, name);
  if (!may.ok) return may;
  const { communityId, requestId } = name;
  const { actor, community, request } = may.value;
  const sheet = await deps.identities.open(community.area, pupilsSheetName(requestId, request.pupils));
  if (sheet?.communityId !== communityId) return refuse('NoPupils');
  const at = deps.now();
  const recorded = await deps.transact<PupilsRefusal>({
    communityId,
    actor,
    key: `pupils:${requestId}:${by}:${key}:${lookedAt(at)}`,
    at,
    decide: async () => accept([{ type: 'PupilsOpened', requestId, by, at }]),
  });
  return recorded.ok ? accept({ ...may.value, pupils: sheet.pupils }) : recorded;
}

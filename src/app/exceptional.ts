import { londonDate } from '../domain/calendar/dates';
import type { LocalDate } from '../domain/calendar/dates';
import type { Community, PersonId } from '../domain/community/community';
import { runs } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { Actor, CosEvent } from '../domain/events';
import type {
  AdviceRefusal,
  ConsultRefusal,
  Deciding,
  InterimAgreement,
  InterimRefusal,
} from '../domain/interim/decide';
import * as interim from '../domain/interim/decide';
import type { Declarations } from '../domain/interest/declaration';
import type { Exceptional } from '../domain/interim/interim';
import { decidesAs } from '../domain/interim/interim';
import type { Meeting } from '../domain/meeting/meeting';
import type { Outcome } from '../domain/outcome';
import { refuse } from '../domain/outcome';
import { nextPlanned } from '../domain/request/decide';
import type { HandedRequest, Request } from '../domain/request/request';
import { isHandedIn } from '../domain/request/request';
import type { RequestName } from './approvals';
import { isLocked } from './acting';
import type { Deps } from './deps';
import { budgetsFor } from './meeting';
import { namesAPupil } from './public-text';
import { meetingsAhead } from './submit-request';
import type { Done, Read } from './transact';

export type ExceptionalRequest = HandedRequest & { readonly exceptional: Exceptional };

export interface FoundExceptional {
  readonly community: Community;
  readonly declarations: Declarations | null;
  readonly request: ExceptionalRequest;
}

const hasExceptional = (request: Request): request is ExceptionalRequest =>
  isHandedIn(request) && request.exceptional !== undefined;

/** An exceptional request with its community; null when it is none. Who may see it is decided by the caller. */
export async function exceptionalOf(
  { store }: Pick<Deps, 'store'>,
  { communityId, requestId }: RequestName,
): Promise<FoundExceptional | null> {
  const [community, request, declarations] = await Promise.all([
    store.read(communityId, 'community', ONLY),
    store.read(communityId, 'request', requestId),
    store.read(communityId, 'declarations', ONLY),
  ]);
  return community && request && hasExceptional(request.value)
    ? { community: community.value, declarations: declarations?.value ?? null, request: request.value }
    : null;
}

/** The community's exceptional requests that wait for the chair, for those who run it; null for everybody else. */
export async function openExceptional(
  deps: Pick<Deps, 'store' | 'now'>,
  by: PersonId,
  community: Community,
): Promise<ExceptionalRequest[] | null> {
  if (!runs(community, by, londonDate(deps.now()))) return null;
  return (await deps.store.list(community.communityId, 'request'))
    .filter(hasExceptional)
    .filter(({ exceptional }) => exceptional.standing === 'withChair')
    .sort((a, b) => a.submittedAt.localeCompare(b.submittedAt));
}

/** The meeting that would look at an interim decision: the soonest one planned. */
export async function nextMeetingFor(
  deps: Pick<Deps, 'store'>,
  communityId: string,
  today: LocalDate,
): Promise<Meeting | null> {
  return nextPlanned(await deps.store.list(communityId, 'meeting'), today);
}

/** Why a chair cannot do that; also when they have declared no interests in this tenure (R8). */
export type InterimTrouble = InterimRefusal | 'DeclarationMissing';
export type ConsultTrouble = ConsultRefusal | 'DeclarationMissing';

type Decide<Refusal extends string> = (
  request: Request | null,
  deciding: Deciding,
  read: Read,
) => Promise<Outcome<readonly CosEvent[], Refusal>>;

/** One act of a chair about an exceptional request. In which capacity somebody acts comes from the register; what they may do, from the rule. */
async function chairing<Refusal extends string>(
  deps: Deps,
  by: PersonId,
  { communityId, requestId }: RequestName,
  key: string,
  decide: Decide<Refusal>,
): Promise<Outcome<Done, Refusal | InterimTrouble>> {
  const found = await exceptionalOf(deps, { communityId, requestId });
  if (!found) return refuse('NoSuchRequest');
  const at = deps.now();
  const as = decidesAs(found.community, found.request, found.declarations, by, londonDate(at));
  const actor: Actor = { personId: by, as: as ?? 'actingChair' };
  if (as && (await isLocked(deps, { community: found.community, actor }))) return refuse('DeclarationMissing');
  return deps.transact<Refusal | InterimTrouble>({
    communityId,
    actor,
    key: `interim:${requestId}:${key}`,
    at,
    decide: async (read, profile) => {
      const community = (await read('community', ONLY)) ?? found.community;
      const declared = await read('declarations', ONLY);
      return decide(await read('request', requestId), { community, declarations: declared, by, profile, at }, read);
    },
  });
}

const soonest = async (deps: Deps, communityId: string, read: Read): Promise<Meeting | null> =>
  nextPlanned(await meetingsAhead(deps, communityId, read), londonDate(deps.now()));

/** The chair agrees as interim: decision, money and approval in one batch (R103, R106). */
export const agreeAsInterim = (
  deps: Deps,
  by: PersonId,
  name: RequestName,
  agreement: InterimAgreement,
  key: string,
): Promise<Outcome<Done, InterimTrouble>> =>
  chairing<InterimRefusal>(deps, by, name, `agree:${key}`, async (request, deciding, read) => {
    if (await namesAPupil(deps, name.communityId, name.requestId, agreement.reason)) return refuse('NamesAPupil');
    const budgets = await budgetsFor(read, interim.termsOf(agreement));
    return interim.agreeInterim(request, agreement, budgets, await soonest(deps, name.communityId, read), deciding);
  });

export const declineInterim = (
  deps: Deps,
  by: PersonId,
  name: RequestName,
  reason: string,
  key: string,
): Promise<Outcome<Done, InterimTrouble>> =>
  chairing<InterimRefusal>(deps, by, name, `decline:${key}`, async (request, deciding) => {
    if (await namesAPupil(deps, name.communityId, name.requestId, reason)) return refuse('NamesAPupil');
    return interim.declineInterim(request, reason, deciding);
  });

export const leaveForMeeting = (
  deps: Deps,
  by: PersonId,
  name: RequestName,
  key: string,
): Promise<Outcome<Done, InterimTrouble>> =>
  chairing<InterimRefusal>(deps, by, name, `leave:${key}`, async (request, deciding, read) =>
    interim.leaveForMeeting(request, await soonest(deps, name.communityId, read), deciding),
  );

export const consult = (
  deps: Deps,
  by: PersonId,
  name: RequestName,
  people: readonly PersonId[],
  key: string,
): Promise<Outcome<Done, ConsultTrouble>> =>
  chairing<ConsultRefusal>(deps, by, name, `consult:${key}`, async (request, deciding) =>
    interim.consult(request, people, deciding),
  );

/** A consulted representative answers the chair. One answer a person: the key is theirs. */
export async function advise(
  deps: Deps,
  by: PersonId,
  { communityId, requestId }: RequestName,
  { supports, note }: { readonly supports: boolean; readonly note: string },
): Promise<Outcome<Done, AdviceRefusal>> {
  if (await namesAPupil(deps, communityId, requestId, note)) return refuse('NamesAPupil');
  const at = deps.now();
  return deps.transact<AdviceRefusal>({
    communityId,
    actor: { personId: by, as: 'representative' },
    key: `interim-advice:${requestId}:${by}`,
    at,
    decide: async (read) => interim.advise(await read('request', requestId), { supports, note, by }, at),
  });
}

import type { Budget } from '../budget/budget';
import type { ShareRefusal } from '../budget/shares';
import { promised, troubleWithShares } from '../budget/shares';
import type { Instant, LocalDate } from '../calendar/dates';
import { londonDate } from '../calendar/dates';
import type { Community, PersonId } from '../community/community';
import { sharesByYear } from '../decision/terms';
import type { CosEvent } from '../events';
import { chairConflict, chairedAs } from '../interest/chair-conflict';
import type { Declarations } from '../interest/declaration';
import { carrying, interestsWith, isSaidBefore } from '../interest/item-interest';
import { LONGEST_REASON } from '../meeting/decide';
import type { Meeting } from '../meeting/meeting';
import { headingOf } from '../meeting/schedule';
import type { Pence } from '../money';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { RuleProfile } from '../profile';
import type { Request } from '../request/request';
import { isHandedIn } from '../request/request';
import type { InterimTerms, WithChair } from './interim';
import { decidesAs, isWithChair, latestEnd, schoolsAnswered, unconnectedWith } from './interim';

export type InterimRefusal =
  | 'NoSuchRequest'
  | 'Withdrawn'
  | 'DecidedSince'
  | 'NotYours'
  | 'NotYetYours'
  | 'ChairHasInterest'
  | 'ReasonMissing'
  | 'ReasonTooLong'
  | 'NamesAPupil'
  | 'NoAmount'
  | 'MoreThanAsked'
  | 'EndBeforeStart'
  | 'EndPast'
  | 'EndTooLate'
  | 'NotConsulted'
  | ShareRefusal;

export type ConsultRefusal = InterimRefusal | 'NobodyChosen' | 'Connected';
export type AdviceRefusal =
  'NoSuchRequest' | 'NotAsked' | 'Withdrawn' | 'DecidedSince' | 'AnsweredBefore' | 'NoteTooLong' | 'NamesAPupil';

export type AsideRefusal = 'NoSuchRequest' | 'Withdrawn' | 'DecidedSince' | 'ReasonTooLong' | 'NamesAPupil';

type Decision<Refusal extends string> = Outcome<readonly CosEvent[], Refusal>;

/** Who decides, in which community, when. */
export interface Deciding {
  readonly community: Community;
  readonly declarations: Declarations | null;
  readonly by: PersonId;
  readonly profile: RuleProfile;
  readonly at: Instant;
}

interface Ready {
  readonly request: WithChair;
  readonly as: 'chair' | 'actingChair';
  readonly today: LocalDate;
}

/** The request while it waits for this person's decision, or why it does not. */
function waitingFor(
  request: Request | null,
  { community, declarations, by, at }: Deciding,
): Outcome<Ready, InterimRefusal> {
  if (!request || !isHandedIn(request) || !request.exceptional) return refuse('NoSuchRequest');
  if (request.status === 'withdrawn') return refuse('Withdrawn');
  if (!isWithChair(request)) return refuse('DecidedSince');
  const today = londonDate(at);
  const as = decidesAs(community, request, declarations, by, today);
  if (as) return accept({ request, as, today });
  if (chairConflict(community, declarations, chairedAs(request), by, today) !== null) return refuse('ChairHasInterest');
  const isActing = community.appointments.some((each) => each.personId === by && each.role === 'actingChair');
  return refuse(isActing ? 'NotYetYours' : 'NotYours');
}

const reasonTrouble = (reason: string): 'ReasonMissing' | 'ReasonTooLong' | null =>
  reason.trim() === '' ? 'ReasonMissing' : reason.trim().length > LONGEST_REASON ? 'ReasonTooLong' : null;

/** Whether that decision is the one on the record already: pressing again changes nothing. */
function isRepeated(request: Request | null, by: PersonId, kind: string, reason: string): boolean {
  if (!request || !isHandedIn(request)) return false;
  const decision = request.exceptional?.decision;
  if (decision?.kind !== kind || decision.by !== by) return false;
  return decision.kind === 'left' || decision.reason === reason.trim();
}

export interface InterimAgreement {
  readonly amount: Pence;
  readonly start: LocalDate;
  readonly end: LocalDate;
  readonly reason: string;
}

/** What an agreement promises, and until when. */
export const termsOf = ({ amount, start, end }: InterimAgreement): InterimTerms => ({
  ...{ amount, start, end },
  review: null,
  conditions: '',
  heldUntilMet: false,
});

function agreementTrouble(
  { request, today }: Ready,
  { amount, start, end, reason }: InterimAgreement,
  next: Meeting | null,
  profile: RuleProfile,
): InterimRefusal | null {
  if (amount <= 0) return 'NoAmount';
  if (amount > request.form.asked.amount) return 'MoreThanAsked';
  if (end < start) return 'EndBeforeStart';
  if (end < today) return 'EndPast';
  if (end > latestEnd(next, today, profile)) return 'EndTooLate';
  const trouble = reasonTrouble(reason);
  if (trouble) return trouble;
  const isLarge = amount > profile.interimChairAlone;
  return isLarge && schoolsAnswered(request.exceptional) < profile.interimConsulted ? 'NotConsulted' : null;
}

/**
 * Agrees as interim (R103): the decision, the money and the approval in one batch. It goes on the agenda of `next`, the
 * soonest meeting planned, to be confirmed, changed or ended there. What the budget cannot carry is refused (R106).
 */
export function agreeInterim(
  request: Request | null,
  agreement: InterimAgreement,
  budgets: readonly Budget[],
  next: Meeting | null,
  deciding: Deciding,
): Decision<InterimRefusal> {
  const { community, by, profile, at } = deciding;
  if (isRepeated(request, by, 'agreed', agreement.reason)) return accept([]);
  const ready = waitingFor(request, deciding);
  if (!ready.ok) return ready;
  const trouble = agreementTrouble(ready.value, agreement, next, profile);
  if (trouble) return refuse(trouble);
  const { amount, start, end, reason } = agreement;
  const terms = termsOf(agreement);
  const shares = sharesByYear(terms);
  const short = troubleWithShares(shares, budgets);
  if (short) return refuse(short);
  const { as, today, request: waiting } = ready.value;
  const { requestId } = waiting;
  const { area, communityId } = community;
  return accept([
    {
      type: 'InterimAgreed',
      requestId,
      heading: { ...headingOf(waiting, community), interim: { amount, start, end, on: today } },
      terms,
      shares,
      reason: reason.trim(),
      area,
      communityId,
      meetingId: next?.meetingId ?? null,
      minutes: profile.minutesPerRequest,
      ...carrying(interestsWith(waiting)),
      on: today,
      by,
      as,
      at,
    },
    ...promised(requestId, shares, budgets),
    { type: 'ApprovalSent', requestId, area, approvedOn: today, at },
  ]);
}

/** Does not agree, with a reason: the request ends here, by a person's act; its school may make an ordinary one. */
export function declineInterim(request: Request | null, reason: string, deciding: Deciding): Decision<InterimRefusal> {
  const { community, by, at } = deciding;
  if (isRepeated(request, by, 'declined', reason)) return accept([]);
  const ready = waitingFor(request, deciding);
  if (!ready.ok) return ready;
  const trouble = reasonTrouble(reason);
  if (trouble) return refuse(trouble);
  const { request: waiting, as } = ready.value;
  const heading = headingOf(waiting, community);
  return accept([
    { type: 'InterimDeclined', requestId: waiting.requestId, heading, reason: reason.trim(), by, as, at },
  ]);
}

/** Leaves it for the community: an ordinary request of the next meeting, cut-off or not. */
export function leaveForMeeting(
  request: Request | null,
  next: Meeting | null,
  deciding: Deciding,
): Decision<InterimRefusal> {
  const { community, by, profile, at } = deciding;
  if (isRepeated(request, by, 'left', '')) return accept([]);
  const ready = waitingFor(request, deciding);
  if (!ready.ok) return ready;
  const { request: waiting, as } = ready.value;
  return accept([
    {
      type: 'LeftForMeeting',
      requestId: waiting.requestId,
      heading: headingOf(waiting, community),
      meetingId: next?.meetingId ?? null,
      minutes: profile.minutesPerRequest,
      ...carrying(interestsWith(waiting)),
      by,
      as,
      at,
    },
  ]);
}

/** Asks unconnected representatives before deciding; whoever was asked before is not asked again. */
export function consult(
  request: Request | null,
  people: readonly PersonId[],
  deciding: Deciding,
): Decision<ConsultRefusal> {
  const ready = waitingFor(request, deciding);
  if (!ready.ok) return ready;
  const { request: waiting, today } = ready.value;
  if (people.length === 0) return refuse('NobodyChosen');
  const may = unconnectedWith(deciding.community, waiting.urn, today);
  if (!people.every((personId) => may.some((each) => each.personId === personId))) return refuse('Connected');
  const before = new Set(waiting.exceptional.consulted.map(({ personId }) => personId));
  const asked = [...new Set(people)].flatMap((personId) => {
    const found = may.find((each) => each.personId === personId);
    return found && !before.has(personId) ? [{ personId, urn: found.urn, school: found.school }] : [];
  });
  if (asked.length === 0) return accept([]);
  const { requestId } = waiting;
  return accept([{ type: 'InterimConsulted', requestId, asked, by: deciding.by, at: deciding.at }]);
}

/** A representative's answer to the chair: once, and before the chair decides. It advises; the chair decides. */
export function advise(
  request: Request | null,
  { supports, note, by }: { readonly supports: boolean; readonly note: string; readonly by: PersonId },
  at: Instant,
): Decision<AdviceRefusal> {
  if (!request || !isHandedIn(request) || !request.exceptional) return refuse('NoSuchRequest');
  const asked = request.exceptional.consulted.find(({ personId }) => personId === by);
  if (!asked) return refuse('NotAsked');
  if (asked.answer)
    return asked.answer.supports === supports && asked.answer.note === note.trim()
      ? accept([])
      : refuse('AnsweredBefore');
  if (request.status === 'withdrawn') return refuse('Withdrawn');
  if (!isWithChair(request)) return refuse('DecidedSince');
  if (note.trim().length > LONGEST_REASON) return refuse('NoteTooLong');
  const { requestId } = request;
  return accept([
    {
      type: 'InterimAdvised',
      requestId,
      urn: asked.urn,
      askedBy: asked.askedBy,
      personId: by,
      supports,
      note: note.trim(),
      at,
    },
  ]);
}

/** Somebody who chairs hands it over, since they have an interest in it (R98); or takes that back. */
export function stepAside(
  request: Request | null,
  { aside, said }: { readonly aside: boolean; readonly said: string },
  { by, at }: Pick<Deciding, 'by' | 'at'>,
): Decision<AsideRefusal> {
  if (!request || !isHandedIn(request) || !request.exceptional) return refuse('NoSuchRequest');
  if (request.status === 'withdrawn') return refuse('Withdrawn');
  if (!isWithChair(request)) return refuse('DecidedSince');
  if (said.trim().length > LONGEST_REASON) return refuse('ReasonTooLong');
  if (isSaidBefore(request.exceptional.chairsAside, by, { aside, said })) return accept([]);
  const { requestId, urn } = request;
  return accept([
    { type: 'ChairSteppedAside', meetingId: null, requestId, urn, personId: by, aside, said: said.trim(), at },
  ]);
}

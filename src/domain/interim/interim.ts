import type { Instant, LocalDate } from '../calendar/dates';
import { addDays, londonDate, londonInstant, londonTime } from '../calendar/dates';
import { addWorkingDays } from '../calendar/working-days';
import type { Community, PersonId, School, Urn } from '../community/community';
import { holds, memberSchools, representativesOf, runs, schoolsRepresentedBy } from '../community/community';
import type { Terms } from '../decision/terms';
import { chairConflict, chairedAs, freeChairs } from '../interest/chair-conflict';
import type { Declarations } from '../interest/declaration';
import type { ChairAside } from '../interest/item-interest';
import { isConnected } from '../interest/item-interest';
import type { Meeting } from '../meeting/meeting';
import type { RuleProfile, Rules } from '../profile';
import { profileOn } from '../profile';
import type { HandedRequest, RequestForm, SubmittedRequest } from '../request/request';

/** The four reasons for which a request may be decided between meetings (R101). */
export const GROUNDS = {
  otherAuthority: 'A pupil with high needs has come from another local authority',
  suddenChange: 'A child’s condition has changed suddenly',
  tribunal: 'A Tribunal order',
  newAdmission: 'A new admission, or support that is likely to change soon or often',
} as const;
export type Ground = keyof typeof GROUNDS;

/** Why a request cannot wait: for its own school, the chair and clerk, whoever the chair consults, and KCC. Never in a shared place. */
export interface Urgency {
  readonly ground: Ground;
  readonly whyNow: string;
}

export interface Advice {
  readonly supports: boolean;
  /** May be empty. */
  readonly note: string;
  readonly at: Instant;
}

/** A representative whom the chair asked before deciding about a larger amount. */
export interface Consulted {
  readonly personId: PersonId;
  readonly urn: Urn;
  readonly school: string;
  readonly askedBy: PersonId;
  readonly askedAt: Instant;
  readonly answer: Advice | null;
}

export type InterimBy = { readonly by: PersonId; readonly as: 'chair' | 'actingChair'; readonly at: Instant };

/** What the chair decided between meetings. */
export type InterimDecision = InterimBy &
  (
    | { readonly kind: 'agreed'; readonly terms: InterimTerms; readonly on: LocalDate; readonly reason: string }
    | { readonly kind: 'declined'; readonly reason: string }
    | { readonly kind: 'left' }
  );

/** An interim award always has a last day, which a person set (R107). */
export type InterimTerms = Terms & { readonly end: LocalDate };

/** How far an exceptional request has come. */
export interface Exceptional {
  /** withChair: to be decided. left: an ordinary request of the next meeting. interim: agreed until the community has its say. settled: it had. */
  readonly standing: 'withChair' | 'declined' | 'left' | 'interim' | 'settled';
  /** When others were told that nothing was decided yet; null while they were not. */
  readonly actingChairTold: Instant | null;
  readonly kccTold: Instant | null;
  /** When chair, clerk and school were reminded of the last day of the interim decision. */
  readonly endReminded: Instant | null;
  readonly consulted: readonly Consulted[];
  /** Chairs who handed it over, since they have an interest in it (R98). */
  readonly chairsAside: readonly ChairAside[];
  readonly decision: InterimDecision | null;
}

/** An exceptional request as its school files it. */
export const FILED: Exceptional = {
  standing: 'withChair',
  actingChairTold: null,
  kccTold: null,
  endReminded: null,
  consulted: [],
  chairsAside: [],
  decision: null,
};

export interface WithChair extends SubmittedRequest {
  readonly exceptional: Exceptional;
}

/** Whether it waits for the chair's decision between meetings: on no agenda, unless the chair leaves it for one. */
export const isWithChair = (request: HandedRequest): request is WithChair =>
  request.status === 'submitted' && request.exceptional?.standing === 'withChair';

/** What the chair agreed as interim, whatever became of it since; null where nothing was. */
export const interimOf = ({
  exceptional,
}: Pick<HandedRequest, 'exceptional'>): Extract<InterimDecision, { kind: 'agreed' }> | null =>
  exceptional?.decision?.kind === 'agreed' ? exceptional.decision : null;

/** The same time of day, that many working days later. */
export const workingDaysAfter = (at: Instant, days: number): Instant =>
  londonInstant(addWorkingDays(londonDate(at), days), londonTime(at));

/** The moment by which the chair is to decide, by the rules of the day it was filed: a target; nothing happens to the request when it passes. */
export const decideBy = ({ submittedAt }: Pick<HandedRequest, 'submittedAt'>, rules: Rules): Instant =>
  workingDaysAfter(submittedAt, profileOn(rules, londonDate(submittedAt)).interimResponseWorkingDays);

/** Weeks after its first day within which support on this ground must end; null where the ground sets no limit. */
export const weeksToEnd = (
  { exceptional }: Pick<Partial<RequestForm>, 'exceptional'>,
  { newAdmissionWeeks }: Pick<RuleProfile, 'newAdmissionWeeks'>,
): number | null => (exceptional?.ground === 'newAdmission' ? newAdmissionWeeks : null);

export const endsNear = (start: LocalDate, end: LocalDate | null, weeks: number): boolean =>
  end !== null && end <= addDays(start, 7 * weeks);

/** The latest day an interim decision may run to: some working days after the next planned meeting, or after today while none is planned. */
export const latestEnd = (
  next: Pick<Meeting, 'date'> | null,
  today: LocalDate,
  rules: Pick<RuleProfile, 'interimEndWorkingDays' | 'interimEndUnplannedWorkingDays'>,
): LocalDate =>
  next === null
    ? addWorkingDays(today, rules.interimEndUnplannedWorkingDays)
    : addWorkingDays(next.date, rules.interimEndWorkingDays);

/**
 * In which capacity this person may decide it: the chair; the acting chair once told, or where no chair is free to (R10,
 * R103). Nobody who has an interest in it (R98).
 */
export function decidesAs(
  community: Community,
  request: Pick<HandedRequest, 'urn' | 'exceptional'>,
  declarations: Declarations | null,
  personId: PersonId,
  day: LocalDate,
): 'chair' | 'actingChair' | null {
  const chaired = chairedAs(request);
  if (chairConflict(community, declarations, chaired, personId, day) !== null) return null;
  if (holds(community, personId, 'chair', day)) return 'chair';
  if (!holds(community, personId, 'actingChair', day)) return null;
  const hasChair = freeChairs(community, declarations, chaired, day).some(({ role }) => role === 'chair');
  return !hasChair || request.exceptional?.actingChairTold ? 'actingChair' : null;
}

/** Somebody the chair may consult. */
export interface Unconnected {
  readonly personId: PersonId;
  readonly name: string;
  readonly urn: Urn;
  readonly school: string;
}

/** Representatives who speak neither for the asking school nor for one of its trust or federation, by school. */
export function unconnectedWith(community: Community, asking: Urn, day: LocalDate): Unconnected[] {
  const school = community.schools.find(({ urn, replaces }) => urn === asking || replaces === asking);
  if (!school) return [];
  const members = memberSchools(community, day);
  const speaking = (of: readonly School[]) => of.flatMap(({ urn }) => representativesOf(community, urn, day));
  const connected = new Set(speaking(members.filter((each) => isConnected(each, school))).map((each) => each.personId));
  return members
    .filter((each) => !isConnected(each, school))
    .flatMap(({ urn, name }) =>
      representativesOf(community, urn, day)
        .filter(({ personId }) => !connected.has(personId))
        .map(({ personId, name: person }) => ({ personId, name: person, urn, school: name })),
    );
}

/** Schools whose representative has answered the chair. */
export const schoolsAnswered = ({ consulted }: Exceptional): number =>
  new Set(consulted.flatMap(({ urn, answer }) => (answer ? [urn] : []))).size;
/** Schools whose representative the chair has asked. */
export const schoolsAsked = ({ consulted }: Exceptional): number => new Set(consulted.map(({ urn }) => urn)).size;

/** Who may know the ground and why it cannot wait: its own school, whoever runs the community's meetings, and those the chair consulted. */
export const mayReadUrgency = (
  community: Community,
  { urn, exceptional }: HandedRequest,
  personId: PersonId,
  day: LocalDate,
): boolean =>
  exceptional === undefined ||
  runs(community, personId, day) ||
  exceptional.consulted.some((each) => each.personId === personId) ||
  schoolsRepresentedBy(community, personId, day).some((school) => school.urn === urn || school.replaces === urn);

/** The request as other schools read it. */
export function withoutUrgency<Of extends Pick<HandedRequest, 'form'>>(request: Of): Of {
  const { exceptional: _, ...form } = request.form;
  return { ...request, form };
}

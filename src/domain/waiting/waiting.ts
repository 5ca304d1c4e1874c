import type { Action, ActionId } from '../action/action';
import { openActions, owns } from '../action/action';
import type { Award } from '../award/award';
import type { Instant, LocalDate } from '../calendar/dates';
import { addWorkingDays } from '../calendar/working-days';
import type { Community, CommunityId, PersonId, School, Urn } from '../community/community';
import { chairs, runs, schoolsRepresentedBy } from '../community/community';
import { chairConflict, chairedItem } from '../interest/chair-conflict';
import type { Declarations } from '../interest/declaration';
import { remindersDue } from '../interest/reminders';
import type { Meeting, MeetingId } from '../meeting/meeting';
import { heldOn, isPresent, itemFor, meetingFor, positionOf, requestItems } from '../meeting/meeting';
import { betweenMeetings } from '../interim/waiting';
import type { RuleProfile, Rules } from '../profile';
import { profileOn } from '../profile';
import { closedBecause, hasChanges } from '../request/changes';
import type { Reference, Request, RequestId } from '../request/request';

/** One thing a person can do now. `by` is the day it should be done by; null when no day is set. */
export type Waiting = { readonly by: LocalDate | null } & (
  | { readonly kind: 'meetingStarted'; readonly meetingId: MeetingId; readonly checkedIn: boolean }
  | {
      readonly kind: 'tie';
      readonly meetingId: MeetingId;
      readonly position: number;
      readonly reference: Reference;
      readonly mayDecide: boolean;
    }
  | {
      readonly kind: 'approval';
      readonly communityId: string;
      readonly requestId: RequestId;
      readonly reference: Reference;
      readonly school: string;
      readonly since: Instant;
      readonly overdue: boolean;
    }
  /** Planned for a day that has passed, and not started here: to be entered, moved or cancelled. */
  | { readonly kind: 'notHeld'; readonly meetingId: MeetingId; readonly on: LocalDate }
  /** Held on paper and being entered. */
  | { readonly kind: 'beingEntered'; readonly meetingId: MeetingId; readonly heldOn: LocalDate }
  /** An exceptional request without a decision; schools the chair has asked for their view, and how many have answered. */
  | {
      readonly kind: 'exceptional';
      readonly requestId: RequestId;
      readonly reference: Reference;
      readonly school: string;
      readonly decideBy: Instant;
      readonly mayDecide: boolean;
      readonly asked: number;
      readonly answered: number;
    }
  /** The chair asks this person for their view. */
  | {
      readonly kind: 'advice';
      readonly requestId: RequestId;
      readonly reference: Reference;
      readonly school: string;
      readonly since: Instant;
    }
  | { readonly kind: 'lateRequests'; readonly references: readonly Reference[] }
  | { readonly kind: 'agenda'; readonly requests: number; readonly changes: number; readonly published: boolean }
  | {
      readonly kind: 'draft';
      readonly requestId: RequestId;
      readonly urn: Urn;
      readonly school: string;
      readonly since: Instant;
    }
  /** The chair asked something: the request waits for the school's answer (R44). */
  | {
      readonly kind: 'returned';
      readonly requestId: RequestId;
      readonly reference: Reference;
      readonly school: string;
      readonly question: string;
      readonly since: Instant;
    }
  /** Changes to a request that are not handed in yet. */
  | {
      readonly kind: 'changes';
      readonly requestId: RequestId;
      readonly reference: Reference;
      readonly school: string;
      readonly since: Instant;
    }
  /** A chair's office is locked until they declare their interests; or a declaration is to be confirmed (R8). */
  | { readonly kind: 'declaration'; readonly why: 'missing' | 'renewal' }
  /** What a meeting agreed that this person does (R69); `owner` names the school where they speak for several. */
  | {
      readonly kind: 'action';
      readonly actionId: ActionId;
      readonly agreedOn: LocalDate;
      readonly what: string;
      readonly owner: string;
      readonly due: LocalDate;
    }
  | {
      readonly kind: 'heldApproval';
      readonly requestId: RequestId;
      readonly reference: Reference;
      readonly school: string;
    }
);

/** What is known of a community when somebody asks what waits for them. */
export interface Situation {
  readonly community: Community;
  /** The meeting in session, or else the next one. */
  readonly meeting: Meeting | null;
  readonly meetings: readonly Meeting[];
  readonly requests: readonly Request[];
  readonly awards: readonly Award[];
  readonly rules: Rules;
  /** What its chairs have declared; null while nobody has. */
  readonly declarations: Declarations | null;
  readonly actions: readonly Action[];
}

const URGENCY: readonly Waiting['kind'][] = [
  'returned',
  'declaration',
  'meetingStarted',
  'tie',
  'beingEntered',
  'notHeld',
  'exceptional',
  'advice',
  'approval',
  'lateRequests',
  'agenda',
  'changes',
  'draft',
  'action',
  'heldApproval',
];
const LAST_DAY = '9999-12-31';
const since = (waiting: Waiting): string => ('since' in waiting ? waiting.since : '');

/** What others wait for at this moment first, then what has the nearest day; the kind, then the longest wait, settle ties. */
export const mostUrgentFirst = (waiting: readonly Waiting[]): Waiting[] =>
  [...waiting].sort(
    (a, b) =>
      Number(isNow(b)) - Number(isNow(a)) ||
      (a.by ?? LAST_DAY).localeCompare(b.by ?? LAST_DAY) ||
      URGENCY.indexOf(a.kind) - URGENCY.indexOf(b.kind) ||
      since(a).localeCompare(since(b)),
  );

const isNow = (waiting: Waiting): boolean =>
  waiting.kind === 'returned' ||
  waiting.kind === 'meetingStarted' ||
  waiting.kind === 'tie' ||
  (waiting.kind === 'declaration' && waiting.why === 'missing');

/** Everything one person can do now in one community, most urgent first. */
export function waitingIn(
  situation: Situation,
  personId: PersonId,
  today: LocalDate,
  profile: Pick<RuleProfile, 'declarationDays'>,
): Waiting[] {
  const { community } = situation;
  const schools = schoolsRepresentedBy(community, personId, today);
  return mostUrgentFirst([
    ...declarationDue(situation, personId, today, profile),
    ...meetingNow(situation, personId, today),
    ...(runs(community, personId, today) ? forWhoRuns(situation, personId, today) : []),
    ...betweenMeetings(situation, personId, today),
    ...schools.flatMap(({ urn, name }) => drafts(situation, urn, name, today)),
    ...schools.flatMap((school) => handedInAndOpen(situation, school, today)),
    ...actionsOf(situation, personId, schools),
  ]);
}

function declarationDue(
  { community, declarations }: Situation,
  personId: PersonId,
  today: LocalDate,
  profile: Pick<RuleProfile, 'declarationDays'>,
): Waiting[] {
  return remindersDue(community, declarations, profile, today)
    .filter((each) => each.personId === personId)
    .map(({ why, since }) => ({ kind: 'declaration', why, by: why === 'renewal' ? since : null }));
}

function meetingNow({ community, meeting, declarations }: Situation, personId: PersonId, today: LocalDate): Waiting[] {
  if (meeting?.status !== 'inSession') return [];
  const schools = schoolsRepresentedBy(community, personId, today);
  const mayRun = runs(community, personId, today);
  if (meeting.paper !== null)
    return mayRun ? [{ kind: 'beingEntered', by: null, meetingId: meeting.meetingId, heldOn: heldOn(meeting) }] : [];
  const ties = requestItems(meeting).filter(({ progress }) => progress.state === 'tied');
  return [
    ...(schools.length > 0 || mayRun
      ? [
          {
            kind: 'meetingStarted',
            meetingId: meeting.meetingId,
            by: meeting.date,
            checkedIn: schools.every(({ urn }) => isPresent(meeting, urn)),
          } as const,
        ]
      : []),
    ...(mayRun ? ties : []).map((item): Waiting => ({
      kind: 'tie',
      meetingId: meeting.meetingId,
      by: meeting.date,
      position: positionOf(meeting, item.heading.requestId),
      reference: item.heading.reference,
      mayDecide:
        chairs(community, personId, today) &&
        chairConflict(community, declarations, chairedItem(item), personId, today) === null,
    })),
  ];
}

function forWhoRuns(situation: Situation, personId: PersonId, today: LocalDate): Waiting[] {
  const { meeting, awards } = situation;
  const held = awards.filter((award) => award.status === 'held' && !hasInterest(situation, award, personId, today));
  return [
    ...(meeting && meeting.late.length > 0
      ? [
          {
            kind: 'lateRequests',
            by: meeting.date,
            references: meeting.late.map(({ reference }) => reference),
          } as const,
        ]
      : []),
    ...(meeting?.status === 'planned' && meeting.date < today
      ? [{ kind: 'notHeld', by: null, meetingId: meeting.meetingId, on: meeting.date } as const]
      : agendaToPublish(meeting)),
    ...held.map(({ requestId, reference, school }): Waiting => ({
      kind: 'heldApproval',
      by: null,
      requestId,
      reference,
      school,
    })),
  ];
}

/** Whether this person, as a chair, has an interest in the request of that award: then another says that its conditions are met (R98). */
function hasInterest(
  { community, declarations, meetings }: Situation,
  { requestId, meetingId }: Award,
  personId: PersonId,
  today: LocalDate,
): boolean {
  const held = meetings.find((each) => each.meetingId === meetingId);
  const item = held && itemFor(held, requestId);
  return item !== undefined && chairConflict(community, declarations, chairedItem(item), personId, today) !== null;
}

function agendaToPublish(meeting: Meeting | null): Waiting[] {
  if (meeting?.status !== 'planned') return [];
  const { publishedAt, changesSincePublished: changes, date: by } = meeting;
  const published = publishedAt !== null;
  return published && changes === 0
    ? []
    : [{ kind: 'agenda', by, requests: requestItems(meeting).length, changes, published }];
}

/** The school's unfinished requests; to be in time for the meeting they must be in by its cut-off. */
function drafts({ meeting, requests }: Situation, urn: Urn, school: string, today: LocalDate): Waiting[] {
  const cutOff = meeting?.status === 'planned' ? meeting.cutOff : null;
  const by = cutOff !== null && cutOff >= today ? cutOff : null;
  return requests.flatMap((request) =>
    request.status === 'draft' && request.urn === urn
      ? [{ kind: 'draft', by, requestId: request.requestId, urn, school, since: request.savedAt } as const]
      : [],
  );
}

/** Questions to answer, and changes begun that can still be handed in. */
function handedInAndOpen({ meetings, requests }: Situation, school: School, today: LocalDate): Waiting[] {
  return requests.flatMap((request): Waiting[] => {
    if (request.status !== 'submitted' || (request.urn !== school.urn && request.urn !== school.replaces)) return [];
    const { requestId, reference, returned, changes } = request;
    const line = { requestId, reference, school: school.name };
    if (returned) return [{ kind: 'returned', by: null, ...line, question: returned.question, since: returned.at }];
    if (!changes || !hasChanges(request) || closedBecause(request, meetings, today)) return [];
    return [
      { kind: 'changes', by: meetingFor(meetings, requestId)?.meeting.cutOff ?? null, ...line, since: changes.savedAt },
    ];
  });
}

/** Open actions of the person, or of a school they speak for. */
const actionsOf = ({ actions }: Situation, personId: PersonId, schools: readonly School[]): Waiting[] =>
  openActions(actions)
    .filter((action) => owns(action, personId, schools))
    .map(({ actionId, agreedOn, what, owner, due }) => ({
      kind: 'action',
      by: due,
      actionId,
      agreedOn,
      what,
      owner: schools.length > 1 && owner.kind === 'school' ? owner.name : '',
      due,
    }));

/** Approvals an officer has not acknowledged, oldest first, each with the day it should have reached them (R108). */
export const waitingForOfficer = (
  awards: readonly Award[],
  rulesOf: (communityId: CommunityId) => Rules,
  today: LocalDate,
): Waiting[] =>
  mostUrgentFirst(
    awards.flatMap(({ status, sentAt, approvedOn, communityId, requestId, reference, school }) => {
      if (status !== 'sent' || sentAt === null) return [];
      const { approvalWorkingDays } = profileOn(rulesOf(communityId), approvedOn);
      const by = addWorkingDays(approvedOn, approvalWorkingDays);
      return [
        {
          kind: 'approval',
          by,
          communityId,
          requestId,
          reference,
          school,
          since: sentAt,
          overdue: by < today,
        } as const,
      ];
    }),
  );

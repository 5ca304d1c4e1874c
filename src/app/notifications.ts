import { onDuty } from '../domain/community/area-staff';
import { presentUrn, serving, representativesOf } from '../domain/community/community';
import type { Area, Community, Office, PersonId, Urn } from '../domain/community/community';
import type { Instant } from '../domain/calendar/dates';
import { londonDate } from '../domain/calendar/dates';
import { ONLY } from '../domain/documents';
import type { CosEvent } from '../domain/events';
import { isNothing } from '../domain/interest/declaration';
import { requestItems } from '../domain/meeting/meeting';
import type { Meeting } from '../domain/meeting/meeting';
import type { Reminder } from '../domain/meeting/reminders';
import type { Deps } from './deps';
import { exceptionalNotices } from './exceptional-notices';
import type { Delivery, Notice, Recipient, RecordedEvent } from './ports';

export type Audience =
  | { readonly of: 'office'; readonly offices: readonly Office[] }
  | { readonly of: 'everySchool' }
  | { readonly of: 'school'; readonly urn: Urn }
  | { readonly of: 'officers'; readonly area: Area }
  /** The chair; where there is none, who stands in. */
  | { readonly of: 'chairOnDuty' }
  | { readonly of: 'administrators' }
  | { readonly of: 'person'; readonly personId: PersonId }
  | { readonly of: 'channel' }
  | { readonly of: 'meetingPlace' };

export interface Telling {
  readonly to: Audience;
  readonly notice: Notice;
}

const boards = (communityId: string, meetingId: string, requestId?: string): Telling[] => [
  { to: { of: 'meetingPlace' }, notice: { type: 'meetingBoard', communityId, meetingId } },
  ...(requestId === undefined
    ? []
    : [
        {
          to: { of: 'meetingPlace' } as const,
          notice: { type: 'itemBoard', communityId, meetingId, requestId } as const,
        },
      ]),
];

const WHO_RUNS: Audience = { of: 'office', offices: ['chair', 'actingChair', 'clerk'] };
const KCC: Audience = { of: 'administrators' };

/** The channel, every representative, and whoever runs the meeting. */
const everybody = (notice: Notice): Telling[] =>
  [{ of: 'channel' } as const, { of: 'everySchool' } as const, WHO_RUNS].map((to) => ({ to, notice }));

/** Chair and clerk first; KCC once a working day has gone by, or money is held up. */
const REMINDED: Readonly<Record<Reminder, readonly Audience[]>> = {
  notHeld: [WHO_RUNS],
  notEnded: [WHO_RUNS],
  notEndedNextDay: [KCC],
  approvalsDue: [WHO_RUNS, KCC],
  approvalsOverdue: [WHO_RUNS, KCC],
};

/** Who hears about what. The whole policy, on one screen. `meeting` is the one the event belongs to, as it is now. */
export function notificationsFor(event: CosEvent, communityId: string, meeting: Meeting | null): Telling[] {
  switch (event.type) {
    case 'DraftForgotten':
      return [
        {
          to: { of: 'school', urn: event.urn },
          notice: { type: 'draftForgotten', communityId, requestId: event.requestId },
        },
      ];
    case 'DraftPupilsCleared':
      return [
        {
          to: { of: 'school', urn: event.urn },
          notice: { type: 'draftCleared', communityId, requestId: event.requestId },
        },
      ];
    case 'BudgetAdjusted':
      return [
        {
          to: { of: 'office', offices: ['chair', 'actingChair', 'clerk'] },
          notice: { type: 'budgetAdjusted', communityId, year: event.year, at: event.at },
        },
      ];
    case 'RulesChanged':
      return [
        {
          to: { of: 'office', offices: ['chair', 'actingChair', 'clerk'] },
          notice: { type: 'rulesChanged', communityId, version: event.version },
        },
      ];
    case 'RequestSubmitted':
      if (event.exceptional) return exceptionalNotices(event, communityId);
      return [
        {
          to: { of: 'office', offices: ['chair', 'actingChair', 'clerk'] },
          notice: { type: 'requestReceived', communityId, requestId: event.requestId },
        },
      ];
    case 'RequestChanged':
      return [
        {
          to: { of: 'office', offices: ['chair', 'actingChair', 'clerk'] },
          notice: { type: 'requestChanged', communityId, requestId: event.requestId },
        },
      ];
    case 'RequestWithdrawn':
      return [
        {
          to: { of: 'office', offices: ['chair', 'actingChair', 'clerk'] },
          notice: { type: 'requestWithdrawn', communityId, requestId: event.requestId },
        },
        ...(meeting?.placeId ? boards(communityId, meeting.meetingId, event.requestId) : []),
      ];
    case 'RequestReturned':
      return [
        {
          to: { of: 'school', urn: event.heading.urn },
          notice: { type: 'requestReturned', communityId, requestId: event.requestId },
        },
      ];
    case 'AgendaPublished': {
      const notice = { type: 'agendaPublished', communityId, meetingId: event.meetingId } as const;
      return [
        { to: { of: 'channel' }, notice },
        { to: { of: 'everySchool' }, notice },
      ];
    }
    case 'RequestDeferred':
      return [
        {
          to: { of: 'school', urn: event.heading.urn },
          notice: { type: 'requestDeferred', communityId, requestId: event.requestId, meetingId: event.meetingId },
        },
        ...(meeting?.placeId ? boards(communityId, event.meetingId, event.requestId) : []),
      ];
    case 'MeetingStarted':
    case 'LateRequestPlaced':
    case 'SchoolCheckedIn':
    case 'AttendanceNoted':
    case 'StandInNoted':
    case 'PresenterNamed':
      return boards(communityId, event.meetingId);
    case 'ItemOpened':
    case 'ItemHeard':
    case 'BallotClosed':
    case 'RequestDecided':
    case 'DecisionReopened':
      return boards(communityId, event.meetingId, event.requestId);
    case 'DeferredTakenUp':
      return [
        {
          to: { of: 'school', urn: event.heading.urn },
          notice: { type: 'requestTakenUp', communityId, requestId: event.requestId, meetingId: event.meetingId },
        },
        ...boards(communityId, event.meetingId, event.requestId),
      ];
    case 'BallotOpened':
      return boards(communityId, event.meetingId, event.heading.requestId);
    case 'VoteCast':
    case 'VoteAskedFor':
    case 'ChairAsked':
      return boards(communityId, event.meetingId, event.requestId).slice(1);
    case 'MeetingEnded': {
      const notice = { type: 'decisionLog', communityId, meetingId: event.meetingId } as const;
      const decided = meeting ? requestItems(meeting).filter(({ progress }) => progress.state === 'decided') : [];
      return [
        ...boards(communityId, event.meetingId),
        { to: { of: 'meetingPlace' }, notice },
        { to: { of: 'channel' }, notice },
        {
          to: { of: 'office', offices: ['chair', 'actingChair', 'clerk'] },
          notice: { type: 'minutesDraft', communityId, meetingId: event.meetingId },
        },
        ...decided.map(({ heading }): Telling => ({
          to: { of: 'school', urn: heading.urn },
          notice: { type: 'decision', communityId, requestId: heading.requestId, meetingId: event.meetingId },
        })),
      ];
    }
    case 'DeclarationReminded':
      return [
        {
          to: { of: 'person', personId: event.personId },
          notice: { type: 'declarationDue', communityId, personId: event.personId },
        },
      ];
    case 'DeclarationMade': {
      if (isNothing(event.interests)) return [];
      const notice = { type: 'interestDeclared', communityId, personId: event.personId } as const;
      return [
        { to: { of: 'office', offices: ['clerk'] }, notice },
        { to: { of: 'administrators' }, notice },
      ];
    }
    case 'MinutesApproved':
      return [{ to: { of: 'channel' }, notice: { type: 'minutesApproved', communityId, meetingId: event.meetingId } }];
    case 'ActionAdded': {
      const { actionId, meetingId, owner } = event;
      const notice = { type: 'actionGiven', communityId, meetingId, actionId } as const;
      if (owner.kind === 'other') return []; // known by name only: chair and clerk tell them
      return [
        {
          to: owner.kind === 'school' ? { of: 'school', urn: owner.urn } : { of: 'person', personId: owner.personId },
          notice,
        },
      ];
    }
    case 'MeetingScheduled':
      return event.by ? everybody({ type: 'meetingPlanned', communityId, meetingId: event.meetingId }) : [];
    case 'MeetingMoved':
      return everybody({ type: 'meetingMoved', communityId, meetingId: event.toMeetingId });
    case 'MeetingCancelled':
      return everybody({ type: 'meetingCancelled', communityId, meetingId: event.meetingId });
    case 'MeetingReminded':
      return REMINDED[event.about].map((to) => ({
        to,
        notice: { type: 'meetingReminder', communityId, meetingId: event.meetingId, about: event.about },
      }));
    case 'ApprovalSent':
      return [
        {
          to: { of: 'officers', area: event.area },
          notice: { type: 'approval', communityId, requestId: event.requestId },
        },
      ];
    case 'ApprovalAcknowledged':
      return []; // resolved by the award's school below, since the event does not carry it
    case 'InterimConsulted':
    case 'InterimAdvised':
    case 'InterimEscalated':
    case 'InterimAgreed':
    case 'InterimDeclined':
    case 'LeftForMeeting':
    case 'InterimEndNear':
      return exceptionalNotices(event, communityId);
    default:
      return [];
  }
}

/** One delivery a recipient: a shared card is the same delivery for every change of it, a notice is one for each event. */
function deliveryId(notice: Notice, eventId: string): string {
  if (notice.type === 'meetingBoard') return `board:${notice.meetingId}`;
  if (notice.type === 'itemBoard') return `item:${notice.meetingId}:${notice.requestId}`;
  if (notice.type === 'budgetAdjusted') return `budgetAdjusted:${notice.year}:${eventId}`;
  if (notice.type === 'rulesChanged') return `rulesChanged:${notice.version}:${eventId}`;
  const about = 'requestId' in notice ? notice.requestId : 'meetingId' in notice ? notice.meetingId : notice.personId;
  return `${notice.type}:${about}:${eventId}`;
}

/** The shared meeting card of a chat, as the delivery that posts and later edits it. */
export function boardIn(
  conversationId: string,
  { communityId, meetingId }: { communityId: string; meetingId: string },
  createdAt: Instant,
  thread: string | null = null,
) {
  const notice = { type: 'meetingBoard', communityId, meetingId } as const;
  return { id: deliveryId(notice, ''), recipient: `place:${conversationId}` as const, notice, createdAt, thread };
}

/** The shared cards of a meeting held in a channel stand together in the thread in which it was started. */
const threadFor = ({ type }: Notice, meeting: Meeting | null): string | null =>
  type === 'meetingBoard' || type === 'itemBoard' ? (meeting?.thread ?? null) : null;

async function recipientsOf(
  deps: Deps,
  to: Audience,
  community: Community,
  meeting: Meeting | null,
): Promise<Recipient[]> {
  const today = londonDate(deps.now());
  const people = (ids: readonly string[]): Recipient[] => [...new Set(ids)].map((id) => `person:${id}` as const);
  switch (to.of) {
    case 'office':
      return people(
        serving(community, today).flatMap((each) => (to.offices.includes(each.role as Office) ? [each.personId] : [])),
      );
    case 'everySchool':
      return people(
        serving(community, today).flatMap((each) => (each.role === 'representative' ? [each.personId] : [])),
      );
    case 'person':
      return people([to.personId]);
    case 'school':
      return people(
        representativesOf(community, presentUrn(community, to.urn, today), today).map(({ personId }) => personId),
      );
    case 'administrators': {
      const staff = await deps.directory.staffOf('Kent');
      const administrators = staff ? onDuty(staff, 'administrator', today) : [];
      return administrators.length > 0 ? people(administrators.map(({ personId }) => personId)) : ['area:Kent'];
    }
    case 'officers': {
      const staff = await deps.directory.staffOf(to.area);
      const officers = staff ? onDuty(staff, 'officer', today) : [];
      // no officer: kept under the area's own name, parked where an operator sees it, never lost (R14)
      return officers.length > 0 ? people(officers.map(({ personId }) => personId)) : [`area:${to.area}`];
    }
    case 'chairOnDuty': {
      const holding = (office: Office) =>
        serving(community, today).flatMap(({ role, personId }) => (role === office ? [personId] : []));
      const chair = holding('chair');
      return people(chair.length > 0 ? chair : holding('actingChair'));
    }
    case 'channel': {
      const channel = (await deps.store.read(community.communityId, 'places', ONLY))?.value.channel;
      return channel ? [`place:${channel}`] : [];
    }
    case 'meetingPlace':
      return meeting?.placeId ? [`place:${meeting.placeId}`] : [];
  }
}

async function tellingsFor(
  deps: Deps,
  { communityId, event }: RecordedEvent,
  meeting: Meeting | null,
): Promise<Telling[]> {
  if (event.type !== 'ApprovalAcknowledged') return notificationsFor(event, communityId, meeting);
  const award = (await deps.store.read(communityId, 'award', event.requestId))?.value;
  if (!award) return [];
  return [
    {
      to: { of: 'school', urn: award.urn },
      notice: { type: 'approvalAcknowledged', communityId, requestId: event.requestId },
    },
  ];
}

/** Shorter than sent deliveries are kept (src/store/deliveries.ts), so that what was told is still known to have been told. */
const DAYS_IT_IS_NEWS = 30;

/**
 * After a restore, or when the feed's leases are lost, the feed begins with the oldest event; nobody is to be told of last
 * winter's meeting again.
 */
const isOldNews = (at: Instant, now: Instant): boolean =>
  Date.parse(now) - Date.parse(at) > DAYS_IT_IS_NEWS * 24 * 60 * 60 * 1000;

/**
 * Turns one event into what is to be sent to whom, and answers which deliveries the queue should hear of. Doing it again
 * finds them there.
 */
export async function announce(deps: Deps, recorded: RecordedEvent): Promise<Pick<Delivery, 'id' | 'recipient'>[]> {
  const { communityId, event } = recorded;
  if (isOldNews(recorded.at, deps.now())) return [];
  const community = (await deps.store.read(communityId, 'community', ONLY))?.value;
  if (!community) throw new Error(`Event ${recorded.id} belongs to no community`);
  const meetingId = 'meetingId' in event ? event.meetingId : null;
  const meeting =
    meetingId === null ? null : ((await deps.store.read(communityId, 'meeting', meetingId))?.value ?? null);
  const queued: Pick<Delivery, 'id' | 'recipient'>[] = [];
  for (const { to, notice } of await tellingsFor(deps, recorded, meeting)) {
    const id = deliveryId(notice, recorded.id);
    for (const recipient of await recipientsOf(deps, to, community, meeting)) {
      if (queued.some((each) => each.id === id && each.recipient === recipient)) continue;
      const thread = threadFor(notice, meeting);
      if (await deps.deliveries.want({ id, recipient, notice, createdAt: recorded.at, thread }))
        queued.push({ id, recipient });
    }
  }
  return queued;
}

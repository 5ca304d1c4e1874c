import type { Area, Office, PersonId, Urn } from '../domain/community/community';
import type { CosEvent, EventOf } from '../domain/events';
import { isNothing } from '../domain/interest/declaration';
import { itemFor, requestItems } from '../domain/meeting/meeting';
import type { Meeting } from '../domain/meeting/meeting';
import type { Reminder } from '../domain/meeting/reminders';
import type { RequestId } from '../domain/request/request';
import { exceptionalNotices } from './exceptional-notices';
import type { Notice } from './ports';

export type Audience =
  | { readonly of: 'office'; readonly offices: readonly Office[] }
  | { readonly of: 'everySchool' }
  | { readonly of: 'school'; readonly urn: Urn }
  | { readonly of: 'officers'; readonly area: Area }
  /** Whoever decides an exceptional request first: the chair, unless they have an interest in it; KCC where nobody is free to. */
  | { readonly of: 'chairFor'; readonly requestId: RequestId }
  | { readonly of: 'administrators' }
  | { readonly of: 'person'; readonly personId: PersonId }
  | { readonly of: 'channel' }
  | { readonly of: 'meetingPlace' };

export interface Telling {
  readonly to: Audience;
  readonly notice: Notice;
}

const meetingBoard = (communityId: string, meetingId: string): Telling => ({
  to: { of: 'meetingPlace' },
  notice: { type: 'meetingBoard', communityId, meetingId },
});
const itemBoard = (communityId: string, meetingId: string, requestId: RequestId): Telling => ({
  to: { of: 'meetingPlace' },
  notice: { type: 'itemBoard', communityId, meetingId, requestId },
});
const boards = (communityId: string, meetingId: string, requestId: RequestId): Telling[] => [
  meetingBoard(communityId, meetingId),
  itemBoard(communityId, meetingId, requestId),
];

const WHO_RUNS: Audience = { of: 'office', offices: ['chair', 'actingChair', 'clerk'] };
const CLERKS: Audience = { of: 'office', offices: ['clerk'] };
const KCC: Audience = { of: 'administrators' };

const toSchool = (urn: Urn, notice: Notice): Telling => ({ to: { of: 'school', urn }, notice });

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

/** Whether a request's own card stands in the meeting already. */
const isDiscussed = (meeting: Meeting | null, requestId: RequestId): boolean =>
  meeting !== null &&
  meeting.placeId !== null &&
  (itemFor(meeting, requestId)?.progress.state ?? 'waiting') !== 'waiting';

/** Whoever chairs the request now, and the clerk: at a meeting, or at once between meetings (R98). */
function steppedAside(
  { meetingId, requestId, aside }: EventOf<'ChairSteppedAside'>,
  communityId: string,
  meeting: Meeting | null,
): Telling[] {
  const chairNow: Audience = { of: 'chairFor', requestId };
  if (meetingId === null)
    return aside ? [{ to: chairNow, notice: { type: 'exceptionalReceived', communityId, requestId } }] : [];
  const notice = { type: 'requestHandedOver', communityId, meetingId, requestId } as const;
  return [
    ...(aside
      ? [
          { to: chairNow, notice },
          { to: CLERKS, notice },
        ]
      : []),
    ...(isDiscussed(meeting, requestId) ? [itemBoard(communityId, meetingId, requestId)] : []),
  ];
}

/** Who hears about what. The whole policy, on one screen. `meeting` is the one the event belongs to, as it is now. */
export function notificationsFor(event: CosEvent, communityId: string, meeting: Meeting | null): Telling[] {
  switch (event.type) {
    case 'DraftForgotten':
      return [toSchool(event.urn, { type: 'draftForgotten', communityId, requestId: event.requestId })];
    case 'DraftPupilsCleared':
      return [toSchool(event.urn, { type: 'draftCleared', communityId, requestId: event.requestId })];
    case 'BudgetAdjusted':
      return [{ to: WHO_RUNS, notice: { type: 'budgetAdjusted', communityId, year: event.year, at: event.at } }];
    case 'RulesChanged':
      return [{ to: WHO_RUNS, notice: { type: 'rulesChanged', communityId, version: event.version } }];
    case 'RequestSubmitted':
      if (event.exceptional) return exceptionalNotices(event, communityId);
      return [{ to: WHO_RUNS, notice: { type: 'requestReceived', communityId, requestId: event.requestId } }];
    case 'RequestChanged':
      return [{ to: WHO_RUNS, notice: { type: 'requestChanged', communityId, requestId: event.requestId } }];
    case 'RequestWithdrawn':
      return [
        {
          to: WHO_RUNS,
          notice: { type: 'requestWithdrawn', communityId, requestId: event.requestId },
        },
        ...(meeting?.placeId ? boards(communityId, meeting.meetingId, event.requestId) : []),
      ];
    case 'RequestReturned':
      return [toSchool(event.heading.urn, { type: 'requestReturned', communityId, requestId: event.requestId })];
    case 'AgendaPublished': {
      const notice = { type: 'agendaPublished', communityId, meetingId: event.meetingId } as const;
      return [
        { to: { of: 'channel' }, notice },
        { to: { of: 'everySchool' }, notice },
      ];
    }
    case 'RequestDeferred':
      return [
        toSchool(event.heading.urn, {
          type: 'requestDeferred',
          communityId,
          requestId: event.requestId,
          meetingId: event.meetingId,
        }),
        ...(meeting?.placeId ? boards(communityId, event.meetingId, event.requestId) : []),
      ];
    case 'MeetingStarted':
    case 'LateRequestPlaced':
    case 'SchoolCheckedIn':
    case 'AttendanceNoted':
    case 'StandInNoted':
    case 'PresenterNamed':
      return [meetingBoard(communityId, event.meetingId)];
    case 'InterestNoted':
      return isDiscussed(meeting, event.requestId) ? [itemBoard(communityId, event.meetingId, event.requestId)] : [];
    case 'ChairSteppedAside':
      return steppedAside(event, communityId, meeting);
    case 'ItemOpened':
    case 'ItemHeard':
    case 'BallotClosed':
    case 'RequestDecided':
    case 'DecisionReopened':
      return boards(communityId, event.meetingId, event.requestId);
    case 'DeferredTakenUp':
      return [
        toSchool(event.heading.urn, {
          type: 'requestTakenUp',
          communityId,
          requestId: event.requestId,
          meetingId: event.meetingId,
        }),
        ...boards(communityId, event.meetingId, event.requestId),
      ];
    case 'BallotOpened':
      return boards(communityId, event.meetingId, event.heading.requestId);
    case 'VoteCast':
    case 'VoteAskedFor':
    case 'ChairAsked':
      return [itemBoard(communityId, event.meetingId, event.requestId)];
    case 'MeetingEnded': {
      const notice = { type: 'decisionLog', communityId, meetingId: event.meetingId } as const;
      const items = meeting ? requestItems(meeting) : [];
      const decided = items.filter(({ progress }) => progress.state === 'decided');
      const dealtWith = items.filter(({ progress }) => progress.state === 'decided' || progress.state === 'deferred');
      return [
        meetingBoard(communityId, event.meetingId),
        // nothing can be reopened any more: their cards say so, and stop asking for each reader's own view
        ...dealtWith.map(({ heading }) => itemBoard(communityId, event.meetingId, heading.requestId)),
        { to: { of: 'meetingPlace' }, notice },
        { to: { of: 'channel' }, notice },
        {
          to: WHO_RUNS,
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
        { to: CLERKS, notice },
        { to: KCC, notice },
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
      return []; // its school stands on the award: src/app/notifications.ts
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

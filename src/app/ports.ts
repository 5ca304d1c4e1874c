import type { Instant, LocalDate } from '../domain/calendar/dates';
import type { BallotId, Vote, Ballot } from '../domain/ballot/ballot';
import type { Award } from '../domain/award/award';
import type { AreaStaff, StaffArea } from '../domain/community/area-staff';
import type { Area, CommunityId, PersonId, Urn } from '../domain/community/community';
import type { Person, Place } from '../domain/community/directory';
import type { DocumentName, Documents, Kind } from '../domain/documents';
import type { Actor, CosEvent } from '../domain/events';
import type { MeetingId } from '../domain/meeting/meeting';
import type { Reminder } from '../domain/meeting/reminders';
import type { RequestId } from '../domain/request/request';
import type { Stored } from './stored';

/** An event as it is kept for ever: audit trail, minutes, source of reports and outbox in one (design, section 4). */
export interface RecordedEvent {
  /** Made of a natural key or the command's key, and the position: the same act done twice has the same id. */
  readonly id: string;
  readonly communityId: CommunityId;
  readonly event: CosEvent;
  readonly actor: Actor;
  readonly at: Instant;
  readonly profileVersion: number;
  /** SHA-256 of everything above, as canonical JSON. */
  readonly hash: string;
}

/** One state document to save. A null `etag` creates it; otherwise it replaces exactly the version that was read. */
export type Write = {
  readonly [K in Kind]: {
    readonly kind: K;
    readonly key: string;
    readonly document: Documents[K];
    readonly etag: string | null;
  };
}[Kind];

export interface CommunityStore {
  readonly read: <K extends Kind>(
    communityId: CommunityId,
    kind: K,
    key: string,
  ) => Promise<Stored<Documents[K]> | null>;
  /** All documents of one kind in a community: for lists people look at, not for hot paths. */
  readonly list: <K extends Kind>(communityId: CommunityId, kind: K) => Promise<Documents[K][]>;
  /** Every write and event, or none. `conflict`: somebody saved first. `repeated`: one of the events is there already. */
  readonly commit: (
    communityId: CommunityId,
    writes: readonly Write[],
    events: readonly RecordedEvent[],
  ) => Promise<'saved' | 'conflict' | 'repeated'>;
  /** Records the vote while the ballot is open: one batch, no ETag, so that schools voting at once do not fight. */
  readonly castVote: (
    communityId: CommunityId,
    ballotId: BallotId,
    urn: Urn,
    vote: Vote,
    event: RecordedEvent,
  ) => Promise<{ result: 'saved'; ballot: Ballot } | { result: 'closed' | 'repeated' }>;
  /** Stops further votes, so that those accepted are exactly those counted. Harmless when it is already so. */
  readonly freeze: (communityId: CommunityId, ballotId: BallotId) => Promise<void>;
  readonly events: (communityId: CommunityId) => Promise<RecordedEvent[]>;
  /** Every community there is, by name: for KCC's own people, who belong to none. */
  readonly communities: () => Promise<{ communityId: CommunityId; name: string }[]>;
  /** Approvals an area's officers were sent and have not acknowledged, of all its communities. */
  readonly unacknowledged: (area: Area) => Promise<Award[]>;
  /** Exceptional requests that wait for a decision, and interim decisions the community has not settled, in any community. */
  readonly watchedRequests: () => Promise<{ communityId: CommunityId; requestId: RequestId }[]>;
  /** Awards agreed or sent, in any community, and not acknowledged: what the sweep watches over. */
  readonly awardsUnderway: () => Promise<Award[]>;
  /** Meetings of any community with awards that are agreed and have not gone to the officer: over, or still going on. */
  readonly meetingsWithUnsent: () => Promise<{ communityId: CommunityId; meetingId: MeetingId }[]>;
  /** Meetings in session, and those whose day passed without being started, in any community: what may need a reminder. */
  readonly openMeetings: (today: LocalDate) => Promise<{ communityId: CommunityId; meetingId: MeetingId }[]>;
  /** Drafts nobody has saved anything in since then, in any community. */
  readonly draftsLeftSince: (savedBefore: Instant) => Promise<{ communityId: CommunityId; requestId: RequestId }[]>;
  /** Ballots frozen and not yet decided, in any community: what a process left half done. */
  readonly unfinishedBallots: () => Promise<{ communityId: CommunityId; ballotId: BallotId }[]>;
}

export interface Directory {
  /** The person an account is bound to: one point read. */
  readonly accountOwner: (tenantId: string, objectId: string) => Promise<{ personId: PersonId; name: string } | null>;
  readonly person: (personId: PersonId) => Promise<Stored<Person> | null>;
  readonly savePerson: (person: Person, etag: string) => Promise<'saved' | 'conflict'>;
  /** Binds the account to the person, once; `taken` when the person already has another account. */
  readonly bindAccount: (person: Stored<Person>, account: NonNullable<Person['account']>) => Promise<'bound' | 'taken'>;
  readonly place: (conversationId: string) => Promise<Stored<Place> | null>;
  readonly savePlace: (place: Place, etag: string | null) => Promise<'saved' | 'conflict'>;
  /** Who works for KCC in that area, past and present; `onDuty` says who does today. */
  readonly staffOf: (area: StaffArea) => Promise<AreaStaff | null>;
}

/** A pupil's identity: for the person who types it, the school's own and KCC alone (R152). Never logged, never posted. */
export interface Pupil {
  readonly name: string;
  readonly dateOfBirth: string;
}

export interface PupilsSheet {
  readonly requestId: RequestId;
  readonly communityId: CommunityId;
  readonly area: Area;
  readonly urn: Urn;
  readonly enteredBy: PersonId;
  readonly enteredAt: Instant;
  readonly pupils: readonly Pupil[];
}

/** Identities, encrypted field by field in a container of their own. */
export interface Identities {
  readonly save: (sheet: PupilsSheet) => Promise<void>;
  readonly open: (area: Area, requestId: RequestId) => Promise<PupilsSheet | null>;
  readonly remove: (area: Area, requestId: RequestId) => Promise<void>;
  /** Sheets entered before that moment: for the sweep, which removes those no request names. */
  readonly enteredBefore: (at: Instant) => Promise<{ area: Area; requestId: RequestId; communityId: CommunityId }[]>;
}

/** About exceptional requests and interim decisions, each for one kind of reader. */
export type ExceptionalNotice =
  /** To the chair, and the clerk who sees it. */
  | 'exceptionalReceived'
  /** To a representative the chair consults; to the chair when one has answered. */
  | 'adviceAsked'
  | 'adviceGiven'
  /** Nobody has decided yet: to the acting chair, KCC, and the school. */
  | 'exceptionalWaits'
  | 'exceptionalWaitsForKcc'
  | 'exceptionalWaitsForSchool'
  /** What was decided: to the school, to the clerk and the other chair, and to the channel. */
  | 'interimForSchool'
  | 'interimForOffice'
  | 'interimForChannel'
  | 'interimEndNear';

/** What somebody is to be told, as ids only: what it says is read when it is sent. */
export type Notice =
  | { readonly type: 'requestReceived'; readonly communityId: CommunityId; readonly requestId: RequestId }
  | { readonly type: ExceptionalNotice; readonly communityId: CommunityId; readonly requestId: RequestId }
  | { readonly type: 'requestChanged'; readonly communityId: CommunityId; readonly requestId: RequestId }
  | { readonly type: 'requestWithdrawn'; readonly communityId: CommunityId; readonly requestId: RequestId }
  | { readonly type: 'requestReturned'; readonly communityId: CommunityId; readonly requestId: RequestId }
  | { readonly type: 'agendaPublished'; readonly communityId: CommunityId; readonly meetingId: string }
  | {
      readonly type: 'requestDeferred';
      readonly communityId: CommunityId;
      readonly requestId: RequestId;
      readonly meetingId: string;
    }
  /** Deferred, and then discussed after all, at the meeting that had deferred it. */
  | {
      readonly type: 'requestTakenUp';
      readonly communityId: CommunityId;
      readonly requestId: RequestId;
      readonly meetingId: string;
    }
  /** Somebody who chairs has an interest in it: for whoever chairs it now, and the clerk (R98). */
  | {
      readonly type: 'requestHandedOver';
      readonly communityId: CommunityId;
      readonly requestId: RequestId;
      readonly meetingId: string;
    }
  | {
      readonly type: 'decision';
      readonly communityId: CommunityId;
      readonly requestId: RequestId;
      readonly meetingId: string;
    }
  | { readonly type: 'decisionLog'; readonly communityId: CommunityId; readonly meetingId: string }
  /** A chair is reminded of their declaration of interests. */
  | { readonly type: 'declarationDue'; readonly communityId: CommunityId; readonly personId: PersonId }
  /** A chair has declared an interest: for the clerk and KCC (R7). */
  | { readonly type: 'interestDeclared'; readonly communityId: CommunityId; readonly personId: PersonId }
  | {
      readonly type: 'actionGiven';
      readonly communityId: CommunityId;
      readonly meetingId: string;
      readonly actionId: string;
    }
  | { readonly type: 'minutesDraft'; readonly communityId: CommunityId; readonly meetingId: string }
  | { readonly type: 'minutesApproved'; readonly communityId: CommunityId; readonly meetingId: string }
  | { readonly type: 'meetingPlanned'; readonly communityId: CommunityId; readonly meetingId: MeetingId }
  | { readonly type: 'meetingMoved'; readonly communityId: CommunityId; readonly meetingId: MeetingId }
  | { readonly type: 'meetingCancelled'; readonly communityId: CommunityId; readonly meetingId: MeetingId }
  | {
      readonly type: 'meetingReminder';
      readonly communityId: CommunityId;
      readonly meetingId: MeetingId;
      readonly about: Reminder;
    }
  | { readonly type: 'approval'; readonly communityId: CommunityId; readonly requestId: RequestId }
  | {
      readonly type: 'draftForgotten' | 'draftCleared';
      readonly communityId: CommunityId;
      readonly requestId: RequestId;
    }
  | { readonly type: 'budgetAdjusted'; readonly communityId: CommunityId; readonly year: string; readonly at: Instant }
  | { readonly type: 'rulesChanged'; readonly communityId: CommunityId; readonly version: number }
  | { readonly type: 'approvalAcknowledged'; readonly communityId: CommunityId; readonly requestId: RequestId }
  /** The shared cards of a meeting: one message each, edited as things change. */
  | { readonly type: 'meetingBoard'; readonly communityId: CommunityId; readonly meetingId: string }
  | {
      readonly type: 'itemBoard';
      readonly communityId: CommunityId;
      readonly meetingId: string;
      readonly requestId: RequestId;
    };

/** `person:<id>`, `place:<conversation id>`, or an area that has no officer yet. */
export type Recipient = `person:${string}` | `place:${string}` | `area:${string}`;

export interface Delivery {
  readonly id: string;
  readonly recipient: Recipient;
  readonly notice: Notice;
  /** pending: to be sent. sending: claimed until `claimedUntil`. parked: cannot be sent as things are; an operator can see and replay it. */
  readonly state: 'pending' | 'sending' | 'sent' | 'parked';
  readonly tries: number;
  readonly claimedUntil: Instant | null;
  /** Raised whenever the shared card it stands for has changed: a change during sending is sent again. */
  readonly wanted: number;
  /** In a channel, the post in whose thread it stands; null: a post of its own. */
  readonly thread: string | null;
  /** The message in Teams, once sent: shared cards are edited there. */
  readonly activityId: string | null;
  readonly createdAt: Instant;
  /** Not before: what Teams asked us to wait for. */
  readonly dueAt: Instant;
  /** Why it is parked or was not sent at the last try: a status, never content. */
  readonly trouble: string | null;
}

/** What is to be sent to whom, and in a channel in which thread. */
export type WantedDelivery = Pick<Delivery, 'id' | 'recipient' | 'notice' | 'createdAt'> &
  Partial<Pick<Delivery, 'thread'>>;

export interface Deliveries {
  /** Notes what is to be sent. The same id again: a notice is left alone, a shared card is marked as changed. Answers whether the queue should hear of it. */
  readonly want: (delivery: WantedDelivery) => Promise<boolean>;
  readonly read: (recipient: Recipient, id: string) => Promise<Stored<Delivery> | null>;
  readonly save: (delivery: Delivery, etag: string) => Promise<'saved' | 'conflict'>;
  readonly due: (at: Instant) => Promise<{ id: string; recipient: Recipient }[]>;
  readonly parkedFor: (recipient: Recipient) => Promise<{ id: string; recipient: Recipient }[]>;
  /** All that is parked, whoever it is for: for an operator. */
  readonly parked: () => Promise<Delivery[]>;
  /** The requests whose approval has reached at least one officer, of those deliveries still kept. */
  readonly approvalsSent: () => Promise<RequestId[]>;
  readonly all: () => Promise<Delivery[]>;
}

export type { DocumentName };

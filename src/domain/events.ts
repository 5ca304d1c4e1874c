import type { Action, ActionId } from './action/action';
import type { Ballot, BallotId, BallotRules, Choice, Counts } from './ballot/ballot';
import type { Area, CommunityId, PersonId, Urn } from './community/community';
import type { Instant, LocalDate } from './calendar/dates';
import type { AcademicYear } from './calendar/years';
import type { DecidedBy, DecisionOutcome } from './decision/outcome';
import type { Terms, YearShare } from './decision/terms';
import type { InterimTerms } from './interim/interim';
import type { Interests } from './interest/declaration';
import type { Attendance } from './meeting/attendance';
import type { Heading, Meeting, MeetingId, MeetingMode } from './meeting/meeting';
import type { Reminder } from './meeting/reminders';
import type { Pence } from './money';
import type { Settings } from './profile';
import type {
  Attested,
  FormPage,
  PupilCount,
  Reference,
  RequestForm,
  RequestId,
  RequestPages,
} from './request/request';

/** Who acted, and in which capacity. `system` is the sweep finishing what a person began. */
export interface Actor {
  readonly personId: PersonId;
  readonly as: 'representative' | 'chair' | 'actingChair' | 'clerk' | 'officer' | 'administrator' | 'system';
}

/** Everything that can happen in a community, in the past tense. `at` is when; who and why stand in the envelope. */
export type CosEvent =
  | { readonly type: 'RegisterImported'; readonly changes: readonly string[] }
  | { readonly type: 'PlaceBound'; readonly conversationId: string; readonly kind: 'channel' | 'meeting' }
  /** KCC made a new version of the community's rules: whole, with what differs and which planned versions it replaces. */
  | {
      readonly type: 'RulesChanged';
      readonly version: number;
      readonly from: LocalDate;
      readonly settings: Settings;
      readonly changed: readonly (keyof Settings)[];
      readonly replaces: readonly number[];
      readonly note: string;
      readonly by: PersonId;
      readonly at: Instant;
    }
  // requests
  | {
      readonly type: 'RequestStarted';
      readonly requestId: RequestId;
      readonly urn: Urn;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | {
      readonly type: 'DraftSaved';
      readonly requestId: RequestId;
      readonly page: FormPage;
      readonly content: RequestPages[FormPage];
      readonly at: Instant;
    }
  | { readonly type: 'PupilsEntered'; readonly requestId: RequestId; readonly pupils: PupilCount; readonly at: Instant }
  | {
      readonly type: 'RequestSubmitted';
      readonly requestId: RequestId;
      readonly reference: Reference;
      readonly year: AcademicYear;
      readonly number: number;
      readonly heading: Heading;
      readonly minutes: number;
      /** The meeting it is meant for, when one is planned; late when it came after that meeting's cut-off. */
      readonly meetingId: MeetingId | null;
      readonly late: boolean;
      /** Filed between meetings: it goes to the chair (R100). */
      readonly exceptional?: true;
      readonly attested: Attested;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | { readonly type: 'RequestDiscarded'; readonly requestId: RequestId; readonly at: Instant }
  | {
      readonly type: 'RequestWithdrawn';
      readonly requestId: RequestId;
      readonly heading: Heading;
      /** The meeting whose agenda or late list it leaves. */
      readonly meetingId: MeetingId | null;
      readonly reason: string;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | {
      readonly type: 'RequestReturned';
      readonly requestId: RequestId;
      readonly heading: Heading;
      readonly meetingId: MeetingId;
      readonly late: boolean;
      readonly minutes: number;
      readonly question: string;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | { readonly type: 'ChangesBegun'; readonly requestId: RequestId; readonly at: Instant }
  | {
      readonly type: 'RequestChanged';
      readonly requestId: RequestId;
      readonly heading: Heading;
      /** The question this answers; null when the school changed it unasked. */
      readonly question: string | null;
      /** The pages that changed, as they were and as they are now: what others may have read stays on the record. */
      readonly was: Partial<RequestForm>;
      readonly now: Partial<RequestForm>;
      readonly pupils: PupilCount;
      readonly minutes: number;
      readonly meetingId: MeetingId | null;
      readonly late: boolean;
      readonly attested: Attested;
      readonly by: PersonId;
      readonly at: Instant;
    }
  // exceptional requests and interim decisions
  /** The chair asks representatives before deciding about a larger amount. */
  | {
      readonly type: 'InterimConsulted';
      readonly requestId: RequestId;
      readonly asked: readonly { readonly personId: PersonId; readonly urn: Urn; readonly school: string }[];
      readonly by: PersonId;
      readonly at: Instant;
    }
  | {
      readonly type: 'InterimAdvised';
      readonly requestId: RequestId;
      readonly urn: Urn;
      readonly personId: PersonId;
      /** The chair who asked, and hears of it. */
      readonly askedBy: PersonId;
      readonly supports: boolean;
      readonly note: string;
      readonly at: Instant;
    }
  /** Nobody has decided yet, so somebody else is told as well. */
  | {
      readonly type: 'InterimEscalated';
      readonly requestId: RequestId;
      readonly urn: Urn;
      readonly to: 'actingChair' | 'kcc';
      readonly at: Instant;
    }
  | {
      readonly type: 'InterimAgreed';
      readonly requestId: RequestId;
      /** As the next meeting's agenda carries it, with amount and last day. */
      readonly heading: Heading;
      readonly terms: InterimTerms;
      readonly shares: readonly YearShare[];
      readonly reason: string;
      readonly area: Area;
      readonly communityId: CommunityId;
      /** The meeting that is to confirm, change or end it; null until one is planned. */
      readonly meetingId: MeetingId | null;
      readonly minutes: number;
      readonly on: LocalDate;
      readonly by: PersonId;
      readonly as: 'chair' | 'actingChair';
      readonly at: Instant;
    }
  | {
      readonly type: 'InterimDeclined';
      readonly requestId: RequestId;
      readonly heading: Heading;
      readonly reason: string;
      readonly by: PersonId;
      readonly as: 'chair' | 'actingChair';
      readonly at: Instant;
    }
  /** The chair leaves an exceptional request for the community: an ordinary one of the next meeting. */
  | {
      readonly type: 'LeftForMeeting';
      readonly requestId: RequestId;
      readonly heading: Heading;
      readonly meetingId: MeetingId | null;
      readonly minutes: number;
      readonly by: PersonId;
      readonly as: 'chair' | 'actingChair';
      readonly at: Instant;
    }
  | {
      readonly type: 'InterimEndNear';
      readonly requestId: RequestId;
      readonly urn: Urn;
      readonly end: LocalDate;
      readonly at: Instant;
    }
  // agenda
  | {
      readonly type: 'MeetingScheduled';
      readonly meetingId: MeetingId;
      readonly communityId: CommunityId;
      readonly date: LocalDate;
      readonly startsAt: string;
      readonly endsAt: string;
      readonly where: string;
      readonly mode?: MeetingMode | null;
      readonly cutOff: LocalDate | null;
      /** Whoever planned it; nobody where the plan came with the sample. */
      readonly by?: PersonId | null;
      readonly standing: readonly { readonly title: string; readonly minutes: number }[];
      /** Requests that waited for a meeting to be planned. */
      readonly waiting: readonly { readonly heading: Heading; readonly minutes: number }[];
    }
  /** Not held: what was on it has gone on to another meeting, or waits for one. */
  | {
      readonly type: 'MeetingCancelled';
      readonly meetingId: MeetingId;
      readonly reason: string;
      readonly by: PersonId;
      readonly at: Instant;
    }
  /** Held at another time or place; on another day it is another meeting, with everything that was on the first. */
  | {
      readonly type: 'MeetingMoved';
      readonly communityId: CommunityId;
      readonly meetingId: MeetingId;
      readonly toMeetingId: MeetingId;
      readonly was: Pick<Meeting, 'date' | 'startsAt' | 'endsAt' | 'where' | 'mode' | 'cutOff'>;
      readonly now: Pick<Meeting, 'date' | 'startsAt' | 'endsAt' | 'where' | 'mode' | 'cutOff'>;
      readonly carried: Pick<Meeting, 'agenda' | 'late' | 'presenters' | 'publishedAt' | 'changesSincePublished'>;
      readonly reason: string;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | {
      readonly type: 'AgendaArranged';
      readonly meetingId: MeetingId;
      /** Requests in their new order, each with its minutes and its place on the whole agenda, from 1. */
      readonly items: readonly { readonly requestId: RequestId; readonly position: number; readonly minutes: number }[];
    }
  | {
      readonly type: 'LateRequestPlaced';
      readonly meetingId: MeetingId;
      readonly requestId: RequestId;
      readonly minutes: number;
    }
  | {
      readonly type: 'RequestDeferred';
      readonly meetingId: MeetingId;
      readonly requestId: RequestId;
      readonly heading: Heading;
      readonly minutes: number;
      readonly toMeetingId: MeetingId | null;
      readonly reason: string;
    }
  | { readonly type: 'AgendaPublished'; readonly meetingId: MeetingId; readonly at: Instant }
  // meeting
  | {
      readonly type: 'MeetingStarted';
      readonly meetingId: MeetingId;
      /** Where it is held; null for one held on paper. */
      readonly placeId: string | null;
      readonly thread?: string | null;
      /** Held on paper that day and entered afterwards. */
      readonly paper?: { readonly heldOn: LocalDate; readonly by: PersonId } | null;
      readonly at: Instant;
    }
  | {
      readonly type: 'SchoolCheckedIn';
      readonly meetingId: MeetingId;
      readonly urn: Urn;
      readonly personId: PersonId;
      readonly at: Instant;
    }
  /** The chair or clerk says of a school whether it is here (R76). */
  | {
      readonly type: 'AttendanceNoted';
      readonly meetingId: MeetingId;
      readonly urn: Urn;
      readonly attendance: Attendance;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | {
      readonly type: 'StandInNoted';
      readonly meetingId: MeetingId;
      readonly urn: Urn;
      readonly name: string;
      readonly by: PersonId;
      readonly at: Instant;
    }
  /** Another school presents for this one (R78); null: none any more. */
  | {
      readonly type: 'PresenterNamed';
      readonly meetingId: MeetingId;
      readonly urn: Urn;
      readonly presenter: Urn | null;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | { readonly type: 'ItemOpened'; readonly meetingId: MeetingId; readonly requestId: RequestId }
  | (Omit<Ballot, 'votes' | 'status' | 'openedAt' | 'rules' | 'byEveryone' | 'disputedBy'> & {
      readonly type: 'BallotOpened';
      readonly rules?: BallotRules;
      /** Put as agreed by everyone present, unless a school asks for a vote. */
      readonly byEveryone?: boolean;
      /** The chair's reason for going on without enough schools. */
      readonly withoutQuorum: string | null;
      readonly at: Instant;
    })
  | {
      readonly type: 'VoteCast';
      readonly ballotId: BallotId;
      readonly meetingId: MeetingId;
      readonly requestId: RequestId;
      readonly urn: Urn;
      readonly choice: Choice;
      readonly number: number;
      /** Entered by the chair or clerk for the school, rather than pressed by its representative. */
      readonly recorded: boolean;
      readonly at: Instant;
    }
  /** A present school wants a vote on what was put as agreed by everyone. */
  | {
      readonly type: 'VoteAskedFor';
      readonly ballotId: BallotId;
      readonly meetingId: MeetingId;
      readonly requestId: RequestId;
      readonly urn: Urn;
      readonly by: PersonId;
      readonly at: Instant;
    }
  /** A school disputes: the chair decides after the vote (R87). */
  | {
      readonly type: 'ChairAsked';
      readonly ballotId: BallotId;
      readonly meetingId: MeetingId;
      readonly requestId: RequestId;
      readonly urn: Urn;
      readonly by: PersonId;
      readonly at: Instant;
    }
  /** Discussed, and left until every request has been heard. */
  | { readonly type: 'ItemHeard'; readonly meetingId: MeetingId; readonly requestId: RequestId }
  | {
      readonly type: 'BallotClosed';
      readonly ballotId: BallotId;
      readonly meetingId: MeetingId;
      readonly requestId: RequestId;
      readonly terms: Terms;
      readonly counts: Counts;
      /** agreedNotFunded: the schools agreed and the budget could not carry it. */
      readonly result: 'agreed' | 'agreedNotFunded' | 'notAgreed' | 'tied' | 'disputed' | 'nobodyVoted';
      readonly at: Instant;
    }
  | {
      readonly type: 'RequestDecided';
      readonly requestId: RequestId;
      readonly meetingId: MeetingId;
      readonly heading: Heading;
      readonly outcome: DecisionOutcome;
      readonly terms: Terms;
      readonly counts: Counts;
      readonly by: DecidedBy;
      readonly reason: string;
      readonly area: Area;
      readonly communityId: CommunityId;
      readonly shares: readonly YearShare[];
      /** The day of the meeting. */
      readonly on: LocalDate;
      readonly at: Instant;
    }
  | {
      readonly type: 'FundsCommitted';
      readonly requestId: RequestId;
      readonly year: AcademicYear;
      readonly amount: Pence;
    }
  /** The same for a later year whose budget KCC has not set: provisional until it does. */
  | {
      readonly type: 'FundsPromised';
      readonly requestId: RequestId;
      readonly year: AcademicYear;
      readonly amount: Pence;
    }
  /** The chair opens a decided request again: its decision, award and promise of money are undone. */
  | {
      readonly type: 'DecisionReopened';
      readonly meetingId: MeetingId;
      readonly requestId: RequestId;
      readonly reason: string;
      readonly at: Instant;
    }
  | {
      readonly type: 'FundsReleased';
      readonly requestId: RequestId;
      readonly year: AcademicYear;
      readonly amount: Pence;
    }
  /** The chair takes up a request that this meeting had deferred; it leaves the meeting it was moved to. */
  | {
      readonly type: 'DeferredTakenUp';
      readonly meetingId: MeetingId;
      readonly requestId: RequestId;
      /** As it is handed in now: its school may have changed it since it was deferred. */
      readonly heading: Heading;
      readonly fromMeetingId: MeetingId | null;
      readonly reason: string;
      readonly at: Instant;
    }
  | { readonly type: 'MeetingEnded'; readonly meetingId: MeetingId; readonly at: Instant }
  // actions and minutes
  | (Pick<Action, 'meetingId' | 'agreedOn' | 'item' | 'what' | 'owner' | 'due'> & {
      readonly type: 'ActionAdded';
      readonly communityId: CommunityId;
      readonly actionId: ActionId;
      readonly at: Instant;
    })
  | { readonly type: 'ActionDone'; readonly actionId: ActionId; readonly by: PersonId; readonly at: Instant }
  | { readonly type: 'ActionUndone'; readonly actionId: ActionId; readonly by: PersonId; readonly at: Instant }
  | {
      readonly type: 'MinutesNoted';
      readonly communityId: CommunityId;
      readonly meetingId: MeetingId;
      readonly text: string;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | {
      readonly type: 'MinutesApproved';
      readonly communityId: CommunityId;
      readonly meetingId: MeetingId;
      readonly by: PersonId;
      readonly as: 'chair' | 'actingChair';
      readonly at: Instant;
    }
  /** The sweep found it not started or not ended when it should have been, and somebody is told. */
  | { readonly type: 'MeetingReminded'; readonly meetingId: MeetingId; readonly about: Reminder; readonly at: Instant }
  // interests
  /** A chair or acting chair declares their interests, or that there are none (R8). */
  | {
      readonly type: 'DeclarationMade';
      readonly personId: PersonId;
      readonly version: number;
      readonly interests: Interests;
      readonly at: Instant;
    }
  | {
      readonly type: 'DeclarationRenewed';
      readonly personId: PersonId;
      readonly version: number;
      readonly at: Instant;
    }
  | {
      readonly type: 'DeclarationReminded';
      readonly personId: PersonId;
      readonly why: 'missing' | 'renewal';
      readonly at: Instant;
    }
  // approvals
  | {
      readonly type: 'ApprovalSent';
      readonly requestId: RequestId;
      readonly area: Area;
      readonly approvedOn: LocalDate;
      readonly at: Instant;
    }
  | { readonly type: 'ApprovalHeld'; readonly requestId: RequestId }
  | {
      readonly type: 'ApprovalAcknowledged';
      readonly requestId: RequestId;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | { readonly type: 'PupilsOpened'; readonly requestId: RequestId; readonly by: PersonId; readonly at: Instant };

export type EventOf<Type extends CosEvent['type']> = Extract<CosEvent, { type: Type }>;

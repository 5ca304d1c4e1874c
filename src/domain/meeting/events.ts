import type { ItemInterests } from '../interest/item-interest';
import type { Instant, LocalDate } from '../calendar/dates';
import type { CommunityId, PersonId, Urn } from '../community/community';
import type { RequestId } from '../request/request';
import type { Attendance } from './attendance';
import type { Heading, Meeting, MeetingId, MeetingMode } from './meeting';
import type { Reminder } from './reminders';

/** What happens to a meeting and its agenda. */
export type MeetingEvent =
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
      readonly waiting: readonly {
        readonly heading: Heading;
        readonly minutes: number;
        readonly interests?: ItemInterests;
      }[];
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
      /** What was said of interests in it, which goes with it. */
      readonly interests?: ItemInterests;
      readonly meetingId: MeetingId;
      readonly requestId: RequestId;
      readonly heading: Heading;
      readonly minutes: number;
      readonly toMeetingId: MeetingId | null;
      readonly reason: string;
    }
  | { readonly type: 'AgendaPublished'; readonly meetingId: MeetingId; readonly at: Instant }
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
  /** Discussed, and left until every request has been heard. */
  | { readonly type: 'ItemHeard'; readonly meetingId: MeetingId; readonly requestId: RequestId }
  /** The chair opens a decided request again: its decision, award and promise of money are undone. */
  | {
      readonly type: 'DecisionReopened';
      readonly meetingId: MeetingId;
      readonly requestId: RequestId;
      readonly reason: string;
      readonly at: Instant;
    }
  /** The chair takes up a request that this meeting had deferred; it leaves the meeting it was moved to. */
  | {
      readonly type: 'DeferredTakenUp';
      readonly meetingId: MeetingId;
      readonly requestId: RequestId;
      /** As it is handed in now: its school may have changed it since it was deferred. */
      readonly heading: Heading;
      readonly fromMeetingId: MeetingId | null;
      /** What was said of interests in it where it had gone meanwhile. */
      readonly interests?: ItemInterests;
      readonly reason: string;
      readonly at: Instant;
    }
  | { readonly type: 'MeetingEnded'; readonly meetingId: MeetingId; readonly at: Instant }
  /** The sweep found it not started or not ended when it should have been, and somebody is told. */
  | { readonly type: 'MeetingReminded'; readonly meetingId: MeetingId; readonly about: Reminder; readonly at: Instant };

import type { ItemInterests } from '../interest/item-interest';
import type { Instant, LocalDate } from '../calendar/dates';
import type { Area, CommunityId, PersonId, Urn } from '../community/community';
import type { YearShare } from '../decision/terms';
import type { Heading, MeetingId } from '../meeting/meeting';
import type { RequestId } from '../request/request';
import type { InterimTerms } from './interim';

/** What happens to an exceptional request between meetings. */
export type InterimEvent =
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
      /** Who chairs has handed it over, if anybody. */
      readonly interests?: ItemInterests;
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
      /** Who chairs has handed it over, if anybody. */
      readonly interests?: ItemInterests;
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
    };

import type { Instant } from '../calendar/dates';
import type { PersonId, Urn } from '../community/community';
import type { MeetingId } from '../meeting/meeting';
import type { RequestId } from '../request/request';
import type { Interests } from './declaration';
import type { Grade } from './item-interest';

/** What chairs and schools declare. */
export type InterestEvent =
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
  /** A school has an interest in another's request; `grade` null: what was said before is taken back. */
  | {
      readonly type: 'InterestNoted';
      readonly meetingId: MeetingId;
      readonly requestId: RequestId;
      readonly urn: Urn;
      readonly grade: Grade | null;
      readonly said: string;
      /** By the chair or clerk for the school. */
      readonly noted: boolean;
      readonly by: PersonId;
      readonly at: Instant;
    }
  /** Somebody who chairs hands a request over, or takes that back (R98); between meetings there is none it belongs to. */
  | {
      readonly type: 'ChairSteppedAside';
      readonly meetingId: MeetingId | null;
      readonly requestId: RequestId;
      /** Whose request it is. */
      readonly urn: Urn;
      readonly personId: PersonId;
      readonly aside: boolean;
      readonly said: string;
      readonly at: Instant;
    };

import type { Instant, LocalDate } from '../calendar/dates';
import type { Area, PersonId } from '../community/community';
import type { RequestId } from '../request/request';

/** What becomes of an award on its way to KCC's officer. */
export type AwardEvent =
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
    };

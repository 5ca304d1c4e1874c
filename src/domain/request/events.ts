import type { Instant, LocalDate } from '../calendar/dates';
import type { AcademicYear } from '../calendar/years';
import type { PersonId, Urn } from '../community/community';
import type { ItemInterests } from '../interest/item-interest';
import type { Heading, MeetingId } from '../meeting/meeting';
import type { Attested, FormPage, PupilCount, Reference, RequestForm, RequestId, RequestPages } from './request';

/** What happens to a request, from its first page until the community has it. */
export type RequestEvent =
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
  /** Nobody has gone on with the draft: its school is told on which day its pupils' page will be cleared. */
  | {
      readonly type: 'DraftForgotten';
      readonly requestId: RequestId;
      readonly urn: Urn;
      readonly clearedOn: LocalDate;
      readonly at: Instant;
    }
  | { readonly type: 'DraftPupilsCleared'; readonly requestId: RequestId; readonly urn: Urn; readonly at: Instant }
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
      /** What had been said of interests in it: it waits with the request. */
      readonly interests?: ItemInterests;
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
      /** The same, as it comes back with the answer. */
      readonly interests?: ItemInterests;
      readonly attested: Attested;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | { readonly type: 'PupilsOpened'; readonly requestId: RequestId; readonly by: PersonId; readonly at: Instant };

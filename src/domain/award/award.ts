import type { Instant, LocalDate } from '../calendar/dates';
import type { Area, CommunityId, PersonId, Urn } from '../community/community';
import type { Counts } from '../ballot/ballot';
import type { DecidedBy, DecisionOutcome } from '../decision/outcome';
import type { Terms, YearShare } from '../decision/terms';
import type { MeetingId } from '../meeting/meeting';
import type { Category, Reference, RequestId } from '../request/request';

/** What a community agreed to fund, on its way to the school's account. One per request. */
export interface Award {
  readonly requestId: RequestId;
  readonly communityId: CommunityId;
  readonly area: Area;
  readonly reference: Reference;
  readonly urn: Urn;
  readonly school: string;
  readonly category: Category;
  readonly outcome: DecisionOutcome;
  readonly terms: Terms;
  readonly shares: readonly YearShare[];
  readonly counts: Counts;
  readonly by: DecidedBy;
  readonly meetingId: MeetingId;
  /** The day the three and thirty working days count from: the meeting's, or the day a held approval was released (R114). */
  readonly approvedOn: LocalDate;
  /** agreed: until the meeting ends, still open to correction. undone: the chair opened the request again. held: conditions to be met first. sent: with the officer. */
  readonly status: 'agreed' | 'undone' | 'held' | 'sent' | 'acknowledged';
  readonly sentAt: Instant | null;
  readonly acknowledged: { readonly by: PersonId; readonly at: Instant } | null;
}

/** Whether the area's officer may see the form and the pupils (R112): once approved and sent. */
export const isWithOfficer = (award: Award): boolean => award.status === 'sent' || award.status === 'acknowledged';

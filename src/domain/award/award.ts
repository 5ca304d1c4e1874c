import type { Instant, LocalDate } from '../calendar/dates';
import type { Area, CommunityId, PersonId, Urn } from '../community/community';
import type { Counts } from '../ballot/ballot';
import type { DecidedBy, DecisionOutcome } from '../decision/outcome';
import type { InterimTerms } from '../interim/interim';
import type { Terms, YearShare } from '../decision/terms';
import type { MeetingId } from '../meeting/meeting';
import type { Category, Reference, RequestId } from '../request/request';

/** What the chair agreed between meetings: it stands until a meeting's vote changes it, and again when that vote is undone. */
export interface InterimAward {
  readonly terms: InterimTerms;
  readonly shares: readonly YearShare[];
  readonly as: 'chair' | 'actingChair';
  readonly on: LocalDate;
}

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
  /** As it was decided, or by the chair between meetings. */
  readonly by: DecidedBy | 'interim';
  /** Null: agreed between meetings, and not confirmed by one. */
  readonly meetingId: MeetingId | null;
  /** The interim decision it began with, if it did. */
  readonly interim?: InterimAward | undefined;
  /** The day the three and thirty working days count from: the meeting's, or the day a held approval was released (R114). */
  readonly approvedOn: LocalDate;
  /** agreed: until the meeting ends, still open to correction. undone: the chair opened the request again. held: conditions to be met first. sent: with the officer. */
  readonly status: 'agreed' | 'undone' | 'held' | 'sent' | 'acknowledged';
  readonly sentAt: Instant | null;
  readonly acknowledged: { readonly by: PersonId; readonly at: Instant } | null;
}

/** The day KCC's working days for paying count from: an interim decision that was merely confirmed or ended keeps its own (R109). */
export const payableFrom = ({ interim, outcome, approvedOn }: Award): LocalDate =>
  interim && outcome !== 'changed' ? interim.on : approvedOn;

/** Whether the area's officer may see the form and the pupils (R112): once approved and sent, as an interim decision is at once. */
export const isWithOfficer = (award: Award): boolean =>
  award.status === 'sent' || award.status === 'acknowledged' || award.interim !== undefined;

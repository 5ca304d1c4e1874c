import type { Counts } from '../ballot/ballot';
import type { Instant, LocalDate } from '../calendar/dates';
import type { Area, CommunityId } from '../community/community';
import type { Heading, MeetingId } from '../meeting/meeting';
import type { RequestId } from '../request/request';
import type { DecidedBy, DecisionOutcome } from './outcome';
import type { Terms, YearShare } from './terms';

/** What a community decides. */
export type DecisionEvent = {
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
};

import type { Instant } from '../calendar/dates';
import type { CommunityId, PersonId } from '../community/community';
import type { MeetingId } from '../meeting/meeting';

/** What is added to the minutes. */
export type MinutesEvent =
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
    };

import type { Award } from '../award/award';
import type { Instant } from '../calendar/dates';
import type { CosEvent } from '../events';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { RuleProfile } from '../profile';
import type { MeetingRefusal } from './decide';
import type { Meeting } from './meeting';
import { heldOn, isOver, requestItems } from './meeting';

const RAN_OUT = 'There was no time for it at this meeting.';

/**
 * Ends the meeting. Every approval goes to the officer now, counted from the meeting's day (R108, R114), or is held until
 * its conditions are met (R92). What was not reached is carried to the next meeting (R46).
 */
export function endMeeting(
  meeting: Meeting,
  awards: readonly Award[],
  next: Meeting | null,
  profile: RuleProfile,
  at: Instant,
): Outcome<readonly CosEvent[], MeetingRefusal> {
  if (meeting.status === 'planned') return refuse('MeetingNotStarted');
  if (meeting.status === 'ended') return accept([]);
  if (isOver(meeting)) return refuse('MeetingOver');
  const items = requestItems(meeting);
  if (items.some(({ progress }) => progress.state === 'voting')) return refuse('VoteOpen');
  if (items.some(({ progress }) => ['open', 'tied', 'notFunded'].includes(progress.state)))
    return refuse('ItemsUndecided');
  const notReached = items.filter(({ progress }) => progress.state === 'waiting');
  const carried = [
    ...notReached.map(({ heading, minutes }) => ({ heading, minutes })),
    ...meeting.late.map((heading) => ({ heading, minutes: profile.minutesPerRequest })),
  ];
  return accept([
    ...carried.map(({ heading, minutes }): CosEvent => ({
      type: 'RequestDeferred',
      meetingId: meeting.meetingId,
      requestId: heading.requestId,
      heading,
      minutes,
      toMeetingId: next?.meetingId ?? null,
      reason: RAN_OUT,
    })),
    { type: 'MeetingEnded', meetingId: meeting.meetingId, at },
    ...awards
      .filter((award) => award.status === 'agreed' && award.meetingId === meeting.meetingId)
      .map((award): CosEvent =>
        award.terms.heldUntilMet
          ? { type: 'ApprovalHeld', requestId: award.requestId }
          : { type: 'ApprovalSent', requestId: award.requestId, area: award.area, approvedOn: heldOn(meeting), at },
      ),
  ]);
}

import type { Award } from '../award/award';
import type { Instant } from '../calendar/dates';
import type { CosEvent } from '../events';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { RuleProfile } from '../profile';
import type { MeetingRefusal } from './decide';
import type { Carried, Meeting } from './meeting';
import { carriedOn, heldOn, isOver, requestItems } from './meeting';

/**
 * What is carried over or sent in one go: one transaction takes a hundred documents. An approval is two, and so is a request
 * that waits for a meeting with what was said of interests in it. No meeting has reached it yet; one that does is ended in several steps.
 */
export const MOST_AT_ONCE = 20;

const RAN_OUT = 'There was no time for it at this meeting.';

/** What was not reached, or came late and was not taken in: it goes to the next meeting. */
export const notReached = (meeting: Meeting, lateMinutes: number): Carried[] => [
  ...requestItems(meeting)
    .filter(({ progress }) => progress.state === 'waiting')
    .map(carriedOn),
  ...meeting.late.map((heading) => ({ heading, minutes: lateMinutes })),
];

/** Sends the approvals of an ended meeting that have not gone yet, counted from its day, or holds them until their conditions are met. */
export const approvals = (meeting: Meeting, awards: readonly Award[], at: Instant): CosEvent[] =>
  awards
    .filter((award) => award.status === 'agreed' && award.meetingId === meeting.meetingId)
    .map((award) =>
      award.terms.heldUntilMet
        ? { type: 'ApprovalHeld', requestId: award.requestId }
        : { type: 'ApprovalSent', requestId: award.requestId, area: award.area, approvedOn: heldOn(meeting), at },
    );

/**
 * Ends the meeting. Every approval goes to the officer now, counted from the meeting's day (R108, R114), or is held until
 * its conditions are met (R92). What was not reached is carried to the next meeting (R46); where that is more than fits,
 * only that many are carried now, and the meeting goes on until it is ended again.
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
  const carried = notReached(meeting, profile.minutesPerRequest);
  const deferred = carried.slice(0, MOST_AT_ONCE).map((each): CosEvent => ({
    type: 'RequestDeferred',
    meetingId: meeting.meetingId,
    requestId: each.heading.requestId,
    ...each,
    toMeetingId: next?.meetingId ?? null,
    reason: RAN_OUT,
  }));
  if (carried.length > MOST_AT_ONCE) return accept(deferred);
  const ended: CosEvent = { type: 'MeetingEnded', meetingId: meeting.meetingId, at };
  return accept([...deferred, ended, ...approvals(meeting, awards.slice(0, MOST_AT_ONCE), at)]);
}

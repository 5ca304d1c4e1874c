import type { Instant, LocalDate } from '../calendar/dates';
import { addDays, londonDate } from '../calendar/dates';
import type { PersonId } from '../community/community';
import type { CosEvent } from '../events';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { Meeting } from './meeting';

export type PaperRefusal = 'MeetingUnderWay' | 'MeetingOver' | 'DayNotCome' | 'HeldInFuture' | 'HeldLongAgo';

/** Farther from the planned day than this, the date is more likely a slip of the pen. */
const MOST_DAYS_APART = 31;

/** Whether a meeting can be entered as held on paper: planned, and its day has come. */
export const mayBeEntered = ({ status, date }: Meeting, today: LocalDate): boolean =>
  status === 'planned' && date <= today;

/**
 * Begins to enter a meeting that was held on paper. Everything is dated by the day it was held, so that the working days
 * count from there (R108, R109); who entered it, and when, stays beside it.
 */
export function startOnPaper(
  meeting: Meeting,
  heldOn: LocalDate,
  by: PersonId,
  at: Instant,
): Outcome<readonly CosEvent[], PaperRefusal> {
  const today = londonDate(at);
  if (meeting.status === 'inSession') return meeting.paper?.heldOn === heldOn ? accept([]) : refuse('MeetingUnderWay');
  if (meeting.status !== 'planned') return refuse('MeetingOver');
  if (heldOn > today) return refuse('HeldInFuture');
  if (meeting.date > today) return refuse('DayNotCome');
  const isNear = addDays(meeting.date, -MOST_DAYS_APART) <= heldOn && heldOn <= addDays(meeting.date, MOST_DAYS_APART);
  if (!isNear) return refuse('HeldLongAgo');
  return accept([{ type: 'MeetingStarted', meetingId: meeting.meetingId, placeId: null, paper: { heldOn, by }, at }]);
}

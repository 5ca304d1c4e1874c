import type { Instant, LocalDate } from '../calendar/dates';
import { londonDate, londonInstant } from '../calendar/dates';
import { addWorkingDays } from '../calendar/working-days';
import type { CosEvent } from '../events';
import type { RuleProfile } from '../profile';
import type { Meeting } from './meeting';
import { heldOn, requestItems } from './meeting';

/**
 * What somebody is reminded of: a meeting whose day passed and that nobody started here; one that nobody ended, on the
 * evening and on the next working day; and, while it is open, awards that cannot reach the officer in time (R108).
 */
export const REMINDERS = ['notHeld', 'notEnded', 'notEndedNextDay', 'approvalsDue', 'approvalsOverdue'] as const;
export type Reminder = (typeof REMINDERS)[number];

type Rules = Pick<RuleProfile, 'endReminderAt' | 'approvalAlertWorkingDay' | 'approvalWorkingDays'>;

const MORNING = '09:00';
const morningOf = (day: LocalDate): Instant => londonInstant(day, MORNING);
const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

/** When each reminder of this meeting comes due, as things stand now. */
function dueTimes(meeting: Meeting, rules: Rules): readonly (readonly [Reminder, Instant])[] {
  if (meeting.status === 'planned') return [['notHeld', morningOf(addWorkingDays(meeting.date, 1))]];
  if (meeting.status !== 'inSession' || meeting.startedAt === null) return [];
  // the day somebody sat down to it: one held on paper is entered later
  const began = londonDate(meeting.startedAt);
  const evening = later(londonInstant(began, rules.endReminderAt), londonInstant(began, meeting.endsAt));
  const asked = [
    ['notEnded', evening],
    ['notEndedNextDay', morningOf(addWorkingDays(began, 1))],
  ] as const;
  const isAgreed = requestItems(meeting).some(
    ({ progress }) => progress.state === 'decided' && progress.outcome !== 'notAgreed',
  );
  if (!isAgreed) return asked;
  const held = heldOn(meeting);
  return [
    ...asked,
    ['approvalsDue', later(evening, morningOf(addWorkingDays(held, rules.approvalAlertWorkingDay)))],
    ['approvalsOverdue', later(evening, morningOf(addWorkingDays(held, rules.approvalWorkingDays + 1)))],
  ];
}

/** The reminders that are due and were not given yet. Asking again after they were recorded gives none. */
export const remindersDue = (meeting: Meeting, rules: Rules, now: Instant): Reminder[] =>
  dueTimes(meeting, rules).flatMap(([about, at]) => (at <= now && !meeting.reminded.includes(about) ? [about] : []));

export const reminded = (meeting: Meeting, about: Reminder, at: Instant): CosEvent => ({
  type: 'MeetingReminded',
  meetingId: meeting.meetingId,
  about,
  at,
});

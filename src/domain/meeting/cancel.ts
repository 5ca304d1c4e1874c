import type { Instant, LocalDate } from '../calendar/dates';
import { sayDay } from '../calendar/say';
import type { PersonId } from '../community/community';
import type { CosEvent } from '../events';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { RuleProfile } from '../profile';
import { LONGEST_REASON } from './decide';
import type { Carried, Meeting } from './meeting';
import { carriedOn, placedItem, requestItems } from './meeting';
import type { MeetingPlan, ScheduleRefusal } from './schedule';
import { troubleWithPlan } from './schedule';

export type CancelRefusal = 'MeetingUnderWay' | 'MeetingOver' | 'ReasonMissing' | 'ReasonTooLong' | 'NamesAPupil';
export type MoveRefusal = CancelRefusal | ScheduleRefusal | 'DayPassed';

/** What stops a meeting from being moved or cancelled; null when nothing does. */
function trouble({ status }: Meeting, reason: string): CancelRefusal | null {
  if (status === 'inSession') return 'MeetingUnderWay';
  if (status !== 'planned') return 'MeetingOver';
  if (reason.trim() === '') return 'ReasonMissing';
  return reason.trim().length > LONGEST_REASON ? 'ReasonTooLong' : null;
}

/** Requests on it, each with its minutes: the late ones too. */
const carriedBy = (meeting: Meeting, profile: RuleProfile): Carried[] => [
  ...requestItems(meeting).map(carriedOn),
  ...meeting.late.map((heading) => ({ heading, minutes: profile.minutesPerRequest })),
];

export interface Cancelling {
  readonly reason: string;
  readonly by: PersonId;
  /** The next planned meeting, where its requests go; null: they wait for one. */
  readonly next: Meeting | null;
}

/** Calls a planned meeting off: no request is lost or refused by that, each goes on (R46). */
export function cancelMeeting(
  meeting: Meeting,
  { reason, by, next }: Cancelling,
  profile: RuleProfile,
  at: Instant,
): Outcome<readonly CosEvent[], CancelRefusal> {
  if (meeting.status === 'cancelled') return accept([]);
  const why = trouble(meeting, reason);
  if (why) return refuse(why);
  const { meetingId } = meeting;
  return accept([
    ...carriedBy(meeting, profile).map((each): CosEvent => ({
      type: 'RequestDeferred',
      meetingId,
      requestId: each.heading.requestId,
      ...each,
      toMeetingId: next?.meetingId ?? null,
      reason: `The meeting of ${sayDay(meeting.date)} was cancelled: ${reason.trim()}`,
    })),
    { type: 'MeetingCancelled', meetingId, reason: reason.trim(), by, at },
  ]);
}

export interface Moving {
  readonly plan: MeetingPlan;
  readonly reason: string;
  readonly by: PersonId;
  /** What the community has on the new day already. */
  readonly there: Meeting | null;
  readonly today: LocalDate;
}

/**
 * Holds a planned meeting at another time or place. On another day it takes its requests with it; those that came too
 * late for the old day are on time when the new cut-off is still ahead.
 */
export function moveMeeting(
  meeting: Meeting,
  { plan, reason, by, there, today }: Moving,
  profile: RuleProfile,
  at: Instant,
): Outcome<readonly CosEvent[], MoveRefusal> {
  const { communityId, meetingId, agenda, late, presenters, publishedAt, changesSincePublished } = meeting;
  const was = placeAndTime(meeting);
  const now = placeAndTime({ ...plan, mode: plan.mode ?? meeting.mode });
  if (meeting.cancelled?.movedTo === plan.date) return accept([]);
  const why = trouble(meeting, reason) ?? troubleWithPlan(plan);
  if (why) return refuse(why);
  if (JSON.stringify(was) === JSON.stringify(now)) return accept([]);
  if (plan.date < today) return refuse('DayPassed');
  if (plan.date !== meeting.date && there && there.status !== 'cancelled') return refuse('AlreadyPlanned');
  const isOnTime = plan.cutOff === null || plan.cutOff >= today;
  const taken = isOnTime ? late.map((heading) => placedItem(heading, profile.minutesPerRequest)) : [];
  return accept([
    {
      type: 'MeetingMoved',
      communityId,
      meetingId,
      toMeetingId: plan.date,
      was,
      now,
      carried: {
        agenda: [...agenda, ...taken],
        late: isOnTime ? [] : late,
        presenters,
        publishedAt,
        changesSincePublished,
      },
      reason: reason.trim(),
      by,
      at,
    },
  ]);
}

const placeAndTime = ({
  date,
  startsAt,
  endsAt,
  where,
  mode,
  cutOff,
}: Pick<Meeting, 'date' | 'startsAt' | 'endsAt' | 'where' | 'mode' | 'cutOff'>) => ({
  date,
  startsAt,
  endsAt,
  where,
  mode,
  cutOff,
});

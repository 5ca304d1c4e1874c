import type { LocalDate } from '../domain/calendar/dates';
import { addDays, londonDate } from '../domain/calendar/dates';
import { submissionCutOff, termsOf } from '../domain/calendar/terms';
import { academicYearOf } from '../domain/calendar/years';
import type { CommunityId, PersonId } from '../domain/community/community';
import type { CancelRefusal, MoveRefusal } from '../domain/meeting/cancel';
import { cancelMeeting as decideCancel, moveMeeting as decideMove } from '../domain/meeting/cancel';
import type { MeetingPlan, ScheduleRefusal } from '../domain/meeting/schedule';
import type { Outcome } from '../domain/outcome';
import { refuse } from '../domain/outcome';
import type { RuleProfile } from '../domain/profile';
import type { NotActing } from './acting';
import { actingDeclared, RUNNING } from './acting';
import { meetingAfter, scheduleMeeting } from './agenda';
import type { Deps } from './deps';
import type { InMeeting } from './in-meeting';
import { inMeeting } from './in-meeting';
import { namesAPupilOf } from './public-text';
import { rulesToday } from './rules';
import type { Done } from './transact';

/** A plan as somebody states it; the cut-off is worked out where none is given. */
export type Wanted = Omit<MeetingPlan, 'cutOff'> & { readonly cutOff: LocalDate | null };
type Common = NotActing | 'NoSuchMeeting';
export type PlanRefusal = ScheduleRefusal | 'DayPassed' | NotActing | 'NoSuchCommunity';

/** A meeting that was held and never planned here may be planned this many days later, to be entered. */
const LATEST_PLAN_DAYS = 31;

/** The last day on which a request is on time, by the rule profile; null where there is none, or no terms are known. */
export async function usualCutOff(
  { store }: Pick<Deps, 'store'>,
  communityId: CommunityId,
  date: LocalDate,
  { cutOffSchoolDays }: Pick<RuleProfile, 'cutOffSchoolDays'>,
  moving: LocalDate | null = null,
): Promise<LocalDate | null> {
  const terms = termsOf(academicYearOf(date));
  const others = (await store.list(communityId, 'meeting')).flatMap((each) =>
    each.status === 'cancelled' || each.date === moving ? [] : [each.date],
  );
  return terms && submissionCutOff(date, [...others, date], terms, cutOffSchoolDays);
}

/** The clerk or chair plans a meeting (R74); everybody is told. */
export async function planMeeting(
  deps: Deps,
  by: PersonId,
  communityId: CommunityId,
  wanted: Wanted,
  key: string,
): Promise<Outcome<Done, PlanRefusal>> {
  const who = await actingDeclared(deps, communityId, by, RUNNING);
  if (!who.ok) return who;
  if (wanted.date < addDays(londonDate(deps.now()), -LATEST_PLAN_DAYS)) return refuse('DayPassed');
  const cutOff =
    wanted.cutOff ?? (await usualCutOff(deps, communityId, wanted.date, await rulesToday(deps, communityId)));
  return scheduleMeeting(deps, { ...wanted, communityId, cutOff }, who.value.actor, key);
}

/** The clerk or chair holds a planned meeting at another time or place, with a reason everybody reads. */
export const moveMeeting = (
  deps: Deps,
  by: PersonId,
  where: InMeeting,
  { plan, reason }: { readonly plan: Wanted; readonly reason: string },
  key: string,
): Promise<Outcome<Done, MoveRefusal | Common>> =>
  inMeeting(deps, by, where, RUNNING, `move:${where.meetingId}:${key}`, async (meeting, read, profile) => {
    if (await namesAPupilOf(deps, where.communityId, meeting, reason)) return refuse('NamesAPupil');
    const there = plan.date === meeting.date ? null : await read('meeting', plan.date);
    const usual =
      plan.date === meeting.date
        ? meeting.cutOff
        : await usualCutOff(deps, where.communityId, plan.date, profile, meeting.date);
    const moving = {
      plan: { ...plan, cutOff: plan.cutOff ?? usual },
      reason,
      by,
      there,
      today: londonDate(deps.now()),
    };
    return decideMove(meeting, moving, profile, deps.now());
  });

/** The clerk or chair calls a planned meeting off, with a reason everybody reads; its requests go on. */
export const cancelMeeting = (
  deps: Deps,
  by: PersonId,
  where: InMeeting,
  reason: string,
  key: string,
): Promise<Outcome<Done, CancelRefusal | Common>> =>
  inMeeting(deps, by, where, RUNNING, `cancel:${where.meetingId}:${key}`, async (meeting, read, profile) => {
    if (await namesAPupilOf(deps, where.communityId, meeting, reason)) return refuse('NamesAPupil');
    const after = await meetingAfter(deps, meeting);
    // read again through the transaction, so that nothing lands on a meeting that has just begun
    const next = after && (await read('meeting', after.meetingId));
    return decideCancel(meeting, { reason, by, next: next?.status === 'planned' ? next : null }, profile, deps.now());
  });

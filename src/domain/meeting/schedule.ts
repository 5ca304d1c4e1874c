import type { LocalDate } from '../calendar/dates';
import type { Community, PersonId } from '../community/community';
import { schoolOf } from '../community/community';
import type { CosEvent } from '../events';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { RuleProfile } from '../profile';
import type { ItemInterests } from '../interest/item-interest';
import { carrying, interestsWith } from '../interest/item-interest';
import { interimOf, isWithChair } from '../interim/interim';
import type { HandedRequest, Request, SubmittedRequest } from '../request/request';
import type { Heading, Meeting, MeetingMode } from './meeting';
import { lengthInMinutes, meetingFor } from './meeting';

export interface MeetingPlan {
  readonly date: LocalDate;
  /** Clock times in Kent, `13:30`. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly where: string;
  readonly mode?: MeetingMode;
  /** Last day on which a request is on time; null when this meeting has no cut-off. */
  readonly cutOff: LocalDate | null;
}

export type ScheduleRefusal = 'AlreadyPlanned' | 'TimesUnclear' | 'CutOffAfterMeeting';

/** What every meeting begins with (R65). */
const STANDING = [
  { title: 'Welcome, attendance, interests, actions from before', minutes: 15 },
  { title: 'Budget update', minutes: 10 },
] as const;

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What a shared place may show of that request. */
export function headingOf(request: HandedRequest, community: Community): Heading {
  const { requestId, reference, urn, form } = request;
  const interim = interimOf(request);
  const { category, amount } = form.asked;
  return {
    ...{ requestId, reference, urn, school: schoolOf(community, urn)?.name ?? urn, category, amount },
    ...(interim
      ? {
          interim: { amount: interim.terms.amount, start: interim.terms.start, end: interim.terms.end, on: interim.on },
        }
      : {}),
  };
}

/** A request that waits for a meeting, with what was said of interests in it. */
export interface ForMeeting {
  readonly heading: Heading;
  readonly interests?: ItemInterests;
}

/** Requests handed in that are on no meeting still to end, not with their school nor with the chair, longest waiting first. */
export function waitingRequests(
  requests: readonly Request[],
  meetings: readonly Meeting[],
  community: Community,
): ForMeeting[] {
  return requests
    .filter((request): request is SubmittedRequest => request.status === 'submitted')
    .filter((request) => !isWithChair(request))
    .filter(({ requestId, returned }) => returned === null && meetingFor(meetings, requestId) === null)
    .sort((a, b) => a.submittedAt.localeCompare(b.submittedAt) || a.reference.localeCompare(b.reference))
    .map((request) => ({ heading: headingOf(request, community), ...carrying(interestsWith(request)) }));
}

/** What is wrong with a plan in itself; null when nothing is. */
export function troubleWithPlan(
  plan: Pick<MeetingPlan, 'date' | 'startsAt' | 'endsAt' | 'cutOff'>,
): 'TimesUnclear' | 'CutOffAfterMeeting' | null {
  if (!CLOCK.test(plan.startsAt) || !CLOCK.test(plan.endsAt) || lengthInMinutes(plan) <= 0) return 'TimesUnclear';
  return plan.cutOff !== null && plan.cutOff > plan.date ? 'CutOffAfterMeeting' : null;
}

/** Plans a meeting: the standing items, then the requests that waited for one. `there` is what that day holds already. */
export function scheduleMeeting(
  there: Meeting | null,
  community: Community,
  plan: MeetingPlan,
  waiting: readonly ForMeeting[],
  profile: RuleProfile,
  by: PersonId | null = null,
): Outcome<readonly CosEvent[], ScheduleRefusal> {
  const { date, startsAt, endsAt, where, cutOff } = plan;
  if (there && there.status !== 'cancelled') {
    const isSame = there.startsAt === startsAt && there.endsAt === endsAt && there.where === where;
    return isSame && there.cutOff === cutOff ? accept([]) : refuse('AlreadyPlanned');
  }
  const trouble = troubleWithPlan(plan);
  if (trouble) return refuse(trouble);
  return accept([
    {
      type: 'MeetingScheduled',
      meetingId: date,
      communityId: community.communityId,
      date,
      startsAt,
      endsAt,
      where,
      mode: plan.mode ?? null,
      cutOff,
      by,
      standing: STANDING,
      waiting: waiting.map((each) => ({ ...each, minutes: profile.minutesPerRequest })),
    },
  ]);
}

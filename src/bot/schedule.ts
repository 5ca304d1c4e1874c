import { meetingAfter } from '../app/agenda';
import type { Deps } from '../app/deps';
import { rulesToday } from '../app/rules';
import type { Wanted } from '../app/schedule';
import { cancelMeeting, moveMeeting, planMeeting } from '../app/schedule';
import { cancelMeetingAction, cancelMeetingCard, openCancelAction } from '../cards/cancel-meeting';
import { moveMeetingAction, moveMeetingCard, openMoveAction } from '../cards/move-meeting';
import type { TypedPlan } from '../cards/plan-meeting';
import { modes, openPlanAction, planMeetingAction, planMeetingCard } from '../cards/plan-meeting';
import { parseLocalDate } from '../domain/calendar/dates';
import { sayDay } from '../domain/calendar/say';
import type { CommunityId } from '../domain/community/community';
import type { Meeting, MeetingMode } from '../domain/meeting/meeting';
import { sayWhen } from './agenda-view';
import { closingMeetings, plannedFor } from './meetings';
import { scheduleRefusals as refusals } from './refusals/schedule';
import type { Route } from './router';
import { open, submit } from './router';
import { plural } from './terms-words';
import type { Answer, Turn } from './turn';

const FRESH: TypedPlan = { date: '', startsAt: '13:30', endsAt: '16:30', where: '', mode: '', cutOff: '' };
const UNCHANGED: TypedPlan = { ...FRESH, startsAt: '', endsAt: '' };

/** Planning, moving and cancelling: the clerk's and the chair's (R74). */
export const scheduleRoutes = (deps: Deps): Route[] => [
  open(openPlanAction, async ({ communityId }, turn) => planPage(deps, communityId, turn, FRESH, '')),
  submit(planMeetingAction, async ({ communityId, key, ...typed }, turn) => {
    const page = (problem: string) => planPage(deps, communityId, turn, typed, problem);
    const missing = [
      ...(typed.mode === '' ? ['Choose how people come together.'] : []),
      ...(typed.where.trim() === '' && typed.mode !== 'online' && typed.mode !== '' ? ['Enter where it is held.'] : []),
    ];
    const wanted = planFrom(typed);
    if (typeof wanted === 'string') return page([...missing, wanted].join(' '));
    if (missing.length > 0) return page(missing.join(' '));
    const done = await planMeeting(deps, turn.person.personId, communityId, wanted, key);
    if (!done.ok) return done.refusal === 'NotAllowed' ? { close: refusals.NotAllowed } : page(refusals[done.refusal]);
    return closingMeetings(
      deps,
      communityId,
      turn,
      `The meeting of ${sayDay(wanted.date)} is planned. Every school is told.`,
    );
  }),

  open(openMoveAction, async ({ communityId }, turn) =>
    movePage(deps, communityId, turn, { meetingId: '', reason: '', ...UNCHANGED }, ''),
  ),
  submit(moveMeetingAction, async ({ communityId, key, ...typed }, turn) => {
    const page = (problem: string) => movePage(deps, communityId, turn, typed, problem);
    if (typed.meetingId === '') return page('Choose the meeting to move.');
    const meeting = (await deps.store.read(communityId, 'meeting', typed.meetingId))?.value;
    if (!meeting) return { close: refusals.NoSuchMeeting };
    const plan = planFrom(filledFrom(meeting, typed));
    if (typeof plan === 'string') return page(plan);
    const where = { communityId, meetingId: meeting.meetingId };
    const done = await moveMeeting(deps, turn.person.personId, where, { plan, reason: typed.reason }, key);
    if (!done.ok) {
      const isFinal = ['NotAllowed', 'NoSuchMeeting', 'MeetingUnderWay', 'MeetingOver'].includes(done.refusal);
      return isFinal ? { close: refusals[done.refusal] } : page(refusals[done.refusal]);
    }
    const isSame = done.value.events.length === 0 && !done.value.repeated && meeting.status === 'planned';
    const said = `The meeting is on ${sayDay(plan.date)}, ${plan.startsAt} to ${plan.endsAt}. Every school is told.`;
    return closingMeetings(deps, communityId, turn, isSame ? 'Nothing was changed: it stays as it was.' : said);
  }),

  open(openCancelAction, async ({ communityId }, turn) =>
    cancelPage(deps, communityId, turn, { meetingId: '', reason: '' }, ''),
  ),
  submit(cancelMeetingAction, async ({ communityId, key, ...typed }, turn) => {
    const page = (problem: string) => cancelPage(deps, communityId, turn, typed, problem);
    if (typed.meetingId === '') return page('Choose the meeting to cancel.');
    const where = { communityId, meetingId: typed.meetingId };
    const done = await cancelMeeting(deps, turn.person.personId, where, typed.reason, key);
    if (!done.ok) {
      const isTyped = ['ReasonMissing', 'ReasonTooLong', 'NamesAPupil'].includes(done.refusal);
      return isTyped ? page(refusals[done.refusal]) : { close: refusals[done.refusal] };
    }
    const moved = done.value.events.filter(({ type }) => type === 'RequestDeferred').length;
    const said = moved === 0 ? '' : ` ${plural(moved, 'request')} of it went on, and each school knows where.`;
    return closingMeetings(deps, communityId, turn, `The meeting is cancelled. Every school is told.${said}`);
  }),
];

/** A plan from what was typed, or what is wrong with it. */
function planFrom({ date, startsAt, endsAt, where, mode, cutOff }: TypedPlan): Wanted | string {
  const [day, last] = [parseLocalDate(date.trim()), parseLocalDate(cutOff.trim())];
  if (!day) return 'Enter the day.';
  if (cutOff.trim() !== '' && !last) return 'Enter the last day for requests as a date, or leave it empty.';
  const plan = { date: day, startsAt, endsAt, where: where.trim(), cutOff: last };
  return mode === '' ? plan : { ...plan, mode: mode as MeetingMode };
}

/** What was left empty stays as it is. */
const filledFrom = (meeting: Meeting, typed: TypedPlan): TypedPlan => ({
  date: typed.date || meeting.date,
  startsAt: typed.startsAt || meeting.startsAt,
  endsAt: typed.endsAt || meeting.endsAt,
  where: typed.where || meeting.where,
  mode: typed.mode || (meeting.mode ?? ''),
  cutOff: typed.cutOff,
});

const sayUsual = async (deps: Deps, communityId: CommunityId): Promise<string> =>
  `${plural((await rulesToday(deps, communityId)).cutOffSchoolDays, 'school day')} before`;
const listed = (meetings: readonly Meeting[]) =>
  meetings.map((meeting) => ({ value: meeting.meetingId, title: sayWhen(meeting) }));

async function planPage(
  deps: Deps,
  communityId: CommunityId,
  turn: Turn,
  typed: TypedPlan,
  problem: string,
): Promise<Answer> {
  const found = await plannedFor(deps, communityId, turn);
  if ('say' in found) return found;
  const card = planMeetingCard({
    communityId,
    key: deps.newKey(),
    community: found.community,
    ...typed,
    modes,
    usual: await sayUsual(deps, communityId),
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title: 'Plan a meeting', card, size: 'large' } };
}

async function movePage(
  deps: Deps,
  communityId: CommunityId,
  turn: Turn,
  typed: TypedPlan & { readonly meetingId: string; readonly reason: string },
  problem: string,
): Promise<Answer> {
  const found = await plannedFor(deps, communityId, turn);
  if ('say' in found) return found;
  const [only, ...others] = found.meetings;
  if (!only) return { say: 'No meeting is planned, so there is none to move.' };
  const card = moveMeetingCard({
    communityId,
    key: deps.newKey(),
    community: found.community,
    ...typed,
    meetingId: typed.meetingId || (others.length === 0 ? only.meetingId : ''),
    meetings: listed(found.meetings),
    modes,
    usual: `as it is, or ${await sayUsual(deps, communityId)} a new day`,
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title: 'Move a meeting', card, size: 'large' } };
}

async function cancelPage(
  deps: Deps,
  communityId: CommunityId,
  turn: Turn,
  typed: { readonly meetingId: string; readonly reason: string },
  problem: string,
): Promise<Answer> {
  const found = await plannedFor(deps, communityId, turn);
  if ('say' in found) return found;
  const [first, ...others] = found.meetings;
  if (!first) return { say: 'No meeting is planned, so there is none to cancel.' };
  const next = await meetingAfter(deps, first);
  const card = cancelMeetingCard({
    communityId,
    key: deps.newKey(),
    community: found.community,
    next: next
      ? 'Its requests go on to the next planned meeting after it. Every school is told, with your reason.'
      : 'Its requests wait until another meeting is planned. Every school is told, with your reason.',
    ...typed,
    meetingId: typed.meetingId || (others.length === 0 ? first.meetingId : ''),
    meetings: listed(found.meetings),
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title: 'Cancel a meeting', card, size: 'large' } };
}

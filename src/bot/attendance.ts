import { isOver } from '../domain/meeting/meeting';
import { actingDeclared, RUNNING } from '../app/acting';
import { noteAttendance, noteStandIn } from '../app/attendance';
import type { Deps } from '../app/deps';
import type { InMeeting } from '../app/in-meeting';
import { loadMeeting } from '../app/load-meeting';
import type { AttendanceLine } from '../cards/attendance';
import { attendanceAction, attendanceCard, openAttendanceAction } from '../cards/attendance';
import { choiceInput } from '../cards/school-choices';
import { openStandInAction, standInAction, standInCard } from '../cards/stand-in';
import type { Community } from '../domain/community/community';
import { memberSchools } from '../domain/community/community';
import type { Attendance, AttendanceNow, AttendanceWish } from '../domain/meeting/attendance';
import { attendanceOf } from '../domain/meeting/attendance';
import type { Meeting } from '../domain/meeting/meeting';
import { londonTime } from '../domain/calendar/dates';
import { sayWhen } from './agenda-view';
import { nameIn, schoolName } from './attendance-view';
import { meetingView } from './meeting-view';
import { attendanceRefusals as refusals } from './refusals/room';
import type { Route } from './router';
import { open, submit } from './router';
import { plural } from './terms-words';
import type { Answer, Turn } from './turn';

/** The clerk or chair notes who is here, and adds stand-ins: a meeting with one laptop. */
export const attendanceRoutes = (deps: Deps): Route[] => [
  open(openAttendanceAction, async (where, turn) => attendanceDialog(deps, where, turn, '')),

  submit(attendanceAction, async ({ key, schools, ...where }, turn) => {
    const wishes = schools
      .map(({ urn, shown, choice }) => ({ urn, shown: shown as AttendanceNow, attendance: choice as Attendance }))
      .filter(({ shown, attendance }) => shown !== attendance);
    const done = await noteAttendance(deps, turn.person.personId, where, wishes, key);
    if (!done.ok) return attendanceDialog(deps, where, turn, refusals[done.refusal]);
    const missed = await missedBy(deps, where, wishes);
    if (missed.length > 0)
      return attendanceDialog(
        deps,
        where,
        turn,
        `${missed.join(' and ')} changed after this page was shown, so nothing was noted there. Everything else is saved; what stands is below.`,
      );
    return closing(deps, where, turn, `Attendance is noted: ${plural(done.value.events.length, 'change')}.`);
  }),

  open(openStandInAction, async (where, turn) => standInDialog(deps, where, turn, NOBODY, '')),

  submit(standInAction, async ({ key, urn, name, authorised, ...where }, turn) => {
    const typed = { urn, name, authorised };
    if (urn === '') return standInDialog(deps, where, turn, typed, 'Choose the school.');
    const standIn = { urn, name, authorised: authorised === 'true' };
    const done = await noteStandIn(deps, turn.person.personId, where, standIn, key);
    if (!done.ok) return standInDialog(deps, where, turn, typed, refusals[done.refusal]);
    return closing(deps, where, turn, 'The stand-in is noted, and the school is present.');
  }),
];

/** A dialog's last word; in a personal chat the card that opened it is brought up to date, elsewhere its delivery does that. */
export async function closing(deps: Deps, where: InMeeting, turn: Turn, close: string): Promise<Answer> {
  const card = turn.chat.kind === 'personal' ? await meetingView(deps, where, turn.person.personId) : null;
  return card ? { close, edit: card } : { close };
}

/** Schools whose attendance is not what was wanted: it had changed since the page was shown. */
async function missedBy(deps: Deps, where: InMeeting, wishes: readonly AttendanceWish[]): Promise<string[]> {
  const loaded = await loadMeeting(deps, where);
  if (!loaded) return [];
  const { meeting, community } = loaded;
  return wishes
    .filter(({ urn, attendance }) => attendanceOf(meeting, urn) !== attendance)
    .map(({ urn }) => schoolName(community, urn));
}

const CHOICES: Readonly<Record<Attendance, string>> = {
  present: 'Present',
  left: 'Left the meeting',
  apologies: 'Apologies',
  absent: 'Absent',
};

/** What stands, with its time and who said so, and what can be noted instead. */
function choicesFor(
  meeting: Meeting,
  community: Community,
  urn: string,
  now: AttendanceNow,
): AttendanceLine['choices'] {
  const offered: readonly Attendance[] =
    now === 'present' || now === 'left'
      ? ['present', 'left', 'apologies', 'absent']
      : ['present', 'apologies', 'absent'];
  return offered.map((value) => ({ value, title: value === now ? saysNow(meeting, community, urn) : CHOICES[value] }));
}

function saysNow(meeting: Meeting, community: Community, urn: string): string {
  const here = meeting.present.find((each) => each.urn === urn);
  if (here?.leftAt) return `Left at ${londonTime(here.leftAt)}`;
  if (here) return `Present since ${londonTime(here.at)} (${nameIn(community, here.personId)})`;
  return CHOICES[meeting.absent.some((each) => each.urn === urn && each.apologies) ? 'apologies' : 'absent'];
}

type Page = { readonly answer: Answer } | { readonly meeting: Meeting; readonly community: Community };

/** The meeting, for somebody who runs it while it is in session; otherwise why not. */
async function inSession(deps: Deps, where: InMeeting, turn: Turn): Promise<Page> {
  const who = await actingDeclared(deps, where.communityId, turn.person.personId, RUNNING);
  if (!who.ok) return { answer: { say: refusals[who.refusal] } };
  const loaded = await loadMeeting(deps, where);
  if (!loaded) return { answer: { say: refusals.NoSuchMeeting } };
  if (loaded.meeting.status === 'planned') return { answer: { say: refusals.MeetingNotStarted } };
  if (isOver(loaded.meeting)) return { answer: { say: refusals.MeetingOver } };
  return loaded;
}

async function attendanceDialog(deps: Deps, where: InMeeting, turn: Turn, problem: string): Promise<Answer> {
  const page = await inSession(deps, where, turn);
  if ('answer' in page) return page.answer;
  const { meeting, community } = page;
  const card = attendanceCard({
    ...where,
    key: deps.newKey(),
    community: community.name,
    when: sayWhen(meeting),
    schools: memberSchools(community, meeting.date).map(({ urn, name }) => {
      const now = attendanceOf(meeting, urn);
      return {
        input: choiceInput(now, urn),
        school: name,
        value: now === 'notNoted' ? '' : now,
        choices: choicesFor(meeting, community, urn, now),
      };
    }),
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title: 'Who is here', card, size: 'large' } };
}

const NOBODY = { urn: '', name: '', authorised: 'false' };

async function standInDialog(
  deps: Deps,
  where: InMeeting,
  turn: Turn,
  typed: typeof NOBODY,
  problem: string,
): Promise<Answer> {
  const page = await inSession(deps, where, turn);
  if ('answer' in page) return page.answer;
  const { meeting, community } = page;
  const card = standInCard({
    ...where,
    ...typed,
    key: deps.newKey(),
    community: community.name,
    when: sayWhen(meeting),
    schools: memberSchools(community, meeting.date).map(({ urn, name }) => ({ urn, name })),
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title: 'Add a stand-in', card, size: 'large' } };
}

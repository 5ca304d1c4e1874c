import { acting, RUNNING } from '../app/acting';
import { mayNamePresenter, namePresenter } from '../app/attendance';
import type { Deps } from '../app/deps';
import type { InMeeting } from '../app/in-meeting';
import { loadMeeting } from '../app/load-meeting';
import { openPresenterAction, presenterAction, presenterCard } from '../cards/presenter';
import { londonDate } from '../domain/calendar/dates';
import { memberSchools, schoolsRepresentedBy } from '../domain/community/community';
import { presenterOf } from '../domain/meeting/attendance';
import { isOver, isPresent } from '../domain/meeting/meeting';
import { sayWhen } from './agenda-view';
import { closing } from './attendance';
import { schoolName } from './attendance-view';
import { presenterRefusals as refusals } from './refusals/room';
import type { Route } from './router';
import { open, submit } from './router';
import type { Answer, Turn } from './turn';

interface Typed {
  readonly urn: string;
  readonly presenter: string;
}

/** A school that cannot come has another present its request (R78): said by its own people, or by chair and clerk on its word. */
export const presenterRoutes = (deps: Deps): Route[] => [
  open(openPresenterAction, async ({ urn, ...where }, turn) =>
    presenterDialog(deps, where, turn, { urn, presenter: '' }, ''),
  ),
  submit(presenterAction, async ({ key, urn, presenter, ...where }, turn) => {
    const typed = { urn, presenter };
    if (urn === '' || presenter === '')
      return presenterDialog(
        deps,
        where,
        turn,
        typed,
        urn === '' ? 'Choose the school that cannot come.' : 'Choose the school that presents.',
      );
    const { personId } = turn.person;
    const named = presenter === 'none' ? null : presenter;
    const done = await namePresenter(deps, personId, { ...where, urn, presenter: named }, key);
    if (!done.ok) return presenterDialog(deps, where, turn, typed, refusals[done.refusal]);
    const community = (await loadMeeting(deps, where))?.community;
    const name = (of: string) => (community ? schoolName(community, of) : of);
    const close =
      named === null
        ? `Nobody presents for ${name(urn)} any more.`
        : `${name(named)} presents for ${name(urn)}. It votes once, for itself.`;
    return turn.chat.kind === 'personal' && (await runs(deps, where, personId))
      ? closing(deps, where, turn, close)
      : { close };
  }),
];

const runs = async (deps: Deps, { communityId }: InMeeting, personId: string): Promise<boolean> =>
  (await acting(deps, communityId, personId, RUNNING)).ok;

async function presenterDialog(
  deps: Deps,
  where: InMeeting,
  turn: Turn,
  { urn, presenter }: Typed,
  problem: string,
): Promise<Answer> {
  const { personId } = turn.person;
  const loaded = await loadMeeting(deps, where);
  if (!loaded) return { say: refusals.NoSuchMeeting };
  const { meeting, community } = loaded;
  if (isOver(meeting)) return { say: refusals.MeetingOver };
  const members = memberSchools(community, meeting.date);
  const mine = schoolsRepresentedBy(community, personId, londonDate(deps.now()));
  const own = (await runs(deps, where, personId)) ? members : mine;
  if (own.length === 0) return { say: refusals.NotAllowed };
  if (urn !== '' && !(await mayNamePresenter(deps, personId, where.communityId, urn)).ok)
    return { say: refusals.NotAllowed };
  const away = own.filter(
    (school) => !isPresent(meeting, school.urn) && (urn === '' || problem !== '' || school.urn === urn),
  );
  const only = away.length === 1 ? away[0]?.urn : undefined;
  const chosen = urn || (only ?? '');
  if (away.length === 0) return { say: refusals.SchoolPresent };
  const present = members.filter((school) => meeting.status === 'planned' || isPresent(meeting, school.urn));
  const choices = present
    .filter((school) => school.urn !== only)
    .map((school) => ({ urn: school.urn, name: school.name }));
  const card = presenterCard({
    ...where,
    key: deps.newKey(),
    community: community.name,
    when: sayWhen(meeting),
    schools: away.map((school) => ({ urn: school.urn, name: school.name })),
    urn: chosen,
    presenters: [...choices, { urn: 'none', name: 'Nobody' }],
    presenter: presenter || (chosen === '' ? '' : (presenterOf(meeting, chosen) ?? '')),
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title: 'Name who presents', card, size: 'large' } };
}

import { actingDeclared, RUNNING } from '../app/acting';
import { actionsOf, addAction, markAction } from '../app/actions';
import type { Deps } from '../app/deps';
import type { InMeeting } from '../app/in-meeting';
import { actionCard, addActionAction, openActionAction, WHOLE_MEETING } from '../cards/action';
import type { ActionLine } from '../cards/actions';
import { actionsAction, actionsCard, finishActionAction, markActionAction } from '../cards/actions';
import type { Action } from '../domain/action/action';
import { openActions, owns } from '../domain/action/action';
import type { OwnerWish } from '../domain/action/decide';
import { officers } from '../domain/action/decide';
import type { LocalDate } from '../domain/calendar/dates';
import { londonDate, londonTime, parseLocalDate } from '../domain/calendar/dates';
import { sayDay } from '../domain/calendar/say';
import type { Community, CommunityId } from '../domain/community/community';
import { memberSchools, runs, schoolsRepresentedBy } from '../domain/community/community';
import type { Meeting } from '../domain/meeting/meeting';
import { requestItems } from '../domain/meeting/meeting';
import { actionRefusals, markRefusals } from './refusals/action';
import { sayDue, sayOwnerAndDue } from './action-words';
import { sayHeading, sayWhen } from './agenda-view';
import { closing } from './attendance';
import { clipped } from './clipped';
import { aboutCommunity } from './community-meant';
import { homeAnswer } from './home';
import type { Route, Word } from './router';
import { open, press, submit } from './router';
import type { Answer, Turn } from './turn';

const OFFICES = { chair: 'chair', actingChair: 'acting chair', clerk: 'clerk' } as const;

interface Typed {
  readonly what: string;
  readonly about: string;
  readonly owner: string;
  readonly otherName: string;
  readonly due: string;
}
const NOTHING: Typed = { what: '', about: '', owner: '', otherName: '', due: '' };

function ownerChosen({ owner, otherName }: Typed): OwnerWish | null {
  if (owner === '') return null;
  if (owner === 'other') return { kind: 'other', name: otherName };
  const [kind, id = ''] = owner.split(':');
  return kind === 'school' ? { kind, urn: id } : { kind: 'person', personId: id };
}

const ownersOf = (community: Community, day: LocalDate) => [
  ...memberSchools(community, day).map(({ urn, name }) => ({ value: `school:${urn}`, title: name })),
  ...officers(community, day).map(({ personId, name, role }) => ({
    value: `person:${personId}`,
    title: `${name}, ${OFFICES[role as keyof typeof OFFICES]}`,
  })),
  { value: 'other', title: 'Somebody else' },
];

const aboutsOf = (meeting: Meeting) => [
  { value: WHOLE_MEETING, title: 'The meeting as a whole' },
  ...requestItems(meeting).map(({ heading }) => ({ value: heading.requestId, title: sayHeading(heading) })),
];

/** The request being discussed is most likely what it is about. */
const openNow = (meeting: Meeting): string | undefined =>
  requestItems(meeting).find(({ progress }) => ['open', 'voting', 'tied', 'notFunded'].includes(progress.state))
    ?.heading.requestId;

async function actionDialog(
  deps: Deps,
  where: InMeeting,
  { person: { personId } }: Turn,
  typed: Typed,
  problem = '',
): Promise<Answer> {
  const who = await actingDeclared(deps, where.communityId, personId, RUNNING);
  if (!who.ok) return { say: actionRefusals[who.refusal] };
  const { community } = who.value;
  const meeting = (await deps.store.read(where.communityId, 'meeting', where.meetingId))?.value;
  if (!meeting) return { say: actionRefusals.NoSuchMeeting };
  if (meeting.status === 'planned') return { say: actionRefusals.MeetingNotStarted };
  const card = actionCard({
    ...where,
    ...typed,
    about: typed.about || (openNow(meeting) ?? WHOLE_MEETING),
    key: deps.newKey(),
    community: community.name,
    when: sayWhen(meeting),
    abouts: aboutsOf(meeting),
    owners: ownersOf(community, londonDate(deps.now())),
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title: 'Add an action', card, size: 'large' } };
}

/** What one card can carry with every text at its longest. */
const MOST_OPEN = 8;
const MOST_DONE = 3;

async function actionsList(
  deps: Deps,
  { person: { personId }, chat }: Turn,
  communityId: CommunityId,
  note = '',
): Promise<Answer> {
  const seen = await actionsOf(deps, personId, communityId);
  if (!seen.ok)
    return {
      say: 'Only representatives, chair and clerk of this community see its actions. If that should include you, ask its clerk.',
    };
  const { community, actions } = seen.value;
  const today = londonDate(deps.now());
  const schools = schoolsRepresentedBy(community, personId, today);
  const mayRun = runs(community, personId, today);
  const lineOf = (action: Action, detail: string): ActionLine => ({
    communityId,
    actionId: action.actionId,
    what: action.what,
    short: clipped(action.what, 60),
    detail: `${detail} · meeting of ${sayDay(action.agreedOn)}${action.item ? ` · ${action.item.reference}` : ''}`,
    // a message in a channel or meeting chat is everybody's, so that nobody can mark there
    mayMark: chat.kind === 'personal' && (mayRun || owns(action, personId, schools)),
  });
  const still = openActions(actions);
  const done = actions.flatMap((action) => (action.done ? [{ action, at: action.done.at }] : []));
  const left = still.length - MOST_OPEN;
  return {
    show: actionsCard({
      communityId,
      community: community.name,
      note,
      hasNote: note !== '',
      open: still.slice(0, MOST_OPEN).map((action) => lineOf(action, sayOwnerAndDue(action, today))),
      nothing: 'No action is open. Chair or clerk add one in the meeting, or afterwards.',
      isNothing: still.length === 0,
      more: `and ${left} more, shown as these are done.`,
      hasMore: left > 0,
      done: done
        .sort((a, b) => b.at.localeCompare(a.at))
        .slice(0, MOST_DONE)
        .map(({ action, at }) => lineOf(action, `${action.owner.name}, done on ${sayDay(londonDate(at))}`)),
      hasDone: done.length > 0,
      asOf: `As of ${londonTime(deps.now())}`,
    }),
  };
}

const ABOUT = { title: 'Actions', verb: actionsAction.verb, things: 'actions' };

/** Actions of meetings: added by chair or clerk, marked by whoever has them (R69). */
export const actionRoutes = (deps: Deps): Route[] => [
  open(openActionAction, (where, turn) => actionDialog(deps, where, turn, NOTHING)),

  submit(addActionAction, async ({ key, communityId, meetingId, ...typed }, turn) => {
    const where = { communityId, meetingId };
    const { what, about } = typed;
    const due = parseLocalDate(typed.due);
    const wish = { what, requestId: about === WHOLE_MEETING ? null : about, owner: ownerChosen(typed), due };
    const done = await addAction(deps, turn.person.personId, where, wish, key);
    if (done.ok) {
      const added = done.value.events[0];
      const said = added?.type === 'ActionAdded' ? ` for ${added.owner.name}, ${sayDue(added, added.agreedOn)}` : '';
      return closing(deps, where, turn, `The action is noted${said}. Type actions to see them all.`);
    }
    return done.refusal === 'NotAllowed' || done.refusal === 'DeclarationMissing' || done.refusal === 'NoSuchMeeting'
      ? { close: actionRefusals[done.refusal] }
      : actionDialog(deps, where, turn, typed, actionRefusals[done.refusal]);
  }),

  press(actionsAction, ({ communityId }, turn) => actionsList(deps, turn, communityId)),

  press(markActionAction, async (mark, turn) => {
    const done = await markAction(deps, turn.person.personId, mark);
    return actionsList(deps, turn, mark.communityId, done.ok ? '' : markRefusals[done.refusal]);
  }),

  press(finishActionAction, async (named, turn) => {
    const done = await markAction(deps, turn.person.personId, { ...named, done: true });
    return done.ok ? homeAnswer(deps, turn) : { say: markRefusals[done.refusal] };
  }),
];

export const actionWords = (deps: Deps): Word[] => [
  {
    word: 'actions',
    help: 'what your meetings agreed somebody does, and by when; say there what is done',
    where: 'everywhere',
    answer: async (turn, rest) => [
      await aboutCommunity(deps, turn, rest, ABOUT, (communityId) => actionsList(deps, turn, communityId)),
    ],
  },
];

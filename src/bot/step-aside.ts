import type { RequestName } from '../app/approvals';
import type { Deps } from '../app/deps';
import { exceptionalOf } from '../app/exceptional';
import { stepAsideBetweenMeetings } from '../app/interests';
import { openAsideAction, stepAsideAction, stepAsideCard } from '../cards/step-aside';
import { londonDate } from '../domain/calendar/dates';
import { chairs } from '../domain/community/community';
import { isWithChair } from '../domain/interim/interim';
import { whereIs } from './exceptional-view';
import { closing } from './interim-decision';
import { asideRefusals as refusals } from './refusals/interests';
import type { Route } from './router';
import { open, submit } from './router';
import type { Answer, Turn } from './turn';

/** A chair with an interest in an exceptional request hands it to whoever else chairs (R98). */
export const stepAsideRoutes = (deps: Deps): Route[] => [
  open(openAsideAction, async (name, turn) => page(deps, name, turn, '', '')),

  submit(stepAsideAction, async ({ key, aside, said, ...name }, turn) => {
    const done = await stepAsideBetweenMeetings(deps, turn.person.personId, name, { aside, said }, key);
    if (!done.ok && (done.refusal === 'ReasonTooLong' || done.refusal === 'NamesAPupil'))
      return page(deps, name, turn, said, refusals[done.refusal]);
    if (!done.ok) return closing(deps, name, turn, refusals[done.refusal]);
    return closing(deps, name, turn, aside ? HANDED_OVER : TAKEN_BACK);
  }),
];

const HANDED_OVER = 'Recorded. Whoever else chairs the community is told now and decides; the card says who that is.';
const TAKEN_BACK = 'Taken back: you can decide about this request again.';

async function page(
  deps: Deps,
  name: RequestName,
  { person: { personId } }: Turn,
  said: string,
  problem: string,
): Promise<Answer> {
  const found = await exceptionalOf(deps, name);
  if (!found) return { say: refusals.NoSuchRequest };
  const { request, community } = found;
  if (!chairs(community, personId, londonDate(deps.now()))) return { say: refusals.NotAllowed };
  if (!isWithChair(request)) return { say: refusals.DecidedSince };
  const isAside = request.exceptional.chairsAside.some((each) => each.personId === personId);
  const card = stepAsideCard({
    ...name,
    key: deps.newKey(),
    heading: `${request.reference} · ${whereIs(found)}`,
    follows: isAside
      ? 'You said that you have an interest in this request. Take that back if it was a mistake: then you can decide about it again.'
      : 'If you have an interest in it, you do not decide about it. Whoever else chairs the community is told at once and decides; where nobody is left to, KCC is told.',
    isAside,
    aside: !isAside,
    button: isAside ? 'Take it back' : 'Hand it over',
    said,
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title: 'An interest', card, size: 'medium' } };
}

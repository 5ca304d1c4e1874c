import type { Deps } from '../app/deps';
import { exceptionalOf } from '../app/exceptional';
import { stepAside, stepAsideBetweenMeetings } from '../app/interests';
import { loadMeeting } from '../app/load-meeting';
import { openAsideAction, stepAsideAction, stepAsideCard } from '../cards/step-aside';
import { londonDate } from '../domain/calendar/dates';
import type { Community } from '../domain/community/community';
import { chairs } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import { chairedItem } from '../domain/interest/chair-conflict';
import type { ChairAside } from '../domain/interest/item-interest';
import { isWithChair } from '../domain/interim/interim';
import { itemFor } from '../domain/meeting/meeting';
import { sayWhoChairs } from './chair-words';
import { whereIs } from './exceptional-view';
import { closing } from './interim-decision';
import { asideRefusals, interestRefusals } from './refusals/interests';
import type { Route } from './router';
import { open, submit } from './router';
import type { Answer, Turn } from './turn';

interface Named {
  readonly communityId: string;
  /** Empty between meetings. */
  readonly meetingId: string;
  readonly requestId: string;
}

interface Typed {
  readonly said: string;
  readonly problem: string;
}

/** A chair with an interest in a request hands it to whoever else chairs: at its meeting, or an exceptional one at once (R98). */
export const stepAsideRoutes = (deps: Deps): Route[] => [
  open(openAsideAction, async (named, turn) => page(deps, named, turn, null)),

  submit(stepAsideAction, async ({ key, aside, said, ...named }, turn) => {
    const { personId } = turn.person;
    const again = (problem: string) => page(deps, named, turn, { said, problem });
    if (named.meetingId !== '') {
      const done = await stepAside(deps, personId, named, { aside, said }, key);
      if (!done.ok && (done.refusal === 'InterestTooLong' || done.refusal === 'NamesAPupil'))
        return again(interestRefusals[done.refusal]);
      return { close: done.ok ? await sayWhoHasIt(deps, named) : interestRefusals[done.refusal] };
    }
    const done = await stepAsideBetweenMeetings(deps, personId, named, { aside, said }, key);
    if (!done.ok && (done.refusal === 'ReasonTooLong' || done.refusal === 'NamesAPupil'))
      return again(asideRefusals[done.refusal]);
    if (!done.ok) return closing(deps, named, turn, asideRefusals[done.refusal]);
    return closing(deps, named, turn, aside ? HANDED_OVER : TAKEN_BACK);
  }),
];

const HANDED_OVER = 'Recorded. Whoever else chairs the community is told now and decides; the card says who that is.';
const TAKEN_BACK = 'Taken back: you can decide about this request again.';

/** Who chairs a request of a meeting now: what was just said, and whatever else is known. */
export async function sayWhoHasIt(deps: Deps, { communityId, meetingId, requestId }: Named): Promise<string> {
  const loaded = await loadMeeting(deps, { communityId, meetingId });
  const item = loaded && itemFor(loaded.meeting, requestId);
  if (!item) return interestRefusals.NotOnAgenda;
  const declarations = (await deps.store.read(communityId, 'declarations', ONLY))?.value ?? null;
  const said = sayWhoChairs(loaded.community, declarations, chairedItem(item), londonDate(deps.now()));
  const { reference } = item.heading;
  return said === '' ? `Taken back: you chair ${reference}.` : `Recorded for ${reference}. ${said}`;
}

interface About {
  readonly heading: string;
  readonly community: Community;
  readonly chairsAside: readonly ChairAside[];
  readonly follows: string;
}

const AT_A_MEETING =
  'If you have an interest in it, you do not chair it. Whoever else chairs the community is told now and does; the clerk can run its vote for them. Where nobody else can chair it, an open vote can still be closed, or the request deferred.';
const BETWEEN_MEETINGS =
  'If you have an interest in it, you do not decide about it. Whoever else chairs the community is told at once and decides; where nobody is left to, KCC is told.';

async function aboutItem(deps: Deps, { communityId, meetingId, requestId }: Named): Promise<About | string> {
  const loaded = await loadMeeting(deps, { communityId, meetingId });
  const item = loaded && itemFor(loaded.meeting, requestId);
  if (!item) return interestRefusals.NotOnAgenda;
  const { heading, chairsAside } = item;
  const { community } = loaded;
  return {
    ...{ community, chairsAside, follows: AT_A_MEETING },
    heading: `${heading.reference} · ${heading.school} · ${community.name} community`,
  };
}

async function aboutExceptional(deps: Deps, named: Named): Promise<About | string> {
  const found = await exceptionalOf(deps, named);
  if (!found) return asideRefusals.NoSuchRequest;
  const { request, community } = found;
  if (!isWithChair(request)) return asideRefusals.DecidedSince;
  const { chairsAside } = request.exceptional;
  const heading = `${request.reference} · ${whereIs(found)}`;
  return { heading, community, chairsAside, follows: BETWEEN_MEETINGS };
}

async function page(deps: Deps, named: Named, { person: { personId } }: Turn, typed: Typed | null): Promise<Answer> {
  const about = await (named.meetingId === '' ? aboutExceptional : aboutItem)(deps, named);
  const isChairing = typeof about !== 'string' && chairs(about.community, personId, londonDate(deps.now()));
  if (typeof about === 'string') return { say: about };
  if (!isChairing) return { say: asideRefusals.NotAllowed };
  const isAside = about.chairsAside.some((each) => each.personId === personId);
  const card = stepAsideCard({
    ...named,
    key: deps.newKey(),
    heading: about.heading,
    follows: isAside
      ? 'You said that you have an interest in this request. Take that back if it was a mistake: then you chair it again.'
      : about.follows,
    isAside,
    aside: !isAside,
    button: isAside ? 'Take it back' : 'Hand it over',
    said: typed?.said ?? '',
    hasProblem: typed !== null,
    problem: typed?.problem ?? '',
  });
  return { dialog: { title: 'An interest', card, size: 'medium' } };
}

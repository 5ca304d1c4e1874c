import { acting, RUNNING } from '../app/acting';
import type { Deps } from '../app/deps';
import type { InMeeting } from '../app/in-meeting';
import { noteInterest, stepAside } from '../app/interests';
import { loadMeeting } from '../app/load-meeting';
import type { InterestCardData } from '../cards/interest';
import { interestCard, openInterestAction, sayInterestAction } from '../cards/interest';
import { londonDate } from '../domain/calendar/dates';
import type { Community, PersonId } from '../domain/community/community';
import { chairs, memberSchools, presentUrn, runs, schoolsRepresentedBy } from '../domain/community/community';
import type { Meeting, RequestItem } from '../domain/meeting/meeting';
import { isOver, isToBeVotedOn, isVotedOn, itemFor, requestItems } from '../domain/meeting/meeting';
import { sayWhen } from './agenda-view';
import { closing } from './attendance';
import { schoolName } from './attendance-view';
import { interestRefusals as refusals } from './refusals/interests';
import type { Route } from './router';
import { open, submit } from './router';
import { sayWhoHasIt } from './step-aside';
import type { Answer, Turn } from './turn';

interface Typed {
  readonly requestId: string;
  readonly who: string;
  readonly grade: '' | 'takesNoPart' | 'recorded' | 'none';
  readonly said: string;
}

const CHAIR = 'chair';
const NOT_BOTH = 'Somebody with an interest in a request does not chair it: choose the first, or that there is none.';

/** What each choice means, for those who say it of their own school, of any school, or of themselves as chair. */
const MEANS = {
  own: {
    noPart: 'We take no part: our school does not vote on it',
    takesPart: 'We take part, and it is on the record',
  },
  any: {
    noPart: 'Takes no part: the school does not vote on it',
    takesPart: 'Takes part, and it is on the record',
  },
  chair: {
    noPart: 'Takes no part: a school does not vote on it, a chair does not chair it',
    takesPart: 'Takes part, and it is on the record (schools only)',
  },
} as const;

/** Schools and chairs declare an interest in a request of a meeting, before its vote opens (R98). */
export const interestRoutes = (deps: Deps): Route[] => [
  open(openInterestAction, async ({ requestId, ...where }, turn) =>
    page(deps, where, turn, { requestId, who: '', grade: '', said: '' }, ''),
  ),

  submit(sayInterestAction, async ({ key, ...sent }, turn) => {
    const { communityId, meetingId, ...typed } = sent;
    const where = { communityId, meetingId };
    const again = (problem: string) => page(deps, where, turn, typed, problem);
    if (typed.requestId === '') return again('Choose the request.');
    const { personId } = turn.person;
    const who = typed.who || (await onlyOne(deps, where, personId));
    if (who === '') return again('Choose who has the interest.');
    if (typed.grade === '') return again('Choose what follows from it.');
    if (who === CHAIR && typed.grade === 'recorded') return again(NOT_BOTH);
    const item = { ...where, requestId: typed.requestId };
    const done =
      who === CHAIR
        ? await stepAside(deps, personId, item, { aside: typed.grade !== 'none', said: typed.said }, key)
        : await noteInterest(
            deps,
            personId,
            item,
            { urn: who, grade: typed.grade === 'none' ? null : typed.grade, said: typed.said },
            key,
          );
    if (!done.ok) {
      const isTyped = ['InterestTooLong', 'NamesAPupil', 'OwnRequest', 'NotAMember'].includes(done.refusal);
      return isTyped ? again(refusals[done.refusal]) : { close: refusals[done.refusal] };
    }
    return closing(
      deps,
      where,
      turn,
      who === CHAIR ? await sayWhoHasIt(deps, item) : await sayDone(deps, where, typed, who),
    );
  }),
];

/** What is on the record now, whoever said it and however often it was sent. */
async function sayDone(deps: Deps, where: InMeeting, { requestId, grade }: Typed, who: string): Promise<string> {
  const loaded = await loadMeeting(deps, where);
  const item = loaded && itemFor(loaded.meeting, requestId);
  if (!item) return refusals.NotOnAgenda;
  const { reference } = item.heading;
  const school = schoolName(loaded.community, who);
  switch (grade) {
    case 'takesNoPart':
      return `Recorded: ${school} takes no part in ${reference}, so it does not vote on it. This can be changed until the vote opens.`;
    case 'recorded':
      return `Recorded: ${school} takes part in ${reference}, and its interest is on the record. This can be changed until the vote opens.`;
    default:
      return `Taken back: no interest of ${school} in ${reference} is on the record.`;
  }
}

/** For whom this person may say it: their schools; chair and clerk for any, and a chair for themselves. */
async function peopleFor(
  deps: Deps,
  community: Community,
  meeting: Meeting,
  personId: PersonId,
): Promise<InterestCardData['people']> {
  const today = londonDate(deps.now());
  const isRunning = (await acting(deps, community.communityId, personId, RUNNING)).ok;
  const schools = isRunning ? memberSchools(community, meeting.date) : schoolsRepresentedBy(community, personId, today);
  return [
    ...(chairs(community, personId, today) ? [{ title: 'I, as the one who chairs', value: CHAIR }] : []),
    ...schools.map(({ name, urn }) => ({ title: name, value: urn })),
  ];
}

async function onlyOne(deps: Deps, where: InMeeting, personId: PersonId): Promise<string> {
  const loaded = await loadMeeting(deps, where);
  const [only, ...others] = loaded ? await peopleFor(deps, loaded.community, loaded.meeting, personId) : [];
  return only && others.length === 0 ? only.value : '';
}

async function page(
  deps: Deps,
  where: InMeeting,
  { person: { personId } }: Turn,
  typed: Typed,
  problem: string,
): Promise<Answer> {
  const loaded = await loadMeeting(deps, where);
  if (!loaded) return { say: refusals.NoSuchMeeting };
  const { meeting, community } = loaded;
  if (isOver(meeting)) return { say: refusals.MeetingOver };
  const people = await peopleFor(deps, community, meeting, personId);
  const isRunning = runs(community, personId, londonDate(deps.now()));
  const [first, ...others] = people;
  if (!first) return { say: refusals.NotAllowed };
  const asking = ({ heading }: RequestItem) => presentUrn(community, heading.urn, meeting.date);
  const requests = requestItems(meeting).filter(
    (item) => isToBeVotedOn(item) && people.some(({ value }) => value !== asking(item)),
  );
  const named = itemFor(meeting, typed.requestId);
  if (named && !isToBeVotedOn(named)) return { say: refusals[isVotedOn(named) ? 'VoteOpened' : 'AlreadyDecided'] };
  if (requests.length === 0)
    return {
      say: 'No request of another school is waiting for its vote here, so there is nothing to declare now. Type agenda to see what is planned.',
    };
  const said = named?.interests.find(({ urn }) => urn === first.value && others.length === 0);
  const card = interestCard({
    ...where,
    key: deps.newKey(),
    community: community.name,
    when: sayWhen(meeting),
    requests: requests.map(({ heading }) => ({
      title: `${heading.reference} · ${heading.school}`,
      value: heading.requestId,
    })),
    requestId: typed.requestId || (requests.length === 1 ? (requests[0]?.heading.requestId ?? '') : ''),
    people,
    hasWho: others.length > 0,
    who: typed.who,
    whoSaid: `For ${first.title}.`,
    ...MEANS[people.some(({ value }) => value === CHAIR) ? 'chair' : isRunning ? 'any' : 'own'],
    grade: typed.grade || (said?.grade ?? ''),
    said: typed.said || (said?.said ?? ''),
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title: 'Declare an interest', card, size: 'large' } };
}

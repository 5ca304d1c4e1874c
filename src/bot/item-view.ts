import type { Deps } from '../app/deps';
import type { OnItem } from '../app/meeting';
import { withRefresh } from '../cards/define';
import type { Card } from '../cards/define';
import { itemCard, itemViewAction } from '../cards/item';
import type { ItemCardData } from '../cards/item';
import type { Ballot } from '../domain/ballot/ballot';
import { remaining } from '../domain/budget/budget';
import { londonDate, londonTime } from '../domain/calendar/dates';
import type { LocalDate } from '../domain/calendar/dates';
import { belongs, chairs, presentUrn, runs, memberSchools, schoolsRepresentedBy } from '../domain/community/community';
import type { PersonId } from '../domain/community/community';
import { chairConflict, isNobodyFree } from '../domain/interest/chair-conflict';
import { isUndeclared } from '../domain/interest/declaration';
import { isAhead, isOver, isPresent, isToBeVotedOn, isVotedOn, positionOf } from '../domain/meeting/meeting';
import type { Heading, RequestItem } from '../domain/meeting/meeting';
import { formatMoney, subtract } from '../domain/money';
import { schoolsNeeded } from '../domain/profile';
import type { Threshold } from '../domain/profile';
import { nameIn, schoolName } from './attendance-view';
import { ballotPart } from './ballot-part';
import { sayWhoChairs } from './chair-words';
import { sayAbout, sayHowMuch } from './heading-words';
import { loadItem } from './item-load';
import type { LoadedItem } from './item-load';
import { budgetLine, withTerms, statePart } from './item-state';
import { DECLARE_FIRST } from './refusals/meeting';
import { plural } from './terms-words';
import { sayDeclared, sayInterests } from './vote-words';

const NOTHING = {
  notice: '',
  hasNotice: false,
  terms: [],
  hasTerms: false,
  conditions: '',
  hasConditions: false,
  result: '',
  hasResult: false,
  reason: '',
  hasReason: false,
  next: '',
  hasNext: false,
  openToAll: false,
  interests: [],
  interestsSaid: [],
  maySayInterest: false,
  interestTitle: 'Declare an interest',
  mayStepAside: false,
  asideTitle: 'I have an interest',
  schools: [],
  mayRead: false,
  mayOpenVote: false,
  mayClose: false,
  notVotedYet: '',
  mayDecideTie: false,
  mayDefer: false,
  deferBecause: '',
  deferMode: 'secondary',
  openToAsk: false,
  disputed: '',
  hasDisputed: false,
  votes: '',
  hasVotes: false,
  closeTitle: 'Close vote',
  decideTitle: 'Decide the tie',
  recorded: '',
  hasRecorded: false,
  mayRecord: false,
  stuck: '',
  hasStuck: false,
  reopened: '',
  reopenedAt: '',
  hasReopened: false,
  mayReopen: false,
  live: true,
} satisfies Partial<ItemCardData>;

const headed = (
  heading: Heading,
  position: number,
  items: number,
  communityId: string,
  meetingId: string,
  community: string,
) => ({
  communityId,
  meetingId,
  requestId: heading.requestId,
  heading: `Item ${position} of ${items} · ${heading.reference}`,
  school: heading.school,
  community,
  category: sayAbout(heading),
  amountIs: heading.interim ? 'agreed by the chair:' : 'asked for',
  amount: sayHowMuch(heading),
});

const asOf = (deps: Deps): string => `As of ${londonTime(deps.now())}`;

/** The voter's own view right after a press, from the ballot that came back with it. */
export function voterCard(
  deps: Deps,
  ballot: Ballot,
  personId: PersonId,
  notice = '',
  userIds: readonly string[] = [],
): Card {
  const { notVoted: _, ...part } = ballotPart(ballot, personId, []);
  const data: ItemCardData = {
    ...NOTHING,
    ...headed(ballot.heading, ballot.position, ballot.items, ballot.communityId, ballot.meetingId, ballot.community),
    ...withTerms(ballot.terms),
    ...part,
    interests: sayInterests(ballot.roll).map((line) => ({ line })),
    ballotId: ballot.ballotId,
    state: ballot.status === 'open' ? 'Voting is open' : 'Voting is closed',
    stateStyle: ballot.status === 'open' ? 'accent' : 'default',
    notice,
    hasNotice: notice !== '',
    asOf: asOf(deps),
    mayRead: true,
  };
  const { communityId, meetingId, heading } = ballot;
  const where = { communityId, meetingId, requestId: heading.requestId };
  return asking(itemCard(data), where, ballot.status === 'closed' ? [] : userIds);
}

/** The card, which asks again for each of these people's own view whenever they see it. */
const asking = (card: Card, where: OnItem, userIds: readonly string[]): Card =>
  userIds.length === 0 ? card : withRefresh(card, { verb: itemViewAction.verb, data: { ...where }, userIds });

const reopenedPart = ({ reopened }: RequestItem): Partial<ItemCardData> =>
  reopened === null
    ? {}
    : { reopened: reopened.reason, reopenedAt: `Opened again at ${londonTime(reopened.at)}`, hasReopened: true };

/** Said only where it is not what everybody expects. */
const sayThreshold = (threshold: Threshold): string =>
  threshold === 'twoThirds' ? ' To be agreed, two thirds of the schools for and against must agree.' : '';

/** Until the meeting ends the chair can open a decided request again, and chair and clerk read how each school voted. */
const isSettled = ({ meeting, item }: LoadedItem): boolean => isOver(meeting) || item.progress.state === 'withdrawn';

/**
 * The item as it is now: the shared card when nobody is named, else that person's own view; while it is live it asks again
 * for the own view of each of these people. Null when it is not there, or not theirs to see.
 */
export async function itemView(
  deps: Deps,
  { communityId, meetingId, requestId }: OnItem,
  personId: PersonId | null,
  notice = '',
  userIds: readonly string[] = [],
): Promise<Card | null> {
  const loaded = await loadItem(deps, { communityId, meetingId, requestId });
  if (!loaded) return null;
  const { meeting, item, community, budget, profile } = loaded;
  const today = londonDate(deps.now());
  if (personId !== null && !belongs(community, personId, today)) return null;
  const { declarations, chaired } = loaded;
  const locked = personId !== null && isUndeclared(community, declarations, personId, today);
  const nobodyFree = isNobodyFree(community, declarations, chaired, today);
  // where nobody is free to chair it, whoever runs the meeting still closes an open vote or defers
  const isAside =
    personId !== null && !nobodyFree && chairConflict(community, declarations, chaired, personId, today) !== null;
  const mayRun = personId !== null && !locked && !isAside && runs(community, personId, today);
  const mayDecide = mayRun && chairs(community, personId, today);
  const mine = personId === null ? [] : schoolsRepresentedBy(community, personId, today).map(({ urn }) => urn);
  const members = memberSchools(community, meeting.date);
  const present = members.filter(({ urn }) => isPresent(meeting, urn)).length;
  const data: ItemCardData = {
    ...NOTHING,
    ...headed(
      item.heading,
      positionOf(meeting, requestId),
      meeting.agenda.length,
      communityId,
      meetingId,
      community.name,
    ),
    ballotId: '',
    budget: !budget
      ? ''
      : item.heading.interim
        ? budgetLine(budget)
        : `${budgetLine(budget)}; if agreed as asked ${formatMoney(subtract(remaining(budget), item.heading.amount))}`,
    progress: `Present ${present} of ${plural(members.length, 'school')}, ${schoolsNeeded(profile, members.length)} needed.${sayThreshold(loaded.ballot?.threshold ?? profile.threshold)}`,
    asOf: asOf(deps),
    mayRead: personId === null || runs(community, personId, today) || mine.length > 0,
    ...reopenedPart(item),
    ...statePart(loaded, personId, mine, mayRun, mayDecide),
    ...(nobodyFree ? NOBODY_CHAIRS : {}),
    ...interestPart(loaded, personId, mine, today),
    ...(locked ? { stuck: DECLARE_FIRST, hasStuck: true } : {}),
    notice,
    hasNotice: notice !== '',
  };
  return asking(itemCard(data), { communityId, meetingId, requestId }, isSettled(loaded) ? [] : userIds);
}

/** Where nobody is free to chair it, an open vote can still be closed, and the request deferred. */
const NOBODY_CHAIRS = { mayOpenVote: false, mayDecideTie: false, mayReopen: false } as const;

/** Who has an interest in it, and who chairs it; and whether this person can say that there is one. */
function interestPart(
  { meeting, community, item, ballot, declarations, chaired }: LoadedItem,
  personId: PersonId | null,
  mine: readonly string[],
  today: LocalDate,
): Partial<ItemCardData> {
  const isUndecided = isToBeVotedOn(item) || isVotedOn(item);
  const whoChairs = isUndecided ? sayWhoChairs(community, declarations, chaired, today) : '';
  const said = ballot ? sayInterests(ballot.roll) : sayDeclared(item.interests, community);
  const asking = presentUrn(community, item.heading.urn, meeting.date);
  const isRunning = personId !== null && runs(community, personId, today);
  const mayAny = personId === null || isRunning || mine.some((urn) => urn !== asking);
  return {
    interests: [...said, ...(whoChairs === '' ? [] : [whoChairs])].map((line) => ({ line })),
    interestsSaid: isRunning
      ? [
          ...item.interests.map(({ urn, said }) => ({ who: schoolName(community, urn), said })),
          ...chaired.chairsAside.map(({ personId, said }) => ({ who: nameIn(community, personId), said })),
        ].filter(({ said }) => said !== '')
      : [],
    ...asidePart({ meeting, item }, personId !== null && chairs(community, personId, today) ? personId : null),
    ...(isRunning ? { interestTitle: 'Note a school’s interest' } : {}),
    maySayInterest: mayAny && isAhead(meeting) && isToBeVotedOn(item),
  };
}

/** For who chairs: to hand it over until it is decided, and to take that back until its vote opens (R98). */
function asidePart(
  { meeting, item }: Pick<LoadedItem, 'meeting' | 'item'>,
  chair: PersonId | null,
): Partial<ItemCardData> {
  if (chair === null || !isAhead(meeting)) return {};
  const isUnopened = isToBeVotedOn(item);
  return item.chairsAside.some(({ personId }) => personId === chair)
    ? { mayStepAside: isUnopened, asideTitle: 'Take my interest back' }
    : { mayStepAside: isUnopened || isVotedOn(item) };
}

/** The shared card, which asks Teams to show everybody their own view while it is live. */
export const sharedItem = (deps: Deps, where: OnItem, userIds: readonly string[]): Promise<Card | null> =>
  itemView(deps, where, null, '', userIds);

/** Whether the person speaks for a school on the roll, whether or not it may vote. */
export const isOnRoll = (ballot: Ballot, personId: PersonId): boolean =>
  ballot.roll.some((entry) => entry.people.includes(personId));

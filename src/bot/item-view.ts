import { isLockedChair } from '../app/acting';
import type { Deps } from '../app/deps';
import type { LoadedMeeting } from '../app/load-meeting';
import { loadBudget, loadMeeting } from '../app/load-meeting';
import type { OnItem } from '../app/meeting';
import { withRefresh } from '../cards/define';
import type { Card } from '../cards/define';
import type { ItemCardData } from '../cards/item';
import { itemCard, itemViewAction } from '../cards/item';
import type { Ballot } from '../domain/ballot/ballot';
import { ballotIdFor } from '../domain/ballot/decide';
import type { Budget } from '../domain/budget/budget';
import { remaining } from '../domain/budget/budget';
import { londonDate, londonTime } from '../domain/calendar/dates';
import { sayDay } from '../domain/calendar/say';
import { addWorkingDays } from '../domain/calendar/working-days';
import type { PersonId } from '../domain/community/community';
import { belongs, chairs, runs, memberSchools, schoolsRepresentedBy } from '../domain/community/community';
import { OUTCOMES } from '../domain/decision/outcome';
import type { Terms } from '../domain/decision/terms';
import type { Heading, RequestItem } from '../domain/meeting/meeting';
import { heldOn, isOver, isPresent, itemFor, positionOf } from '../domain/meeting/meeting';
import { formatMoney, subtract } from '../domain/money';
import type { Threshold } from '../domain/profile';
import { schoolsNeeded } from '../domain/profile';
import { sayStuck } from './attendance-view';
import { afterInterimVote } from './exceptional-words';
import { sayAbout, sayHowMuch } from './heading-words';
import { ballotPart } from './ballot-part';
import { DECLARE_FIRST } from './refusals';
import { plural, sayCounts, sayOutcome, termLines } from './terms-words';
import { sayHowVoted, sayRecorded } from './vote-words';

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

const withTerms = (terms: Terms) => ({
  terms: termLines(terms),
  hasTerms: true,
  conditions: terms.conditions,
  hasConditions: terms.conditions !== '',
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

interface Loaded extends LoadedMeeting {
  readonly item: RequestItem;
  readonly ballot: Ballot | null;
  readonly budget: Budget | null;
}

async function load(deps: Deps, { communityId, meetingId, requestId }: OnItem): Promise<Loaded | null> {
  const loaded = await loadMeeting(deps, { communityId, meetingId });
  const item = loaded && itemFor(loaded.meeting, requestId);
  if (!item) return null;
  const { state } = item.progress;
  const isDecided = state === 'decided' && item.ballots > 0;
  const ballotId =
    'ballotId' in item.progress
      ? item.progress.ballotId
      : isDecided
        ? ballotIdFor(meetingId, requestId, item.ballots)
        : null;
  const ballot = ballotId === null ? null : ((await deps.store.read(communityId, 'ballot', ballotId))?.value ?? null);
  // what was decided moved the budget of the year its support begins in
  const day = 'terms' in item.progress ? item.progress.terms.start : loaded.meeting.date;
  const budget = ballot?.status === 'open' ? null : await loadBudget(deps, communityId, day);
  return { ...loaded, item, ballot, budget };
}

function afterDecision({ meeting, profile }: LoadedMeeting, agreed: boolean, { heldUntilMet }: Terms): string {
  if (!agreed) return 'The school is told when the meeting ends.';
  if (heldUntilMet)
    return "This goes to KCC's High Needs Funding officer once the meeting has ended and the chair or clerk says that the conditions are met.";
  const { approvalWorkingDays, paymentWorkingDays } = profile;
  return (
    `When the meeting ends this goes to KCC's High Needs Funding officer, at the latest by ${sayDay(addWorkingDays(heldOn(meeting), approvalWorkingDays))}. ` +
    `KCC aims to pay by ${sayDay(addWorkingDays(heldOn(meeting), paymentWorkingDays))}, subject to the schools' advance.`
  );
}

const budgetLine = (budget: Budget | null): string =>
  budget ? `Budget left ${formatMoney(remaining(budget))}` : 'No budget is recorded for this year.';

type StatePart = Pick<ItemCardData, 'state' | 'stateStyle'> & Partial<ItemCardData>;

/** Whether the vote can be opened now, and where it cannot, why and what else can be done. */
function mayVote({ meeting, community, item }: Loaded, mayRun: boolean): Partial<ItemCardData> {
  if (!mayRun || meeting.status !== 'inSession') return {};
  const stuck = sayStuck(meeting, community, item.heading);
  return stuck === ''
    ? { mayOpenVote: true, mayDefer: true }
    : { stuck, hasStuck: true, mayDefer: true, deferBecause: 'absent', deferMode: 'primary' };
}

function statePart(
  loaded: Loaded,
  personId: PersonId | null,
  mine: readonly string[],
  mayRun: boolean,
  mayDecide: boolean,
): StatePart {
  const { meeting, item, ballot, budget, community } = loaded;
  const { progress } = item;
  const inSession = meeting.status === 'inSession';
  switch (progress.state) {
    case 'waiting':
      return { state: 'Not opened yet', stateStyle: 'default' };
    case 'open':
      return {
        state: 'Open for discussion',
        stateStyle: 'accent',
        ...mayVote(loaded, mayRun),
      };
    case 'voting': {
      if (!ballot) return { state: 'Voting is open', stateStyle: 'accent' };
      const { notVoted, ...part } = ballotPart(ballot, personId, mine);
      const open = ballot.status === 'open';
      const recorded = mayRun ? sayRecorded(ballot, community) : '';
      return {
        ...withTerms(ballot.terms),
        ...part,
        ballotId: ballot.ballotId,
        state: !open
          ? 'The votes are being counted'
          : ballot.byEveryone
            ? 'Agreed by everyone, unless a school asks for a vote'
            : 'Voting is open',
        stateStyle: 'accent',
        openToAll: open && personId === null && !ballot.byEveryone,
        openToAsk: open && ballot.byEveryone && (personId === null || (mayRun && part.schools.length === 0)),
        closeTitle: ballot.byEveryone ? 'Record as agreed by everyone' : 'Close vote',
        mayClose: mayRun && inSession,
        recorded,
        hasRecorded: recorded !== '',
        mayRecord: mayRun && open && !ballot.byEveryone,
        notVotedYet: !open
          ? 'Counting was interrupted. Close the vote again to finish it.'
          : ballot.byEveryone
            ? 'Ask whether everyone present agrees. If anybody does not, press Ask for a vote.'
            : notVoted.length
              ? `Not voted yet: ${notVoted.join(', ')}`
              : 'Every school that may vote has voted.',
      };
    }
    case 'tied':
      return {
        ...withTerms(progress.terms),
        ...votesPart(loaded, mayRun),
        state: progress.disputed ? 'For the chair to decide' : 'Tied',
        stateStyle: 'warning',
        result: progress.disputed
          ? `The schools voted ${sayCounts(progress.counts)}. A school asked that the chair decides. The chair will decide and give a reason.`
          : `The vote is tied, ${sayCounts(progress.counts)}. The chair will decide and give a reason.`,
        decideTitle: progress.disputed ? 'Decide' : 'Decide the tie',
        hasResult: true,
        mayDecideTie: mayDecide && inSession,
        mayDefer: mayRun && inSession,
      };
    case 'notFunded':
      return {
        ...withTerms(progress.terms),
        state: 'Agreed, not funded',
        stateStyle: 'attention',
        result: `The schools agreed, ${sayCounts(progress.counts)}, but the budget no longer carries this amount. The chair can put a smaller amount to a new vote, or defer the request.`,
        hasResult: true,
        ...mayVote(loaded, mayRun),
      };
    case 'decided': {
      const agreed = progress.outcome !== 'notAgreed';
      return {
        ...withTerms(progress.terms),
        ...votesPart(loaded, mayRun),
        state: OUTCOMES[progress.outcome],
        stateStyle: agreed ? 'good' : 'default',
        result: sayOutcome(progress.outcome, progress.by, progress.counts, progress.terms),
        hasResult: true,
        reason: progress.reason,
        hasReason: progress.reason !== '',
        next: item.heading.interim
          ? afterInterimVote(item.heading.interim, progress.terms, agreed, meeting.status === 'ended')
          : afterDecision(loaded, agreed, progress.terms),
        hasNext: true,
        budget: budgetLine(budget),
        mayReopen: mayDecide && inSession,
      };
    }
    case 'deferred':
      return {
        state: 'Deferred to the next meeting',
        stateStyle: 'default',
        reason: progress.reason,
        hasReason: true,
        mayReopen: mayDecide && inSession,
      };
    case 'withdrawn':
      return { state: 'Withdrawn by its school', stateStyle: 'default' };
  }
}

/** How each school voted, once that is known: for chair and clerk, or for everybody, as the rules said when it opened. */
function votesPart({ ballot }: Loaded, mayRun: boolean): Partial<ItemCardData> {
  if (ballot?.status !== 'closed' || !(mayRun || ballot.rules.seenBy === 'everybody')) return {};
  const votes = sayHowVoted(ballot);
  return { votes, hasVotes: votes !== '' };
}

const reopenedPart = ({ reopened }: RequestItem): Partial<ItemCardData> =>
  reopened === null
    ? {}
    : { reopened: reopened.reason, reopenedAt: `Opened again at ${londonTime(reopened.at)}`, hasReopened: true };

/** Said only where it is not what everybody expects. */
const sayThreshold = (threshold: Threshold): string =>
  threshold === 'twoThirds' ? ' To be agreed, two thirds of the schools for and against must agree.' : '';

const isSettled = ({ meeting, item }: Loaded): boolean =>
  isOver(meeting) || ['decided', 'deferred', 'withdrawn'].includes(item.progress.state);

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
  const loaded = await load(deps, { communityId, meetingId, requestId });
  if (!loaded) return null;
  const { meeting, item, community, budget, profile } = loaded;
  const today = londonDate(deps.now());
  if (personId !== null && !belongs(community, personId, today)) return null;
  const locked = await isLockedChair(deps, community, personId);
  const mayRun = personId !== null && !locked && runs(community, personId, today);
  const mayDecide = personId !== null && !locked && chairs(community, personId, today);
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
    ...(locked ? { stuck: DECLARE_FIRST, hasStuck: true } : {}),
    notice,
    hasNotice: notice !== '',
  };
  return asking(itemCard(data), { communityId, meetingId, requestId }, isSettled(loaded) ? [] : userIds);
}

/** The shared card, which asks Teams to show everybody their own view while it is live. */
export const sharedItem = (deps: Deps, where: OnItem, userIds: readonly string[]): Promise<Card | null> =>
  itemView(deps, where, null, '', userIds);

/** Whether the person speaks for a school on the roll, whether or not it may vote. */
export const isOnRoll = (ballot: Ballot, personId: PersonId): boolean =>
  ballot.roll.some((entry) => entry.people.includes(personId));

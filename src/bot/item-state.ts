import type { LoadedMeeting } from '../app/load-meeting';
import type { ItemCardData } from '../cards/item';
import { remaining } from '../domain/budget/budget';
import type { Budget } from '../domain/budget/budget';
import { sayDay } from '../domain/calendar/say';
import { addWorkingDays } from '../domain/calendar/working-days';
import type { PersonId } from '../domain/community/community';
import { OUTCOMES } from '../domain/decision/outcome';
import type { Terms } from '../domain/decision/terms';
import { heldOn } from '../domain/meeting/meeting';
import { formatMoney } from '../domain/money';
import { sayStuck } from './attendance-view';
import { ballotPart } from './ballot-part';
import { afterInterimVote } from './exceptional-words';
import type { LoadedItem } from './item-load';
import { sayCounts, sayOutcome, termLines } from './terms-words';
import { sayHowVoted, sayRecorded } from './vote-words';

/** The terms, as the card lists them. */
export const withTerms = (terms: Terms) => ({
  terms: termLines(terms),
  hasTerms: true,
  conditions: terms.conditions,
  hasConditions: terms.conditions !== '',
});

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

/** What is left of the budget. */
export const budgetLine = (budget: Budget | null): string =>
  budget ? `Budget left ${formatMoney(remaining(budget))}` : 'No budget is recorded for this year.';

type StatePart = Pick<ItemCardData, 'state' | 'stateStyle'> & Partial<ItemCardData>;

/** Whether the vote can be opened now, and where it cannot, why and what else can be done. */
function mayVote({ meeting, community, item }: LoadedItem, mayRun: boolean): Partial<ItemCardData> {
  if (!mayRun || meeting.status !== 'inSession') return {};
  const stuck = sayStuck(meeting, community, item.heading);
  return stuck === ''
    ? { mayOpenVote: true, mayDefer: true }
    : { stuck, hasStuck: true, mayDefer: true, deferBecause: 'absent', deferMode: 'primary' };
}

/** What the card says and offers in the state the item is in. */
export function statePart(
  loaded: LoadedItem,
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
function votesPart({ ballot }: LoadedItem, mayRun: boolean): Partial<ItemCardData> {
  if (ballot?.status !== 'closed' || !(mayRun || ballot.rules.seenBy === 'everybody')) return {};
  const votes = sayHowVoted(ballot);
  return { votes, hasVotes: votes !== '' };
}

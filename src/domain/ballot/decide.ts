import type { Budget } from '../budget/budget';
import { remaining } from '../budget/budget';
import type { ShareRefusal } from '../budget/shares';
import { setFor, troubleWithShares } from '../budget/shares';
import type { Instant } from '../calendar/dates';
import { addDays } from '../calendar/dates';
import type { Community, PersonId } from '../community/community';
import { memberSchools, presentUrn } from '../community/community';
import type { DecidedBy, DecisionOutcome } from '../decision/outcome';
import type { Terms } from '../decision/terms';
import { sharesByYear } from '../decision/terms';
import type { CosEvent, EventOf } from '../events';
import { CONFIRMED, fitsItem, newShares, proposalComplete } from '../interim/confirm';
import { moneyMoves } from '../interim/money';
import type { Heading, Meeting, MeetingId } from '../meeting/meeting';
import { isPresentOrRepresented } from '../meeting/attendance';
import {
  heldOn,
  isAnotherDiscussed,
  isEverythingHeard,
  isOver,
  isPresent,
  itemFor,
  positionOf,
} from '../meeting/meeting';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { RuleProfile } from '../profile';
import { schoolsNeeded } from '../profile';
import type { RequestId } from '../request/request';
import type { Ballot, BallotId, Choice, Counts } from './ballot';
import { count, entitled, resultOf, schoolsVoting, voteOf } from './ballot';
import { rollFor } from './roll';

export type BallotRefusal =
  | 'MeetingNotStarted'
  | 'MeetingOver'
  | 'NotOnAgenda'
  | 'ItemNotOpen'
  | 'AnotherItemOpen'
  | 'VoteHeldSince'
  | 'AlreadyDecided'
  | 'SchoolNotPresent'
  | 'NotAllHeard'
  | 'NoVoteless'
  | 'VoteStands'
  | 'AskFirst'
  | 'QuorumMissing'
  | 'TermsIncomplete'
  | 'AnotherKindOfVote'
  | ShareRefusal
  | 'VoteNotOpen'
  | 'StaleVote'
  | 'NotOnRoll'
  | 'NotTied'
  | 'ReasonMissing'
  | 'NamesAPupil';

type Decision = Outcome<readonly CosEvent[], BallotRefusal>;

/** The next ballot on an item: fixed by its number, so that opening twice is one ballot. */
export const ballotIdFor = (meetingId: MeetingId, requestId: RequestId, number: number): BallotId =>
  `${meetingId}.${requestId}.${number}`;

const MOST_YEARS = 6;

/** An amount, a first day, and a last or review day that is not before it nor, by a slip of the pen, decades after it. */
export function termsComplete(terms: Terms): boolean {
  if (terms.interim !== undefined && !proposalComplete(terms)) return false;
  if (terms.interim === 'end') return true;
  if (terms.amount <= 0) return false;
  const latest = addDays(terms.start, 366 * MOST_YEARS);
  if ((terms.end ?? terms.start) > latest || (terms.review ?? terms.start) > latest) return false;
  if (terms.end === null) return terms.review !== null && terms.review >= terms.start;
  return terms.end >= terms.start && (terms.review === null || terms.review >= terms.start);
}

export interface OpenBallot {
  readonly requestId: RequestId;
  readonly terms: Terms;
  /** Which vote on this request it is, from 1: a page filled in before another vote was held opens nothing. */
  readonly number: number;
  /** The chair's reason for going on without enough schools; null when none was given. */
  readonly withoutQuorum: string | null;
  /** Put as agreed by everyone present, unless a school asks for a vote. */
  readonly byEveryone?: boolean;
}

/**
 * Opens the vote on exactly these terms. The asking school must be present or represented (R76); fewer schools than needed
 * takes the chair's reason; what the budget cannot carry is refused before anybody votes on it.
 */
export function openBallot(
  meeting: Meeting,
  community: Community,
  budgets: readonly Budget[],
  profile: RuleProfile,
  { requestId, terms, number, withoutQuorum, byEveryone = false }: OpenBallot,
  at: Instant,
): Decision {
  if (meeting.status === 'planned') return refuse('MeetingNotStarted');
  if (isOver(meeting)) return refuse('MeetingOver');
  const item = itemFor(meeting, requestId);
  if (!item) return refuse('NotOnAgenda');
  if (item.progress.state === 'voting') return accept([]);
  if (['decided', 'deferred', 'withdrawn'].includes(item.progress.state)) return refuse('AlreadyDecided');
  if (item.progress.state !== 'open' && item.progress.state !== 'notFunded') return refuse('ItemNotOpen');
  if (isAnotherDiscussed(meeting, requestId)) return refuse('AnotherItemOpen');
  if (number !== item.ballots + 1) return refuse('VoteHeldSince');
  if (byEveryone && !profile.agreedWithoutVote) return refuse('NoVoteless');
  if (profile.hearAllFirst && meeting.paper === null && !isEverythingHeard(meeting)) return refuse('NotAllHeard');
  const asking = presentUrn(community, item.heading.urn, meeting.date);
  if (!isPresentOrRepresented(meeting, asking)) return refuse('SchoolNotPresent');
  if (!fitsItem(item.heading, terms)) return refuse('AnotherKindOfVote');
  if (!termsComplete(terms)) return refuse('TermsIncomplete');
  const shares = newShares(item.heading, terms);
  const [thisYear] = shares;
  const budget = setFor(budgets, thisYear);
  const short = troubleWithShares(shares, budgets);
  if (!budget) return refuse('NoBudget');
  if (short) return refuse(short);
  const members = memberSchools(community, meeting.date).map(({ urn }) => urn);
  const present = members.filter((urn) => isPresent(meeting, urn)).length;
  const needed = schoolsNeeded(profile, members.length);
  if (present < needed && (profile.quorum === 'binding' || !withoutQuorum?.trim())) return refuse('QuorumMissing');
  return accept([
    {
      type: 'BallotOpened',
      ballotId: ballotIdFor(meeting.meetingId, requestId, number),
      communityId: meeting.communityId,
      community: community.name,
      meetingId: meeting.meetingId,
      heading: item.heading,
      position: positionOf(meeting, requestId),
      items: meeting.agenda.length,
      terms,
      roll: rollFor(community, meeting, { asking, interests: item.interests }, profile),
      needed,
      present,
      withoutQuorum: present < needed ? (withoutQuorum?.trim() ?? null) : null,
      remaining: remaining(budget),
      thisYear: thisYear.amount,
      threshold: profile.threshold,
      profileVersion: profile.version,
      rules: {
        changeable: profile.votesChangeable,
        seenBy: profile.votesSeenBy,
        disputes: profile.disputes === 'tieOrAsked',
      },
      byEveryone,
      at,
    },
  ]);
}

export interface SchoolVote {
  readonly urn: string;
  readonly choice: Choice;
  /** The school's last vote the person saw when pressing; 0 for none. An older one is stale and changes nothing. */
  readonly lastSeen: number;
}

export interface CastVote extends SchoolVote {
  readonly personId: PersonId;
}

type Casting = Outcome<EventOf<'VoteCast'> | null, BallotRefusal>;

/** One vote per school (R80); it may be changed until the vote closes. Choosing again what already stands is no event. */
export function castVote(ballot: Ballot, { personId, ...vote }: CastVote, at: Instant): Casting {
  if (!entitled(ballot, personId).some((entry) => entry.urn === vote.urn)) return refuse('NotOnRoll');
  return voteFor(ballot, vote, false, at);
}

/** The same vote, entered by the chair or clerk for a school that may vote; later presses and entries replace each other. */
export function recordVote(ballot: Ballot, vote: SchoolVote, at: Instant): Casting {
  if (!schoolsVoting(ballot).some((entry) => entry.urn === vote.urn)) return refuse('NotOnRoll');
  return voteFor(ballot, vote, true, at);
}

function voteFor(ballot: Ballot, { urn, choice, lastSeen }: SchoolVote, recorded: boolean, at: Instant): Casting {
  if (ballot.status !== 'open') return refuse('VoteNotOpen');
  if (ballot.byEveryone) return refuse('AskFirst');
  const last = voteOf(ballot, urn);
  if (last?.choice === choice) return accept(null);
  if ((last?.number ?? 0) !== lastSeen) return refuse('StaleVote');
  // a slip of whoever entered it for the school can be put right all the same
  const isSlip = recorded && last?.recorded === true;
  if (last && !ballot.rules.changeable && !isSlip) return refuse('VoteStands');
  return accept({
    type: 'VoteCast',
    ballotId: ballot.ballotId,
    meetingId: ballot.meetingId,
    requestId: ballot.heading.requestId,
    urn,
    choice,
    number: lastSeen + 1,
    recorded,
    at,
  });
}

const outcomeFor = (terms: Terms, heading: Heading): DecisionOutcome =>
  terms.interim
    ? CONFIRMED[terms.interim]
    : terms.conditions.trim()
      ? 'agreedWithConditions'
      : terms.amount < heading.amount
        ? 'partAgreed'
        : 'agreed';

interface Deciding {
  readonly meeting: Meeting;
  readonly community: Community;
  readonly budgets: readonly Budget[];
  readonly heading: Heading;
  readonly terms: Terms;
  readonly counts: Counts;
}

function decided(
  { meeting, community, budgets, heading, terms, counts }: Deciding,
  agreed: boolean,
  by: DecidedBy,
  reason: string,
  at: Instant,
): CosEvent[] {
  const shares = sharesByYear(terms);
  const decision: CosEvent = {
    type: 'RequestDecided',
    requestId: heading.requestId,
    meetingId: meeting.meetingId,
    heading,
    outcome: agreed ? outcomeFor(terms, heading) : 'notAgreed',
    terms,
    counts,
    by,
    reason,
    area: community.area,
    communityId: community.communityId,
    shares: agreed ? shares : [],
    on: heldOn(meeting),
    at,
  };
  return agreed ? [decision, ...moneyMoves(heading.requestId, newShares(heading, terms), budgets)] : [decision];
}

/**
 * Counts a frozen ballot and decides: result, decision and the budget's commitment belong in one batch. When the budget no
 * longer carries the amount, the schools' word stands as agreed, not funded.
 */
export function closeBallot(
  meeting: Meeting,
  ballot: Ballot,
  community: Community,
  budgets: readonly Budget[],
  reason: string,
  at: Instant,
): Decision {
  if (ballot.status === 'closed') return accept([]);
  if (ballot.status !== 'counting') return refuse('VoteNotOpen');
  const counts = count(ballot);
  const { terms, heading, ballotId } = ballot;
  const voted = ballot.byEveryone ? 'agreed' : resultOf(counts, ballot.threshold);
  const short = troubleWithShares(newShares(heading, terms), budgets);
  const isDecided = voted === 'agreed' || voted === 'notAgreed';
  const result =
    isDecided && ballot.disputedBy.length > 0 ? 'disputed' : voted === 'agreed' && short ? 'agreedNotFunded' : voted;
  const closed: CosEvent = {
    type: 'BallotClosed',
    ballotId,
    meetingId: meeting.meetingId,
    requestId: heading.requestId,
    terms,
    counts,
    result,
    at,
  };
  if (result !== 'agreed' && result !== 'notAgreed') return accept([closed]);
  const deciding = { meeting, community, budgets, heading, terms, counts };
  return accept([
    closed,
    ...decided(deciding, result === 'agreed', ballot.byEveryone ? 'everyone' : 'vote', reason.trim(), at),
  ]);
}

export interface TieDecision {
  readonly requestId: RequestId;
  /** Which vote on the request was tied, from 1: a page from an older tie decides no newer one. */
  readonly number: number;
  readonly agree: boolean;
  readonly reason: string;
}

/** The chair decides a tie, with a written reason, and only after the schools have voted (R87). */
export function decideTie(
  meeting: Meeting,
  community: Community,
  budgets: readonly Budget[],
  { requestId, number, agree, reason }: TieDecision,
  at: Instant,
): Decision {
  if (isOver(meeting)) return refuse('MeetingOver');
  const item = itemFor(meeting, requestId);
  if (!item) return refuse('NotOnAgenda');
  const { progress, heading } = item;
  if (progress.state === 'decided') {
    const { by, outcome, reason: given } = progress;
    const isSame =
      number === item.ballots && by === 'chair' && agree === (outcome !== 'notAgreed') && reason.trim() === given;
    return isSame ? accept([]) : refuse('AlreadyDecided');
  }
  if (progress.state !== 'tied') return refuse('NotTied');
  if (number !== item.ballots) return refuse('VoteHeldSince');
  if (!reason.trim()) return refuse('ReasonMissing');
  const short = agree ? troubleWithShares(newShares(heading, progress.terms), budgets) : null;
  if (short) return refuse(short);
  const deciding = { meeting, community, budgets, heading, terms: progress.terms, counts: progress.counts };
  return accept(decided(deciding, agree, 'chair', reason.trim(), at));
}

import type { Instant } from '../calendar/dates';
import type { CommunityId, PersonId, Urn } from '../community/community';
import type { Terms } from '../decision/terms';
import type { Heading, MeetingId } from '../meeting/meeting';
import type { Pence } from '../money';
import type { Settings, Threshold } from '../profile';

/** `<meeting>.<request>.<number>`: a request put to the vote again has a new ballot. */
export type BallotId = string;

export const CHOICES = { agree: 'Agree', disagree: 'Do not agree', abstain: 'Abstain' } as const;
export type Choice = keyof typeof CHOICES;

/** Why a school cannot vote on this request. */
export const BARS = ['ownRequest', 'notPresent', 'takesNoPart', 'sameTrust', 'representsRequester'] as const;
export type Bar = (typeof BARS)[number];

/** What a school that votes has to do with the request, for everybody to know: its own, an interest, or one trust or federation. */
export const FLAGS = ['ownRequest', 'recorded', 'sameTrust'] as const;
export type Flag = (typeof FLAGS)[number];

/** One school on the roll, fixed when the vote opens. */
export interface RollEntry {
  readonly urn: Urn;
  readonly school: string;
  /** Who may vote for it: its representatives, less those who also represent the school that asks. */
  readonly people: readonly PersonId[];
  readonly barred: Bar | null;
  /** An interest on the record, where it votes all the same. */
  readonly interest: Flag | null;
}

export interface Vote {
  readonly choice: Choice;
  /** 1 for a school's first vote on this ballot, one more for each change. */
  readonly number: number;
  readonly by: PersonId;
  readonly at: Instant;
  readonly receipt: string;
  /** Entered by the chair or clerk for the school. */
  readonly recorded: boolean;
}

/** What the community's rules said when the vote opened: fixed for it, whatever KCC changes meanwhile. */
export interface BallotRules {
  /** May a school change its vote until the vote closes? */
  readonly changeable: boolean;
  readonly seenBy: Settings['votesSeenBy'];
  /** May a school ask, before it closes, that the chair decides (R87)? */
  readonly disputes: boolean;
}

export const USUAL_RULES: BallotRules = { changeable: true, seenBy: 'chairClerkKcc', disputes: false };

export interface Counts {
  readonly agree: number;
  readonly disagree: number;
  readonly abstain: number;
}

export interface Ballot {
  readonly ballotId: BallotId;
  readonly communityId: CommunityId;
  /** The community's name, for the cards. */
  readonly community: string;
  readonly meetingId: MeetingId;
  readonly heading: Heading;
  /** Place of the item on the agenda, and how many items there are. */
  readonly position: number;
  readonly items: number;
  readonly terms: Terms;
  readonly roll: readonly RollEntry[];
  readonly needed: number;
  readonly present: number;
  /** What the community had left, for decisions of the year the award begins in, when the vote opened. */
  readonly remaining: Pence;
  /** The part of the amount that falls in that year and is not promised already; below nothing where the vote would free money. */
  readonly thisYear: Pence;
  /** Votes by school, under `u` and its URN: a path Cosmos can patch. */
  readonly votes: Readonly<Record<string, Vote>>;
  readonly status: 'open' | 'counting' | 'closed';
  readonly rules: BallotRules;
  /** Put as agreed by everyone present: no votes are cast unless a school asks for them. */
  readonly byEveryone: boolean;
  /** Schools that asked that the chair decides. */
  readonly disputedBy: readonly Urn[];
  readonly openedAt: Instant;
  readonly threshold: Threshold;
  readonly profileVersion: number;
}

export const voteKey = (urn: Urn): string => `u${urn}`;
export const voteOf = (ballot: Ballot, urn: Urn): Vote | undefined => ballot.votes[voteKey(urn)];

/** The schools a person may vote for on this ballot. */
export const entitled = (ballot: Ballot, personId: PersonId): RollEntry[] =>
  ballot.roll.filter((entry) => entry.barred === null && entry.people.includes(personId));

export const schoolsVoting = (ballot: Ballot): RollEntry[] => ballot.roll.filter((entry) => entry.barred === null);

/** Only votes of schools that may vote are counted, one each (R80). */
export function count(ballot: Ballot): Counts {
  const cast = schoolsVoting(ballot).flatMap((entry) => voteOf(ballot, entry.urn)?.choice ?? []);
  const of = (choice: Choice) => cast.filter((each) => each === choice).length;
  return { agree: of('agree'), disagree: of('disagree'), abstain: of('abstain') };
}

/**
 * By the threshold the ballot was opened with, of those for and against; abstentions and silence count for neither side. Where nobody voted for or
 * against, the community has not decided, so there is no tie for the chair to settle either (R87).
 */
export function resultOf(
  { agree, disagree }: Counts,
  threshold: Threshold,
): 'agreed' | 'notAgreed' | 'tied' | 'nobodyVoted' {
  if (agree + disagree === 0) return 'nobodyVoted';
  if (agree === disagree) return 'tied';
  const isAgreed = threshold === 'twoThirds' ? agree >= 2 * disagree : agree > disagree;
  return isAgreed ? 'agreed' : 'notAgreed';
}

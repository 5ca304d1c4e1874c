import { z } from 'zod';
import { CHOICES } from '../../domain/ballot/ballot';
import type { Choice } from '../../domain/ballot/ballot';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

/** One school the viewer speaks for: what it may do now, or why it may not. */
export type SchoolVoteData = {
  urn: string;
  /** Its name stands above the buttons only where the viewer speaks for several. */
  schoolShown: boolean;
  /** ` for Oakfield Primary` on the buttons, where the viewer speaks for several: no two buttons sound the same. */
  forSchool: string;
  school: string;
  sentence: string;
  mayVote: boolean;
  /** Put as agreed by everyone: this school can have a vote instead. */
  mayAskVote: boolean;
  mayAskChair: boolean;
  /** It has voted, and may not change that: asking is all it can do. */
  mayOnlyAskChair: boolean;
  /** Number of the school's last vote: an older button changes nothing. */
  lastSeen: number;
  receipt: string;
  hasReceipt: boolean;
};

export type ItemCardData = {
  communityId: string;
  meetingId: string;
  requestId: string;
  ballotId: string;
  /** `Item 3 of 7 · ASH-2627-014` */
  heading: string;
  school: string;
  community: string;
  category: string;
  /** What the amount is: asked for, or agreed by the chair. */
  amountIs: string;
  amount: string;
  /** State in words: `Voting is open`. */
  state: string;
  stateStyle: 'default' | 'accent' | 'good' | 'attention' | 'warning';
  /** Why a press changed nothing, shown once above everything. */
  notice: string;
  hasNotice: boolean;
  terms: readonly { label: string; value: string }[];
  hasTerms: boolean;
  conditions: string;
  hasConditions: boolean;
  budget: string;
  progress: string;
  asOf: string;
  result: string;
  hasResult: boolean;
  reason: string;
  hasReason: boolean;
  /** What follows from the result. */
  next: string;
  hasNext: boolean;
  /** The shared card while voting: anybody may press, and is answered with their own view. */
  openToAll: boolean;
  /** The same while it is put as agreed by everyone: anybody may ask for a vote. */
  openToAsk: boolean;
  /** Which schools asked that the chair decides. */
  disputed: string;
  hasDisputed: boolean;
  /** How each school voted, for those who may know. */
  votes: string;
  hasVotes: boolean;
  /** Schools with an interest in it, and who chairs it where somebody who chairs has one; a line each. */
  interests: readonly { line: string }[];
  /** What the interests are, in people's own words, for chair and clerk. */
  interestsSaid: readonly { who: string; said: string }[];
  maySayInterest: boolean;
  /** `Declare an interest` of one's own school; whoever runs the meeting notes it for others. */
  interestTitle: string;
  /** For who chairs, of themselves: `I have an interest`, or taking that back. */
  mayStepAside: boolean;
  asideTitle: string;
  schools: readonly SchoolVoteData[];
  mayRead: boolean;
  mayOpenVote: boolean;
  mayClose: boolean;
  /** `Close vote`, or what closing means where none is held. */
  closeTitle: string;
  notVotedYet: string;
  /** Votes entered by chair or clerk, for their own view. */
  recorded: string;
  hasRecorded: boolean;
  mayRecord: boolean;
  /** Why the vote cannot be opened, where its button would have been. */
  stuck: string;
  hasStuck: boolean;
  reopened: string;
  reopenedAt: string;
  hasReopened: boolean;
  mayReopen: boolean;
  mayDecideTie: boolean;
  /** `Decide the tie`, or the dispute. */
  decideTitle: string;
  mayDefer: boolean;
  /** `absent` fills in the reason that nobody was there to present it. */
  deferBecause: '' | 'absent';
  deferMode: 'primary' | 'secondary';
  live: boolean;
};

export const itemCard = defineCard<ItemCardData>(template);

const onItem = { communityId: cardId, meetingId: cardId, requestId: cardId };

/** Shows the person's own view of the item as it is now. */
export const itemViewAction = { verb: 'item-view', schema: z.strictObject(onItem) } as const;

/** A press on Agree, Do not agree or Abstain. An empty school means: the one I speak for. */
export const voteAction = {
  verb: 'vote',
  schema: z.strictObject({
    communityId: cardId,
    ballotId: cardId,
    urn: z.string().regex(/^(\d{6})?$/),
    choice: z.enum(Object.keys(CHOICES) as [Choice, ...Choice[]]),
    lastSeen: z.number().int().nonnegative(),
  }),
} as const;

export const closeVoteAction = {
  verb: 'close-vote',
  schema: z.strictObject({ ...onItem, ballotId: cardId, note: z.string().max(1000).default('') }),
} as const;

/** A present school wants a vote on what was put as agreed by everyone. An empty school means: the one I speak for. */
export const askForVoteAction = {
  verb: 'ask-for-vote',
  schema: z.strictObject({ communityId: cardId, ballotId: cardId, urn: z.string().regex(/^(\d{6})?$/) }),
} as const;

import { z } from 'zod';
import { CHOICES } from '../../domain/ballot/ballot';
import { defineCard } from '../define';
import { cardId } from '../id';
import { withSchoolChoices } from '../school-choices';
import template from './template.json';

export type RecordVotesLine = {
  input: string;
  school: string;
  value: string;
  choices: readonly { title: string; value: string }[];
};

export type RecordVotesCardData = {
  communityId: string;
  ballotId: string;
  heading: string;
  terms: readonly { label: string; value: string }[];
  schools: readonly RecordVotesLine[];
  /** Schools that may not vote, and why, in a sentence each. */
  barred: readonly { sentence: string }[];
  hasBarred: boolean;
  hasProblem: boolean;
  problem: string;
};

/** The votes of all schools on one ballot, entered on the chair's instruction. */
export const recordVotesCard = defineCard<RecordVotesCardData>(template);

const onBallot = { communityId: cardId, ballotId: cardId };

export const openRecordVotesAction = { verb: 'open-record-votes', schema: z.strictObject(onBallot) } as const;

export const NO_VOTE = 'none';

export const recordVotesAction = {
  verb: 'record-votes',
  schema: withSchoolChoices(onBallot, [...Object.keys(CHOICES), NO_VOTE]),
} as const;

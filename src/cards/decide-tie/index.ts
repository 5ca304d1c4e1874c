import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type DecideTieCardData = {
  communityId: string;
  meetingId: string;
  requestId: string;
  /** Which vote on this request was tied, from 1. */
  number: number;
  heading: string;
  counts: string;
  terms: readonly { label: string; value: string }[];
  budget: string;
  problem: string;
  hasProblem: boolean;
  decision: string;
  reason: string;
};

export const decideTieCard = defineCard<DecideTieCardData>(template);

const onItem = { communityId: cardId, meetingId: cardId, requestId: cardId };

export const decideTieDialogAction = { verb: 'decide-tie', schema: z.strictObject(onItem) } as const;

export const decideTieAction = {
  verb: 'decide-tie',
  schema: z.strictObject({
    ...onItem,
    number: z.number().int().positive(),
    decision: z.enum(['agree', 'disagree', '']).default(''),
    reason: z.string().max(1000).default(''),
  }),
} as const;

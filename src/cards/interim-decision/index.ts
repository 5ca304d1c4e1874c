import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type InterimDecisionCardData = {
  communityId: string;
  requestId: string;
  key: string;
  how: 'agree' | 'decline';
  isAgree: boolean;
  title: string;
  where: string;
  asked: string;
  /** What the decision does, before it is made. */
  what: string;
  budget: string;
  amount: string;
  start: string;
  end: string;
  latest: string;
  reason: string;
  readers: string;
  button: string;
  hasProblem: boolean;
  problem: string;
};

/** The dialog in which the chair agrees as interim, or does not agree. */
export const interimDecisionCard = defineCard<InterimDecisionCardData>(template);

const onRequest = { communityId: cardId, requestId: cardId, how: z.enum(['agree', 'decline']) };

export const openInterimAction = { verb: 'open-interim', schema: z.strictObject(onRequest) } as const;

/** As typed: checked by the handler, so that what was typed comes back with its problem. */
export const decideInterimAction = {
  verb: 'decide-interim',
  schema: z.strictObject({
    ...onRequest,
    key: cardId,
    amount: z.string().max(20).default(''),
    start: z.string().max(10).default(''),
    end: z.string().max(10).default(''),
    reason: z.string().max(20_000).default(''),
  }),
} as const;

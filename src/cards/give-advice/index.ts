import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type GiveAdviceCardData = {
  communityId: string;
  requestId: string;
  title: string;
  where: string;
  supports: string;
  note: string;
  hasProblem: boolean;
  problem: string;
};

/** The dialog in which a consulted representative answers. */
export const giveAdviceCard = defineCard<GiveAdviceCardData>(template);

const onRequest = { communityId: cardId, requestId: cardId };

export const openAdviceAction = { verb: 'open-advice', schema: z.strictObject(onRequest) } as const;

export const giveAdviceAction = {
  verb: 'give-advice',
  schema: z.strictObject({
    ...onRequest,
    supports: z.enum(['true', 'false', '']).default(''),
    note: z.string().max(20_000).default(''),
  }),
} as const;

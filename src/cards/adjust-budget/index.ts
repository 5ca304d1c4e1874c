import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type AdjustBudgetCardData = {
  communityId: string;
  key: string;
  community: string;
  year: string;
  left: string;
  direction: string;
  amount: string;
  reason: string;
  hasProblem: boolean;
  problem: string;
};

/** Where KCC's administrators enter what the register's figures do not say (R126). */
export const adjustBudgetCard = defineCard<AdjustBudgetCardData>(template);

export const openAdjustBudgetAction = {
  verb: 'open-adjust-budget',
  schema: z.strictObject({ communityId: cardId }),
} as const;

/** Long reasons pass here, so that the dialog comes back with the text and says that it is too long. */
export const adjustBudgetAction = {
  verb: 'adjust-budget',
  schema: z.strictObject({
    communityId: cardId,
    key: cardId,
    direction: z.enum(['add', 'take']).or(z.literal('')).default(''),
    amount: z.string().max(100).default(''),
    reason: z.string().max(20_000).default(''),
  }),
} as const;

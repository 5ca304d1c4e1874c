import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type BudgetCardData = {
  communityId: string;
  community: string;
  year: string;
  remaining: string;
  /** `£186,200 of £240,000 is left to decide about`, and what that means where there is a shortfall. */
  summary: string;
  /** What is promised of the coming year, in a sentence. */
  nextYear: string;
  hasNextYear: boolean;
  lines: readonly { label: string; value: string }[];
  source: string;
  asOf: string;
  /** False in shared places, where a card stays as it was posted. */
  canRefresh: boolean;
};

export const budgetCard = defineCard<BudgetCardData>(template);

/** Shows a community's budget as it is now: Refresh, and the choice among several communities. */
export const budgetAction = {
  verb: 'budget',
  schema: z.strictObject({ communityId: cardId }),
} as const;

import { z } from 'zod';
import { rulesPage } from '../change-rules';
import type { CardData } from '../define';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type RulesCheckCardData = {
  community: string;
  from: string;
  note: string;
  changes: readonly { label: string; before: string; after: string }[];
  hasReplaced: boolean;
  replaced: string;
  /** What both buttons send on: the page as it was typed. */
  saves: CardData;
  backs: CardData;
};

/** Third page: before and after, then the change is made. */
export const rulesCheckCard = defineCard<RulesCheckCardData>(template);

export const saveRulesAction = {
  verb: 'save-rules',
  schema: z.strictObject({ ...rulesPage, key: cardId }),
} as const;

export const mendRulesAction = { verb: 'mend-rules', schema: z.strictObject(rulesPage) } as const;

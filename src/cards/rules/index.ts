import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type RulesCardData = {
  communityId: string;
  community: string;
  /** Since when which version counts. */
  inForce: string;
  notice: string;
  hasNotice: boolean;
  /** Versions that come later, one sentence for each thing they change. */
  planned: readonly { title: string; lines: readonly { text: string }[] }[];
  groups: readonly { title: string; lines: readonly { text: string }[] }[];
  hasHistory: boolean;
  /** `note` is an administrator's own words. */
  history: readonly { what: string; note: string }[];
  mayChange: boolean;
  asOf: string;
};

/** A community's rules in plain words, group by group (R142). */
export const rulesCard = defineCard<RulesCardData>(template);

/** Shows a community's rules as they are now: Refresh, and the choice among several communities. */
export const rulesAction = { verb: 'rules', schema: z.strictObject({ communityId: cardId }) } as const;

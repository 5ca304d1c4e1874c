import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type DecisionLine = {
  reference: string;
  school: string;
  category: string;
  outcome: string;
  /** Amount, counts and day, as far as the reader sees them. */
  detail: string;
  hasConditions: boolean;
  conditions: string;
  hasReason: boolean;
  reason: string;
};

export type DecisionsCardData = {
  communityId: string;
  community: string;
  year: string;
  /** How many there are, and which of them are shown. */
  summary: string;
  /** Agreed by the chair between meetings, and not settled yet: reference, amount and last day. */
  interim: readonly { reference: string; detail: string; hasReason: boolean; reason: string }[];
  hasInterim: boolean;
  decisions: readonly DecisionLine[];
  hasNote: boolean;
  note: string;
  page: number;
  hasOlder: boolean;
  older: number;
  hasNewer: boolean;
  newer: number;
  asOf: string;
};

/** What a community has decided this academic year (R95). */
export const decisionsCard = defineCard<DecisionsCardData>(template);

/** The log at that page, in place of the pressed card. */
export const decisionsAction = {
  verb: 'decisions',
  schema: z.strictObject({
    communityId: cardId,
    page: z.number().int().min(0).max(999).default(0),
  }),
} as const;

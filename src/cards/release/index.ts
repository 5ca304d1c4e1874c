import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type ReleaseCardData = {
  communityId: string;
  requestId: string;
  reference: string;
  school: string;
  community: string;
  amount: string;
  conditions: string;
  /** What follows, in real dates. */
  next: string;
};

/** Asks whether the conditions of a held approval are met, before it goes to KCC. */
export const releaseCard = defineCard<ReleaseCardData>(template);

/** Opens the dialog, and confirms in it. */
export const releaseAction = {
  verb: 'release-approval',
  schema: z.strictObject({ communityId: cardId, requestId: cardId }),
} as const;

import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type StepAsideCardData = {
  communityId: string;
  requestId: string;
  key: string;
  heading: string;
  /** What happens when this is sent. */
  follows: string;
  isAside: boolean;
  aside: boolean;
  button: string;
  said: string;
  hasProblem: boolean;
  problem: string;
};

/** Somebody who chairs hands an exceptional request over, or takes that back. */
export const stepAsideCard = defineCard<StepAsideCardData>(template);

export const openAsideAction = {
  verb: 'open-aside',
  schema: z.strictObject({ communityId: cardId, requestId: cardId }),
} as const;

export const stepAsideAction = {
  verb: 'step-aside',
  schema: z.strictObject({
    communityId: cardId,
    requestId: cardId,
    key: cardId,
    aside: z.boolean(),
    said: z.string().max(4000).default(''),
  }),
} as const;

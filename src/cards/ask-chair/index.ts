import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type AskChairCardData = { communityId: string; ballotId: string; urn: string; heading: string; school: string };

/** Says what it means to ask that the chair decides, before it is asked. */
export const askChairCard = defineCard<AskChairCardData>(template);

const asking = { communityId: cardId, ballotId: cardId, urn: z.string().regex(/^\d{6}$/) };
export const openAskChairAction = { verb: 'open-ask-chair', schema: z.strictObject(asking) } as const;
export const askChairAction = { verb: 'ask-chair', schema: z.strictObject(asking) } as const;

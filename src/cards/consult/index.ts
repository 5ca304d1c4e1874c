import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type ConsultCardData = {
  communityId: string;
  requestId: string;
  key: string;
  heading: string;
  rule: string;
  choices: readonly { title: string; value: string }[];
  people: string;
  hasProblem: boolean;
  problem: string;
};

/** The dialog in which the chair chooses whom to ask before deciding. */
export const consultCard = defineCard<ConsultCardData>(template);

const onRequest = { communityId: cardId, requestId: cardId };

export const openConsultAction = { verb: 'open-consult', schema: z.strictObject(onRequest) } as const;

/** The people chosen arrive as one text, ids with commas between. */
export const consultAction = {
  verb: 'consult',
  schema: z.strictObject({ ...onRequest, key: cardId, people: z.string().max(4000).default('') }),
} as const;

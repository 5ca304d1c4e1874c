import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type RequestAnswer = { label: string; paragraphs: readonly { text: string }[] };
export type RequestSection = { page: string; title: string; answers: readonly RequestAnswer[] };

export type RequestViewCardData = { title: string; where: string; sections: readonly RequestSection[] };

/** A request as the community sees it: no names, no dates of birth. */
export const requestViewCard = defineCard<RequestViewCardData>(template);

/** Opens a request that was handed in, for one person, in a dialog. */
export const readRequestAction = {
  verb: 'read-request',
  schema: z.strictObject({ communityId: cardId, requestId: cardId }),
} as const;

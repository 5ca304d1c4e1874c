import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import type { Box, Choice, PageFrame } from '../request-page';
import { freeText, pageData, shortText } from '../request-page';
import template from './template.json';

export type RequestExceptionalCardData = PageFrame & {
  /** Only while nothing is saved yet: the school, and the key the request is begun with. */
  urn: string;
  start: string;
  grounds: readonly Choice[];
  ground: Box;
  whyNow: Box;
};

/** The first page of an exceptional request: its ground, and why it cannot wait (R101). */
export const requestExceptionalCard = defineCard<RequestExceptionalCardData>(template);

export const requestExceptionalAction = {
  verb: 'request-exceptional',
  schema: z.strictObject({
    ...pageData,
    urn: z.string().max(6),
    start: z.string().max(100),
    ground: shortText,
    whyNow: freeText,
  }),
} as const;

/** Opens the dialog of a new exceptional request for that school. */
export const newExceptionalAction = {
  verb: 'new-exceptional',
  schema: z.strictObject({ communityId: cardId, urn: z.string().length(6) }),
} as const;

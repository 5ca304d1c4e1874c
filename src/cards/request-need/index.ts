import { z } from 'zod';
import { defineCard } from '../define';
import type { Box, PageFrame } from '../request-page';
import { freeText, pageData } from '../request-page';
import template from './template.json';

export type RequestNeedCardData = PageFrame & {
  /** How many of the words allowed are used. */
  words: string;
  count: Box;
  need: Box;
  reason: Box;
  outcomes: Box;
  measures: Box;
};

export const requestNeedCard = defineCard<RequestNeedCardData>(template);

export const requestNeedAction = {
  verb: 'request-need',
  schema: z.strictObject({
    ...pageData,
    need: freeText,
    reason: freeText,
    outcomes: freeText,
    measures: freeText,
  }),
} as const;

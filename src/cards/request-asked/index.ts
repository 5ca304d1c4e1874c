import { z } from 'zod';
import { defineCard } from '../define';
import type { Box, Choice, PageFrame } from '../request-page';
import { pageData, shortText, toggle } from '../request-page';
import template from './template.json';

export type RequestAskedCardData = PageFrame & {
  categories: readonly Choice[];
  category: Box;
  amount: Box;
  start: Box;
  end: Box;
  openEnded: Box;
  review: Box;
};

export const requestAskedCard = defineCard<RequestAskedCardData>(template);

export const requestAskedAction = {
  verb: 'request-asked',
  schema: z.strictObject({
    ...pageData,
    category: shortText,
    amount: shortText,
    start: shortText,
    end: shortText,
    openEnded: toggle,
    review: shortText,
  }),
} as const;

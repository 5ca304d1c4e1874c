import { z } from 'zod';
import { defineCard } from '../define';
import type { Box, PageFrame } from '../request-page';
import { freeText, pageData } from '../request-page';
import template from './template.json';

export type RequestSolutionCardData = PageFrame & { solution: Box };

export const requestSolutionCard = defineCard<RequestSolutionCardData>(template);

export const requestSolutionAction = {
  verb: 'request-solution',
  schema: z.strictObject({ ...pageData, solution: freeText }),
} as const;

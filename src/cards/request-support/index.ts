import { z } from 'zod';
import { defineCard } from '../define';
import type { Box, PageFrame } from '../request-page';
import { freeText, pageData } from '../request-page';
import template from './template.json';

export type RequestSupportCardData = PageFrame & { words: string; tried: Box };

export const requestSupportCard = defineCard<RequestSupportCardData>(template);

export const requestSupportAction = {
  verb: 'request-support',
  schema: z.strictObject({ ...pageData, tried: freeText }),
} as const;

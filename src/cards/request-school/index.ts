import { z } from 'zod';
import { defineCard } from '../define';
import template from './template.json';

export type RequestSchoolCardData = {
  style: string;
  schools: readonly { urn: string; where: string }[];
  hasProblem: boolean;
};

/** The first page of a request begun in the composer by somebody who represents several schools. */
export const requestSchoolCard = defineCard<RequestSchoolCardData>(template);

export const requestSchoolAction = {
  verb: 'request-school',
  schema: z.strictObject({ urn: z.string().max(6).default('') }),
} as const;

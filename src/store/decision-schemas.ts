import { z } from 'zod';
import type { Terms } from '../domain/decision/terms';
import type { InterimTerms } from '../domain/interim/interim';
import type { Heading } from '../domain/meeting/meeting';
import { CATEGORIES } from '../domain/request/request';
import { GRADES } from '../domain/interest/item-interest';
import { at, date, keys, money, text } from './schema-parts';

// What requests, meetings, ballots and awards have in common.

const termParts = {
  amount: money,
  start: date,
  review: date.nullable(),
  conditions: text,
  heldUntilMet: z.boolean(),
  interim: z.enum(['confirm', 'change', 'end']).optional(),
};
export const terms: z.ZodType<Terms> = z.object({ ...termParts, end: date.nullable() });
export const interimTerms: z.ZodType<InterimTerms> = z.object({ ...termParts, end: date });
export const chairing = z.enum(['chair', 'actingChair']);

export const heading: z.ZodType<Heading> = z.object({
  requestId: text,
  reference: text,
  urn: text,
  school: text,
  category: keys(CATEGORIES),
  amount: money,
  interim: z.object({ amount: money, start: date, end: date, on: date }).optional(),
});
export const counts = z.object({ agree: z.number(), disagree: z.number(), abstain: z.number() });

export const chairsAside = z.array(z.object({ personId: text, said: text, at })).default([]);
export const schoolInterests = z
  .array(z.object({ urn: text, grade: keys(GRADES), said: text, by: text, noted: z.boolean(), at }))
  .default([]);

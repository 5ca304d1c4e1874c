import { z } from 'zod';
import type { Budget } from '../domain/budget/budget';
import { at, money, text, year } from './schema-parts';

export const budget: z.ZodType<Budget> = z.object({
  year,
  isSet: z.boolean().default(true),
  total: money,
  stls: money,
  protections: money,
  source: text,
  committed: money,
  spent: money,
  adjustments: z.array(z.object({ amount: money, reason: text, by: text, at })).default([]),
});

import { z } from 'zod';
import type { Rules, Settings } from '../domain/profile';
import { ALL_SETTINGS, isAllowed } from '../domain/rules/settings';
import { at, date, text } from './schema-parts';

/** Settings as stored: those there are, each what it may be; one the code no longer has is dropped. */
const settings = z
  .object(
    Object.fromEntries(
      ALL_SETTINGS.map((setting) => [setting, z.custom((value) => isAllowed(setting, value), `not a ${setting}`)]),
    ),
  )
  .partial() as unknown as z.ZodType<Partial<Settings>>;

export const rules: z.ZodType<Rules> = z.object({
  versions: z.array(
    z.object({
      version: z.number(),
      from: date,
      settings,
      by: text,
      at,
      note: text,
    }),
  ),
});

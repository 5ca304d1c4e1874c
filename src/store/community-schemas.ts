import { z } from 'zod';
import type { Community } from '../domain/community/community';
import type { Places } from '../domain/documents';
import type { Declarations } from '../domain/interest/declaration';
import { area, at, period, source, text } from './schema-parts';

const appointment = z.discriminatedUnion('role', [
  z.object({ ...period, personId: text, name: text, source, role: z.literal('representative'), urn: text }),
  z.object({
    ...period,
    personId: text,
    name: text,
    source,
    role: z.enum(['chair', 'actingChair']),
    trust: text.nullable().default(null),
    federation: text.nullable().default(null),
  }),
  z.object({ ...period, personId: text, name: text, source, role: z.enum(['clerk', 'observer']) }),
]);

export const community: z.ZodType<Community> = z.object({
  communityId: text,
  code: text,
  name: text,
  area,
  pcn: text,
  schools: z.array(
    z.object({
      ...period,
      urn: text,
      name: text,
      as: z.enum(['member', 'observer']),
      phase: z.enum(['primary', 'secondary', 'allThrough', 'other']),
      trust: text.nullable(),
      federation: text.nullable(),
      replaces: text.nullable(),
    }),
  ),
  appointments: z.array(appointment),
  warnings: z.array(text),
});

export const places: z.ZodType<Places> = z.object({ channel: text.nullable(), meetings: z.array(text) });

export const declarations: z.ZodType<Declarations> = z.object({
  declarations: z.array(
    z.object({
      personId: text,
      version: z.number().int().positive(),
      interests: z.object({
        schools: z.array(text),
        trusts: z.array(text),
        federations: z.array(text),
        said: text,
      }),
      at,
      renewedAt: at.nullable(),
    }),
  ),
});

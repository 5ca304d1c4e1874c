import { z } from 'zod';
import type { AreaStaff } from '../domain/community/area-staff';
import { AREAS } from '../domain/community/community';
import type { Person, Place } from '../domain/community/directory';
import { area, at, period, text } from './schema-parts';

const kccRole = { ...period, role: z.enum(['officer', 'board', 'administrator']), area: area.nullable() };

export const personSchema: z.ZodType<Person> = z.object({
  personId: text,
  name: text,
  email: text,
  communities: z.array(text),
  kcc: z.array(z.object(kccRole)),
  account: z.object({ tenantId: text, objectId: text, teamsId: text, serviceUrl: text, boundAt: at }).nullable(),
  chat: z.object({ serviceUrl: text, conversationId: text }).nullable(),
  welcomedAt: at.nullable(),
});

export const placeSchema: z.ZodType<Place> = z.object({
  conversationId: text,
  serviceUrl: text,
  kind: z.enum(['channel', 'meeting']),
  communityId: text,
  boundBy: text,
  boundAt: at,
  people: z.array(z.object({ personId: text, teamsId: text })),
});

const postings = z.array(z.object({ ...period, personId: text, name: text }));

export const areaStaffSchema: z.ZodType<AreaStaff> = z.object({
  area: z.enum([...AREAS, 'Kent']),
  officers: postings,
  board: postings,
  administrators: postings,
});

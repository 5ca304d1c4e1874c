import { z } from 'zod';
import type { Award } from '../domain/award/award';
import { BARS, CHOICES, FLAGS, USUAL_RULES } from '../domain/ballot/ballot';
import type { Ballot } from '../domain/ballot/ballot';
import { OUTCOMES } from '../domain/decision/outcome';
import { CATEGORIES } from '../domain/request/request';
import { terms, interimTerms, chairing, heading, counts } from './decision-schemas';
import { area, at, date, keys, money, text, year } from './schema-parts';

export const ballot: z.ZodType<Ballot> = z.object({
  ballotId: text,
  communityId: text,
  community: text,
  meetingId: text,
  heading,
  position: z.number(),
  items: z.number(),
  terms,
  roll: z.array(
    z.object({
      urn: text,
      school: text,
      people: z.array(text),
      barred: z.enum(BARS).nullable(),
      interest: z.enum(FLAGS).nullable().default(null),
    }),
  ),
  needed: z.number(),
  present: z.number(),
  remaining: money,
  thisYear: money,
  votes: z.record(
    text,
    z.object({
      choice: keys(CHOICES),
      number: z.number(),
      by: text,
      at,
      receipt: text,
      recorded: z.boolean().default(false),
    }),
  ),
  status: z.enum(['open', 'counting', 'closed']),
  rules: z
    .object({ changeable: z.boolean(), seenBy: z.enum(['chairClerkKcc', 'everybody']), disputes: z.boolean() })
    .default(USUAL_RULES),
  byEveryone: z.boolean().default(false),
  disputedBy: z.array(text).default([]),
  openedAt: at,
  threshold: z.enum(['majority', 'twoThirds']).default('majority'),
  profileVersion: z.number(),
});

export const award: z.ZodType<Award> = z.object({
  requestId: text,
  communityId: text,
  area,
  reference: text,
  urn: text,
  school: text,
  category: keys(CATEGORIES),
  outcome: keys(OUTCOMES),
  terms,
  shares: z.array(z.object({ year, amount: money })),
  counts,
  by: z.enum(['vote', 'chair', 'everyone', 'interim']),
  meetingId: text.nullable(),
  interim: z
    .object({ terms: interimTerms, shares: z.array(z.object({ year, amount: money })), as: chairing, on: date })
    .optional(),
  approvedOn: date,
  status: z.enum(['agreed', 'undone', 'held', 'sent', 'acknowledged']),
  sentAt: at.nullable(),
  acknowledged: z.object({ by: text, at }).nullable(),
});

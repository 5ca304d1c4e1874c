import { z } from 'zod';
import { OUTCOMES } from '../domain/decision/outcome';
import { MEETING_MODES } from '../domain/meeting/meeting';
import type { Meeting } from '../domain/meeting/meeting';
import { REMINDERS } from '../domain/meeting/reminders';
import { chairsAside, counts, heading, schoolInterests, terms } from './decision-schemas';
import { at, date, keys, text } from './schema-parts';

const progress = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('open') }),
  z.object({ state: z.literal('voting'), ballotId: text }),
  z.object({ state: z.literal('tied'), ballotId: text, terms, counts, disputed: z.boolean().default(false) }),
  z.object({ state: z.literal('notFunded'), ballotId: text, terms, counts }),
  z.object({
    state: z.literal('decided'),
    outcome: keys(OUTCOMES),
    terms,
    counts,
    by: z.enum(['vote', 'chair', 'everyone']),
    reason: text,
    at,
  }),
  z.object({ state: z.literal('deferred'), reason: text }),
  z.object({ state: z.literal('withdrawn') }),
]);

export const meeting: z.ZodType<Meeting> = z.object({
  meetingId: text,
  communityId: text,
  date,
  startsAt: text,
  endsAt: text,
  where: text,
  mode: keys(MEETING_MODES).nullable().default(null),
  cutOff: date.nullable(),
  agenda: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('standing'), title: text, minutes: z.number() }),
      z.object({
        kind: z.literal('request'),
        heading,
        minutes: z.number(),
        progress,
        heard: z.number().default(0),
        ballots: z.number(),
        interests: schoolInterests,
        chairsAside,
        reopened: z.object({ reason: text, at }).nullable().default(null),
      }),
    ]),
  ),
  late: z.array(heading),
  publishedAt: at.nullable(),
  changesSincePublished: z.number(),
  status: z.enum(['planned', 'inSession', 'ended', 'cancelled']),
  cancelled: z.object({ reason: text, by: text, at, movedTo: text.nullable() }).nullable().default(null),
  paper: z.object({ heldOn: date, by: text, at }).nullable().default(null),
  placeId: text.nullable(),
  thread: text.nullable().default(null),
  present: z.array(
    z.object({
      urn: text,
      personId: text,
      at,
      noted: z.boolean().default(false),
      standIn: text.nullable().default(null),
      leftAt: at.nullable().default(null),
    }),
  ),
  absent: z.array(z.object({ urn: text, apologies: z.boolean(), personId: text, at })).default([]),
  presenters: z.array(z.object({ urn: text, presenter: text, personId: text, at })).default([]),
  startedAt: at.nullable(),
  endedAt: at.nullable(),
  reminded: z.array(z.enum(REMINDERS)).default([]),
});

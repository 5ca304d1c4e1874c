import { z } from 'zod';
import type { Actions } from '../domain/action/action';
import type { MinutesState } from '../domain/minutes/state';
import { at, date, text } from './schema-parts';

// What a meeting leaves behind: the actions it agreed and its minutes.

export const actions: z.ZodType<Actions> = z.object({
  communityId: text,
  actions: z.array(
    z.object({
      actionId: text,
      meetingId: text,
      agreedOn: date,
      item: z.object({ requestId: text, reference: text }).nullable(),
      what: text,
      owner: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('school'), urn: text, name: text }),
        z.object({ kind: z.literal('person'), personId: text, name: text }),
        z.object({ kind: z.literal('other'), name: text }),
      ]),
      due: date,
      addedAt: at,
      done: z.object({ by: text, at }).nullable(),
      marks: z.number().int(),
    }),
  ),
});

export const minutes: z.ZodType<MinutesState> = z.object({
  communityId: text,
  meetingId: text,
  notes: z.array(z.object({ text, by: text, at })),
  approved: z.object({ by: text, as: z.enum(['chair', 'actingChair']), at }).nullable(),
});

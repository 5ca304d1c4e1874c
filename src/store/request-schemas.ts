import { z } from 'zod';
import { OUTCOMES } from '../domain/decision/outcome';
import { GROUNDS } from '../domain/interim/interim';
import { CATEGORIES, REQUEST_KINDS } from '../domain/request/request';
import type { Counter, Request, RequestForm } from '../domain/request/request';
import { chairing, chairsAside, interimTerms, schoolInterests } from './decision-schemas';
import { at, date, keys, money, text } from './schema-parts';

const form = z.object({
  exceptional: z.object({ ground: keys(GROUNDS), whyNow: text }).optional(),
  eligibility: z.object({
    support: z.enum(['senSupport', 'ehcp', 'specificAllocation', 'noSen']),
    years: z.enum(['years1to13', 'includesYearR', 'nursery']),
    otherAuthorityFunds: z.boolean(),
    resourcedPlace: z.boolean(),
    includesStaffing: z.boolean(),
    staffingReason: text,
    kind: keys(REQUEST_KINDS),
  }),
  need: z.object({ need: text, reason: text, outcomes: text, measures: text }),
  support: z.object({ tried: text }),
  solution: z.object({ solution: text }),
  asked: z.object({
    category: keys(CATEGORIES),
    amount: money,
    start: date,
    end: date.nullable(),
    review: date.nullable(),
  }),
});
const pupils = z.object({ count: z.number().int().positive(), enteredBy: text, list: z.number().int().optional() });
const interimBy = { by: text, as: chairing, at };

const exceptional = z
  .object({
    standing: z.enum(['withChair', 'declined', 'left', 'interim', 'settled']),
    actingChairTold: at.nullable(),
    kccTold: at.nullable(),
    endReminded: at.nullable(),
    consulted: z.array(
      z.object({
        personId: text,
        urn: text,
        school: text,
        askedBy: text,
        askedAt: at,
        answer: z.object({ supports: z.boolean(), note: text, at }).nullable(),
      }),
    ),
    chairsAside,
    decision: z
      .discriminatedUnion('kind', [
        z.object({ ...interimBy, kind: z.literal('agreed'), terms: interimTerms, on: date, reason: text }),
        z.object({ ...interimBy, kind: z.literal('declined'), reason: text }),
        z.object({ ...interimBy, kind: z.literal('left') }),
      ])
      .nullable(),
  })
  .optional();
const requestBase = { requestId: text, communityId: text, urn: text, startedBy: text, startedAt: at };
const handed = { reference: text, form, pupils, submittedBy: text, submittedAt: at, exceptional };

const partialForm = form.partial() as unknown as z.ZodType<Partial<RequestForm>>;
const returned = z.object({ question: text, by: text, at, from: text, late: z.boolean(), minutes: z.number() });
const changes = z.object({ form: partialForm, pupils: pupils.nullable(), savedAt: at });

export const request: z.ZodType<Request> = z.discriminatedUnion('status', [
  z.object({
    ...requestBase,
    status: z.literal('draft'),
    form: partialForm,
    pupils: pupils.nullable(),
    savedAt: at,
    warnedAt: at.nullable().default(null),
  }),
  z.object({
    ...requestBase,
    ...handed,
    status: z.literal('submitted'),
    returned: returned.nullable().default(null),
    changes: changes.nullable().default(null),
    interests: z.object({ interests: schoolInterests, chairsAside }).optional(),
  }),
  z.object({
    ...requestBase,
    ...handed,
    status: z.literal('decided'),
    outcome: keys(OUTCOMES),
    meetingId: text.nullable(),
    decidedAt: at,
  }),
  z.object({
    ...requestBase,
    ...handed,
    status: z.literal('withdrawn'),
    withdrawnBy: text,
    withdrawnAt: at,
    reason: text,
  }),
  z.object({ ...requestBase, status: z.literal('discarded'), discardedAt: at }),
]);

export const counter: z.ZodType<Counter> = z.object({ year: text, last: z.number().int() });

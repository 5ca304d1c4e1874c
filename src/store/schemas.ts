import { MEETING_MODES } from '../domain/meeting/meeting';
import { z } from 'zod';
import { CHOICES, USUAL_RULES } from '../domain/ballot/ballot';
import type { Ballot } from '../domain/ballot/ballot';
import type { Award } from '../domain/award/award';
import type { Budget } from '../domain/budget/budget';
import type { AreaStaff } from '../domain/community/area-staff';
import type { Community } from '../domain/community/community';
import { AREAS } from '../domain/community/community';
import type { Person, Place } from '../domain/community/directory';
import { OUTCOMES } from '../domain/decision/outcome';
import type { Terms } from '../domain/decision/terms';
import type { Documents, Kind, Places } from '../domain/documents';
import type { Declarations } from '../domain/interest/declaration';
import type { Heading, Meeting } from '../domain/meeting/meeting';
import type { InterimTerms } from '../domain/interim/interim';
import { GROUNDS } from '../domain/interim/interim';
import { REMINDERS } from '../domain/meeting/reminders';
import type { Rules, Settings } from '../domain/profile';
import { ALL_SETTINGS, isAllowed } from '../domain/rules/settings';
import type { Counter, Request, RequestForm } from '../domain/request/request';
import { CATEGORIES, REQUEST_KINDS } from '../domain/request/request';
import { actions, minutes } from './record-schemas';
import { area, at, date, keys, money, period, source, text, year } from './schema-parts';

// What is loaded is parsed: a document that is not what the domain thinks fails here, where it is read.

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

const community: z.ZodType<Community> = z.object({
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

const places: z.ZodType<Places> = z.object({ channel: text.nullable(), meetings: z.array(text) });

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
const termParts = {
  amount: money,
  start: date,
  review: date.nullable(),
  conditions: text,
  heldUntilMet: z.boolean(),
  interim: z.enum(['confirm', 'change', 'end']).optional(),
};
const terms: z.ZodType<Terms> = z.object({ ...termParts, end: date.nullable() });
const interimTerms: z.ZodType<InterimTerms> = z.object({ ...termParts, end: date });
const chairing = z.enum(['chair', 'actingChair']);
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

const request: z.ZodType<Request> = z.discriminatedUnion('status', [
  z.object({
    ...requestBase,
    status: z.literal('draft'),
    form: partialForm,
    pupils: pupils.nullable(),
    savedAt: at,
  }),
  z.object({
    ...requestBase,
    ...handed,
    status: z.literal('submitted'),
    returned: returned.nullable().default(null),
    changes: changes.nullable().default(null),
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

const counter: z.ZodType<Counter> = z.object({ year: text, last: z.number().int() });

const heading: z.ZodType<Heading> = z.object({
  requestId: text,
  reference: text,
  urn: text,
  school: text,
  category: keys(CATEGORIES),
  amount: money,
  interim: z.object({ amount: money, start: date, end: date, on: date }).optional(),
});
const counts = z.object({ agree: z.number(), disagree: z.number(), abstain: z.number() });

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

const meeting: z.ZodType<Meeting> = z.object({
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

const ballot: z.ZodType<Ballot> = z.object({
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
      barred: z.enum(['ownRequest', 'notPresent', 'representsRequester']).nullable(),
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
  profileVersion: z.number(),
});

const award: z.ZodType<Award> = z.object({
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

const budget: z.ZodType<Budget> = z.object({
  year,
  isSet: z.boolean().default(true),
  total: money,
  stls: money,
  protections: money,
  source: text,
  committed: money,
  spent: money,
});

const declarations: z.ZodType<Declarations> = z.object({
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

/** Settings as stored: those there are, each what it may be; one the code no longer has is dropped. */
const settings = z
  .object(
    Object.fromEntries(
      ALL_SETTINGS.map((setting) => [setting, z.custom((value) => isAllowed(setting, value), `not a ${setting}`)]),
    ),
  )
  .partial() as unknown as z.ZodType<Partial<Settings>>;

const rules: z.ZodType<Rules> = z.object({
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

export const documentSchemas: { readonly [K in Kind]: z.ZodType<Documents[K]> } = {
  community,
  places,
  request,
  counter,
  meeting,
  ballot,
  award,
  budget,
  declarations,
  actions,
  minutes,
  rules,
};

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

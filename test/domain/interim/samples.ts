import { instant, localDate } from '../../../src/domain/calendar/dates';
import type { Appointment, Community } from '../../../src/domain/community/community';
import type { CosEvent } from '../../../src/domain/events';
import type { Deciding, InterimAgreement } from '../../../src/domain/interim/decide';
import type { Exceptional } from '../../../src/domain/interim/interim';
import { FILED } from '../../../src/domain/interim/interim';
import type { InterimHeading } from '../../../src/domain/meeting/meeting';
import { pence } from '../../../src/domain/money';
import { defaultProfile } from '../../../src/domain/profile';
import { evolveRequest } from '../../../src/domain/request/evolve';
import type { Request, SubmittedRequest } from '../../../src/domain/request/request';
import { ashdown, OAKFIELD, speaksFor } from '../ballot/samples';
import { form, submitted } from '../request/samples';

/** Thursday 5 November 2026, five days before the meeting of Tuesday 10 November. */
export const FILED_AT = instant('2026-11-05T09:00:00Z');
export const today = localDate('2026-11-05');

const office = (personId: string, role: 'chair' | 'actingChair' | 'clerk'): Appointment => {
  const period = { from: localDate('2025-09-01'), to: null };
  const person = { ...period, personId, name: personId, source: 'register' } as const;
  return role === 'clerk' ? { ...person, role } : { ...person, role, trust: null, federation: null };
};

/** Ashdown with its chair, acting chair and clerk; Brookside is of Oakfield's trust, Larkfield and Fernhill are one federation. */
export const community: Community = {
  ...ashdown,
  schools: ashdown.schools.map((school) =>
    [OAKFIELD, '990003'].includes(school.urn) ? { ...school, trust: '90001' } : school,
  ),
  appointments: [
    ...ashdown.appointments,
    speaksFor('nadia', '990004'),
    speaksFor('nadia', OAKFIELD),
    office('helen', 'chair'),
    office('david', 'actingChair'),
    office('joe', 'clerk'),
  ],
};

export const exceptionalRequest = (over: Partial<Exceptional> = {}): SubmittedRequest => ({
  ...submitted,
  form: { ...form, exceptional: { ground: 'suddenChange', whyNow: 'Since Monday.' } },
  submittedAt: FILED_AT,
  exceptional: { ...FILED, ...over },
});

/** Answers of two unconnected schools. */
export const answered: Partial<Exceptional> = {
  consulted: ['990002', '990005'].map((urn) => ({
    personId: `of${urn}`,
    urn,
    school: urn,
    askedBy: 'helen',
    askedAt: FILED_AT,
    answer: { supports: true, note: '', at: FILED_AT },
  })),
};

export const agreement: InterimAgreement = {
  amount: pence(420_000),
  start: localDate('2026-11-09'),
  end: localDate('2026-11-20'),
  reason: 'It cannot wait.',
};

export const interim: InterimHeading = {
  amount: pence(420_000),
  start: localDate('2026-11-02'),
  end: localDate('2026-11-22'),
  on: today,
};

export const deciding = (by = 'helen', at = FILED_AT): Deciding => ({
  community,
  declarations: null,
  by,
  profile: defaultProfile,
  at: instant(at),
});

/** The request after these events. */
export const after = (request: Request, events: readonly CosEvent[]): Request =>
  events.reduce<Request>((now, event) => evolveRequest(now, event, 'r1', 'ashdown') ?? now, request);

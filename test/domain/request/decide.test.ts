import type { Instant } from '../../../src/domain/calendar/dates';
import { instant, localDate } from '../../../src/domain/calendar/dates';
import type { Community } from '../../../src/domain/community/community';
import type { CosEvent } from '../../../src/domain/events';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import { pence } from '../../../src/domain/money';
import { defaultProfile } from '../../../src/domain/profile';
import type { Handing } from '../../../src/domain/request/decide';
import {
  enterPupils,
  nextPlanned,
  saveDraft,
  speaksFor,
  startRequest,
  submitRequest,
} from '../../../src/domain/request/decide';
import { evolveRequest } from '../../../src/domain/request/evolve';
import type { DraftRequest, Request, RequestForm } from '../../../src/domain/request/request';

const at: Instant = instant('2026-11-05T09:00:00Z');
const today = localDate('2026-11-05');
const year = { from: localDate('2025-09-01'), to: null };

const oakfield = {
  ...year,
  urn: '990001',
  name: 'Oakfield Primary',
  as: 'member',
  phase: 'primary',
  trust: null,
  federation: null,
  replaces: null,
} as const;
const community: Community = {
  communityId: 'ashdown',
  code: 'ASH',
  name: 'Ashdown',
  area: 'East',
  pcn: '',
  schools: [oakfield, { ...oakfield, urn: '990002', name: 'Hilltop Academy', replaces: '880002' }],
  appointments: [
    { ...year, personId: 'amara', name: 'Amara Osei', source: 'register', role: 'representative', urn: '990001' },
    { ...year, personId: 'priya', name: 'Priya Raman', source: 'register', role: 'representative', urn: '990002' },
  ],
  warnings: [],
};

const form: RequestForm = {
  eligibility: {
    support: 'senSupport',
    years: 'years1to13',
    otherAuthorityFunds: false,
    resourcedPlace: false,
    includesStaffing: false,
    staffingReason: '',
    kind: 'group',
  },
  need: { need: 'Speech sessions', reason: 'Long waits', outcomes: 'Clearer speech', measures: 'Twice a year' },
  support: { tried: 'Small groups' },
  solution: { solution: '' },
  asked: {
    category: 'speechAndLanguage',
    amount: pence(640_000),
    start: localDate('2026-11-16'),
    end: localDate('2027-07-22'),
    review: null,
  },
};

const draft: DraftRequest = {
  status: 'draft',
  requestId: 'r1',
  communityId: 'ashdown',
  urn: '990001',
  startedBy: 'amara',
  startedAt: at,
  form,
  pupils: { count: 1, enteredBy: 'amara' },
  savedAt: at,
};

const meeting = (date: string, cutOff: string | null, status: Meeting['status'] = 'planned'): Meeting => ({
  meetingId: date,
  communityId: 'ashdown',
  date: localDate(date),
  startsAt: '13:30',
  endsAt: '16:30',
  where: 'Oakfield hall',
  cutOff: cutOff === null ? null : localDate(cutOff),
  agenda: [],
  late: [],
  publishedAt: null,
  changesSincePublished: 0,
  status,
  placeId: null,
  present: [],
  absent: [],
  presenters: [],
  startedAt: null,
  endedAt: null,
  reminded: [],
  mode: null,
  cancelled: null,
  paper: null,
  thread: null,
});

const attested = { delegated: true, privacy: true, firstSixThousand: true, notNames: false };
const handing: Handing = {
  community,
  school: oakfield,
  meeting: meeting('2026-11-10', '2026-11-05'),
  counter: { year: '2026-27', last: 13 },
  pupils: [{ name: 'Ada Lovelace', dateOfBirth: '2017-03-04' }],
  profile: defaultProfile,
  today,
  by: 'amara',
  attested,
  seen: at,
};

const submitted = (changes: Partial<Handing> = {}, request: Request | null = draft) => {
  const outcome = submitRequest(request, { ...handing, ...changes }, at);
  return outcome.ok ? outcome.value : outcome.refusal;
};
const handedWith = (changes: Partial<Handing>) => {
  const events = submitted(changes);
  if (typeof events === 'string') throw new Error(events);
  return events[0];
};
const withForm = (changes: Partial<RequestForm>): DraftRequest => ({ ...draft, form: { ...form, ...changes } });

describe('a draft', () => {
  test('is started once', () => {
    const facts = { requestId: 'r1', urn: '990001', by: 'amara' };
    expect(startRequest(null, facts, at)).toEqual({ ok: true, value: [{ type: 'RequestStarted', ...facts, at }] });
    expect(startRequest(draft, facts, at)).toEqual({ ok: true, value: [] });
  });

  test('a page saved as it was is no event', () => {
    expect(saveDraft(draft, 'support', { tried: 'Small groups' }, at)).toEqual({ ok: true, value: [] });
    expect(saveDraft(draft, 'support', { tried: 'Other groups' }, at)).toMatchObject({
      ok: true,
      value: [{ type: 'DraftSaved', page: 'support', content: { tried: 'Other groups' } }],
    });
  });

  test('that is not there, or was handed in, cannot be saved', () => {
    const handed = evolveRequest(draft, handedWith({}) as CosEvent, 'r1', 'ashdown');
    expect(saveDraft(null, 'support', { tried: 'x' }, at)).toEqual({ ok: false, refusal: 'NoSuchRequest' });
    expect(saveDraft(handed, 'support', { tried: 'x' }, at)).toEqual({ ok: false, refusal: 'AlreadySubmitted' });
    expect(enterPupils(handed, { count: 2, enteredBy: 'amara' }, at)).toEqual({
      ok: false,
      refusal: 'AlreadySubmitted',
    });
  });

  test('belongs to the school: whoever represents it may go on, also after it became an academy', () => {
    expect(speaksFor(community, 'amara', '990001', today)?.name).toBe('Oakfield Primary');
    expect(speaksFor(community, 'amara', '990002', today)).toBeUndefined();
    expect(speaksFor(community, 'priya', '880002', today)?.urn).toBe('990002');
  });
});

describe('handing in', () => {
  test('gives the next number of the year as reference and puts the request on the next agenda', () => {
    expect(submitted()).toEqual([
      {
        type: 'RequestSubmitted',
        requestId: 'r1',
        reference: 'ASH-2627-014',
        year: '2026-27',
        number: 14,
        heading: {
          requestId: 'r1',
          reference: 'ASH-2627-014',
          urn: '990001',
          school: 'Oakfield Primary',
          category: 'speechAndLanguage',
          amount: 640_000,
        },
        minutes: 15,
        meetingId: '2026-11-10',
        late: false,
        attested,
        by: 'amara',
        at,
      },
    ]);
  });

  test('on the cut-off day is on time, the day after is late, and no cut-off is never late (R46)', () => {
    const after = localDate('2026-11-06');
    expect(handedWith({})).toMatchObject({ late: false });
    expect(handedWith({ today: after })).toMatchObject({ late: true, meetingId: '2026-11-10' });
    expect(handedWith({ today: after, meeting: meeting('2026-11-10', null) })).toMatchObject({ late: false });
  });

  test('without a meeting it waits, and is numbered in the year of today', () => {
    expect(handedWith({ meeting: null, counter: null })).toMatchObject({
      meetingId: null,
      late: false,
      reference: 'ASH-2627-001',
    });
  });

  test('the reference carries the year of the meeting aimed at', () => {
    const summer = localDate('2026-08-20');
    const rows = { meeting: meeting('2026-09-15', null), counter: null, today: summer };
    expect(handedWith(rows)).toMatchObject({ year: '2026-27', reference: 'ASH-2627-001' });
    expect(handedWith({ ...rows, meeting: null })).toMatchObject({ year: '2025-26', reference: 'ASH-2526-001' });
  });

  test('the next meeting is the earliest planned one, today’s included', () => {
    const meetings = [
      meeting('2026-12-08', null),
      meeting('2026-11-05', null),
      meeting('2026-11-04', null),
      meeting('2026-11-06', null, 'ended'),
    ];
    expect(nextPlanned(meetings, today)?.date).toBe('2026-11-05');
    expect(nextPlanned(meetings.slice(0, 1), today)?.date).toBe('2026-12-08');
    expect(nextPlanned([], today)).toBeNull();
  });

  test('again is no event', () => {
    const handed = evolveRequest(draft, handedWith({}) as CosEvent, 'r1', 'ashdown');
    expect(submitted({}, handed)).toEqual([]);
  });

  test('is refused while a page is missing', () => {
    const { solution: _, ...missing } = form;
    expect(submitted({}, { ...draft, form: missing })).toBe('PagesMissing');
    expect(submitted({}, { ...draft, pupils: null })).toBe('PagesMissing');
    expect(submitted({}, null)).toBe('NoSuchRequest');
  });

  test('is refused without every statement ticked (R21, R127, R154)', () => {
    for (const missing of ['delegated', 'privacy', 'firstSixThousand'])
      expect(submitted({ attested: { ...attested, [missing]: false } })).toBe('NotAttested');
  });

  test('is refused where the community cannot fund it', () => {
    expect(submitted({}, withForm({ eligibility: { ...form.eligibility, support: 'noSen' } }))).toBe('NotEligible');
  });

  test('is refused with 251 words (R37)', () => {
    const need = { ...form.need, reason: Array.from({ length: 245 }, () => 'word').join(' ') };
    expect(submitted({}, withForm({ need }))).toBe('TooManyWords');
  });

  test('is refused when the list of pupils is not whole, or not the one that was counted', () => {
    expect(submitted({ pupils: [] })).toBe('PupilsUnfinished');
    expect(submitted({ pupils: [{ name: 'Ada Lovelace', dateOfBirth: '' }] })).toBe('PupilsUnfinished');
    expect(submitted({ pupils: [...handing.pupils, { name: 'Bea Moss', dateOfBirth: '2017-01-01' }] })).toBe(
      'PupilsUnfinished',
    );
  });

  test('is refused when the draft changed after it was checked', () => {
    expect(submitted({ seen: instant('2026-11-05T08:59:00Z') })).toBe('ChangedMeanwhile');
  });

  test('is refused with a pupil’s name in a text; a word that may be none can be confirmed (R159)', () => {
    expect(submitted({}, withForm({ support: { tried: 'Reading with Ada Lovelace' } }))).toBe('PupilNamed');
    const word = withForm({ support: { tried: 'Reading with Ada' } });
    expect(submitted({}, word)).toBe('WordNotConfirmed');
    expect(submitted({ attested: { ...attested, notNames: true } }, word)).toHaveLength(1);
  });
});

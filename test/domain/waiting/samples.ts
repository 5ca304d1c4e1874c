import { instant, localDate } from '../../../src/domain/calendar/dates';
import type { Appointment, Community, School } from '../../../src/domain/community/community';
import type { DraftRequest, SubmittedRequest } from '../../../src/domain/request/request';
import { pence } from '../../../src/domain/money';

const always = { from: localDate('2025-09-01'), to: null };

const school = (urn: string, name: string): School => ({
  ...always,
  urn,
  name,
  as: 'member',
  phase: 'primary',
  trust: null,
  federation: null,
  replaces: null,
});

const who = (personId: string) => ({ ...always, personId, name: personId, source: 'register' as const });
const appointments: Appointment[] = [
  { ...who('amara'), role: 'representative', urn: '990001' },
  { ...who('tom'), role: 'representative', urn: '990001' },
  { ...who('mei-ling'), role: 'representative', urn: '990001' },
  { ...who('mei-ling'), role: 'representative', urn: '990002' },
  { ...who('helen'), role: 'chair', trust: null, federation: null },
  { ...who('joe'), role: 'clerk' },
  { ...who('ingrid'), role: 'observer' },
];

/** Two schools; Amara and Tom speak for the first, Mei-Ling for both, Helen chairs, Joe clerks, Ingrid observes. */
export const ashdown: Community = {
  communityId: 'ashdown',
  code: 'ASH',
  name: 'Ashdown',
  area: 'East',
  pcn: 'Ashdown',
  schools: [school('990001', 'Oakfield Primary'), school('990002', 'Hilltop Academy')],
  appointments,
  warnings: [],
};

export const draft = (requestId: string, savedAt = '2026-11-04T14:05:00Z', urn = '990001'): DraftRequest => ({
  status: 'draft',
  requestId,
  communityId: 'ashdown',
  urn,
  startedBy: 'amara',
  startedAt: instant('2026-11-02T10:00:00Z'),
  form: {},
  pupils: null,
  savedAt: instant(savedAt),
});

export const handedIn = (requestId: string): SubmittedRequest => ({
  status: 'submitted',
  returned: null,
  changes: null,
  requestId,
  communityId: 'ashdown',
  urn: '990001',
  startedBy: 'amara',
  startedAt: instant('2026-11-02T10:00:00Z'),
  reference: `ASH-2627-${requestId.slice(1).padStart(3, '0')}`,
  form: {
    eligibility: {
      support: 'senSupport',
      years: 'years1to13',
      otherAuthorityFunds: false,
      resourcedPlace: false,
      includesStaffing: false,
      staffingReason: '',
      kind: 'group',
    },
    need: { need: 'a', reason: 'b', outcomes: 'c', measures: 'd' },
    support: { tried: 'e' },
    solution: { solution: '' },
    asked: {
      category: 'speechAndLanguage',
      amount: pence(640_000),
      start: localDate('2027-01-04'),
      end: localDate('2027-07-22'),
      review: null,
    },
  },
  pupils: { count: 6, enteredBy: 'amara' },
  submittedBy: 'amara',
  submittedAt: instant('2026-11-04T15:00:00Z'),
});

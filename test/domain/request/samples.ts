import { instant, localDate } from '../../../src/domain/calendar/dates';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import { pence } from '../../../src/domain/money';
import { defaultProfile } from '../../../src/domain/profile';
import type { ChangesHanding } from '../../../src/domain/request/changes';
import type { DraftRequest, RequestForm, SubmittedRequest } from '../../../src/domain/request/request';
import { ashdown } from '../waiting/samples';

export const AT = instant('2026-11-05T09:00:00Z');
export const LATER = instant('2026-11-05T10:00:00Z');

export const form: RequestForm = {
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

const base = { requestId: 'r1', communityId: 'ashdown', urn: '990001', startedBy: 'amara', startedAt: AT };
const pupils = { count: 1, enteredBy: 'amara' };

export const draft: DraftRequest = { ...base, status: 'draft', form, pupils, savedAt: AT, warnedAt: null };

export const submitted: SubmittedRequest = {
  ...base,
  status: 'submitted',
  reference: 'ASH-2627-001',
  form,
  pupils,
  submittedBy: 'amara',
  submittedAt: AT,
  returned: null,
  changes: null,
};

export const attested = { delegated: true, privacy: true, firstSixThousand: true, notNames: false };

export const handing = (meetings: readonly Meeting[]): ChangesHanding => ({
  community: ashdown,
  meetings,
  pupils: [{ name: 'Ada Lovelace', dateOfBirth: '2017-03-04' }],
  profile: defaultProfile,
  today: localDate('2026-11-05'),
  by: 'tom',
  attested,
  seen: LATER,
});

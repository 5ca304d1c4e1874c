import { instant, localDate } from '../../../src/domain/calendar/dates';
import type { Community } from '../../../src/domain/community/community';
import type { CosEvent } from '../../../src/domain/events';
import type { MeetingPlan } from '../../../src/domain/meeting/schedule';
import { scheduleMeeting, waitingRequests } from '../../../src/domain/meeting/schedule';
import { pence } from '../../../src/domain/money';
import { defaultProfile } from '../../../src/domain/profile';
import type { SubmittedRequest } from '../../../src/domain/request/request';
import { DECEMBER, ended, headingOf, inOrder, meetingAfter, scheduled, started, submitted, TENTH } from './meetings';

const community: Community = {
  communityId: 'ashdown',
  code: 'ASH',
  name: 'Ashdown',
  area: 'East',
  pcn: 'Ashdown',
  schools: [
    {
      urn: '990001',
      name: 'Oakfield Primary',
      as: 'member',
      phase: 'primary',
      trust: null,
      federation: null,
      replaces: null,
      from: localDate('2025-09-01'),
      to: null,
    },
  ],
  appointments: [],
  warnings: [],
};

const plan: MeetingPlan = {
  date: TENTH,
  startsAt: '13:30',
  endsAt: '16:30',
  where: 'Oakfield hall',
  cutOff: localDate('2026-11-05'),
};

const handedIn = (requestId: string, submittedAt: string): SubmittedRequest => ({
  status: 'submitted',
  returned: null,
  changes: null,
  requestId,
  communityId: 'ashdown',
  urn: '990001',
  startedBy: 'p1',
  startedAt: instant('2026-10-01T09:00:00Z'),
  reference: headingOf(requestId).reference,
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
    need: { need: 'Need', reason: 'Reason', outcomes: 'Outcomes', measures: 'Measures' },
    support: { tried: 'Tried' },
    solution: { solution: '' },
    asked: {
      category: 'speechAndLanguage',
      amount: pence(640_000),
      start: localDate('2027-01-04'),
      end: localDate('2027-07-22'),
      review: null,
    },
  },
  pupils: { count: 4, enteredBy: 'p1' },
  submittedBy: 'p1',
  submittedAt: instant(submittedAt),
});

const r1 = handedIn('r1', '2026-11-02T09:00:00Z');
const r2 = handedIn('r2', '2026-11-01T09:00:00Z');

test('a new meeting has its standing items first and then what waited, longest waiting first', () => {
  const waiting = waitingRequests([r1, r2], [], community);
  const outcome = scheduleMeeting(null, community, plan, waiting, defaultProfile);
  if (!outcome.ok) throw new Error(outcome.refusal);
  const meeting = meetingAfter(...outcome.value);
  expect(inOrder(meeting)).toEqual(['Welcome', 'Budget', 'r2', 'r1']);
  expect(meeting.agenda.map(({ minutes }) => minutes)).toEqual([15, 10, 15, 15]);
  expect(meeting.publishedAt).toBeNull();
});

test('what is on a meeting still to end does not wait, placed or late', () => {
  const meeting = meetingAfter(scheduled(['r1']), submitted('r2', true));
  expect(waitingRequests([r1, r2], [meeting], community)).toEqual([]);
});

test('what was deferred to no meeting waits, also while the meeting it left still runs (R46)', () => {
  const deferral: CosEvent = {
    type: 'RequestDeferred',
    meetingId: TENTH,
    requestId: 'r1',
    heading: headingOf('r1'),
    minutes: 15,
    toMeetingId: null,
    reason: 'No time',
  };
  const running = meetingAfter(scheduled(['r1', 'r2']), started, deferral);
  expect(waitingRequests([r1, r2], [running], community)).toEqual([{ heading: headingOf('r1') }]);
  const over = meetingAfter(scheduled(['r1', 'r2']), started, deferral, ended);
  expect(waitingRequests([r1, r2], [over], community).map(({ heading }) => heading.requestId)).toEqual(['r2', 'r1']);
});

test('the same plan again changes nothing; another plan for that day is refused', () => {
  const there = meetingAfter(scheduled([]));
  expect(scheduleMeeting(there, community, plan, [], defaultProfile)).toEqual({ ok: true, value: [] });
  expect(scheduleMeeting(there, community, { ...plan, endsAt: '17:00' }, [], defaultProfile)).toEqual({
    ok: false,
    refusal: 'AlreadyPlanned',
  });
});

test.each([
  ['16:30', '13:30'],
  ['13:30', '13:30'],
  ['1.30pm', '16:30'],
  ['13:30', '25:00'],
])('a meeting from %s to %s is refused', (startsAt, endsAt) => {
  expect(scheduleMeeting(null, community, { ...plan, startsAt, endsAt }, [], defaultProfile)).toEqual({
    ok: false,
    refusal: 'TimesUnclear',
  });
});

test('a cut-off after the meeting is refused, none at all is not', () => {
  expect(scheduleMeeting(null, community, { ...plan, cutOff: DECEMBER }, [], defaultProfile)).toEqual({
    ok: false,
    refusal: 'CutOffAfterMeeting',
  });
  expect(scheduleMeeting(null, community, { ...plan, cutOff: null }, [], defaultProfile).ok).toBe(true);
});

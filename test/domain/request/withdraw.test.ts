import type { CosEvent } from '../../../src/domain/events';
import { evolveRequest } from '../../../src/domain/request/evolve';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import { evolveMeeting } from '../../../src/domain/meeting/evolve';
import type { Request } from '../../../src/domain/request/request';
import type { Withdrawing } from '../../../src/domain/request/withdraw';
import { withdrawRequest } from '../../../src/domain/request/withdraw';
import { terms } from '../award/samples';
import { inOrder, meetingAfter, published, scheduled, started, submitted as came, TENTH } from '../meeting/meetings';
import { ashdown } from '../waiting/samples';
import { AT, draft, submitted } from './samples';

const withdrawn = (request: Request | null, over: Partial<Withdrawing> = {}) => {
  const asked: Withdrawing = {
    community: ashdown,
    meetings: [],
    pupils: [{ name: 'Ada Lovelace', dateOfBirth: '2017-03-04' }],
    reason: '',
    notNames: false,
    by: 'tom',
    ...over,
  };
  const outcome = withdrawRequest(request, asked, AT);
  return outcome.ok ? outcome.value : outcome.refusal;
};
const after = (request: Request, events: readonly CosEvent[] | string): Request | null => {
  if (typeof events === 'string') throw new Error(events);
  return events.reduce<Request | null>((now, event) => evolveRequest(now, event, 'r1', 'ashdown'), request);
};
const meetingNow = (meeting: Meeting, events: readonly CosEvent[] | string): Meeting => {
  if (typeof events === 'string') throw new Error(events);
  const now = events.reduce<Meeting | null>((each, event) => evolveMeeting(each, event, TENTH), meeting);
  if (!now) throw new Error('No meeting');
  return now;
};
const itemOpened: CosEvent = { type: 'ItemOpened', meetingId: TENTH, requestId: 'r1' };
const tied: CosEvent = {
  type: 'BallotClosed',
  ballotId: 'b1',
  meetingId: TENTH,
  requestId: 'r1',
  terms,
  counts: { agree: 3, disagree: 3, abstain: 0 },
  result: 'tied',
  at: AT,
};

test('a draft is discarded, and nothing of what it said is kept', () => {
  const events = withdrawn(draft);
  expect(events).toEqual([{ type: 'RequestDiscarded', requestId: 'r1', at: AT }]);
  const gone = after(draft, events);
  expect(gone).toMatchObject({ status: 'discarded' });
  expect(gone).not.toHaveProperty('form');
  expect(gone).not.toHaveProperty('pupils');
});

test('a request handed in leaves its agenda, which then has changed since it was published', () => {
  const meeting = meetingAfter(scheduled(['r1', 'r2']), published);
  const events = withdrawn(submitted, { meetings: [meeting], reason: ' We found the money. ' });
  expect(events).toMatchObject([
    {
      type: 'RequestWithdrawn',
      meetingId: TENTH,
      reason: 'We found the money.',
      heading: { reference: 'ASH-2627-001' },
    },
  ]);
  expect(after(submitted, events)).toMatchObject({
    status: 'withdrawn',
    reference: 'ASH-2627-001',
    withdrawnBy: 'tom',
  });
  const left = meetingNow(meeting, events);
  expect(inOrder(left)).toEqual(['Welcome', 'Budget', 'r2']);
  expect(left.changesSincePublished).toBe(1);
});

test('a late one leaves the late list, and nothing published has changed', () => {
  const meeting = meetingAfter(scheduled([]), published, came('r1', true));
  const left = meetingNow(meeting, withdrawn(submitted, { meetings: [meeting] }));
  expect(left.late).toEqual([]);
  expect(left.changesSincePublished).toBe(0);
});

test('in a meeting that goes on it keeps its line, marked as withdrawn', () => {
  const meeting = meetingAfter(scheduled(['r1']), published, started, itemOpened);
  const left = meetingNow(meeting, withdrawn(submitted, { meetings: [meeting] }));
  expect(left.agenda[2]).toMatchObject({ progress: { state: 'withdrawn' } });
});

test('on no meeting it is simply withdrawn', () => {
  expect(withdrawn(submitted)).toMatchObject([{ type: 'RequestWithdrawn', meetingId: null, reason: '' }]);
});

test('once it is voted on or decided it stays', () => {
  const meeting = meetingAfter(scheduled(['r1']), published, started, itemOpened, tied);
  expect(withdrawn(submitted, { meetings: [meeting] })).toBe('BeingVotedOn');
  const { returned: _, changes: _changes, ...handed } = submitted;
  const decided = { ...handed, status: 'decided', outcome: 'agreed', meetingId: TENTH, decidedAt: AT } as const;
  expect(withdrawn(decided)).toBe('AlreadyDecided');
  expect(withdrawn(null)).toBe('NoSuchRequest');
});

test('twice is once', () => {
  for (const request of [draft, submitted]) {
    const gone = after(request, withdrawn(request));
    expect(withdrawn(gone)).toEqual([]);
  }
});

test('the reason keeps to what every text keeps to (R159)', () => {
  expect(withdrawn(submitted, { reason: 'x'.repeat(501) })).toBe('ReasonTooLong');
  expect(withdrawn(submitted, { reason: 'Ada Lovelace has moved away' })).toBe('PupilNamed');
  expect(withdrawn(submitted, { reason: 'Born on 4 March 2017' })).toBe('BirthDateNamed');
  expect(withdrawn(submitted, { reason: 'Ada has moved away' })).toBe('WordNotConfirmed');
  expect(withdrawn(submitted, { reason: 'Ada is a language', notNames: true })).toHaveLength(1);
});

import { instant, localDate } from '../../../src/domain/calendar/dates';
import { evolveMeeting } from '../../../src/domain/meeting/evolve';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import { reminded, remindersDue } from '../../../src/domain/meeting/reminders';
import { pence } from '../../../src/domain/money';
import { defaultProfile } from '../../../src/domain/profile';
import { meetingAfter, scheduled, started, TENTH } from './meetings';

const planned = meetingAfter(scheduled(['r1']));
const open = meetingAfter(scheduled(['r1']), started);
const terms = {
  amount: pence(640_000),
  start: localDate('2027-01-04'),
  end: localDate('2027-07-22'),
  review: null,
  conditions: '',
  heldUntilMet: false,
};

/** The open meeting with its one request decided. */
const decided = (outcome: 'agreed' | 'notAgreed'): Meeting => ({
  ...open,
  agenda: open.agenda.map((item) =>
    item.kind === 'standing'
      ? item
      : {
          ...item,
          progress: {
            state: 'decided',
            outcome,
            terms,
            counts: { agree: 3, disagree: 0, abstain: 0 },
            by: 'vote',
            reason: '',
            at: instant('2026-11-10T14:05:00Z'),
          },
        },
  ),
});

const due = (meeting: Meeting, at: string, rules = defaultProfile) => remindersDue(meeting, rules, instant(at));

describe('a meeting nobody ended', () => {
  test('is asked about at five in the evening, Kent time, on the day it was held', () => {
    expect(due(open, '2026-11-10T16:59:59Z')).toEqual([]);
    expect(due(open, '2026-11-10T17:00:00Z')).toEqual(['notEnded']);
  });

  test('or at the time the community set', () => {
    expect(due(open, '2026-11-10T17:00:00Z', { ...defaultProfile, endReminderAt: '18:30' })).toEqual([]);
    expect(due(open, '2026-11-10T18:30:00Z', { ...defaultProfile, endReminderAt: '18:30' })).toEqual(['notEnded']);
  });

  test('in summer the clock in Kent is an hour ahead', () => {
    const june = localDate('2027-06-08');
    const summer = meetingAfter(scheduled([], june), {
      ...started,
      meetingId: june,
      at: instant('2027-06-08T12:30:00Z'),
    } as typeof started);
    expect(due(summer, '2027-06-08T15:59:00Z')).toEqual([]);
    expect(due(summer, '2027-06-08T16:00:00Z')).toEqual(['notEnded']);
  });

  test('an evening meeting is not asked about before its planned end', () => {
    const evening = { ...open, endsAt: '20:00' };
    expect(due(evening, '2026-11-10T19:59:00Z')).toEqual([]);
    expect(due(evening, '2026-11-10T20:00:00Z')).toEqual(['notEnded']);
  });

  test('KCC hears of it on the next working day: after a Friday that is Monday', () => {
    expect(due(open, '2026-11-11T08:59:00Z')).toEqual(['notEnded']);
    expect(due(open, '2026-11-11T09:00:00Z')).toEqual(['notEnded', 'notEndedNextDay']);
    const friday = { ...open, startedAt: instant('2026-11-13T13:30:00Z') };
    expect(due(friday, '2026-11-15T12:00:00Z')).toEqual(['notEnded']);
    expect(due(friday, '2026-11-16T09:00:00Z')).toEqual(['notEnded', 'notEndedNextDay']);
  });

  test('each is given once', () => {
    const event = reminded(open, 'notEnded', instant('2026-11-10T17:00:00Z'));
    const after = evolveMeeting(open, event, TENTH);
    expect(after && due(after, '2026-11-10T17:05:00Z')).toEqual([]);
  });

  test('and not once it has ended', () => {
    expect(due({ ...open, status: 'ended' }, '2026-12-01T09:00:00Z')).toEqual([]);
  });
});

describe('awards that wait for their meeting to end (R108)', () => {
  const all = ['notEnded', 'notEndedNextDay', 'approvalsDue', 'approvalsOverdue'];

  test('are pointed out on the second working day, and when the third has passed', () => {
    expect(due(decided('agreed'), '2026-11-12T08:59:00Z')).toEqual(all.slice(0, 2));
    expect(due(decided('agreed'), '2026-11-12T09:00:00Z')).toEqual(all.slice(0, 3));
    expect(due(decided('agreed'), '2026-11-13T23:00:00Z')).toEqual(all.slice(0, 3));
    expect(due(decided('agreed'), '2026-11-16T09:00:00Z')).toEqual(all);
  });

  test('where nothing was agreed there is nothing to send', () => {
    expect(due(decided('notAgreed'), '2026-11-20T09:00:00Z')).toEqual(all.slice(0, 2));
  });
});

test('a planned meeting that nobody started is asked about the next working day', () => {
  expect(due(planned, '2026-11-11T08:59:00Z')).toEqual([]);
  expect(due(planned, '2026-11-11T09:00:00Z')).toEqual(['notHeld']);
});

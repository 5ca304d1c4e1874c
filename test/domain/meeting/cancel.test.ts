import { localDate } from '../../../src/domain/calendar/dates';
import { cancelMeeting, moveMeeting } from '../../../src/domain/meeting/cancel';
import { evolveMeeting } from '../../../src/domain/meeting/evolve';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import { scheduleMeeting } from '../../../src/domain/meeting/schedule';
import { meetingsIn } from '../../../src/domain/meeting/year';
import { parseAcademicYear } from '../../../src/domain/calendar/years';
import { defaultProfile } from '../../../src/domain/profile';
import { accepted, ashdown, nothing, refused } from '../ballot/samples';
import {
  AT,
  DECEMBER,
  ended,
  inOrder,
  meetingAfter,
  published,
  scheduled,
  started,
  submitted,
  TENTH,
} from './meetings';

const planned = meetingAfter(scheduled(['r1', 'r2']), submitted('r3', true));
const inSession = meetingAfter(scheduled(['r1']), started);
const over = meetingAfter(scheduled(['r1']), started, ended);
const december = meetingAfter(scheduled([], DECEMBER));

const cancelling = (meeting: Meeting, next: Meeting | null = december, reason = ' No room. ') =>
  cancelMeeting(meeting, { reason, by: 'joe', next }, defaultProfile, AT);

describe('cancelling a meeting', () => {
  test('sends every request on to the next one, the late ones too, and says why (R46)', () => {
    const events = accepted(cancelling(planned));
    expect(events.map(({ type }) => type)).toEqual([
      'RequestDeferred',
      'RequestDeferred',
      'RequestDeferred',
      'MeetingCancelled',
    ]);
    expect(events[0]).toMatchObject({
      toMeetingId: DECEMBER,
      reason: 'The meeting of Tuesday 10 November was cancelled: No room.',
    });
    const after = events.reduce<Meeting | null>((now, event) => evolveMeeting(now, event, TENTH), planned);
    expect(after).toMatchObject({ status: 'cancelled', cancelled: { reason: 'No room.', movedTo: null }, late: [] });
    expect(after && inOrder(after)).toEqual(['Welcome', 'Budget']);
    const next = events.reduce<Meeting | null>((now, event) => evolveMeeting(now, event, DECEMBER), december);
    expect(next && inOrder(next)).toEqual(['Welcome', 'Budget', 'r1', 'r2', 'r3']);
  });

  test('with no later meeting its requests wait for one', () => {
    expect(accepted(cancelling(planned, null))[0]).toMatchObject({ type: 'RequestDeferred', toMeetingId: null });
  });

  test('twice is once; what has begun or is over is not cancelled; a reason is needed', () => {
    const cancelled = { ...planned, status: 'cancelled' as const };
    expect(cancelling(cancelled)).toEqual(nothing);
    expect(cancelling(inSession)).toEqual(refused('MeetingUnderWay'));
    expect(cancelling(over)).toEqual(refused('MeetingOver'));
    expect(cancelling(planned, null, '  ')).toEqual(refused('ReasonMissing'));
    expect(cancelling(planned, null, 'x'.repeat(501))).toEqual(refused('ReasonTooLong'));
  });

  test('the day can be planned again', () => {
    const cancelled = { ...planned, status: 'cancelled' as const };
    const plan = { date: TENTH, startsAt: '09:00', endsAt: '12:00', where: 'Hilltop', cutOff: null };
    const events = accepted(scheduleMeeting(cancelled, ashdown, plan, [], defaultProfile, 'joe'));
    const after = events.reduce<Meeting | null>((now, event) => evolveMeeting(now, event, TENTH), cancelled);
    expect(after).toMatchObject({ status: 'planned', startsAt: '09:00', cancelled: null });
  });
});

const plan = {
  date: DECEMBER,
  startsAt: '09:30',
  endsAt: '12:30',
  where: 'Hilltop',
  mode: 'hybrid' as const,
  cutOff: localDate('2026-12-03'),
};
const moving = (meeting: Meeting, over: Partial<Parameters<typeof moveMeeting>[1]> = {}) =>
  moveMeeting(
    meeting,
    { plan, reason: 'Snow.', by: 'joe', there: null, today: localDate('2026-11-06'), ...over },
    defaultProfile,
    AT,
  );

describe('moving a meeting', () => {
  test('to another day takes everything with it; late requests are on time when the new cut-off is ahead', () => {
    const [event] = accepted(moving({ ...planned, publishedAt: AT }));
    if (!event) throw new Error('Nothing moved');
    const there = evolveMeeting(null, event, DECEMBER);
    expect(there).toMatchObject({ ...plan, meetingId: DECEMBER, status: 'planned', publishedAt: AT, late: [] });
    expect(there && inOrder(there)).toEqual(['Welcome', 'Budget', 'r1', 'r2', 'r3']);
    const here = evolveMeeting(planned, event, TENTH);
    expect(here).toMatchObject({ status: 'cancelled', cancelled: { movedTo: DECEMBER, reason: 'Snow.' } });
    expect(here && inOrder(here)).toEqual(['Welcome', 'Budget']);
  });

  test('late requests stay late when the new cut-off has passed too', () => {
    const [event] = accepted(moving(planned, { plan: { ...plan, cutOff: localDate('2026-11-05') } }));
    const there = event ? evolveMeeting(null, event, DECEMBER) : null;
    expect(there?.late.map(({ requestId }) => requestId)).toEqual(['r3']);
  });

  test('on the same day changes its times and place, and counts as a change since it was published', () => {
    const announced = meetingAfter(scheduled(['r1']), published);
    const [event] = accepted(moving(announced, { plan: { ...plan, date: TENTH, cutOff: announced.cutOff } }));
    const after = event ? evolveMeeting(announced, event, TENTH) : null;
    expect(after).toMatchObject({ status: 'planned', startsAt: '09:30', where: 'Hilltop', changesSincePublished: 1 });
    expect(after && inOrder(after)).toEqual(['Welcome', 'Budget', 'r1']);
  });

  test('again is nothing, and so is what is so already', () => {
    const [event] = accepted(moving(planned));
    const moved = event ? evolveMeeting(planned, event, TENTH) : null;
    expect(moved && moving(moved)).toEqual(nothing);
    const { date, startsAt, endsAt, where, cutOff } = planned;
    expect(moving(planned, { plan: { date, startsAt, endsAt, where, cutOff } })).toEqual(nothing);
  });

  test('not to a day that has passed or is taken, nor to times that make no sense', () => {
    expect(moving(planned, { today: localDate('2026-12-09') })).toEqual(refused('DayPassed'));
    expect(moving(planned, { there: december })).toEqual(refused('AlreadyPlanned'));
    expect(moving(planned, { there: { ...december, status: 'cancelled' } }).ok).toBe(true);
    expect(moving(planned, { plan: { ...plan, endsAt: '09:00' } })).toEqual(refused('TimesUnclear'));
    expect(moving(planned, { plan: { ...plan, cutOff: localDate('2026-12-09') } })).toEqual(
      refused('CutOffAfterMeeting'),
    );
    expect(moving(planned, { reason: '' })).toEqual(refused('ReasonMissing'));
    expect(moving(inSession)).toEqual(refused('MeetingUnderWay'));
    expect(moving(over)).toEqual(refused('MeetingOver'));
  });
});

test('a year’s meetings are those held and those planned; a cancelled one is neither (R71)', () => {
  const year = parseAcademicYear('2026-27');
  expect(year && meetingsIn([over, december, { ...planned, status: 'cancelled' }], year)).toEqual({
    held: 1,
    planned: 1,
  });
});

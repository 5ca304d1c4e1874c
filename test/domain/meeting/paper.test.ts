import { instant, localDate } from '../../../src/domain/calendar/dates';
import { checkIn } from '../../../src/domain/meeting/decide';
import { evolveMeeting } from '../../../src/domain/meeting/evolve';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import { heldOn } from '../../../src/domain/meeting/meeting';
import { mayBeEntered, startOnPaper } from '../../../src/domain/meeting/paper';
import { accepted, ashdown, HILLTOP, nothing, refused } from '../ballot/samples';
import { ended, meetingAfter, scheduled, started, TENTH } from './meetings';

const planned = meetingAfter(scheduled(['r1']));
const LATER = instant('2026-11-12T09:00:00Z');
const entering = (day: string, meeting = planned, at = LATER) => startOnPaper(meeting, localDate(day), 'joe', at);
const entered = (day: string): Meeting =>
  accepted(entering(day)).reduce((now, event) => evolveMeeting(now, event, TENTH) ?? now, planned);

describe('a meeting held on paper', () => {
  test('is dated by the day it was held, and marked with who entered it and when', () => {
    const meeting = entered('2026-11-10');
    expect(meeting).toMatchObject({
      status: 'inSession',
      placeId: null,
      startedAt: LATER,
      paper: { heldOn: '2026-11-10', by: 'joe', at: LATER },
    });
    expect(heldOn(meeting)).toBe('2026-11-10');
    expect(heldOn(entered('2026-11-09'))).toBe('2026-11-09');
  });

  test('not on a day to come, not before its planned day has come, not a month away from it', () => {
    expect(entering('2026-11-13')).toEqual(refused('HeldInFuture'));
    expect(entering('2026-11-06', planned, instant('2026-11-07T09:00:00Z'))).toEqual(refused('DayNotCome'));
    expect(entering('2025-11-10')).toEqual(refused('HeldLongAgo'));
    expect(mayBeEntered(planned, localDate('2026-11-09'))).toBe(false);
    expect(mayBeEntered(planned, TENTH)).toBe(true);
  });

  test('again is nothing; another day, or one run here or over, is refused', () => {
    expect(entering('2026-11-10', entered('2026-11-10'))).toEqual(nothing);
    expect(entering('2026-11-11', entered('2026-11-10'))).toEqual(refused('MeetingUnderWay'));
    expect(entering('2026-11-10', meetingAfter(scheduled([]), started))).toEqual(refused('MeetingUnderWay'));
    expect(entering('2026-11-10', meetingAfter(scheduled([]), started, ended))).toEqual(refused('MeetingOver'));
  });

  test('nobody checks in to it: whoever enters it notes who came', () => {
    expect(checkIn(entered('2026-11-10'), ashdown, HILLTOP, 'priya', LATER)).toEqual(refused('MeetingOver'));
  });
});

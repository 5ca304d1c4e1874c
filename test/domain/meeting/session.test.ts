import { checkIn, openItem, startMeeting } from '../../../src/domain/meeting/decide';
import { evolveMeeting } from '../../../src/domain/meeting/evolve';
import { itemFor } from '../../../src/domain/meeting/meeting';
import { instant } from '../../../src/domain/calendar/dates';
import type { Progress } from '../../../src/domain/meeting/meeting';
import { ashdown, checkedIn, FERNHILL, HILLTOP, LARKFIELD, nothing, refused } from '../ballot/samples';
import { AT, ended, meetingAfter, scheduled, STARTED, started, TENTH } from './meetings';

const planned = meetingAfter(scheduled(['r1', 'r2']));
const inSession = meetingAfter(scheduled(['r1', 'r2']), started);
const over = meetingAfter(scheduled(['r1', 'r2']), started, ended);
const inPlace = { placeId: 'place', onAnotherDay: false };

describe('starting', () => {
  test('notes when, and in which conversation', () => {
    const outcome = startMeeting(planned, inPlace, STARTED);
    expect(outcome).toEqual({ ok: true, value: [{ ...started, thread: null }] });
    expect(inSession).toMatchObject({ status: 'inSession', placeId: 'place', startedAt: STARTED });
  });

  test('again changes nothing, even in another conversation; an ended meeting stays ended', () => {
    expect(startMeeting(inSession, { ...inPlace, placeId: 'elsewhere' }, AT)).toEqual(nothing);
    expect(startMeeting(over, inPlace, AT)).toEqual(refused('MeetingOver'));
  });
});

describe('starting on another day than the planned one', () => {
  test('must be meant, since decisions are dated by it', () => {
    expect(startMeeting(planned, inPlace, AT)).toEqual(refused('AnotherDay'));
    expect(startMeeting(planned, { ...inPlace, onAnotherDay: true }, AT)).toEqual({
      ok: true,
      value: [{ ...started, thread: null, at: AT }],
    });
  });

  test('the day is Kent’s, also late in the evening', () => {
    expect(startMeeting(planned, inPlace, instant('2026-11-10T23:59:00Z')).ok).toBe(true);
    expect(startMeeting(planned, inPlace, instant('2026-11-11T00:00:00Z'))).toEqual(refused('AnotherDay'));
  });
});

describe('checking in (R76)', () => {
  test('a school is present through one of its representatives', () => {
    expect(checkIn(inSession, ashdown, HILLTOP, 'priya', AT)).toEqual({
      ok: true,
      value: [{ type: 'SchoolCheckedIn', meetingId: TENTH, urn: HILLTOP, personId: 'priya', at: AT }],
    });
  });

  test('a school is present once, however many come (R79)', () => {
    const there = meetingAfter(scheduled([]), started, checkedIn(HILLTOP));
    expect(checkIn(there, ashdown, HILLTOP, 'priya', AT)).toEqual(nothing);
    expect(there.present).toHaveLength(1);
  });

  test('who speaks for two schools brings both, each for itself', () => {
    expect(checkIn(inSession, ashdown, LARKFIELD, 'mei-ling', AT).ok).toBe(true);
    expect(checkIn(inSession, ashdown, FERNHILL, 'mei-ling', AT).ok).toBe(true);
  });

  test('nobody checks in another’s school, and an observing school is not counted in', () => {
    expect(checkIn(inSession, ashdown, HILLTOP, 'marek', AT)).toEqual(refused('NotARepresentative'));
    expect(checkIn(inSession, ashdown, '990010', 'ingrid', AT)).toEqual(refused('NotARepresentative'));
  });

  test('only while the meeting is in session', () => {
    expect(checkIn(planned, ashdown, HILLTOP, 'priya', AT)).toEqual(refused('MeetingNotStarted'));
    expect(checkIn(over, ashdown, HILLTOP, 'priya', AT)).toEqual(refused('MeetingOver'));
  });
});

describe('opening a request for discussion', () => {
  const opened = { type: 'ItemOpened', meetingId: TENTH, requestId: 'r1' } as const;
  const withFirst = evolveMeeting(inSession, opened, TENTH) ?? inSession;

  const first = (progress: Progress) => ({
    ...inSession,
    agenda: inSession.agenda.map((item) =>
      item.kind === 'request' && item.heading.requestId === 'r1' ? { ...item, progress } : item,
    ),
  });

  test('one is discussed at a time', () => {
    expect(openItem(inSession, 'r1')).toEqual({ ok: true, value: [opened] });
    expect(itemFor(withFirst, 'r1')?.progress).toEqual({ state: 'open' });
    expect(openItem(withFirst, 'r2')).toEqual(refused('AnotherItemOpen'));
    expect(openItem(first({ state: 'voting', ballotId: 'b' }), 'r2')).toEqual(refused('AnotherItemOpen'));
  });

  test('a tie that waits for the chair does not hold up the next request', () => {
    const tie = { agree: 1, disagree: 1, abstain: 0 };
    const item = itemFor(inSession, 'r1');
    const terms = { amount: item?.heading.amount, start: TENTH, end: TENTH, review: null };
    const tied = first({ state: 'tied', ballotId: 'b', terms, counts: tie } as Progress);
    expect(openItem(tied, 'r2').ok).toBe(true);
  });

  test('what is open stays open; what was dealt with is not opened again', () => {
    expect(openItem(withFirst, 'r1')).toEqual(nothing);
    expect(openItem(first({ state: 'deferred', reason: 'No time' }), 'r1')).toEqual(refused('AlreadyDecided'));
  });

  test('only in a meeting that is in session, and only what is on its agenda', () => {
    expect(openItem(planned, 'r1')).toEqual(refused('MeetingNotStarted'));
    expect(openItem(over, 'r1')).toEqual(refused('MeetingOver'));
    expect(openItem(inSession, 'r9')).toEqual(refused('NotOnAgenda'));
  });
});

import fc from 'fast-check';
import type { CosEvent } from '../../../src/domain/events';
import type { Arrangement } from '../../../src/domain/meeting/decide';
import { arrangeAgenda, defer, placeLate, publishAgenda, troubleWith } from '../../../src/domain/meeting/decide';
import { evolveMeeting } from '../../../src/domain/meeting/evolve';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import { itemFor, lengthInMinutes, totalMinutes } from '../../../src/domain/meeting/meeting';
import type { Outcome } from '../../../src/domain/outcome';
import { defaultProfile } from '../../../src/domain/profile';
import {
  AT,
  DECEMBER,
  ended,
  headingOf,
  inOrder,
  meetingAfter,
  published,
  scheduled,
  started,
  submitted,
} from './meetings';

const given = (...events: readonly CosEvent[]) => meetingAfter(...events);
const move = (requestId: string, position: number | null, minutes: number | null = null): Arrangement => ({
  requestId,
  position,
  minutes,
});

function eventsOf(outcome: Outcome<readonly CosEvent[], string>): readonly CosEvent[] {
  if (!outcome.ok) throw new Error(`Refused: ${outcome.refusal}`);
  return outcome.value;
}
const after = (meeting: Meeting, outcome: Outcome<readonly CosEvent[], string>): Meeting =>
  eventsOf(outcome).reduce((now, event) => evolveMeeting(now, event, now.meetingId) ?? now, meeting);
const arranged = (meeting: Meeting, ...wanted: readonly Arrangement[]) =>
  after(meeting, arrangeAgenda(meeting, wanted));

const four = given(scheduled(['r1', 'r2', 'r3', 'r4']));
const next = given(scheduled([], DECEMBER));

describe('the order of the agenda (R63)', () => {
  test('a request moved up stands exactly where it was wanted, the others keep their order', () => {
    expect(inOrder(arranged(four, move('r4', 3)))).toEqual(['Welcome', 'Budget', 'r4', 'r1', 'r2', 'r3']);
  });

  test('a request moved down stands exactly where it was wanted', () => {
    expect(inOrder(arranged(four, move('r1', 5)))).toEqual(['Welcome', 'Budget', 'r2', 'r3', 'r1', 'r4']);
  });

  test('two requests change places', () => {
    expect(inOrder(arranged(four, move('r1', 6), move('r4', 3)))).toEqual([
      'Welcome',
      'Budget',
      'r4',
      'r2',
      'r3',
      'r1',
    ]);
  });

  test('a request can stand before the standing items', () => {
    expect(inOrder(arranged(four, move('r2', 1)))).toEqual(['r2', 'Welcome', 'Budget', 'r1', 'r3', 'r4']);
  });

  test('two requests wanted at one position follow each other as they were listed', () => {
    expect(inOrder(arranged(four, move('r4', 3), move('r3', 3)))).toEqual([
      'Welcome',
      'Budget',
      'r3',
      'r4',
      'r1',
      'r2',
    ]);
  });

  test('a request given the position it has gives way to one that moves there', () => {
    expect(inOrder(arranged(four, move('r1', 3), move('r3', 3)))).toEqual([
      'Welcome',
      'Budget',
      'r3',
      'r1',
      'r2',
      'r4',
    ]);
  });

  test('the order as it is already is no event', () => {
    expect(arrangeAgenda(four, [move('r1', 3, 15), move('r2', 4), move('r3', null)])).toEqual({ ok: true, value: [] });
    expect(arrangeAgenda(four, [])).toEqual({ ok: true, value: [] });
  });

  test('minutes are changed without moving anything, and the total follows (R64)', () => {
    const meeting = arranged(four, move('r2', null, 30));
    expect(inOrder(meeting)).toEqual(inOrder(four));
    expect(totalMinutes(meeting)).toBe(totalMinutes(four) + 15);
    expect(lengthInMinutes(meeting)).toBe(180);
  });

  test.each([0, 7, 2.5, Number.NaN, -1])('position %s is refused on an agenda of six lines', (position) => {
    expect(arrangeAgenda(four, [move('r1', position)])).toEqual({ ok: false, refusal: 'PositionOutOfRange' });
    expect(troubleWith(four, move('r1', position))).toBe('PositionOutOfRange');
  });

  test.each([0, 181, 7.5])('%s minutes are refused', (minutes) => {
    expect(arrangeAgenda(four, [move('r1', null, minutes)])).toEqual({ ok: false, refusal: 'MinutesOutOfRange' });
  });

  test('a request that is not on the agenda is refused', () => {
    expect(arrangeAgenda(four, [move('r9', 3)])).toEqual({ ok: false, refusal: 'NotOnAgenda' });
  });

  test('the order stands once the meeting has started', () => {
    const meeting = given(scheduled(['r1', 'r2']), started);
    expect(arrangeAgenda(meeting, [move('r2', 1)])).toEqual({ ok: false, refusal: 'MeetingUnderWay' });
  });

  test('whatever is wanted, nothing is lost or doubled, and what moves alone stands where it was wanted', () => {
    const wish = fc.record({
      request: fc.constantFrom('r1', 'r2', 'r3', 'r4'),
      position: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(wish, { selector: ({ request }) => request }), (wishes) => {
        const meeting = arranged(four, ...wishes.map(({ request, position }) => move(request, position)));
        expect([...inOrder(meeting)].sort()).toEqual([...inOrder(four)].sort());
        const [only] = wishes;
        if (only && wishes.length === 1) expect(inOrder(meeting)[only.position - 1]).toBe(only.request);
      }),
    );
  });
});

describe('publishing', () => {
  test('publishing twice without a change tells nobody again', () => {
    const meeting = given(scheduled(['r1']), published);
    expect(publishAgenda(meeting, AT)).toEqual({ ok: true, value: [] });
  });

  test('after a change it can be published again', () => {
    const meeting = given(scheduled(['r1', 'r2']), published);
    const changed = arranged(meeting, move('r2', 3));
    expect(changed.changesSincePublished).toBe(1);
    const again = after(changed, publishAgenda(changed, AT));
    expect(again.changesSincePublished).toBe(0);
  });

  test('changes before the first publication are not counted', () => {
    expect(arranged(four, move('r4', 3)).changesSincePublished).toBe(0);
  });

  test('a meeting under way is not published any more', () => {
    expect(publishAgenda(given(scheduled(['r1']), started), AT)).toEqual({ ok: false, refusal: 'MeetingUnderWay' });
  });
});

describe('requests that come after the cut-off (R46)', () => {
  const withLate = given(scheduled(['r1']), published, submitted('r8', true));

  test('wait beside the agenda and are no change to it', () => {
    expect(inOrder(withLate)).toEqual(['Welcome', 'Budget', 'r1']);
    expect(withLate.late).toEqual([headingOf('r8')]);
    expect(withLate.changesSincePublished).toBe(0);
  });

  test('are taken in at the end, with the usual minutes, once', () => {
    const meeting = after(withLate, placeLate(withLate, 'r8', defaultProfile));
    expect(inOrder(meeting)).toEqual(['Welcome', 'Budget', 'r1', 'r8']);
    expect(itemFor(meeting, 'r8')?.minutes).toBe(15);
    expect(meeting.late).toEqual([]);
    expect(meeting.changesSincePublished).toBe(1);
    expect(placeLate(meeting, 'r8', defaultProfile)).toEqual({ ok: true, value: [] });
  });

  test('can be taken in while the meeting runs, not after it', () => {
    const running = given(scheduled(['r1']), submitted('r8', true), started);
    expect(inOrder(after(running, placeLate(running, 'r8', defaultProfile)))).toContain('r8');
    const over = given(scheduled(['r1']), submitted('r8', true), started, ended);
    expect(placeLate(over, 'r8', defaultProfile)).toEqual({ ok: false, refusal: 'MeetingOver' });
  });

  test('deferred, they leave the list without counting as a change of the agenda', () => {
    const meeting = after(withLate, defer(withLate, 'r8', 'Too late this time', next, defaultProfile));
    expect(meeting.late).toEqual([]);
    expect(meeting.changesSincePublished).toBe(0);
  });

  test('deferred during the meeting, they leave the list, so that they are not carried over twice', () => {
    const running = given(scheduled(['r1']), submitted('r8', true), started);
    const meeting = after(running, defer(running, 'r8', 'No time', next, defaultProfile));
    expect(meeting.late).toEqual([]);
  });

  test('a request nobody knows cannot be taken in', () => {
    expect(placeLate(withLate, 'r99', defaultProfile)).toEqual({ ok: false, refusal: 'NotOnAgenda' });
  });
});

describe('deferring (R46)', () => {
  test('the request leaves this agenda and stands on the next, with its minutes', () => {
    const meeting = arranged(four, move('r2', null, 25));
    const events = eventsOf(defer(meeting, 'r2', '  We need costs first.  ', next, defaultProfile));
    expect(events).toEqual([
      expect.objectContaining({ requestId: 'r2', toMeetingId: DECEMBER, reason: 'We need costs first.', minutes: 25 }),
    ]);
    const [event] = events;
    if (!event) throw new Error('Nothing happened');
    expect(inOrder(evolveMeeting(meeting, event, meeting.meetingId) ?? meeting)).toEqual([
      'Welcome',
      'Budget',
      'r1',
      'r3',
      'r4',
    ]);
    const onNext = evolveMeeting(next, event, DECEMBER) ?? next;
    expect(itemFor(onNext, 'r2')?.minutes).toBe(25);
  });

  test('without a later meeting it waits for one', () => {
    expect(eventsOf(defer(four, 'r2', 'No time', null, defaultProfile))).toEqual([
      expect.objectContaining({ toMeetingId: null }),
    ]);
  });

  test('pressed again, it finds the request on the next meeting and changes nothing', () => {
    const onNext = given(scheduled(['r2'], DECEMBER));
    const meeting = given(scheduled(['r1']));
    expect(defer(meeting, 'r2', 'No time', onNext, defaultProfile)).toEqual({ ok: true, value: [] });
  });

  test.each(['', '   ', '\n'])('a reason is required (%j)', (reason) => {
    expect(defer(four, 'r1', reason, next, defaultProfile)).toEqual({ ok: false, refusal: 'ReasonMissing' });
  });

  test('a reason of 500 letters is taken, of 501 refused', () => {
    expect(defer(four, 'r1', 'a'.repeat(500), next, defaultProfile).ok).toBe(true);
    expect(defer(four, 'r1', 'a'.repeat(501), next, defaultProfile)).toEqual({ ok: false, refusal: 'ReasonTooLong' });
  });

  test('during the meeting the request stays on the agenda, marked as deferred, once', () => {
    const running = given(scheduled(['r1', 'r2']), started);
    const meeting = after(running, defer(running, 'r1', 'No time', next, defaultProfile));
    expect(itemFor(meeting, 'r1')?.progress).toEqual({ state: 'deferred', reason: 'No time' });
    expect(defer(meeting, 'r1', 'No time', next, defaultProfile)).toEqual({ ok: true, value: [] });
  });

  test('nothing is deferred from a meeting that is over', () => {
    const over = given(scheduled(['r1']), started, ended);
    expect(defer(over, 'r1', 'No time', next, defaultProfile)).toEqual({ ok: false, refusal: 'MeetingOver' });
  });

  test('a request that was never here is refused', () => {
    expect(defer(four, 'r9', 'No time', next, defaultProfile)).toEqual({ ok: false, refusal: 'NotOnAgenda' });
  });
});

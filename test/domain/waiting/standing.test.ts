import { localDate } from '../../../src/domain/calendar/dates';
import type { CosEvent } from '../../../src/domain/events';
import { defaultRules } from '../../../src/domain/profile';
import type { DecidedRequest } from '../../../src/domain/request/request';
import { standingOf } from '../../../src/domain/waiting/standing';
import { awardAfter, decided, held, sent, terms } from '../award/samples';
import {
  AT,
  DECEMBER,
  ended,
  headingOf,
  meetingAfter,
  published,
  scheduled,
  started,
  submitted,
  TENTH,
} from '../meeting/meetings';
import { draft, handedIn } from './samples';

const meeting = scheduled(['r1', 'r2']);
const opened: CosEvent = { type: 'ItemOpened', meetingId: TENTH, requestId: 'r2' };
const closed = (result: 'tied' | 'agreedNotFunded'): CosEvent => ({
  type: 'BallotClosed',
  ballotId: 'b1',
  meetingId: TENTH,
  requestId: 'r2',
  terms,
  counts: { agree: 3, disagree: 3, abstain: 0 },
  result,
  at: AT,
});
const stands = (...meetings: Parameters<typeof standingOf>[1]) =>
  standingOf(handedIn('r2'), meetings, [], defaultRules);

describe('a request that was handed in', () => {
  test('waits while no meeting is planned, or none has it', () => {
    expect(stands()).toEqual({ at: 'noMeeting' });
    expect(stands(meetingAfter(scheduled(['r1'])))).toEqual({ at: 'noMeeting' });
  });

  test('has its place on the agenda once that is published', () => {
    expect(stands(meetingAfter(meeting))).toEqual({ at: 'agenda', meeting: TENTH, position: null });
    expect(stands(meetingAfter(meeting, published))).toEqual({ at: 'agenda', meeting: TENTH, position: 4 });
  });

  test('is late when it came after the cut-off, until somebody takes it in', () => {
    expect(stands(meetingAfter(scheduled(['r1']), submitted('r2', true)))).toEqual({ at: 'late', meeting: TENTH });
  });

  test.each<[string, CosEvent[], object]>([
    ['discussed', [opened], { at: 'discussed' }],
    ['tied', [opened, closed('tied')], { at: 'tied' }],
    ['agreed but not funded', [opened, closed('agreedNotFunded')], { at: 'notFunded' }],
  ])('in the meeting it is %s', (_, events, expected) => {
    expect(stands(meetingAfter(meeting, published, started, ...events))).toEqual(expected);
  });

  test('deferred, it stands on the next meeting’s agenda', () => {
    const deferral: CosEvent = {
      type: 'RequestDeferred',
      meetingId: TENTH,
      requestId: 'r2',
      heading: headingOf('r2'),
      minutes: 15,
      toMeetingId: DECEMBER,
      reason: 'No time.',
    };
    const now = meetingAfter(meeting, published, started, deferral);
    const next = meetingAfter(scheduled([], DECEMBER), deferral);
    expect(stands(next, now)).toEqual({ at: 'agenda', meeting: DECEMBER, position: null });
    expect(stands(next, meetingAfter(meeting, started, deferral, ended))).toEqual({
      at: 'agenda',
      meeting: DECEMBER,
      position: null,
    });
  });
});

describe('a request that was decided', () => {
  const request = (outcome: DecidedRequest['outcome']): DecidedRequest => ({
    ...handedIn('r1'),
    status: 'decided',
    outcome,
    meetingId: TENTH,
    decidedAt: AT,
  });
  const after = (outcome: DecidedRequest['outcome'], ...events: CosEvent[]) =>
    standingOf(request(outcome), [], events.length > 0 ? [awardAfter(...events)] : [], defaultRules);
  const acknowledged: CosEvent = { type: 'ApprovalAcknowledged', requestId: 'r1', by: 'grace', at: AT };

  test('and not agreed says on which day', () => {
    expect(after('notAgreed')).toEqual({ at: 'notAgreed', meeting: TENTH });
  });

  test('and agreed is with KCC only once the meeting has ended', () => {
    expect(after('agreed', decided())).toEqual({ at: 'agreed', outcome: 'agreed', step: 'meetingGoesOn' });
  });

  test('and held says that its conditions come first (R92)', () => {
    expect(after('agreedWithConditions', decided(), held)).toMatchObject({ step: 'held' });
  });

  test('and sent has the day by which KCC aims to pay: 30 working days (R109)', () => {
    const payBy = localDate('2026-12-22');
    expect(after('agreed', decided(), sent)).toEqual({ at: 'agreed', outcome: 'agreed', step: 'sent', payBy });
    expect(after('partAgreed', decided(), sent, acknowledged)).toMatchObject({ step: 'acknowledged', payBy });
  });
});

test('a draft stands nowhere yet', () => {
  expect(standingOf(draft('r1'), [], [], defaultRules)).toBeNull();
});

import { instant, localDate } from '../../../src/domain/calendar/dates';
import type { CosEvent } from '../../../src/domain/events';
import type { Declarations } from '../../../src/domain/interest/declaration';
import { defaultProfile, defaultRules } from '../../../src/domain/profile';
import type { Situation, Waiting } from '../../../src/domain/waiting/waiting';
import { mostUrgentFirst, waitingForOfficer, waitingIn } from '../../../src/domain/waiting/waiting';
import { awardAfter, decided, held, sent, terms } from '../award/samples';
import { AT, headingOf, meetingAfter, published, scheduled, started, submitted, TENTH } from '../meeting/meetings';
import { NOTHING } from '../interest/samples';
import { ashdown, draft, handedIn } from './samples';

const today = localDate('2026-11-05');
const declarations: Declarations = {
  declarations: [{ personId: 'helen', version: 1, interests: NOTHING, at: AT, renewedAt: null }],
};
const nobodyWaits: Situation = {
  community: ashdown,
  meeting: null,
  meetings: [],
  requests: [],
  awards: [],
  rules: defaultRules,
  declarations,
  actions: [],
};
const kinds = (waiting: readonly Waiting[]) => waiting.map(({ kind }) => kind);
const waits = (person: string, situation: Partial<Situation>, day = today) =>
  waitingIn({ ...nobodyWaits, ...situation }, person, day, defaultProfile);

const heldAward = awardAfter(decided({ terms: { ...terms, conditions: 'A plan.', heldUntilMet: true } }), held);
const checkedIn: CosEvent = { type: 'SchoolCheckedIn', meetingId: TENTH, urn: '990001', personId: 'amara', at: AT };
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

describe('a representative', () => {
  test('is offered every unfinished request of the school, a colleague’s too, the longest untouched first', () => {
    const requests = [draft('r1', '2026-11-04T14:05:00Z'), draft('r2', '2026-11-03T09:00:00Z'), handedIn('r3')];
    const waiting = waits('tom', { requests });
    expect(waiting).toMatchObject([
      { kind: 'draft', requestId: 'r2', school: 'Oakfield Primary' },
      { kind: 'draft', requestId: 'r1' },
    ]);
  });

  test('is not offered the requests of another school', () => {
    expect(waits('amara', { requests: [draft('r1', undefined, '990002')] })).toEqual([]);
  });

  test('of two schools is offered both schools’ requests', () => {
    const requests = [draft('r1', '2026-11-04T14:05:00Z'), draft('r2', '2026-11-04T14:06:00Z', '990002')];
    expect(waits('mei-ling', { requests })).toMatchObject([
      { school: 'Oakfield Primary' },
      { school: 'Hilltop Academy' },
    ]);
  });

  test('is told by which day a request must be in for the next meeting, as long as there is time', () => {
    const meeting = meetingAfter(scheduled([]));
    expect(waits('amara', { meeting, requests: [draft('r1')] })).toMatchObject([{ by: '2026-11-05' }]);
    const tooLate = localDate('2026-11-06');
    expect(waits('amara', { meeting, requests: [draft('r1')] }, tooLate)).toMatchObject([{ by: null }]);
  });

  test('is called to a meeting that has started, until the school is checked in', () => {
    const meeting = meetingAfter(scheduled([]), started);
    expect(waits('amara', { meeting })).toMatchObject([{ kind: 'meetingStarted', checkedIn: false }]);
    const present = meetingAfter(scheduled([]), started, checkedIn);
    expect(waits('amara', { meeting: present })).toMatchObject([{ kind: 'meetingStarted', checkedIn: true }]);
    expect(waits('mei-ling', { meeting: present })).toMatchObject([{ kind: 'meetingStarted', checkedIn: false }]);
  });

  test('is asked for nothing that is the chair’s to do', () => {
    const meeting = meetingAfter(scheduled(['r1']), submitted('r2', true), started, tied);
    expect(kinds(waits('amara', { meeting, awards: [heldAward] }))).toEqual(['meetingStarted']);
  });
});

describe.each(['helen', 'joe'])('who runs the meeting (%s)', (person) => {
  test('has late requests to place, and an agenda to publish', () => {
    const meeting = meetingAfter(scheduled(['r1']), submitted('r2', true));
    expect(waits(person, { meeting })).toEqual([
      { kind: 'lateRequests', by: TENTH, references: [headingOf('r2').reference] },
      { kind: 'agenda', by: TENTH, requests: 1, changes: 0, published: false },
    ]);
  });

  test('has nothing to do with an agenda that is published as it stands', () => {
    expect(waits(person, { meeting: meetingAfter(scheduled(['r1']), published) })).toEqual([]);
  });

  test('publishes again what has changed since', () => {
    const meeting = meetingAfter(scheduled(['r1']), published, submitted('r2', false));
    expect(waits(person, { meeting })).toMatchObject([{ kind: 'agenda', changes: 1, published: true }]);
  });

  test('releases approvals held for conditions (R92)', () => {
    const awards = [heldAward, awardAfter(decided(), sent)];
    expect(waits(person, { awards })).toEqual([
      { kind: 'heldApproval', by: null, requestId: 'r1', reference: 'ASH-2627-014', school: 'Oakfield Primary' },
    ]);
  });
});

describe('a tie (R87)', () => {
  const meeting = meetingAfter(scheduled(['r1']), started, tied);

  test('is the chair’s to decide, in the meeting', () => {
    expect(waits('helen', { meeting })).toMatchObject([
      { kind: 'meetingStarted' },
      { kind: 'tie', position: 3, reference: headingOf('r1').reference, mayDecide: true },
    ]);
  });

  test('is shown to the clerk, who cannot decide it (R11)', () => {
    expect(waits('joe', { meeting })).toMatchObject([{ kind: 'meetingStarted' }, { kind: 'tie', mayDecide: false }]);
  });
});

test('nothing waits for an observer, or for somebody whose time is over', () => {
  const meeting = meetingAfter(scheduled(['r1']), submitted('r2', true));
  const situation = { meeting, requests: [draft('r1')], awards: [heldAward] };
  expect(waits('ingrid', situation)).toEqual([]);
  expect(waits('helen', situation, localDate('2025-08-31'))).toEqual([]);
});

describe('an officer', () => {
  const today = localDate('2026-11-16');
  const sentOn = (day: string) =>
    awardAfter(decided(), { ...sent, approvedOn: localDate(day), at: instant(`${day}T16:20:00Z`) } as CosEvent);

  test('has approvals to acknowledge, oldest first, each with its 3 working days (R108)', () => {
    const awards = [sentOn('2026-11-12'), sentOn('2026-11-10')];
    expect(waitingForOfficer(awards, () => defaultRules, today)).toMatchObject([
      { kind: 'approval', since: '2026-11-10T16:20:00.000Z', by: '2026-11-13', overdue: true },
      { kind: 'approval', since: '2026-11-12T16:20:00.000Z', by: '2026-11-17', overdue: false },
    ]);
  });

  test('is not shown what is held, or acknowledged', () => {
    const acknowledged: CosEvent = { type: 'ApprovalAcknowledged', requestId: 'r1', by: 'grace', at: AT };
    const awards = [heldAward, awardAfter(decided(), sent, acknowledged), awardAfter(decided())];
    expect(waitingForOfficer(awards, () => defaultRules, today)).toEqual([]);
  });
});

describe('the order', () => {
  const agenda: Waiting = { kind: 'agenda', by: TENTH, requests: 1, changes: 0, published: false };
  const started: Waiting = { kind: 'meetingStarted', by: TENTH, meetingId: TENTH, checkedIn: false };
  const undated: Waiting = { kind: 'heldApproval', by: null, requestId: 'r', reference: 'R', school: 'S' };
  const draftBy = (day: string | null): Waiting => ({
    kind: 'draft',
    by: day === null ? null : localDate(day),
    requestId: 'r',
    urn: '990001',
    school: 'S',
    since: AT,
  });

  test('puts what goes on now first, then the nearest day, and what has no day last', () => {
    const waiting = [undated, agenda, draftBy('2026-11-05'), draftBy(null), started];
    expect(mostUrgentFirst(waiting)).toEqual([started, draftBy('2026-11-05'), agenda, draftBy(null), undated]);
  });

  test('is the same however the list came', () => {
    const waiting = [undated, agenda, draftBy('2026-11-05'), started];
    expect(mostUrgentFirst([...waiting].reverse())).toEqual(mostUrgentFirst(waiting));
  });
});

describe('a meeting that was not run here', () => {
  const planned = meetingAfter(scheduled([]));
  const day = localDate('2026-11-11');
  const seenBy = (personId: string, meeting: typeof planned) =>
    kinds(waits(personId, { meeting, meetings: [meeting] }, day));

  test('waits for chair and clerk once its day has passed, to be entered, moved or cancelled', () => {
    expect(seenBy('joe', planned)).toContain('notHeld');
    expect(seenBy('amara', planned)).toEqual([]);
  });

  test('sends nobody to check in while it is entered', () => {
    const at = instant('2026-11-11T09:00:00Z');
    const paper = { heldOn: TENTH, by: 'joe', at };
    const entered = { ...planned, status: 'inSession' as const, startedAt: at, paper };
    expect(seenBy('amara', entered)).toEqual([]);
    expect(seenBy('joe', entered)).toContain('beingEntered');
  });
});

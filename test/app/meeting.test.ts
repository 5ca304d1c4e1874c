import { checkIn, closeBallot, decideTie, endMeeting, openBallot, openItem, startMeeting } from '../../src/app/meeting';
import { heldOn } from '../../src/domain/meeting/meeting';
import { personIdOf } from '../../src/app/person-id';
import { pence } from '../../src/domain/money';
import {
  accepted,
  agendaOfTenth,
  AMARA,
  ballotIdOf,
  DAVID,
  EVERYBODY,
  happened,
  HELEN,
  INGRID,
  JOE,
  MAREK,
  MEETING,
  meetingInSession,
  meetingNow,
  onBallot,
  onItem,
  openedVote,
  PRIYA,
  progressOf,
  remainingOf,
  terms,
  vote,
  withLeft,
} from '../support/community-at-vote';
import { DECEMBER, plannedMeeting } from '../support/agendas';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { MEETING_CHAT } from '../support/turns';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const [helen, david, joe] = [personIdOf(HELEN), personIdOf(DAVID), personIdOf(JOE)];
const refused = (refusal: string) => ({ ok: false, refusal });
const close = (requestId = 'r1') => closeBallot(deps, helen, onBallot(requestId), '');

/** A request on which the schools voted one to one. */
async function tied(requestId: string, for_: string, against: string, amount = 640_000): Promise<void> {
  await openedVote(deps, requestId, { amount: pence(amount) });
  await vote(deps, for_, 'agree', requestId);
  await vote(deps, against, 'disagree', requestId);
  accepted(await close(requestId));
  expect(await progressOf(deps, requestId)).toMatchObject({ state: 'tied' });
}

describe('checking in', () => {
  beforeEach(() => meetingInSession(deps, []));

  test('everybody at the same moment: nine schools are present, each once', async () => {
    const results = await Promise.all(EVERYBODY.map((email) => checkIn(deps, personIdOf(email), MEETING)));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect((await meetingNow(deps)).present).toHaveLength(9);
    expect(await happened(deps, 'SchoolCheckedIn')).toBe(9);
  });

  test('twice is once', async () => {
    await Promise.all([checkIn(deps, personIdOf(PRIYA), MEETING), checkIn(deps, personIdOf(PRIYA), MEETING)]);
    accepted(await checkIn(deps, personIdOf(PRIYA), MEETING));
    expect(await happened(deps, 'SchoolCheckedIn')).toBe(1);
  });

  test('is for representatives of member schools alone', async () => {
    expect(await checkIn(deps, personIdOf(INGRID), MEETING)).toEqual(refused('NotARepresentative'));
    expect(await checkIn(deps, helen, MEETING)).toEqual(refused('NotARepresentative'));
    const elsewhere = { communityId: 'saltmarsh', meetingId: MEETING.meetingId };
    expect(await checkIn(deps, personIdOf(PRIYA), elsewhere)).toEqual(refused('NotARepresentative'));
  });
});

describe('who may run a meeting', () => {
  test('chair, acting chair and clerk start it; once', async () => {
    await agendaOfTenth(deps);
    const where = { ...MEETING, placeId: MEETING_CHAT, onAnotherDay: false };
    expect(await startMeeting(deps, personIdOf(AMARA), where)).toEqual(refused('NotAllowed'));
    await Promise.all([startMeeting(deps, helen, where), startMeeting(deps, joe, where)]);
    accepted(await startMeeting(deps, david, where));
    expect(await happened(deps, 'MeetingStarted')).toBe(1);
    expect((await meetingNow(deps)).placeId).toBe(MEETING_CHAT);
  });

  test('on another day only when that is meant; its decisions are then dated by that day', async () => {
    await agendaOfTenth(deps);
    deps.at('2026-11-11T13:30:00Z');
    const where = { ...MEETING, placeId: MEETING_CHAT };
    expect(await startMeeting(deps, helen, { ...where, onAnotherDay: false })).toEqual(refused('AnotherDay'));
    accepted(await startMeeting(deps, helen, { ...where, onAnotherDay: true }));
    expect(heldOn(await meetingNow(deps))).toBe('2026-11-11');
  });

  test('a meeting that is not there is refused by name', async () => {
    expect(await openItem(deps, helen, { ...onItem(), meetingId: '2026-11-11' })).toEqual(refused('NoSuchMeeting'));
  });

  test('a representative opens neither request nor vote, and ends nothing', async () => {
    await meetingInSession(deps);
    const amara = personIdOf(AMARA);
    const ballot = { requestId: 'r1', terms, number: 1, withoutQuorum: null };
    expect(await openItem(deps, amara, onItem())).toEqual(refused('NotAllowed'));
    expect(await openBallot(deps, amara, MEETING, ballot)).toEqual(refused('NotAllowed'));
    expect(await endMeeting(deps, amara, MEETING)).toEqual(refused('NotAllowed'));
  });

  test('a vote opened twice, by chair and clerk at the same moment, is one vote', async () => {
    await meetingInSession(deps);
    accepted(await openItem(deps, helen, onItem()));
    const ballot = { requestId: 'r1', terms, number: 1, withoutQuorum: null };
    const both = await Promise.all([
      openBallot(deps, helen, MEETING, ballot),
      openBallot(deps, joe, MEETING, { ...ballot, terms: { ...terms, amount: pence(300_000) } }),
    ]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    // only one of them opened it: the other is told so by having changed nothing
    expect(both.map((each) => accepted(each).events.length).sort()).toEqual([0, 1]);
    expect(await progressOf(deps)).toEqual({ state: 'voting', ballotId: ballotIdOf() });
    expect(await happened(deps, 'BallotOpened')).toBe(1);
  });
});

describe('a tie (R87)', () => {
  beforeEach(async () => {
    await meetingInSession(deps);
    await tied('r1', PRIYA, MAREK);
  });
  const decide = (by: string, agree: boolean, reason = 'The need is urgent.') =>
    decideTie(deps, personIdOf(by), MEETING, { requestId: 'r1', number: 1, agree, reason });

  test('is the chair’s or acting chair’s to decide, never the clerk’s', async () => {
    expect(await decide(JOE, true)).toEqual(refused('NotAllowed'));
    expect(await decide(AMARA, true)).toEqual(refused('NotAllowed'));
    accepted(await decide(DAVID, true));
    expect(await progressOf(deps)).toMatchObject({ state: 'decided', by: 'chair', reason: 'The need is urgent.' });
    const decision = (await deps.store.events('ashdown')).find(({ event }) => event.type === 'RequestDecided');
    expect(decision?.actor).toEqual({ personId: david, as: 'actingChair' });
  });

  test('decided by the same person twice is decided once', async () => {
    const both = await Promise.all([decide(HELEN, true), decide(HELEN, true)]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    accepted(await decide(HELEN, true));
    expect(await happened(deps, 'RequestDecided')).toBe(1);
    expect(await happened(deps, 'FundsCommitted')).toBe(1);
  });

  test('decided differently by chair and acting chair at the same moment: one stands, and the other is told', async () => {
    const both = await Promise.all([decide(HELEN, true), decide(DAVID, false)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual(refused('AlreadyDecided'));
    const outcome = both[0].ok ? 'agreed' : 'notAgreed';
    expect(await progressOf(deps)).toMatchObject({ state: 'decided', outcome });
    expect(await happened(deps, 'RequestDecided')).toBe(1);
  });
});

test('of two decisions that race for the last pound one wins, and the other is told that the budget is too small', async () => {
  await meetingInSession(deps);
  await tied('r1', PRIYA, MAREK);
  await tied('r2', AMARA, MAREK);
  await withLeft(deps, 640_000);
  const [first, second] = await Promise.all([
    decideTie(deps, helen, MEETING, { requestId: 'r1', number: 1, agree: true, reason: 'Urgent' }),
    decideTie(deps, david, MEETING, { requestId: 'r2', number: 1, agree: true, reason: 'Urgent too' }),
  ]);
  expect([first.ok, second.ok].filter(Boolean)).toHaveLength(1);
  expect([first, second]).toContainEqual(refused('BudgetTooSmall'));
  expect(await remainingOf(deps)).toBe(0);
  expect(await happened(deps, 'FundsCommitted')).toBe(1);
  expect(await progressOf(deps, first.ok ? 'r2' : 'r1')).toMatchObject({ state: 'tied' });
});

describe('ending the meeting', () => {
  test('sends what was agreed, carries over what was not reached, once (R46, R108)', async () => {
    await meetingInSession(deps);
    await plannedMeeting(deps, DECEMBER);
    await openedVote(deps);
    await vote(deps, PRIYA, 'agree');
    accepted(await close());
    const both = await Promise.all([endMeeting(deps, helen, MEETING), endMeeting(deps, joe, MEETING)]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    accepted(await endMeeting(deps, helen, MEETING));
    expect((await deps.store.read('ashdown', 'award', 'r1'))?.value).toMatchObject({
      status: 'sent',
      approvedOn: MEETING.meetingId,
    });
    expect(await progressOf(deps, 'r2')).toMatchObject({ state: 'deferred' });
    const december = (await deps.store.read('ashdown', 'meeting', DECEMBER))?.value;
    const carried = december?.agenda.flatMap((item) => (item.kind === 'request' ? [item.heading.requestId] : []));
    expect(carried).toEqual(['r2', 'r3']);
    expect(await happened(deps, 'MeetingEnded')).toBe(1);
    expect(await happened(deps, 'ApprovalSent')).toBe(1);
  });

  test('is refused while a vote is open, and while it is being counted', async () => {
    await meetingInSession(deps);
    await openedVote(deps);
    expect(await endMeeting(deps, helen, MEETING)).toEqual(refused('VoteOpen'));
    await deps.store.freeze('ashdown', ballotIdOf());
    expect(await endMeeting(deps, helen, MEETING)).toEqual(refused('VoteOpen'));
  });
});

import { deferRequest } from '../../src/app/agenda';
import { namePresenter, noteAttendance, noteStandIn } from '../../src/app/attendance';
import { checkIn, closeBallot, decideTie, endMeeting, openBallot, openItem, startMeeting } from '../../src/app/meeting';
import { personIdOf } from '../../src/app/person-id';
import { reopenItem } from '../../src/app/reopen';
import { withdraw } from '../../src/app/withdraw';
import { recordVotes } from '../../src/app/voting';
import { count, voteOf } from '../../src/domain/ballot/ballot';
import { evolveBudget } from '../../src/domain/budget/evolve';
import { localDate } from '../../src/domain/calendar/dates';
import { itemFor } from '../../src/domain/meeting/meeting';
import { pence } from '../../src/domain/money';
import { DECEMBER, meetingOn, plannedMeeting } from '../support/agendas';
import {
  accepted,
  AMARA,
  ballotNow,
  happened,
  HELEN,
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
} from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { MEETING_CHAT } from '../support/turns';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const [helen, joe, priya, amara] = [HELEN, JOE, PRIYA, AMARA].map(personIdOf) as [string, string, string, string];
const refused = (refusal: string) => ({ ok: false, refusal });
const [OAKFIELD, HILLTOP, BROOKSIDE] = ['990001', '990002', '990003'];

describe('attendance', () => {
  test('a whole room is noted by the clerk in one go; the same page sent twice is one note', async () => {
    await meetingInSession(deps, []);
    const wishes = [
      { urn: OAKFIELD, shown: 'notNoted', attendance: 'present' },
      { urn: HILLTOP, shown: 'notNoted', attendance: 'apologies' },
    ] as const;
    await Promise.all([1, 2].map(() => noteAttendance(deps, joe, MEETING, wishes, 'k1')));
    expect(await happened(deps, 'AttendanceNoted')).toBe(2);
    expect((await meetingNow(deps)).present).toMatchObject([{ urn: OAKFIELD, personId: joe, noted: true }]);
  });

  test('is the chair’s and clerk’s to note, and a school that left can check in again itself', async () => {
    await meetingInSession(deps, [PRIYA]);
    const left = [{ urn: HILLTOP, shown: 'present', attendance: 'left' }] as const;
    expect(await noteAttendance(deps, priya, MEETING, left, 'k1')).toEqual(refused('NotAllowed'));
    accepted(await noteAttendance(deps, joe, MEETING, left, 'k1'));
    accepted(await checkIn(deps, priya, MEETING));
    expect((await meetingNow(deps)).present).toMatchObject([{ urn: HILLTOP, noted: false, leftAt: null }]);
  });
});

describe('a school represented by another (R78)', () => {
  test('is named by its own representative or by the clerk, and by nobody else', async () => {
    await meetingInSession(deps, [PRIYA, MAREK]);
    const where = { ...MEETING, urn: OAKFIELD, presenter: HILLTOP };
    expect(await namePresenter(deps, priya, where, 'k1')).toEqual(refused('NotAllowed'));
    accepted(await namePresenter(deps, amara, where, 'k2'));
    accepted(await namePresenter(deps, joe, { ...where, presenter: BROOKSIDE }, 'k3'));
    const named = (await deps.store.events('ashdown')).filter(({ event }) => event.type === 'PresenterNamed');
    expect(named.map(({ actor }) => actor.as)).toEqual(['representative', 'clerk']);
  });
});

describe('votes recorded by the clerk', () => {
  beforeEach(() => meetingInSession(deps));

  test('count like the schools’ own, and say who entered them', async () => {
    await openedVote(deps);
    const votes = [
      { urn: HILLTOP, choice: 'agree', lastSeen: 0 },
      { urn: BROOKSIDE, choice: 'abstain', lastSeen: 0 },
    ] as const;
    const done = accepted(await recordVotes(deps, joe, onBallot(), votes));
    expect(done).toMatchObject({ recorded: [HILLTOP, BROOKSIDE], refused: [] });
    expect(count(done.ballot)).toEqual({ agree: 1, disagree: 0, abstain: 1 });
    expect(voteOf(done.ballot, HILLTOP)).toMatchObject({ recorded: true, by: joe, number: 1 });
    const kept = (await deps.store.events('ashdown')).find(({ event }) => event.type === 'VoteCast');
    expect(kept).toMatchObject({ actor: { as: 'clerk' }, event: { recorded: true } });
  });

  test('are replaced by the school’s own later press, and replace it only knowingly', async () => {
    await openedVote(deps);
    await recordVotes(deps, joe, onBallot(), [{ urn: HILLTOP, choice: 'agree', lastSeen: 0 }]);
    await vote(deps, PRIYA, 'disagree');
    const stale = accepted(
      await recordVotes(deps, joe, onBallot(), [{ urn: HILLTOP, choice: 'abstain', lastSeen: 1 }]),
    );
    expect(stale).toMatchObject({ recorded: [], refused: [{ urn: HILLTOP, refusal: 'StaleVote' }] });
    expect(voteOf(await ballotNow(deps), HILLTOP)).toMatchObject({ choice: 'disagree', recorded: false, number: 2 });
    const knowing = [{ urn: HILLTOP, choice: 'abstain', lastSeen: 2 }] as const;
    expect(accepted(await recordVotes(deps, joe, onBallot(), knowing)).recorded).toEqual([HILLTOP]);
  });

  test('at the same moment as the school’s press: one of the two stands, and history holds exactly that one', async () => {
    await openedVote(deps);
    await Promise.all([
      vote(deps, PRIYA, 'disagree'),
      recordVotes(deps, joe, onBallot(), [{ urn: HILLTOP, choice: 'agree', lastSeen: 0 }]),
    ]);
    const votes = (await deps.store.events('ashdown')).filter(({ event }) => event.type === 'VoteCast');
    const stands = voteOf(await ballotNow(deps), HILLTOP);
    expect(votes).toHaveLength(stands?.number ?? 0);
    expect(votes.at(-1)?.event).toMatchObject({ choice: stands?.choice });
  });

  test('neither for the school that asks, nor after closing, nor by a representative', async () => {
    await openedVote(deps);
    const own = [{ urn: OAKFIELD, choice: 'agree', lastSeen: 0 }] as const;
    expect(accepted(await recordVotes(deps, joe, onBallot(), own)).refused).toEqual([
      { urn: OAKFIELD, refusal: 'NotOnRoll' },
    ]);
    expect(await recordVotes(deps, priya, onBallot(), own)).toEqual(refused('NotAllowed'));
    await closeBallot(deps, helen, onBallot(), '');
    const late = [{ urn: HILLTOP, choice: 'agree', lastSeen: 0 }] as const;
    expect(accepted(await recordVotes(deps, joe, onBallot(), late)).refused).toEqual([
      { urn: HILLTOP, refusal: 'VoteNotOpen' },
    ]);
  });

  test('a stand-in’s school votes through the clerk (R28)', async () => {
    const gone = [{ urn: HILLTOP, shown: 'present', attendance: 'absent' }] as const;
    accepted(await noteAttendance(deps, joe, MEETING, gone, 'k1'));
    accepted(await noteStandIn(deps, joe, MEETING, { urn: HILLTOP, name: 'Jo Field', authorised: true }, 'k2'));
    await openedVote(deps);
    const votes = [{ urn: HILLTOP, choice: 'agree', lastSeen: 0 }] as const;
    expect(accepted(await recordVotes(deps, joe, onBallot(), votes)).recorded).toEqual([HILLTOP]);
  });

  test('a school that left keeps the vote it gave before, and is on no later roll', async () => {
    await openedVote(deps);
    await vote(deps, MAREK, 'agree');
    const left = [{ urn: BROOKSIDE, shown: 'present', attendance: 'left' }] as const;
    accepted(await noteAttendance(deps, joe, MEETING, left, 'k1'));
    accepted(await closeBallot(deps, helen, onBallot(), ''));
    expect(await progressOf(deps)).toMatchObject({ state: 'decided', counts: { agree: 1 } });
    const next = await openedVote(deps, 'r2');
    expect(next.roll.find(({ urn }) => urn === BROOKSIDE)?.barred).toBe('notPresent');
  });
});

describe('reopening', () => {
  beforeEach(() => meetingInSession(deps));
  const agreed = async (requestId = 'r1') => {
    await openedVote(deps, requestId);
    await vote(deps, MAREK, 'agree', requestId);
    accepted(await closeBallot(deps, helen, onBallot(requestId), ''));
  };
  const reopenIt = (by = helen, key = 'k1', requestId = 'r1') =>
    reopenItem(deps, by, onItem(requestId), 'The amount was wrong.', key);

  test('of an award across 31 August frees what it took from this year and what it had promised of the next', async () => {
    const nextYear = async () => (await deps.store.read('ashdown', 'budget', '2027-28'))?.value;
    accepted(await openItem(deps, helen, onItem()));
    const across = { ...terms, start: localDate('2027-08-31'), end: localDate('2027-09-01') };
    accepted(
      await openBallot(deps, helen, MEETING, { requestId: 'r1', terms: across, number: 1, withoutQuorum: null }),
    );
    await vote(deps, MAREK, 'agree');
    accepted(await closeBallot(deps, helen, onBallot(), ''));
    const left = await remainingOf(deps);
    expect(await nextYear()).toMatchObject({ isSet: false, committed: 320_000 });

    accepted(await reopenIt());
    expect(await remainingOf(deps)).toBe(left + 320_000);
    expect(await nextYear()).toMatchObject({ committed: 0 });
  });

  test('undoes decision, award and promise of money in one batch; the budget equals the fold of its events', async () => {
    const before = (await deps.store.read('ashdown', 'budget', '2026-27'))?.value ?? null;
    const left = await remainingOf(deps);
    await agreed();
    expect(await remainingOf(deps)).toBe(left - 640_000);
    accepted(await reopenIt());
    expect(await remainingOf(deps)).toBe(left);
    expect(await progressOf(deps)).toEqual({ state: 'open' });
    expect((await deps.store.read('ashdown', 'award', 'r1'))?.value.status).toBe('undone');
    expect((await deps.store.read('ashdown', 'request', 'r1'))?.value.status).toBe('submitted');
    const events = (await deps.store.events('ashdown')).map(({ event }) => event);
    const folded = events.reduce((budget, event) => evolveBudget(budget, event, '2026-27'), before);
    expect((await deps.store.read('ashdown', 'budget', '2026-27'))?.value).toEqual(folded);
  });

  test('is followed by a new vote with a new number, and that decision is the one that goes out', async () => {
    const left = await remainingOf(deps);
    await agreed();
    accepted(await reopenIt());
    const ballot = { requestId: 'r1', terms: { ...terms, amount: pence(300_000) }, number: 2, withoutQuorum: null };
    accepted(await openBallot(deps, helen, MEETING, ballot));
    const second = await ballotNow(deps, 'r1', 2);
    expect(second.votes).toEqual({});
    await recordVotes(deps, joe, { communityId: 'ashdown', ballotId: second.ballotId }, [
      { urn: HILLTOP, choice: 'agree', lastSeen: 0 },
    ]);
    accepted(await closeBallot(deps, helen, { communityId: 'ashdown', ballotId: second.ballotId }, ''));
    expect(await remainingOf(deps)).toBe(left - 300_000);
    accepted(await endMeeting(deps, helen, MEETING));
    expect((await deps.store.read('ashdown', 'award', 'r1'))?.value).toMatchObject({
      status: 'sent',
      terms: { amount: 300_000 },
    });
    expect(await happened(deps, 'ApprovalSent')).toBe(1);
  });

  test('and not agreed the second time: nothing goes to the officer', async () => {
    await agreed();
    accepted(await reopenIt());
    accepted(await openBallot(deps, helen, MEETING, { requestId: 'r1', terms, number: 2, withoutQuorum: null }));
    const named = { communityId: 'ashdown', ballotId: (await ballotNow(deps, 'r1', 2)).ballotId };
    await recordVotes(deps, joe, named, [{ urn: HILLTOP, choice: 'disagree', lastSeen: 0 }]);
    accepted(await closeBallot(deps, helen, named, ''));
    accepted(await endMeeting(deps, helen, MEETING));
    expect(await happened(deps, 'ApprovalSent')).toBe(0);
    expect(await deps.store.unacknowledged('East')).toEqual([]);
  });

  test('a second tie is the chair’s to decide again, and not by a page from the first', async () => {
    const decide = (number: number) =>
      decideTie(deps, helen, MEETING, { requestId: 'r1', number, agree: true, reason: 'Urgent.' });
    const tie = async (number: number) => {
      const named = { communityId: 'ashdown', ballotId: (await ballotNow(deps, 'r1', number)).ballotId };
      await recordVotes(deps, joe, named, [
        { urn: HILLTOP, choice: 'agree', lastSeen: 0 },
        { urn: BROOKSIDE, choice: 'disagree', lastSeen: 0 },
      ]);
      accepted(await closeBallot(deps, helen, named, ''));
      if (number > 1) expect(await decide(number - 1)).toEqual(refused('VoteHeldSince'));
      accepted(await decide(number));
      expect(await progressOf(deps)).toMatchObject({ state: 'decided', by: 'chair' });
    };
    await openedVote(deps);
    await tie(1);
    accepted(await reopenIt());
    accepted(await openBallot(deps, helen, MEETING, { requestId: 'r1', terms, number: 2, withoutQuorum: null }));
    await tie(2);
    expect(await happened(deps, 'FundsCommitted')).toBe(2);
    expect(await happened(deps, 'FundsReleased')).toBe(1);
  });

  test('is the chair’s alone, once for one press, and one request at a time', async () => {
    await agreed();
    expect(await reopenIt(joe)).toEqual(refused('NotAllowed'));
    expect(await reopenIt(amara)).toEqual(refused('NotAllowed'));
    expect(await reopenItem(deps, helen, onItem(), ' ', 'k0')).toEqual(refused('ReasonMissing'));
    accepted(await openItem(deps, helen, onItem('r2')));
    expect(await reopenIt()).toEqual(refused('AnotherItemOpen'));
    await deferRequest(deps, helen, { ...onItem('r2'), reason: 'Later.' }, 'd1');
    await Promise.all([reopenIt(), reopenIt()]);
    expect(await happened(deps, 'DecisionReopened')).toBe(1);
    expect(await happened(deps, 'FundsReleased')).toBe(1);
  });

  test('ends with the meeting', async () => {
    await agreed();
    accepted(await endMeeting(deps, helen, MEETING));
    expect(await reopenIt()).toEqual(refused('MeetingOver'));
  });

  test('a deferred request is taken up again, and leaves the meeting it had been moved to', async () => {
    await plannedMeeting(deps, DECEMBER);
    accepted(await deferRequest(deps, helen, { ...onItem('r2'), reason: 'No time.' }, 'd1'));
    const onDecember = async () => JSON.stringify((await meetingOn(deps, DECEMBER)).agenda).includes('"r2"');
    expect(await onDecember()).toBe(true);
    accepted(await reopenIt(helen, 'k1', 'r2'));
    expect(await onDecember()).toBe(false);
    expect(await progressOf(deps, 'r2')).toEqual({ state: 'open' });
    expect((await meetingNow(deps)).agenda).toContainEqual(
      expect.objectContaining({ reopened: { reason: 'The amount was wrong.', at: deps.now() } }),
    );
  });

  test('a request its school changed after it was deferred comes back as it is now', async () => {
    await plannedMeeting(deps, DECEMBER);
    accepted(await deferRequest(deps, helen, { ...onItem(), reason: 'No time.' }, 'd1'));
    const stored = await deps.store.read('ashdown', 'request', 'r1');
    if (stored?.value.status !== 'submitted') throw new Error('Not handed in');
    const asked = { ...stored.value.form.asked, category: 'autism', amount: pence(512_000) } as const;
    const document = { ...stored.value, form: { ...stored.value.form, asked } };
    await deps.store.commit('ashdown', [{ kind: 'request', key: 'r1', document, etag: stored.etag }], []);
    accepted(await reopenIt());
    expect(itemFor(await meetingNow(deps), 'r1')?.heading).toMatchObject({ category: 'autism', amount: 512_000 });
  });

  test('a request deferred to a meeting that has begun is decided there and nowhere else: one decision, one award (R34, R46)', async () => {
    await plannedMeeting(deps, DECEMBER);
    accepted(await deferRequest(deps, helen, { ...onItem(), reason: 'No time.' }, 'd1'));
    const left = await remainingOf(deps);
    // nobody has ended the meeting of November
    const next = { communityId: 'ashdown', meetingId: DECEMBER };
    deps.at('2026-12-08T14:00:00.000Z');
    accepted(await startMeeting(deps, helen, { ...next, placeId: MEETING_CHAT, onAnotherDay: false }));
    expect(await reopenIt()).toEqual(refused('TakenUpElsewhere'));
    for (const each of [amara, priya, personIdOf(MAREK)]) accepted(await checkIn(deps, each, next));
    accepted(await openItem(deps, helen, { ...next, requestId: 'r1' }));
    const ballot = { requestId: 'r1', terms, number: 1, withoutQuorum: 'The others are ill.' };
    accepted(await openBallot(deps, helen, next, ballot));
    const named = { communityId: 'ashdown', ballotId: `${DECEMBER}.r1.1` };
    await recordVotes(deps, joe, named, [{ urn: HILLTOP, choice: 'agree', lastSeen: 0 }]);
    accepted(await closeBallot(deps, helen, named, ''));
    expect(await reopenIt()).toEqual(refused('TakenUpElsewhere'));
    accepted(await endMeeting(deps, helen, next));
    expect(await reopenIt()).toEqual(refused('TakenUpElsewhere'));
    expect(await remainingOf(deps)).toBe(left - 640_000);
    expect(await happened(deps, 'DeferredTakenUp')).toBe(0);
  });

  test('a deferred request its school has withdrawn since stays withdrawn: no vote, no money', async () => {
    await plannedMeeting(deps, DECEMBER);
    accepted(await deferRequest(deps, helen, { ...onItem(), reason: 'No time.' }, 'd1'));
    const withdrawal = { communityId: 'ashdown', requestId: 'r1', reason: '', notNames: true };
    expect(await withdraw(deps, amara, withdrawal, 'w1')).toMatchObject({ ok: true });
    expect(await reopenIt()).toEqual(refused('WithdrawnSince'));
    expect(await happened(deps, 'DeferredTakenUp')).toBe(0);
  });
});

test('a meeting saved before any of this is still read', async () => {
  await meetingInSession(deps, [PRIYA]);
  const old = await meetingNow(deps);
  const { absent: _, presenters: __, ...rest } = old;
  const present = old.present.map(({ urn, personId, at }) => ({ urn, personId, at }));
  const agenda = old.agenda.map((item) => {
    if (item.kind === 'standing') return item;
    const { reopened: ___, ...before } = item;
    return before;
  });
  const stored = await deps.store.read('ashdown', 'meeting', MEETING.meetingId);
  const document = { ...rest, present, agenda } as unknown as typeof old;
  await deps.store.commit(
    'ashdown',
    [{ kind: 'meeting', key: MEETING.meetingId, document, etag: stored?.etag ?? null }],
    [],
  );
  expect(await meetingNow(deps)).toEqual(old);
});

import { noTrouble } from '../support/trouble';
import type { Match } from '../../local/cosmos';
import { closeBallot } from '../../src/app/meeting';
import { personIdOf } from '../../src/app/person-id';
import { sweep } from '../../src/app/sweep';
import { castVote } from '../../src/app/voting';
import type { Ballot } from '../../src/domain/ballot/ballot';
import { count } from '../../src/domain/ballot/ballot';
import {
  accepted,
  AMARA,
  ballotIdOf,
  ballotNow,
  EVERYBODY,
  happened,
  HELEN,
  JOE,
  MAREK,
  meetingInSession,
  meetingNow,
  onBallot,
  openedVote,
  PRIYA,
  progressOf,
  remainingOf,
  SIOBHAN,
  vote,
  withLeft,
} from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';

let deps: TestDeps;
let opened: Ballot;
beforeEach(async () => {
  deps = await testDeps();
  await meetingInSession(deps);
  opened = await openedVote(deps);
});
afterEach(() => deps.close());

const close = (by = HELEN, reason = '') => closeBallot(deps, personIdOf(by), onBallot(), reason);
const press = (email: string, urn: string) =>
  castVote(deps, opened, { personId: personIdOf(email), urn, choice: 'agree', lastSeen: 0 });

/** Counts votes in the ballot, in history and in the result: they must never differ. */
async function votesEverywhere(): Promise<number[]> {
  const closed = (await deps.store.events('ashdown')).find(({ event }) => event.type === 'BallotClosed');
  const counted = closed?.event.type === 'BallotClosed' ? closed.event.counts : null;
  return [count(await ballotNow(deps)).agree, await happened(deps, 'VoteCast'), counted?.agree ?? -1];
}

test('closing counts, decides and commits the money in one batch', async () => {
  for (const email of EVERYBODY.filter((each) => each !== AMARA)) await vote(deps, email, 'agree');
  const before = await remainingOf(deps);
  deps.cosmos.requests.reset();
  accepted(await close());
  expect(deps.cosmos.requests.count('batch')).toBe(2); // the freeze, and everything else
  expect(await progressOf(deps)).toMatchObject({ state: 'decided', outcome: 'agreed', by: 'vote' });
  expect((await ballotNow(deps)).status).toBe('closed');
  expect(await remainingOf(deps)).toBe(before - 640_000);
  expect((await deps.store.read('ashdown', 'award', 'r1'))?.value).toMatchObject({ status: 'agreed', area: 'East' });
  expect((await deps.store.read('ashdown', 'request', 'r1'))?.value.status).toBe('decided');
});

test('closing twice, also at the same moment, and by chair and clerk, decides once', async () => {
  await vote(deps, PRIYA, 'agree');
  const all = await Promise.all([close(), close(), close(JOE)]);
  expect(all.every(({ ok }) => ok)).toBe(true);
  expect((await close()).ok).toBe(true);
  expect(await happened(deps, 'BallotClosed')).toBe(1);
  expect(await happened(deps, 'FundsCommitted')).toBe(1);
});

test('only chair, acting chair and clerk close a vote', async () => {
  expect(await close(AMARA)).toEqual({ ok: false, refusal: 'NotAllowed' });
  expect((await ballotNow(deps)).status).toBe('open');
});

test('a closing whose answer is lost has one effect', async () => {
  await vote(deps, PRIYA, 'agree');
  deps.cosmos.faults.next({
    match: ({ kind, ids }) => kind === 'batch' && ids.length > 1,
    answer: 'applied-but-answer-lost',
  });
  expect((await close()).ok).toBe(true);
  expect(await happened(deps, 'FundsCommitted')).toBe(1);
  expect(await remainingOf(deps)).toBe(22_200_000 - 640_000);
});

test('when the money went meanwhile, the schools’ word stands as agreed, not funded', async () => {
  await vote(deps, PRIYA, 'agree');
  await withLeft(deps, 639_999);
  accepted(await close());
  expect(await progressOf(deps)).toMatchObject({ state: 'notFunded' });
  expect(await remainingOf(deps)).toBe(639_999);
  expect(await deps.store.read('ashdown', 'award', 'r1')).toBeNull();
});

const VOTERS = [
  [PRIYA, '990002'],
  [MAREK, '990003'],
  [SIOBHAN, '990004'],
] as const;
const freezing: Match = ({ kind, ids }) => kind === 'batch' && ids.length === 1 && ids[0] === `ballot:${ballotIdOf()}`;
const deciding: Match = ({ kind, ids }) => kind === 'batch' && ids.some((id) => id.startsWith('event:close:'));

test.each([
  [0, 3],
  [1, 2],
  [2, 1],
  [3, 0],
])(
  'with %i votes before the freeze and %i between freeze and decision, those accepted are those counted',
  async (before) => {
    const freeze = deps.cosmos.faults.hold(freezing);
    const decision = deps.cosmos.faults.hold(deciding);
    const closing = close();
    await freeze.arrived;
    const results = [];
    for (const [email, urn] of VOTERS.slice(0, before)) results.push(await press(email, urn));
    freeze.release();
    await decision.arrived;
    for (const [email, urn] of VOTERS.slice(before)) results.push(await press(email, urn));
    decision.release();
    accepted(await closing);
    const counted = results.filter(({ refusal }) => refusal === null).length;
    expect(counted).toBe(before);
    expect(results.slice(before).every(({ refusal }) => refusal === 'VoteNotOpen')).toBe(true);
    expect(await votesEverywhere()).toEqual([counted, counted, counted]);
  },
);

test('with all votes and the closing at the same moment, those accepted are those counted', async () => {
  const [closed, ...results] = await Promise.all([close(), ...VOTERS.map(([email, urn]) => press(email, urn))]);
  expect(closed.ok).toBe(true);
  const counted = results.filter(({ refusal }) => refusal === null).length;
  expect(await votesEverywhere()).toEqual([counted, counted, counted]);
});

test('another change of the meeting during the decision is no reason to lose it', async () => {
  await vote(deps, PRIYA, 'agree');
  const held = deps.cosmos.faults.hold(deciding);
  const closing = close();
  await held.arrived;
  const stored = await deps.store.read('ashdown', 'meeting', (await meetingNow(deps)).meetingId);
  if (!stored) throw new Error('No meeting');
  const write = { kind: 'meeting', key: stored.value.meetingId, document: stored.value, etag: stored.etag } as const;
  expect(await deps.store.commit('ashdown', [write], [])).toBe('saved');
  held.release();
  accepted(await closing);
  expect(await happened(deps, 'BallotClosed')).toBe(1);
});

describe('a ballot left in counting, because the process died', () => {
  beforeEach(async () => {
    await vote(deps, PRIYA, 'agree');
    await deps.store.freeze('ashdown', ballotIdOf());
  });

  test('is finished by the sweep, once, however often and wherever it runs', async () => {
    await Promise.all([sweep(deps, noTrouble), sweep(deps, noTrouble)]);
    await sweep(deps, noTrouble);
    expect(await progressOf(deps)).toMatchObject({ state: 'decided', outcome: 'agreed' });
    expect(await happened(deps, 'BallotClosed')).toBe(1);
    expect(await remainingOf(deps)).toBe(22_200_000 - 640_000);
    const closed = (await deps.store.events('ashdown')).find(({ event }) => event.type === 'BallotClosed');
    expect(closed?.actor).toEqual({ personId: 'sweep', as: 'system' });
  });

  test('is finished by pressing Close vote again', async () => {
    accepted(await close());
    expect(await progressOf(deps)).toMatchObject({ state: 'decided' });
  });

  test('is finished once when the sweep and the chair come at the same moment', async () => {
    const [closed] = await Promise.all([close(), sweep(deps, noTrouble)]);
    expect(closed.ok).toBe(true);
    expect(await happened(deps, 'BallotClosed')).toBe(1);
  });
});

test('the sweep leaves an open vote alone', async () => {
  await sweep(deps, noTrouble);
  expect((await ballotNow(deps)).status).toBe('open');
});

import { closeBallot } from '../../src/app/meeting';
import { personIdOf } from '../../src/app/person-id';
import { castVote } from '../../src/app/voting';
import type { Choice } from '../../src/domain/ballot/ballot';
import { count, voteOf } from '../../src/domain/ballot/ballot';
import {
  ADAEZE,
  AMARA,
  ballotNow,
  EVERYBODY,
  happened,
  HELEN,
  MAREK,
  MEI_LING,
  meetingInSession,
  onBallot,
  openedVote,
  PRIYA,
  vote,
} from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
  await meetingInSession(deps);
  await openedVote(deps);
  deps.cosmos.requests.reset();
});
afterEach(() => deps.close());

const press = async (email: string, urn: string, choice: Choice, lastSeen = 0, seen = ballotNow(deps)) =>
  castVote(deps, await seen, { personId: personIdOf(email), urn, choice, lastSeen });

test('a vote is one batch, and nothing is read: the ballot comes back with it', async () => {
  const seen = ballotNow(deps);
  await seen;
  deps.cosmos.requests.reset();
  const { ballot, refusal } = await press(PRIYA, '990002', 'agree', 0, seen);
  expect(refusal).toBeNull();
  expect(voteOf(ballot, '990002')).toMatchObject({ choice: 'agree', number: 1, by: personIdOf(PRIYA) });
  expect(deps.cosmos.requests.ofItems.map(({ kind }) => kind)).toEqual(['batch']);
});

test('the receipt belongs to the vote in history', async () => {
  const { ballot } = await press(PRIYA, '990002', 'agree');
  const kept = (await deps.store.events('ashdown')).find(({ event }) => event.type === 'VoteCast');
  expect(kept).toMatchObject({
    id: 'vote:2026-11-10.r1.1:990002:1',
    actor: { personId: personIdOf(PRIYA), as: 'representative' },
    event: { urn: '990002', choice: 'agree', number: 1 },
  });
  expect(voteOf(ballot, '990002')?.receipt).toMatch(/^...-...$/);
});

test('everybody votes at the same moment and every school is counted once (R80)', async () => {
  const voted = await Promise.all(
    EVERYBODY.filter((email) => email !== AMARA).map((email) => vote(deps, email, 'agree')),
  );
  expect(voted.every(({ refusal }) => refusal === null)).toBe(true);
  expect(count(await ballotNow(deps))).toEqual({ agree: 8, disagree: 0, abstain: 0 });
  expect(await happened(deps, 'VoteCast')).toBe(8);
});

test('who speaks for two schools votes once for each', async () => {
  await vote(deps, MEI_LING, 'disagree');
  expect(count(await ballotNow(deps)).disagree).toBe(2);
});

test('pressing the same button twice changes nothing', async () => {
  await press(PRIYA, '990002', 'agree');
  expect((await press(PRIYA, '990002', 'agree')).refusal).toBeNull();
  expect(await happened(deps, 'VoteCast')).toBe(1);
});

test('a press that Teams delivers twice at the same moment is one vote, and both are told it stands', async () => {
  const seen = ballotNow(deps);
  const both = await Promise.all([press(PRIYA, '990002', 'agree', 0, seen), press(PRIYA, '990002', 'agree', 0, seen)]);
  expect(both.map(({ refusal }) => refusal)).toEqual([null, null]);
  expect(both.map(({ ballot }) => voteOf(ballot, '990002')?.choice)).toEqual(['agree', 'agree']);
  expect(await happened(deps, 'VoteCast')).toBe(1);
});

test('of two people of one school who press differently at the same moment one is told that the vote has changed', async () => {
  const seen = ballotNow(deps);
  const both = await Promise.all([
    press(PRIYA, '990002', 'agree', 0, seen),
    press(PRIYA, '990002', 'disagree', 0, seen),
  ]);
  expect(both.map(({ refusal }) => refusal).sort()).toEqual(['StaleVote', null].sort());
  const stands = voteOf(await ballotNow(deps), '990002')?.choice;
  expect(both.map(({ ballot }) => voteOf(ballot, '990002')?.choice)).toEqual([stands, stands]);
});

test('a school changes its vote until it is closed; an old button changes nothing', async () => {
  await press(PRIYA, '990002', 'agree');
  expect((await press(PRIYA, '990002', 'disagree', 0)).refusal).toBe('StaleVote');
  expect((await press(PRIYA, '990002', 'abstain', 1)).refusal).toBeNull();
  expect(voteOf(await ballotNow(deps), '990002')).toMatchObject({ choice: 'abstain', number: 2 });
});

test.each([
  ['for the school that asks', AMARA, '990001'],
  ['for somebody else’s school', PRIYA, '990003'],
  ['as the chair', HELEN, '990002'],
])('nobody votes %s', async (_, email, urn) => {
  expect((await press(email, urn, 'agree')).refusal).toBe('NotOnRoll');
  expect(deps.cosmos.requests.count('batch')).toBe(0);
});

test('an answer that was lost is no lost vote, and no second one', async () => {
  deps.cosmos.faults.next({ match: ({ kind }) => kind === 'batch', answer: 'applied-but-answer-lost' });
  const { ballot, refusal } = await press(MAREK, '990003', 'agree');
  expect(refusal).toBeNull();
  expect(voteOf(ballot, '990003')?.choice).toBe('agree');
  expect(await happened(deps, 'VoteCast')).toBe(1);
});

test('a vote that arrives after the freeze is refused and shows how it stands', async () => {
  const seen = ballotNow(deps);
  await seen;
  const held = deps.cosmos.faults.hold(({ ids }) => ids.some((id) => id.startsWith('event:vote:')));
  const late = press(ADAEZE, '990008', 'agree', 0, seen);
  await held.arrived;
  await closeBallot(deps, personIdOf(HELEN), onBallot(), '');
  held.release();
  expect(await late).toMatchObject({ refusal: 'VoteNotOpen', ballot: { status: 'closed', votes: {} } });
});

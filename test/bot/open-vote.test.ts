import { personIdOf } from '../../src/app/person-id';
import { closeBallot, openItem } from '../../src/app/meeting';
import { openVoteRoutes } from '../../src/bot/open-vote';
import { buttonOf, inputsOf, wordsOf } from '../support/cards';
import {
  accepted,
  AMARA,
  ballotNow,
  happened,
  HELEN,
  JOE,
  MAREK,
  meetingInSession,
  onBallot,
  onItem,
  PRIYA,
  progressOf,
  vote,
  withLeft,
} from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { cardIn, run, sentenceIn, turnOf } from '../support/turns';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const open = (email: string) => run(openVoteRoutes(deps), 'open', 'open-vote', onItem(), turnOf(email, 'meeting'));
const submit = (email: string, typed: object) =>
  run(openVoteRoutes(deps), 'submit', 'open-vote', { ...onItem(), ...typed }, turnOf(email, 'meeting'));

describe('opening a vote', () => {
  const boxes = { amount: '6400', start: '2027-01-04', end: '2027-07-22' };
  const typed = { ...boxes, number: 1 };

  beforeEach(async () => {
    await meetingInSession(deps, [AMARA, PRIYA, MAREK]);
    accepted(await openItem(deps, personIdOf(HELEN), onItem()));
  });

  test('the dialog comes with what was asked for, and with the budget', async () => {
    const card = cardIn(await open(JOE));
    expect(inputsOf(card)).toMatchObject({ amount: '6400', start: '2027-01-04', end: '2027-07-22', withoutQuorum: '' });
    expect(wordsOf(card)).toContain('Present 3 of 9 schools, 4 needed.');
    expect(sentenceIn(await open(PRIYA))).toContain('Only the chair or clerk');
  });

  test.each([
    [{ amount: 'lots' }, 'Enter the amount in pounds'],
    [{ amount: '0' }, 'Enter the amount in pounds'],
    [{ start: '' }, 'Enter the first day.'],
    [{ end: '' }, 'Enter a last day, or a review date'],
    [{ end: '2027-01-03' }, 'cannot be before the first day'],
    [{}, 'Fewer schools have checked in than are needed.'],
    [{ amount: '999999', withoutQuorum: 'Snow' }, 'The budget does not carry this amount.'],
    [{ start: '2030-01-04', end: '2030-02-04' }, 'No budget is recorded for the year this begins in'],
  ])('typed %j, it comes back with everything typed and what is wrong', async (over, problem) => {
    const card = cardIn(await submit(JOE, { ...typed, conditions: 'A plan first', ...over }));
    expect(wordsOf(card)).toContain(problem);
    expect(inputsOf(card)).toMatchObject({ ...boxes, conditions: 'A plan first', ...over });
    expect(await happened(deps, 'BallotOpened')).toBe(0);
  });

  test('opens it on exactly what was typed; pressed again says that it was opened before', async () => {
    const terms = {
      ...typed,
      amount: '£6,000.50',
      conditions: ' A plan first ',
      heldUntilMet: 'true',
      withoutQuorum: 'Snow',
    };
    expect(sentenceIn(await submit(JOE, terms))).toContain('The vote is open.');
    expect((await ballotNow(deps)).terms).toMatchObject({
      amount: 600_050,
      conditions: 'A plan first',
      heldUntilMet: true,
    });
    expect(sentenceIn(await submit(HELEN, { ...terms, amount: '5000' }))).toContain('opened before');
    expect(await happened(deps, 'BallotOpened')).toBe(1);
  });

  test('a page filled in before another vote was held opens nothing, and comes back for the next one', async () => {
    const terms = { ...typed, withoutQuorum: 'Snow' };
    await submit(JOE, terms);
    await vote(deps, PRIYA, 'agree');
    await withLeft(deps, 300_000);
    accepted(await closeBallot(deps, personIdOf(HELEN), onBallot(), ''));
    const card = cardIn(await submit(JOE, { ...terms, amount: '3000' }));
    expect(wordsOf(card)).toContain('A vote on this request was held after you opened this page.');
    const next = buttonOf(card, 'Open the vote').data;
    expect(sentenceIn(await submit(JOE, { ...inputsOf(card), ...next }))).toContain('The vote is open.');
    expect(await progressOf(deps)).toEqual({ state: 'voting', ballotId: '2026-11-10.r1.2' });
  });
});

import { personIdOf } from '../../src/app/person-id';
import { closeBallot } from '../../src/app/meeting';
import { decideTieRoutes } from '../../src/bot/decide-tie';
import { inputsOf, wordsOf } from '../support/cards';
import {
  accepted,
  DAVID,
  happened,
  HELEN,
  JOE,
  MAREK,
  meetingInSession,
  onBallot,
  onItem,
  openedVote,
  PRIYA,
  vote,
} from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { cardIn, run, sentenceIn, turnOf } from '../support/turns';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const open = (email: string) => run(decideTieRoutes(deps), 'open', 'decide-tie', onItem(), turnOf(email, 'meeting'));
const submit = (email: string, typed: object) =>
  run(decideTieRoutes(deps), 'submit', 'decide-tie', { ...onItem(), number: 1, ...typed }, turnOf(email, 'meeting'));

describe('deciding a tie (R87)', () => {
  beforeEach(async () => {
    await meetingInSession(deps);
    await openedVote(deps);
    await vote(deps, PRIYA, 'agree');
    await vote(deps, MAREK, 'disagree');
    accepted(await closeBallot(deps, personIdOf(HELEN), onBallot(), ''));
  });

  test('is the chair’s, with the terms and the budget at hand', async () => {
    const words = wordsOf(cardIn(await open(HELEN)));
    expect(words).toContain('The vote is tied, 1 to 1.');
    expect(words).toContain('£222,000');
    expect(sentenceIn(await open(JOE))).toContain('Only the chair or acting chair');
    const bySomebody = await submit(JOE, { decision: 'agree', reason: 'Mine' });
    expect(sentenceIn(bySomebody)).toContain('Only the chair or acting chair');
  });

  test('needs a choice and a reason, and keeps what was typed', async () => {
    const unchosen = cardIn(await submit(HELEN, { decision: '', reason: 'Urgent' }));
    expect(wordsOf(unchosen)).toContain('Choose agree or do not agree.');
    expect(inputsOf(unchosen)).toMatchObject({ reason: 'Urgent' });
    const unwritten = cardIn(await submit(HELEN, { decision: 'agree', reason: ' ' }));
    expect(wordsOf(unwritten)).toContain('Give the reason for your decision.');
  });

  test('sent twice is one decision and says so both times; another decision is told that it came too late', async () => {
    const decision = { decision: 'agree', reason: 'Urgent' };
    for (const _ of [1, 2]) expect(sentenceIn(await submit(HELEN, decision))).toContain('is recorded');
    const late = sentenceIn(await submit(DAVID, { decision: 'disagree', reason: 'Too costly' }));
    expect(late).toContain('has been dealt with');
    expect(await happened(deps, 'RequestDecided')).toBe(1);
  });
});

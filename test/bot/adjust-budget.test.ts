import { announce } from '../../src/app/notifications';
import { personIdOf } from '../../src/app/person-id';
import { adjustBudgetRoutes } from '../../src/bot/adjust-budget';
import { budgetRoutes } from '../../src/bot/budget';
import { renderer } from '../../src/bot/render';
import { buttonsOf, inputsOf, wordsOf } from '../support/cards';
import { remainingOf } from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { cardIn, run, sentenceIn, turnOf } from '../support/turns';

const REP = 'amara.osei@oakfield.example';
const CHAIR = 'helen.ward@chairs.example';
const CLERK = 'joe.marsh@council.example';
const OFFICER = 'grace.lindqvist@council.example';
const ADMINISTRATOR = 'callum.reid@council.example';
const ELSEWHERE = 'lucia.ferraro@saltmarsh-primary.example';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const ASHDOWN = { communityId: 'ashdown' };
const filled = { ...ASHDOWN, key: 'k1', direction: 'add', amount: '10,000', reason: 'A plan in final draft.' };
const adjust = (over: object = {}, email = ADMINISTRATOR, kind: 'personal' | 'channel' = 'personal') =>
  run(adjustBudgetRoutes(deps), 'submit', 'adjust-budget', { ...filled, ...over }, turnOf(email, kind));
const budgetOf = (email: string, kind: 'personal' | 'channel' = 'personal') =>
  run(budgetRoutes(deps), 'press', 'budget', ASHDOWN, turnOf(email, kind));
const adjustments = async () =>
  (await deps.store.events('ashdown')).filter(({ event }) => event.type === 'BudgetAdjusted');

test('an administrator records an adjustment, and everybody who watches the budget sees it with its reason (R126)', async () => {
  const answer = await adjust();
  expect(sentenceIn(answer)).toBe('The adjustment is recorded. The chair and the clerk are told.');
  expect('edit' in answer ? wordsOf(answer.edit) : '').toContain('£232,000 of £250,000');
  const words = wordsOf(cardIn(await budgetOf(REP)));
  expect(words).toContain('Adjusted by KCC');
  expect(words).toContain('+£10,000 by KCC on 5 November 2026:');
  expect(words).toContain('A plan in final draft.');
});

test('it can be less as well', async () => {
  await adjust({ direction: 'take', amount: '1000.50' });
  expect(wordsOf(cardIn(await budgetOf(CHAIR)))).toContain('−£1,000.50 by KCC');
});

test('the same press twice, also at the same moment, is one adjustment; a fresh page is another', async () => {
  await Promise.all([adjust(), adjust()]);
  expect(sentenceIn(await adjust())).toBe('This adjustment was recorded before. Nothing has changed.');
  expect(await adjustments()).toHaveLength(1);
  await adjust({ key: 'k2' });
  expect(await adjustments()).toHaveLength(2);
});

test('two administrators at the same moment both count', async () => {
  const before = await adjustments();
  expect(before).toEqual([]);
  await Promise.all([adjust(), adjust({ key: 'k2', direction: 'take', amount: '4000' })]);
  expect(await adjustments()).toHaveLength(2);
  expect(wordsOf(cardIn(await budgetOf(CLERK)))).toContain('£228,000 of £246,000');
});

test.each([REP, CHAIR, CLERK, OFFICER, ELSEWHERE])(
  '%s has no such button and cannot, whatever they send',
  async (email) => {
    if (email !== ELSEWHERE)
      expect(buttonsOf(cardIn(await budgetOf(email))).map(({ title }) => title)).not.toContain('Adjust the budget');
    const opened = await run(adjustBudgetRoutes(deps), 'open', 'open-adjust-budget', ASHDOWN, turnOf(email));
    for (const said of [sentenceIn(opened), sentenceIn(await adjust({}, email))])
      expect(said).toMatch(/^(Only KCC’s administrators|The budget of a community is for)/);
    expect(await remainingOf(deps)).toBe(22_200_000);
    expect(await adjustments()).toEqual([]);
  },
);

test('an administrator has the button in the personal chat alone', async () => {
  const titles = async (kind: 'personal' | 'channel') =>
    buttonsOf(cardIn(await budgetOf(ADMINISTRATOR, kind))).map(({ title }) => title);
  expect(await titles('personal')).toContain('Adjust the budget');
  expect(await titles('channel')).not.toContain('Adjust the budget');
});

test.each([
  [{ direction: '' }, 'choose whether'],
  [{ amount: 'lots' }, 'enter the amount in pounds'],
  [{ amount: '0' }, 'an adjustment of nothing'],
  [{ reason: ' ' }, 'say why the budget changes'],
  [{ reason: 'a'.repeat(501) }, 'the reason may have 500 letters'],
])('%j comes back with what was typed', async (over, why) => {
  const card = cardIn(await adjust(over));
  expect(wordsOf(card)).toContain(why);
  expect(inputsOf(card)).toEqual({ direction: 'add', amount: '10,000', reason: filled.reason, ...over });
});

test('chair, acting chair and clerk are told how much, why and what is left', async () => {
  await adjust();
  const [event] = await adjustments();
  if (!event) throw new Error('No adjustment');
  const told = await announce(deps, event);
  expect(told.map(({ recipient }) => recipient)).toHaveLength(3);
  const notice = { type: 'budgetAdjusted', communityId: 'ashdown', year: '2026-27', at: event.at } as const;
  const words = wordsOf((await renderer(deps)(notice, `person:${personIdOf(CHAIR)}`)) as never);
  expect(words).toContain('KCC adjusted the budget of Ashdown: +£10,000');
  expect(words).toContain('Callum Reid');
  expect(words).toContain('£232,000 left');
});

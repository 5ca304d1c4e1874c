import type { BudgetCardData } from '../../src/cards/budget';
import { adjustBudgetAction, adjustBudgetCard, openAdjustBudgetAction } from '../../src/cards/adjust-budget';
import { budgetAction, budgetCard } from '../../src/cards/budget';
import { buttonsOf, faultsOf, nodesOf, wordsOf } from '../support/cards';

const data: BudgetCardData = {
  communityId: 'ashdown',
  community: 'Ashdown',
  year: '2026-27',
  remaining: '£186,200',
  summary: '£186,200 of £240,000 is left to decide about until 31 August 2027.',
  lines: [
    { label: 'Total budget', value: '£240,000' },
    { label: 'Remaining', value: '£186,200' },
  ],
  nextYear: '',
  hasNextYear: false,
  hasAdjustments: true,
  adjustments: [{ what: '+£10,000 by KCC on 5 November 2026:', reason: 'A **plan** in final draft.' }],
  mayAdjust: true,
  source: '[Community Budget Summary](https://example.org)',
  asOf: 'As of 14:05',
  canRefresh: true,
};

test('keeps to what every card keeps to', () => {
  expect(
    faultsOf(budgetCard(data), {
      [budgetAction.verb]: budgetAction.schema,
      [openAdjustBudgetAction.verb]: openAdjustBudgetAction.schema,
    }),
  ).toEqual([]);
});

test('shows every figure with its name (R116)', () => {
  const [facts] = nodesOf(budgetCard(data)).filter(({ type }) => type === 'FactSet');
  expect(facts?.facts).toEqual(data.lines.map(({ label, value }) => ({ title: label, value })));
});

test('can be refreshed in the personal chat, and stays as it was posted elsewhere', () => {
  expect(buttonsOf(budgetCard(data))[0]).toMatchObject({ title: 'Refresh', data: { communityId: 'ashdown' } });
  expect(buttonsOf(budgetCard({ ...data, canRefresh: false }))).toEqual([]);
});

test('where the figures come from is text, not a link', () => {
  const blocks = nodesOf(budgetCard(data)).filter(({ type }) => type === 'TextBlock');
  expect(JSON.stringify(blocks)).not.toContain('example.org');
  expect(wordsOf(budgetCard(data))).toContain(`Figures set by KCC: ${data.source}`);
});

test('the dialog that adjusts it keeps to it too', () => {
  const card = adjustBudgetCard({
    ...{ communityId: 'ashdown', key: 'k1', community: 'Ashdown', year: '2026-27', left: '£186,200 is left.' },
    ...{ direction: 'add', amount: '10000', reason: 'A plan.', hasProblem: true, problem: 'say why.' },
  });
  expect(faultsOf(card, { [adjustBudgetAction.verb]: adjustBudgetAction.schema })).toEqual([]);
});

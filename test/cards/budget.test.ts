import type { BudgetCardData } from '../../src/cards/budget';
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
  source: '[Community Budget Summary](https://example.org)',
  asOf: 'As of 14:05',
  canRefresh: true,
};

test('keeps to what every card keeps to', () => {
  expect(faultsOf(budgetCard(data), { [budgetAction.verb]: budgetAction.schema })).toEqual([]);
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

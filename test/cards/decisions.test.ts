import type { DecisionLine, DecisionsCardData } from '../../src/cards/decisions';
import { decisionsAction, decisionsCard } from '../../src/cards/decisions';
import { buttonsOf, faultsOf, wordsOf } from '../support/cards';

const line: DecisionLine = {
  reference: 'ASH-2627-014',
  school: 'Oakfield Primary',
  category: 'Behaviour support',
  outcome: 'Agreed with conditions',
  detail: ' · £6,400 · 5 to 1 · Tuesday 10 November',
  hasConditions: true,
  conditions: 'A plan *first*.',
  hasReason: true,
  reason: 'It helps many.',
};
const data: DecisionsCardData = {
  communityId: 'ashdown',
  community: 'Ashdown',
  interim: [
    {
      reference: 'ASH-2627-016',
      detail: '£4,200 until Friday 18 December, agreed by the chair on Thursday 5 November.',
      hasReason: true,
      reason: 'A Tribunal order.',
    },
  ],
  hasInterim: true,
  year: '2026-27',
  summary: '23 decisions in 2026-27',
  decisions: [line],
  hasNote: true,
  note: 'You observe here.',
  page: 1,
  hasOlder: true,
  older: 2,
  hasNewer: true,
  newer: 0,
  asOf: 'As of 09:00',
};
const actions = { [decisionsAction.verb]: decisionsAction.schema };

test('keeps to what every card keeps to, also with ten decisions of long words', () => {
  expect(faultsOf(decisionsCard(data), actions)).toEqual([]);
  const long = { ...line, conditions: 'word '.repeat(100), reason: 'word '.repeat(100) };
  expect(faultsOf(decisionsCard({ ...data, decisions: Array.from({ length: 10 }, () => long) }), actions)).toEqual([]);
});

test('older and newer pages are offered where there are any', () => {
  const titles = (over: Partial<DecisionsCardData>) =>
    buttonsOf(decisionsCard({ ...data, ...over })).flatMap(({ type, title }) =>
      type === 'Action.Execute' ? [title] : [],
    );
  expect(titles({})).toEqual(['Older', 'Newer', 'Refresh']);
  expect(titles({ hasOlder: false, hasNewer: false })).toEqual(['Refresh']);
});

test('conditions, reason and note appear and disappear', () => {
  const bare = { ...line, hasConditions: false, hasReason: false };
  const shown = wordsOf(decisionsCard(data));
  const hidden = wordsOf(decisionsCard({ ...data, hasNote: false, hasInterim: false, decisions: [bare] }));
  for (const words of ['Conditions: ', 'A plan *first*.', 'Reason: ', 'You observe here.']) {
    expect(shown).toContain(words);
    expect(hidden).not.toContain(words);
  }
});

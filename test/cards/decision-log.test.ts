import type { DecisionLogCardData } from '../../src/cards/decision-log';
import { decisionLogCard } from '../../src/cards/decision-log';
import { decisionsAction } from '../../src/cards/decisions';
import { buttonsOf, faultsOf, wordsOf } from '../support/cards';

const item: DecisionLogCardData['items'][number] = {
  reference: 'ASH-2627-014',
  school: 'Oakfield Primary',
  category: 'Speech, language and communication',
  asked: '£6,400',
  outcome: 'Agreed, 5 to 1, £6,400',
  interests: 'Takes no part, having declared an interest: Hilltop Academy.',
  hasInterests: true,
};
const data: DecisionLogCardData = {
  communityId: 'ashdown',
  day: 'Tuesday 10 November',
  community: 'Ashdown',
  attendance: '8 of 9 schools present',
  missing: '',
  hasMissing: false,
  items: [item],
  empty: false,
  hasDecided: true,
  budget: 'Budget left £179,800 of £240,000',
};

test.each([
  ['an ordinary log', data],
  ['a log without requests', { ...data, items: [], empty: true, hasDecided: false }],
])('%s keeps to what every card keeps to', (_, view) => {
  expect(faultsOf(decisionLogCard(view), { [decisionsAction.verb]: decisionsAction.schema })).toEqual([]);
});

test('reasons open with a button, for each person what they may read; where nothing was decided there is none', () => {
  const titles = (hasDecided: boolean) => [
    ...new Set(buttonsOf(decisionLogCard({ ...data, hasDecided })).map(({ title }) => title)),
  ];
  expect(titles(true)).toEqual(['Read the reasons']);
  expect(titles(false)).toEqual([]);
});

test('a meeting without requests says so', () => {
  expect(wordsOf(decisionLogCard({ ...data, items: [], empty: true }))).toContain('No requests were on the agenda.');
  expect(wordsOf(decisionLogCard(data))).not.toContain('No requests were on the agenda.');
});

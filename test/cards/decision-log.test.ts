import type { DecisionLogCardData } from '../../src/cards/decision-log';
import { decisionLogCard } from '../../src/cards/decision-log';
import { buttonsOf, faultsOf, nodesOf, wordsOf } from '../support/cards';

const item: DecisionLogCardData['items'][number] = {
  reference: 'ASH-2627-014',
  school: 'Oakfield Primary',
  category: 'Speech, language and communication',
  asked: '£6,400',
  outcome: 'Agreed, 5 to 1, £6,400',
  conditions: 'A costed plan first.',
  hasConditions: false,
  reason: 'The need is urgent.',
  hasReason: false,
  reopened: '',
  hasReopened: false,
};
const data: DecisionLogCardData = {
  day: 'Tuesday 10 November',
  community: 'Ashdown',
  attendance: '8 of 9 schools present',
  missing: '',
  hasMissing: false,
  items: [item],
  empty: false,
  shortened: false,
  budget: 'Budget left £179,800 of £240,000',
};

test.each([
  ['an ordinary log', data],
  ['a log without requests', { ...data, items: [], empty: true }],
])('%s keeps to what every card keeps to, and has no button', (_, view) => {
  expect(faultsOf(decisionLogCard(view), {})).toEqual([]);
  expect(buttonsOf(decisionLogCard(view))).toEqual([]);
});

test.each([
  ['hasConditions', 'A costed plan first.'],
  ['hasReason', 'The need is urgent.'],
])('%s shows and hides its part', (flag, words) => {
  expect(wordsOf(decisionLogCard({ ...data, items: [{ ...item, [flag]: true }] }))).toContain(words);
  expect(wordsOf(decisionLogCard({ ...data, items: [{ ...item, [flag]: false }] }))).not.toContain(words);
});

test('a meeting without requests says so', () => {
  expect(wordsOf(decisionLogCard({ ...data, items: [], empty: true }))).toContain('No requests were on the agenda.');
  expect(wordsOf(decisionLogCard(data))).not.toContain('No requests were on the agenda.');
});

test('a log whose long texts were cut says where the whole is', () => {
  expect(wordsOf(decisionLogCard({ ...data, shortened: true }))).toContain('Long texts are cut here.');
  expect(wordsOf(decisionLogCard(data))).not.toContain('Long texts');
});

test('what people wrote is shown as they wrote it', () => {
  const words = '**Bold** ${day}';
  const items = [{ ...item, hasConditions: true, conditions: words, hasReason: true, reason: words }];
  const shown = nodesOf(decisionLogCard({ ...data, items })).filter(({ text }) => text === words);
  expect(shown.map(({ type }) => type)).toEqual(['TextRun', 'TextRun']);
});

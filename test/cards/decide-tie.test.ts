import type { DecideTieCardData } from '../../src/cards/decide-tie';
import { decideTieAction, decideTieCard } from '../../src/cards/decide-tie';
import { buttonOf, faultsOf, inputsOf, wordsOf } from '../support/cards';

const actions = { [decideTieAction.verb]: decideTieAction.schema };

const data: DecideTieCardData = {
  communityId: 'ashdown',
  meetingId: '2026-11-10',
  requestId: 'r1',
  number: 1,
  heading: 'Item 3 · ASH-2627-014 · Oakfield Primary',
  counts: 'The vote is tied, 3 to 3. Decide as chair; your reason goes on the record.',
  terms: [{ label: 'Amount', value: '£6,400' }],
  budget: 'Budget left for 2026-27: £186,200',
  problem: 'Give the reason for your decision.',
  hasProblem: false,
  decision: '',
  reason: '',
};
const filled = { ...data, hasProblem: true, decision: 'disagree', reason: 'é'.repeat(1000) };

test.each([
  ['the dialog as it opens', data],
  ['the dialog given back with its problem', filled],
])('%s keeps to what every card keeps to', (_, view) => {
  expect(faultsOf(decideTieCard(view), actions)).toEqual([]);
});

test('what was chosen and written is sent, and comes back with the problem', () => {
  const card = decideTieCard(filled);
  expect(inputsOf(card)).toEqual({ decision: 'disagree', reason: filled.reason });
  const sent = { ...inputsOf(card), ...buttonOf(card, 'Record the decision').data };
  expect(decideTieAction.schema.parse(sent)).toMatchObject({ decision: 'disagree', reason: filled.reason });
});

test('nothing is chosen for the chair beforehand', () => {
  expect(inputsOf(decideTieCard(data)).decision).toBe('');
});

test('a problem is said in words', () => {
  expect(wordsOf(decideTieCard(filled))).toContain('There is a problem: Give the reason for your decision.');
  expect(wordsOf(decideTieCard(data))).not.toContain('problem');
});

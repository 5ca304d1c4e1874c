import type { WithdrawCardData } from '../../src/cards/withdraw';
import { withdrawAction, withdrawCard } from '../../src/cards/withdraw';
import { faultsOf, inputsOf, wordsOf } from '../support/cards';

const data: WithdrawCardData = {
  communityId: 'ashdown',
  requestId: 'r0c0ffee0c0ffee0c0ffe',
  key: '0c0ffee0-0000-4000-8000-000000000001',
  title: 'Withdraw this request?',
  where: 'Oakfield Primary · Ashdown community',
  heading: 'ASH-2627-014 · Behaviour support · £6,400',
  what: 'It leaves the agenda.',
  button: 'Withdraw the request',
  asksReason: true,
  reason: 'We *found* the money.',
  asksNotNames: true,
  hasProblem: true,
  problem: 'the reason may have 500 letters; shorten it.',
};
const actions = { [withdrawAction.verb]: withdrawAction.schema };

test('keeps to what every card keeps to, with and without a reason to give', () => {
  expect(faultsOf(withdrawCard(data), actions)).toEqual([]);
  const draft = { ...data, asksReason: false, asksNotNames: false, hasProblem: false };
  expect(faultsOf(withdrawCard(draft), actions)).toEqual([]);
});

test('what was typed is shown again, and a problem says so', () => {
  expect(inputsOf(withdrawCard(data))).toEqual({ reason: 'We *found* the money.', notNames: 'false' });
  expect(wordsOf(withdrawCard(data))).toContain('Problem: the reason may have 500 letters');
  expect(wordsOf(withdrawCard({ ...data, hasProblem: false }))).not.toContain('roblem');
});

test('a draft asks for no reason', () => {
  expect(inputsOf(withdrawCard({ ...data, asksReason: false, asksNotNames: false }))).toEqual({});
});

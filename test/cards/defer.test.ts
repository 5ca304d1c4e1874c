import type { DeferCardData } from '../../src/cards/defer';
import { deferAction, deferCard } from '../../src/cards/defer';
import { faultsOf, inputsOf, wordsOf } from '../support/cards';

const data: DeferCardData = {
  communityId: 'ashdown',
  meetingId: '2026-11-10',
  key: '0c0ffee0-0000-4000-8000-000000000001',
  community: 'Ashdown',
  when: 'Tuesday 10 November, 13:30 to 16:30',
  note: 'Nobody is here to present it.',
  hasNote: false,
  next: 'It moves to the next meeting, on Tuesday 8 December.',
  requestId: 'r1',
  requests: [
    { requestId: 'r1', title: 'ASH-2627-014 · Oakfield Primary' },
    { requestId: 'r2', title: 'ASH-2627-017 · Hilltop Academy' },
  ],
  reason: 'We need costs first.',
  hasProblem: false,
  problem: 'there is one',
  hasRequestProblem: false,
  requestProblem: 'choose the request to move.',
  hasReasonProblem: false,
  reasonProblem: 'write the reason.',
};
const actions = { [deferAction.verb]: deferAction.schema };

test('keeps to what every card keeps to, also with forty requests to choose from', () => {
  expect(faultsOf(deferCard(data), actions)).toEqual([]);
  const requests = Array.from({ length: 40 }, (_, index) => ({ requestId: `r${index}`, title: `ASH-2627-${index}` }));
  expect(faultsOf(deferCard({ ...data, requests }), actions)).toEqual([]);
});

test('what was chosen and typed is shown again', () => {
  expect(inputsOf(deferCard(data))).toEqual({ requestId: 'r1', reason: 'We need costs first.' });
});

test.each([
  ['hasProblem', 'There is a problem: there is one'],
  ['hasRequestProblem', 'Problem: choose the request to move.'],
  ['hasReasonProblem', 'Problem: write the reason.'],
])('%s shows and hides its problem', (flag, words) => {
  expect(wordsOf(deferCard({ ...data, [flag]: true }))).toContain(words);
  expect(wordsOf(deferCard(data))).not.toContain(words);
});

test('a client that leaves empty inputs out sends an empty reason', () => {
  const { communityId, meetingId, key } = data;
  expect(deferAction.schema.parse({ communityId, meetingId, key })).toMatchObject({ requestId: '', reason: '' });
});

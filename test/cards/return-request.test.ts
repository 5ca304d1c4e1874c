import type { ReturnRequestCardData } from '../../src/cards/return-request';
import { returnRequestAction, returnRequestCard } from '../../src/cards/return-request';
import { faultsOf, inputsOf, wordsOf } from '../support/cards';

const data: ReturnRequestCardData = {
  communityId: 'ashdown',
  meetingId: '2026-11-10',
  key: '0c0ffee0-0000-4000-8000-000000000001',
  community: 'Ashdown',
  when: 'Tuesday 10 November, 13:30 to 16:30',
  requestId: 'r1',
  requests: [{ requestId: 'r1', title: 'ASH-2627-014 · Oakfield Primary' }],
  question: 'Why twelve weeks?',
  hasProblem: false,
  problem: 'there is one',
  hasRequestProblem: false,
  requestProblem: 'choose the request to return.',
  hasQuestionProblem: false,
  questionProblem: 'write the question.',
};
const actions = { [returnRequestAction.verb]: returnRequestAction.schema };

test('keeps to what every card keeps to, also with forty requests to choose from', () => {
  expect(faultsOf(returnRequestCard(data), actions)).toEqual([]);
  const requests = Array.from({ length: 40 }, (_, index) => ({ requestId: `r${index}`, title: `ASH-2627-${index}` }));
  expect(faultsOf(returnRequestCard({ ...data, requests }), actions)).toEqual([]);
});

test('what was chosen and typed is shown again', () => {
  expect(inputsOf(returnRequestCard(data))).toEqual({ requestId: 'r1', question: 'Why twelve weeks?' });
});

test.each([
  ['hasProblem', 'There is a problem: there is one'],
  ['hasRequestProblem', 'Problem: choose the request to return.'],
  ['hasQuestionProblem', 'Problem: write the question.'],
])('%s shows and hides its problem', (flag, words) => {
  expect(wordsOf(returnRequestCard({ ...data, [flag]: true }))).toContain(words);
  expect(wordsOf(returnRequestCard(data))).not.toContain(words);
});

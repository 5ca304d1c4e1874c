import type { OpenVoteCardData } from '../../src/cards/open-vote';
import { openVoteAction, openVoteCard } from '../../src/cards/open-vote';
import { buttonOf, faultsOf, inputsOf, wordsOf } from '../support/cards';

const actions = { [openVoteAction.verb]: openVoteAction.schema };

const data: OpenVoteCardData = {
  communityId: 'ashdown',
  meetingId: '2026-11-10',
  requestId: 'r1',
  number: 2,
  heading: 'ASH-2627-014 · Oakfield Primary',
  asked: 'Asked for: £6,400',
  budget: 'Budget left for 2026-27: £186,200',
  problem: 'Enter the first day.',
  hasProblem: false,
  amount: '6400',
  start: '2027-01-04',
  end: '2027-07-22',
  review: '',
  conditions: '',
  heldUntilMet: 'false',
  quorum: 'Present 8 of 9 schools, 4 needed.',
  quorumShort: false,
  mayPropose: false,
  withoutQuorum: '',
};
const full = {
  ...data,
  hasProblem: true,
  quorumShort: true,
  conditions: 'é'.repeat(1000),
  withoutQuorum: 'é'.repeat(1000),
};

test.each([
  ['the dialog as it opens', data],
  ['the dialog with everything in it', full],
])('%s keeps to what every card keeps to', (_, view) => {
  expect(faultsOf(openVoteCard(view), actions)).toEqual([]);
});

test('what stands in the boxes is sent with the number of the vote it is for', () => {
  const card = openVoteCard(full);
  const sent = { ...inputsOf(card), ...buttonOf(card, 'Open the vote').data };
  expect(openVoteAction.schema.parse(sent)).toEqual({
    communityId: 'ashdown',
    meetingId: '2026-11-10',
    requestId: 'r1',
    number: 2,
    amount: '6400',
    start: '2027-01-04',
    end: '2027-07-22',
    review: '',
    conditions: full.conditions,
    heldUntilMet: 'false',
    withoutQuorum: full.withoutQuorum,
  });
});

test('boxes left empty, which Teams does not send, are empty words', () => {
  const { conditions, end } = openVoteAction.schema.parse({ ...buttonOf(openVoteCard(data), 'Open the vote').data });
  expect([conditions, end]).toEqual(['', '']);
});

test('the reason for going on is asked only when too few schools are there', () => {
  expect(inputsOf(openVoteCard(data))).not.toHaveProperty('withoutQuorum');
  expect(inputsOf(openVoteCard({ ...data, quorumShort: true }))).toHaveProperty('withoutQuorum');
});

test('a problem is said in words, above everything', () => {
  expect(wordsOf(openVoteCard({ ...data, hasProblem: true }))).toContain('There is a problem: Enter the first day.');
  expect(wordsOf(openVoteCard(data))).not.toContain('problem');
});

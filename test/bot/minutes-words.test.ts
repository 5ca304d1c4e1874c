import { sayInterestsIn, sayVoteHeld } from '../../src/bot/minutes-words';
import { localDate } from '../../src/domain/calendar/dates';
import type { RequestInMinutes, VoteHeld } from '../../src/domain/minutes/minutes';
import { pence } from '../../src/domain/money';

const terms = {
  amount: pence(640_000),
  start: localDate('2027-01-04'),
  end: localDate('2027-07-22'),
  review: null,
  conditions: '',
  heldUntilMet: false,
};
const vote: VoteHeld = {
  terms,
  counts: { agree: 5, disagree: 1, abstain: 0 },
  result: 'agreed',
  byEveryone: false,
  present: 6,
  needed: 4,
  withoutQuorum: null,
  recordedFor: [],
  notVoting: [],
  flagged: [],
  bySchool: null,
};

describe('a vote in the minutes', () => {
  test('is its count, its result and what it was about', () => {
    expect(sayVoteHeld(vote, 1)).toBe('Vote 1: 5 to 1, agreed, on £6,400');
  });

  test('that a school disputed says so', () => {
    expect(sayVoteHeld({ ...vote, result: 'disputed' }, 2)).toContain('a school asked that the chair decides');
  });

  test('on an interim decision says whether it was to confirm, change or end it (R107)', () => {
    expect(sayVoteHeld({ ...vote, terms: { ...terms, interim: 'confirm' } }, 1)).toBe(
      'Vote 1: 5 to 1, agreed, on confirming the interim decision, £6,400',
    );
    expect(sayVoteHeld({ ...vote, terms: { ...terms, interim: 'end' } }, 1)).toBe(
      'Vote 1: 5 to 1, agreed, on ending the interim decision',
    );
  });

  test('that was put as agreed by everyone has no count to show', () => {
    const byEveryone = { ...vote, counts: { agree: 0, disagree: 0, abstain: 0 }, byEveryone: true };
    expect(sayVoteHeld(byEveryone, 1)).toBe(
      'Vote 1: put as agreed by everyone present, and no school asked for a vote, on £6,400',
    );
  });
});

test('interests are named with what followed from them, and never what they are (R98)', () => {
  const item = {
    interests: [
      { school: 'Hilltop Academy', grade: 'takesNoPart' },
      { school: 'Marsh Lane Primary', grade: 'recorded' },
    ],
    notChairedBy: ['Helen Ward'],
  } as unknown as RequestInMinutes;
  expect(sayInterestsIn(item)).toBe(
    'Hilltop Academy took no part; Marsh Lane Primary took part, its interest recorded; Helen Ward, who has an interest in it, did not chair it',
  );
});

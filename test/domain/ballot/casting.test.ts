import type { Choice } from '../../../src/domain/ballot/ballot';
import { count, resultOf } from '../../../src/domain/ballot/ballot';
import { defaultProfile } from '../../../src/domain/profile';
import { castVote } from '../../../src/domain/ballot/decide';
import {
  accepted,
  AT,
  BROOKSIDE,
  FERNHILL,
  frozen,
  HILLTOP,
  LARKFIELD,
  OAKFIELD,
  openedVote,
  refused,
  ST_EBBAS,
  underDiscussion,
  voted,
} from './samples';

const press = (personId: string, urn: string, choice: Choice, lastSeen = 0, ballot = openedVote()) =>
  castVote(ballot, { personId, urn, choice, lastSeen }, AT);

describe('casting a vote', () => {
  test('a representative of a school that is present may vote for it', () => {
    expect(accepted(press('priya', HILLTOP, 'agree'))).toMatchObject({
      urn: HILLTOP,
      choice: 'agree',
      number: 1,
      at: AT,
    });
  });

  test('nobody votes on their own school’s request', () => {
    expect(press('amara', OAKFIELD, 'agree')).toEqual(refused('NotOnRoll'));
  });

  test.each([
    ['for another school', 'priya', BROOKSIDE],
    ['for a school that is not in the community', 'priya', '999999'],
    ['as an observer', 'ingrid', '990010'],
    ['as a stranger', 'mallory', HILLTOP],
  ])('nobody votes %s', (_, personId, urn) => {
    expect(press(personId, urn, 'agree')).toEqual(refused('NotOnRoll'));
  });

  test('a school that had not checked in does not vote', () => {
    const ballot = openedVote(underDiscussion([OAKFIELD, HILLTOP, BROOKSIDE]));
    expect(press('siobhan', ST_EBBAS, 'agree', 0, ballot)).toEqual(refused('NotOnRoll'));
  });

  test('pressing the same again changes nothing, whatever the button had seen', () => {
    const ballot = voted(openedVote(), { [HILLTOP]: 'agree' });
    expect(press('priya', HILLTOP, 'agree', 0, ballot)).toEqual({ ok: true, value: null });
    expect(press('priya', HILLTOP, 'agree', 1, ballot)).toEqual({ ok: true, value: null });
  });

  test('a school may change its vote while it is open, and each change has the next number', () => {
    const ballot = voted(openedVote(), { [HILLTOP]: 'agree' });
    expect(accepted(press('priya', HILLTOP, 'abstain', 1, ballot))).toMatchObject({ choice: 'abstain', number: 2 });
  });

  test('an old button does not undo what the school has chosen since', () => {
    const ballot = voted(openedVote(), { [HILLTOP]: 'agree' });
    expect(press('priya', HILLTOP, 'disagree', 0, ballot)).toEqual(refused('StaleVote'));
  });

  test.each(['counting', 'closed'] as const)('no vote comes in once the ballot is %s', (status) => {
    expect(press('priya', HILLTOP, 'agree', 0, { ...openedVote(), status })).toEqual(refused('VoteNotOpen'));
  });
});

describe('counting', () => {
  test('each school counts once, however large it is (R80)', () => {
    const ballot = voted(openedVote(), {
      [HILLTOP]: 'agree',
      [BROOKSIDE]: 'disagree',
      [LARKFIELD]: 'agree',
      [FERNHILL]: 'abstain',
    });
    expect(count(frozen(ballot))).toEqual({ agree: 2, disagree: 1, abstain: 1 });
  });

  test('a vote of a school that may not vote is not counted, should it ever be there', () => {
    const ballot = voted(openedVote(), { [OAKFIELD]: 'agree', 999999: 'agree', [HILLTOP]: 'disagree' });
    expect(count(ballot)).toEqual({ agree: 0, disagree: 1, abstain: 0 });
  });

  test.each([
    [3, 2, 0, 'agreed'],
    [2, 3, 0, 'notAgreed'],
    [2, 2, 1, 'tied'],
    [1, 0, 4, 'agreed'],
    [0, 1, 4, 'notAgreed'],
    [0, 0, 5, 'nobodyVoted'],
    [0, 0, 0, 'nobodyVoted'],
  ] as const)(
    '%i for, %i against, %i abstaining is %s: abstentions count for neither side',
    (agree, disagree, abstain, result) => {
      expect(resultOf({ agree, disagree, abstain }, 'majority')).toBe(result);
    },
  );

  test.each([
    [4, 2, 'agreed'],
    [3, 2, 'notAgreed'],
    [2, 2, 'tied'],
    [0, 0, 'nobodyVoted'],
  ] as const)('where two thirds are needed, %i for and %i against is %s', (agree, disagree, result) => {
    expect(resultOf({ agree, disagree, abstain: 3 }, 'twoThirds')).toBe(result);
  });

  test('a ballot keeps the threshold it was opened with', () => {
    expect(openedVote().threshold).toBe('majority');
    const profile = { ...defaultProfile, threshold: 'twoThirds' } as const;
    expect(openedVote(underDiscussion(), { profile }).threshold).toBe('twoThirds');
  });
});

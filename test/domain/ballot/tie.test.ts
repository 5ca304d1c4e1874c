import { decideTie } from '../../../src/domain/ballot/decide';
import { evolveMeeting } from '../../../src/domain/meeting/evolve';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import { ended, TENTH } from '../meeting/meetings';
import {
  accepted,
  ashdown,
  AT,
  budget,
  nothing,
  openedBy,
  opening,
  refused,
  terms,
  underDiscussion,
  withLeft,
} from './samples';

const counts = { agree: 2, disagree: 2, abstain: 1 };
const opened = openedBy(opening(underDiscussion()));
const tied = underDiscussion(undefined, opened, {
  type: 'BallotClosed',
  ballotId: opened.ballotId,
  meetingId: TENTH,
  requestId: 'r1',
  terms,
  counts,
  result: 'tied',
  at: AT,
});

const deciding = (agree: boolean, reason: string, meeting = tied, money = [budget]) =>
  decideTie(meeting, ashdown, money, { requestId: 'r1', number: 1, agree, reason }, AT);

const afterDeciding = (agree: boolean, reason: string): Meeting =>
  accepted(deciding(agree, reason)).reduce((now, event) => evolveMeeting(now, event, TENTH) ?? now, tied);

describe('deciding a tie (R87)', () => {
  test('the chair’s decision stands with its reason, the schools’ votes beside it, and commits the money', () => {
    expect(accepted(deciding(true, ' The need is urgent. '))).toMatchObject([
      { type: 'RequestDecided', outcome: 'agreed', by: 'chair', reason: 'The need is urgent.', counts, terms },
      { type: 'FundsCommitted', amount: 640_000 },
    ]);
  });

  test('deciding against moves no money', () => {
    expect(accepted(deciding(false, 'Too costly.'))).toMatchObject([{ outcome: 'notAgreed', shares: [] }]);
  });

  test('the reason must be written, either way', () => {
    expect(deciding(true, '  ')).toEqual(refused('ReasonMissing'));
    expect(deciding(false, '')).toEqual(refused('ReasonMissing'));
  });

  test('what the budget does not carry cannot be agreed, but can be refused', () => {
    expect(deciding(true, 'Urgent', tied, withLeft(639_999))).toEqual(refused('BudgetTooSmall'));
    expect(deciding(false, 'Too costly', tied, withLeft(0)).ok).toBe(true);
  });

  test('only after the schools have voted, and only on a tie', () => {
    expect(deciding(true, 'Urgent', underDiscussion())).toEqual(refused('NotTied'));
    expect(deciding(true, 'Urgent', underDiscussion(undefined, opened))).toEqual(refused('NotTied'));
    const elsewhere = { requestId: 'r9', number: 1, agree: true, reason: 'Urgent' };
    expect(decideTie(tied, ashdown, [budget], elsewhere, AT)).toEqual(refused('NotOnAgenda'));
  });

  test('a page from an older tie decides no newer one', () => {
    const old = { requestId: 'r1', number: 0, agree: true, reason: 'Urgent' };
    expect(decideTie(tied, ashdown, [budget], old, AT)).toEqual(refused('VoteHeldSince'));
  });

  test('not after the meeting', () => {
    const over = evolveMeeting(tied, ended, TENTH);
    expect(over && deciding(true, 'Urgent', over)).toEqual(refused('MeetingOver'));
  });

  test('the same decision sent again changes nothing; another one is refused', () => {
    const decided = afterDeciding(true, 'Urgent');
    expect(deciding(true, 'Urgent ', decided)).toEqual(nothing);
    expect(deciding(false, 'Urgent', decided)).toEqual(refused('AlreadyDecided'));
    expect(deciding(true, 'Another reason', decided)).toEqual(refused('AlreadyDecided'));
    expect(deciding(false, 'Too costly', afterDeciding(false, 'Too costly'))).toEqual(nothing);
  });
});

import { unset } from '../../../src/domain/budget/budget';
import { nextYear } from '../../../src/domain/calendar/years';
import type { Choice } from '../../../src/domain/ballot/ballot';
import { closeBallot } from '../../../src/domain/ballot/decide';
import { evolveBallot } from '../../../src/domain/ballot/evolve';
import type { Terms } from '../../../src/domain/decision/terms';
import { localDate } from '../../../src/domain/calendar/dates';
import { evolveMeeting } from '../../../src/domain/meeting/evolve';
import { itemFor } from '../../../src/domain/meeting/meeting';
import { pence } from '../../../src/domain/money';
import { TENTH } from '../meeting/meetings';
import {
  accepted,
  ashdown,
  AT,
  BROOKSIDE,
  budget,
  FERNHILL,
  frozen,
  HILLTOP,
  LARKFIELD,
  nothing,
  openedBy,
  openedVote,
  opening,
  refused,
  ST_EBBAS,
  terms,
  underDiscussion,
  voted,
  nextYearWith,
  withLeft,
} from './samples';

/** Closes a vote of so many for, against and abstaining, and gives back what happened. */
function closing(agree: number, disagree: number, { money = [budget], over = {}, reason = '', abstain = 0 } = {}) {
  const choices = [
    ...Array<Choice>(agree).fill('agree'),
    ...Array<Choice>(disagree).fill('disagree'),
    ...Array<Choice>(abstain).fill('abstain'),
  ];
  const votes: Record<string, Choice> = {};
  for (const [index, urn] of [HILLTOP, BROOKSIDE, ST_EBBAS, LARKFIELD, FERNHILL].entries()) {
    const choice = choices[index];
    if (choice) votes[urn] = choice;
  }
  const options = { terms: { ...terms, ...over } };
  const ballot = frozen(voted(openedVote(underDiscussion(), options), votes));
  const meeting = underDiscussion(undefined, openedBy(opening(underDiscussion(), options)));
  const events = accepted(closeBallot(meeting, ballot, ashdown, money, reason, AT));
  const after = events.reduce((now, event) => evolveMeeting(now, event, TENTH) ?? now, meeting);
  return { events, types: events.map(({ type }) => type), item: itemFor(after, 'r1')?.progress, ballot };
}

describe('closing a vote', () => {
  test('where nobody voted for or against, nothing is decided and nobody may decide it alone: it is open again (R87)', () => {
    for (const abstain of [0, 3]) {
      const { events, item } = closing(0, 0, { abstain });
      expect(events).toMatchObject([
        { type: 'BallotClosed', result: 'nobodyVoted', counts: { agree: 0, disagree: 0, abstain } },
      ]);
      expect(item).toEqual({ state: 'open' });
    }
  });

  test('more for than against is agreed, and the money is committed with it', () => {
    const { events, item } = closing(4, 1);
    expect(events).toMatchObject([
      { type: 'BallotClosed', result: 'agreed', counts: { agree: 4, disagree: 1, abstain: 0 } },
      { type: 'RequestDecided', outcome: 'agreed', by: 'vote', area: 'East', on: TENTH },
      { type: 'FundsCommitted', year: '2026-27', amount: 640_000 },
    ]);
    expect(item).toMatchObject({ state: 'decided', outcome: 'agreed', by: 'vote' });
  });

  test('more against than for is not agreed, and no money moves', () => {
    const { types, events, item } = closing(1, 4, { reason: ' The course exists already. ' });
    expect(types).toEqual(['BallotClosed', 'RequestDecided']);
    expect(events[1]).toMatchObject({ outcome: 'notAgreed', shares: [], reason: 'The course exists already.' });
    expect(item).toMatchObject({ state: 'decided', outcome: 'notAgreed' });
  });

  test('as many for as against is a tie: nothing is decided until the chair does (R87)', () => {
    const { types, item } = closing(2, 2, { abstain: 1 });
    expect(types).toEqual(['BallotClosed']);
    expect(item).toMatchObject({ state: 'tied', counts: { agree: 2, disagree: 2, abstain: 1 } });
  });

  test('when the budget no longer carries it, the schools’ word stands as agreed, not funded', () => {
    const { events, item } = closing(4, 1, { money: withLeft(639_999) });
    expect(events).toMatchObject([{ type: 'BallotClosed', result: 'agreedNotFunded' }]);
    expect(item).toMatchObject({ state: 'notFunded', terms });
  });

  test('an empty budget does not turn “not agreed” into anything else', () => {
    expect(closing(1, 4, { money: withLeft(0) }).item).toMatchObject({ state: 'decided', outcome: 'notAgreed' });
  });

  test('an amount below the one asked for is agreed in part; conditions make it agreed with conditions (R92)', () => {
    const outcomeWith = (over: Partial<Terms>) => closing(4, 1, { over }).item;
    expect(outcomeWith({ amount: pence(300_000) })).toMatchObject({ outcome: 'partAgreed' });
    expect(outcomeWith({ conditions: 'A costed plan first.' })).toMatchObject({ outcome: 'agreedWithConditions' });
  });

  const over = { start: localDate('2027-08-31'), end: localDate('2027-09-01'), amount: pence(640_001) };

  test('an award across 31 August commits this year’s part; the rest is provisional until KCC sets that budget', () => {
    expect(closing(4, 1, { over }).events.slice(1)).toMatchObject([
      {
        shares: [
          { year: '2026-27', amount: 320_001 },
          { year: '2027-28', amount: 320_000 },
        ],
      },
      { type: 'FundsCommitted', year: '2026-27', amount: 320_001 },
      { type: 'FundsPromised', year: '2027-28', amount: 320_000 },
    ]);
  });

  test('where KCC has set the later year’s budget too, its part is committed against it', () => {
    const { events } = closing(4, 1, { over, money: [budget, nextYearWith(320_000)] });
    expect(events.slice(2)).toMatchObject([
      { type: 'FundsCommitted', year: '2026-27', amount: 320_001 },
      { type: 'FundsCommitted', year: '2027-28', amount: 320_000 },
    ]);
  });

  test('a later year’s budget that does not carry its part leaves it agreed, not funded', () => {
    const { events } = closing(4, 1, { over, money: [budget, nextYearWith(319_999)] });
    expect(events).toMatchObject([{ type: 'BallotClosed', result: 'agreedNotFunded' }]);
  });

  test('what earlier awards promised of a year without a budget stops no further promise', () => {
    const earlier = { ...unset(nextYear(budget.year)), committed: pence(9_000_000) };
    expect(closing(4, 1, { over, money: [budget, earlier] }).types).toContain('FundsPromised');
  });

  test('a vote is counted only once it is frozen, so that none can come in between', () => {
    expect(closeBallot(underDiscussion(), openedVote(), ashdown, [budget], '', AT)).toEqual(refused('VoteNotOpen'));
  });

  test('closing what is closed changes nothing', () => {
    const { events, ballot } = closing(4, 1);
    const closed = events.reduce((now, event) => evolveBallot(now, event, ballot.ballotId) ?? now, ballot);
    expect(closed.status).toBe('closed');
    expect(closeBallot(underDiscussion(), closed, ashdown, [budget], '', AT)).toEqual(nothing);
  });
});

import { localDate } from '../../../src/domain/calendar/dates';
import type { Terms } from '../../../src/domain/decision/terms';
import { sharesByYear } from '../../../src/domain/decision/terms';
import { add, pence } from '../../../src/domain/money';

const shares = (amount: number, start: string, end: string | null, review: string | null = null) => {
  const terms: Terms = {
    amount: pence(amount),
    start: localDate(start),
    end: end === null ? null : localDate(end),
    review: review === null ? null : localDate(review),
    conditions: '',
    heldUntilMet: false,
  };
  return sharesByYear(terms).map((share) => [share.year, share.amount]);
};

describe('an award is split over academic years by calendar days', () => {
  test('within one year it is one share', () => {
    expect(shares(640_000, '2027-01-04', '2027-07-22')).toEqual([['2026-27', 640_000]]);
    expect(shares(640_000, '2026-09-01', '2027-08-31')).toEqual([['2026-27', 640_000]]);
  });

  test('across 31 August each year has the days that fall into it', () => {
    expect(shares(400_000, '2027-08-31', '2027-09-01')).toEqual([
      ['2026-27', 200_000],
      ['2027-28', 200_000],
    ]);
    expect(shares(366_00, '2027-08-01', '2028-07-31')).toEqual([
      ['2026-27', 3100],
      ['2027-28', 33500],
    ]);
  });

  test('odd pence go to the first year', () => {
    expect(shares(100, '2027-08-30', '2027-09-01')).toEqual([
      ['2026-27', 67],
      ['2027-28', 33],
    ]);
    expect(shares(1, '2027-08-31', '2027-09-30')).toEqual([
      ['2026-27', 1],
      ['2027-28', 0],
    ]);
  });

  test('an award over three years has three shares, and not a penny is lost', () => {
    const split = shares(1_000_001, '2027-05-17', '2029-03-09');
    expect(split.map(([year]) => year)).toEqual(['2026-27', '2027-28', '2028-29']);
    expect(add(...split.map(([, amount]) => pence(Number(amount))))).toBe(1_000_001);
  });

  test('support without an end counts to its review (R52)', () => {
    expect(shares(400_000, '2027-08-31', null, '2027-09-01')).toEqual([
      ['2026-27', 200_000],
      ['2027-28', 200_000],
    ]);
  });

  test('a review before the last day does not change the shares', () => {
    expect(shares(400_000, '2027-08-31', '2027-09-01', '2027-08-31')).toHaveLength(2);
  });
});

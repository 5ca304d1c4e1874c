import fc from 'fast-check';
import type { Budget } from '../../../src/domain/budget/budget';
import { canCarry, remaining } from '../../../src/domain/budget/budget';
import { evolveBudget } from '../../../src/domain/budget/evolve';
import { localDate } from '../../../src/domain/calendar/dates';
import { academicYearOf, nextYear } from '../../../src/domain/calendar/years';
import type { CosEvent } from '../../../src/domain/events';
import { formatMoney, pence } from '../../../src/domain/money';

const year = academicYearOf(localDate('2026-11-10'));
const budget: Budget = {
  year,
  isSet: true,
  total: pence(24_000_000),
  stls: pence(1_800_000),
  protections: pence(0),
  source: 'Community Budget Summary 2026-27 (sample)',
  committed: pence(0),
  spent: pence(0),
};
const committed = (pounds: number, inYear = year): CosEvent => ({
  type: 'FundsCommitted',
  requestId: 'r1',
  year: inYear,
  amount: pence(pounds * 100),
});
const pounds = fc.integer({ min: 0, max: 1_000_000 });

describe('what a community has left', () => {
  test('is the total less the STLS contribution (R123)', () => {
    expect(formatMoney(remaining(budget))).toBe('£222,000');
  });

  test('is less protections too, in the year that has them (R124)', () => {
    expect(formatMoney(remaining({ ...budget, protections: pence(500_000) }))).toBe('£217,000');
  });

  test('counts what is promised like what is paid: neither can be promised again (R116)', () => {
    const busy = { ...budget, committed: pence(640_000), spent: pence(360_000) };
    expect(formatMoney(remaining(busy))).toBe('£212,000');
  });

  test('carries an award up to the last pound, and not a penny more (R121)', () => {
    expect(canCarry(budget, pence(22_200_000))).toBe(true);
    expect(canCarry(budget, pence(22_200_001))).toBe(false);
  });

  test('is below nothing when KCC lowers a total that is promised already, and then carries nothing', () => {
    const lowered = { ...budget, total: pence(2_000_000), committed: pence(300_000) };
    expect(formatMoney(remaining(lowered))).toBe('−£1,000');
    expect(canCarry(lowered, pence(1))).toBe(false);
  });

  test('is right to the penny, whatever the figures', () => {
    fc.assert(
      fc.property(pounds, pounds, pounds, pounds, pounds, (total, stls, protections, spent, promised) => {
        const any = {
          ...budget,
          total: pence(total),
          stls: pence(stls),
          protections: pence(protections),
          spent: pence(spent),
          committed: pence(promised),
        };
        expect(remaining(any) + stls + protections + spent + promised).toBe(total);
      }),
    );
  });
});

describe('a decision', () => {
  test('moves the budget of the year it falls in (R120)', () => {
    expect(evolveBudget(budget, committed(6400), year)).toEqual({ ...budget, committed: pence(640_000) });
  });

  test('leaves every other year as it is', () => {
    const next = nextYear(year);
    expect(evolveBudget(budget, committed(6400, next), year)).toBe(budget);
  });

  test('adds to what is promised already', () => {
    const after = evolveBudget(evolveBudget(budget, committed(6400), year), committed(100), year);
    expect(after?.committed).toBe(650_000);
  });

  test('makes no budget where KCC recorded none', () => {
    expect(evolveBudget(null, committed(6400), year)).toBeNull();
  });

  test('promises of a year KCC has not set are kept for it, and carry nothing themselves', () => {
    const promise: CosEvent = { type: 'FundsPromised', requestId: 'r1', year, amount: pence(640_000) };
    const once = evolveBudget(null, promise, year);
    expect(once).toMatchObject({ isSet: false, total: 0, committed: 640_000 });
    expect(evolveBudget(once, { ...promise, type: 'FundsReleased' }, year)).toMatchObject({ committed: 0 });
    expect(once && canCarry(once, pence(1))).toBe(false);
  });
});

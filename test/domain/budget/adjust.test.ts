import { adjustBudget, LONGEST_REASON } from '../../../src/domain/budget/adjust';
import { canCarry, remaining, unset } from '../../../src/domain/budget/budget';
import { evolveBudget } from '../../../src/domain/budget/evolve';
import { academicYearOf, nextYear } from '../../../src/domain/calendar/years';
import { localDate } from '../../../src/domain/calendar/dates';
import { pence } from '../../../src/domain/money';
import { accepted, AT, budget } from '../ballot/samples';

const adjustment = (pounds: number, reason = ' A plan in final draft. ') => ({
  amount: pence(pounds * 100),
  reason,
  by: 'callum',
});
const after = (pounds: number, before = budget) =>
  accepted(adjustBudget(before, adjustment(pounds), AT)).reduce(
    (now, event) => evolveBudget(now, event, now.year) ?? now,
    before,
  );

/** £5,000 left. */
const small = { ...budget, committed: pence(21_700_000) };

test('KCC gives a community more to decide about, and who, when and why stay on the record (R115, R126)', () => {
  const now = after(10_000);
  expect(remaining(now)).toBe(remaining(budget) + 1_000_000);
  expect(now.total).toBe(budget.total);
  expect(now.adjustments).toEqual([{ amount: 1_000_000, reason: 'A plan in final draft.', by: 'callum', at: AT }]);
});

test('what a budget did not carry it carries once KCC has raised the limit (R106)', () => {
  expect(canCarry(small, pence(640_000))).toBe(false);
  expect(canCarry(after(2_000, small), pence(640_000))).toBe(true);
});

test('KCC may also take away, even below what is promised, and several adjustments add up', () => {
  expect(remaining(after(-1_000, after(-10_000, small)))).toBe(-600_000);
});

test('an adjustment touches its own year alone', () => {
  const [event] = accepted(adjustBudget(budget, adjustment(1), AT));
  const other = { ...budget, year: nextYear(academicYearOf(localDate('2026-11-10'))) };
  expect(event && evolveBudget(other, event, other.year)).toBe(other);
});

test.each([
  ['a year without a budget', () => adjustBudget(null, adjustment(1), AT), 'NoBudget'],
  ['a year KCC has not set', () => adjustBudget(unset(budget.year), adjustment(1), AT), 'NoBudget'],
  ['nothing', () => adjustBudget(budget, adjustment(0), AT), 'AmountMissing'],
  ['no reason', () => adjustBudget(budget, adjustment(1, ' '), AT), 'ReasonMissing'],
  ['a long reason', () => adjustBudget(budget, adjustment(1, 'a'.repeat(LONGEST_REASON + 1)), AT), 'ReasonTooLong'],
])('%s is refused', (_what, adjust, refusal) => {
  expect(adjust()).toEqual({ ok: false, refusal });
});

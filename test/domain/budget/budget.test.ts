import type { Budget } from '../../../src/domain/budget/budget';
import { canCarry, remaining } from '../../../src/domain/budget/budget';
import { parseAcademicYear } from '../../../src/domain/calendar/years';
import { pence } from '../../../src/domain/money';

const year = parseAcademicYear('2026-27');
if (!year) throw new Error('2026-27');
const budget: Budget = {
  year,
  total: pence(240_000_00),
  stls: pence(18_000_00),
  protections: pence(2_000_00),
  source: 'Community Budget Summary',
  committed: pence(30_000_00),
  spent: pence(5_000_00),
};

describe("a community's budget", () => {
  test('what is left is the total less what is taken first, paid and promised (R116, R123, R124)', () => {
    expect(remaining(budget)).toBe(185_000_00);
  });

  test('the last pound can be promised, and not one penny more (R121)', () => {
    expect(canCarry(budget, pence(185_000_00))).toBe(true);
    expect(canCarry(budget, pence(185_000_01))).toBe(false);
  });
});

import { add, formatMoney, parsePounds, pence, subtract } from '../../src/domain/money';

describe('money', () => {
  test.each([
    ['12400', 1_240_000],
    ['£12,400', 1_240_000],
    ['£ 12,400.50', 1_240_050],
    [' 12400.05 ', 1_240_005],
    ['0.00', 0],
    ['240000.00', 24_000_000],
    ['1,234,567', 123_456_700],
  ])('%s is read', (text, expected) => {
    expect(parsePounds(text)).toBe(expected);
  });

  test.each(['', 'twelve', '12.4', '12.400', '1,24', '12,4000', '-5', '1e3', '£', '12 400', '10000000000', '12.40p'])(
    '"%s" is not an amount of money',
    (text) => {
      expect(parsePounds(text)).toBeNull();
    },
  );

  test.each([
    [1_240_000, '£12,400'],
    [1_240_050, '£12,400.50'],
    [5, '£0.05'],
    [0, '£0'],
    [-300_000, '−£3,000'],
  ])('%d pence is shown as %s', (amount, text) => {
    expect(formatMoney(pence(amount))).toBe(text);
  });

  test('what is shown is read back as the same amount', () => {
    for (const amount of [0, 1, 99, 100, 123_456, 99_999_999].map(pence))
      expect(parsePounds(formatMoney(amount))).toBe(amount);
  });

  test('sums are whole pence, and nothing else is money', () => {
    expect(add(pence(10), pence(20), pence(3))).toBe(33);
    expect(add()).toBe(0);
    expect(subtract(pence(10), pence(25))).toBe(-15);
    expect(() => pence(0.5)).toThrow(RangeError);
    expect(() => pence(Number.NaN)).toThrow(RangeError);
    expect(() => add(pence(Number.MAX_SAFE_INTEGER), pence(1))).toThrow(RangeError);
  });
});

/** Whole pence. Money is never a fraction. */
export type Pence = number & { readonly __unit: 'pence' };

export function pence(value: number): Pence {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not whole pence: ${value}`);
  return value as Pence;
}

export const add = (...amounts: readonly Pence[]): Pence => pence(amounts.reduce<number>((sum, each) => sum + each, 0));
export const subtract = (from: Pence, amount: Pence): Pence => pence(from - amount);

/** Pounds as people type them (`12400`, `£12,400`, `12,400.50`), or null when it is not an amount of money. */
export function parsePounds(text: string): Pence | null {
  const match = /^£?\s*(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{2}))?$/.exec(text.trim());
  if (!match) return null;
  const [, pounds = '', hundredths = '00'] = match;
  return pence(Number(pounds.replaceAll(',', '')) * 100 + Number(hundredths));
}

/** `£12,400`, or `£12,400.50` where there are pence; a minus sign stands before the pound sign. */
export function formatMoney(amount: Pence): string {
  const pounds = Math.abs(amount) / 100;
  const digits = Number.isInteger(pounds) ? 0 : 2;
  const text = pounds.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${amount < 0 ? '−' : ''}£${text}`;
}

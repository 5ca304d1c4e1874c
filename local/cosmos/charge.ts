/** Request units, near enough: 1 KB costs 1 to read and about 5 to write. */
export const writeCharge = (text: string): number => 5 + Math.max(0, Math.ceil(text.length / 1024) - 1) * 2;

/** A query pays for what it looked at, and 2 to 3 at the least. */
export const queryCharge = (documents: readonly string[]): number =>
  Math.round((2.3 + documents.reduce((bytes, text) => bytes + text.length, 0) / 2048) * 100) / 100;

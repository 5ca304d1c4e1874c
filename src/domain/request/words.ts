/** Words as a person counts them (R37): what stands between spaces and has a letter or digit in it; a hyphenated word is one. */
export const countWords = (text: string): number =>
  text.split(/\s+/u).filter((token) => /[\p{L}\p{N}]/u.test(token)).length;

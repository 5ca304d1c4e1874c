/** The beginning of a text that stands whole somewhere else. */
export const clipped = (text: string, letters: number): string =>
  text.length > letters ? `${text.slice(0, letters).trimEnd()}…` : text;

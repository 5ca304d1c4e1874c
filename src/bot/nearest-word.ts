/** How many letters must be added, left out, changed or swapped to make one text of the other. */
export function editDistance(a: string, b: string): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      line[column] = Math.min(
        at(last, column) + 1,
        at(line, column - 1) + 1,
        at(last, column - 1) + same,
        swapped ? at(before, column - 2) + 1 : Infinity,
      );
    }
    [before, last] = [last, line];
  }
  return at(last, b.length);
}

const at = (line: readonly number[], column: number): number => line[column] ?? Infinity;

const LONGEST = 60;
/** A slip in every third letter is still a slip. */
const near = (word: string): number => Math.max(1, Math.floor(word.length / 3));

/** How far the typed text is from a word: anywhere in it counts, so that `show me the agenda` is near `agenda`. */
function distance(typed: string, word: string): number {
  const parts = typed.split(' ');
  const size = word.split(' ').length;
  const windows = parts.map((_, start) => parts.slice(start, start + size).join(' '));
  return Math.min(...[typed, ...windows].map((part) => distanceOfPart(part, word)));
}

function distanceOfPart(part: string, word: string): number {
  if (part.startsWith(word)) return 0;
  return part.length >= 3 && word.startsWith(part) ? 1 : editDistance(part, word);
}

/** The words somebody may have meant, nearest first; none when nothing is near. */
export function nearestWords(typed: string, words: readonly string[], most = 2): string[] {
  const text = typed.toLowerCase().replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  return words
    .map((word) => ({ word, far: distance(text, word) }))
    .filter(({ word, far }) => far <= near(word))
    .sort((a, b) => a.far - b.far || b.word.length - a.word.length)
    .slice(0, most)
    .map(({ word }) => word);
}

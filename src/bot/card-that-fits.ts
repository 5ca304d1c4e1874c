import type { Card } from '../cards/define';

const LARGEST_CARD = 25 * 1024;
/** Letters kept of each long text, tried in turn until the card fits into one message. */
const LETTERS_KEPT = [1000, 300, 100, 0] as const;

/** The card with its long texts cut no more than it takes to stay within what Teams carries. */
export function cardThatFits(cutTo: (letters: number) => Card): Card {
  const fits = (letters: number) => Buffer.byteLength(JSON.stringify(cutTo(letters))) <= LARGEST_CARD;
  return cutTo(LETTERS_KEPT.find(fits) ?? 0);
}

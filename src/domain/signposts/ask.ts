import type { SignpostAnswer } from './answers';

/** Words that say nothing of what is asked about. */
const COMMON = new Set(
  'a about after all am an and are as at be became before by can could do does for from get have how i if in is it me must my need needed needs no not of on or other our ours pupil pupils school schools should that the their them then there they this to us we what when where which who whom whose why will with would you your'.split(
    ' ',
  ),
);

/** `practitioners` and `practitioner` are one word. */
const stem = (word: string): string => (word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word);

const wordsIn = (text: string): string[] => [
  ...new Set(
    text
      .toLowerCase()
      .replace(/[’']/g, '')
      .split(/[^\p{L}\p{N}:]+/u)
      .filter((word) => word !== '' && !COMMON.has(word))
      .map(stem),
  ),
];

/** An answer must share this much with the best one to be shown beside it. */
const NEARLY_AS_GOOD = 0.75;

/**
 * The answers that have most in common with what was asked, best first; none when they have nothing in common. A word that
 * few answers share says more than one that many do. No guess is made beyond that.
 */
export function answersTo(asked: string, answers: readonly SignpostAnswer[], most = 2): SignpostAnswer[] {
  const exact = answers.find(({ question }) => wordsIn(question).join(' ') === wordsIn(asked).join(' '));
  if (exact) return [exact];
  const known = answers.map((answer) => ({ answer, words: new Set(wordsIn(`${answer.question} ${answer.also}`)) }));
  const weight = (word: string): number => {
    const sharing = known.filter(({ words }) => words.has(word)).length;
    return sharing === 0 ? 0 : 1 / sharing;
  };
  const scored = known
    .map(({ answer, words }) => ({
      answer,
      score: wordsIn(asked).reduce((sum, word) => sum + (words.has(word) ? weight(word) : 0), 0),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  return scored
    .filter(({ score }) => score >= best * NEARLY_AS_GOOD)
    .slice(0, most)
    .map(({ answer }) => answer);
}

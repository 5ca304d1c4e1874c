import { countWords } from '../../../src/domain/request/words';

test.each([
  ['', 0],
  ['   \n\t ', 0],
  ['one', 1],
  ['Two  words', 2],
  ['A well-known hyphenated-word counts once', 5],
  ['dashes – and & marks are no words', 6],
  ['12 sessions, £6,400 in all', 5],
  ['line\nafter\r\nline', 3],
  ['Siobhán’s café', 2],
])('%j has %i words (R37)', (text, words) => {
  expect(countWords(text)).toBe(words);
});

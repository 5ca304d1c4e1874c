import { editDistance, nearestWords } from '../../src/bot/nearest-word';

const words = ['home', 'request', 'my requests', 'agenda', 'meeting', 'budget', 'help'];

test.each([
  ['agenda', 'agenda', 0],
  ['agneda', 'agenda', 1],
  ['agend', 'agenda', 1],
  ['aggenda', 'agenda', 1],
  ['agendo', 'agenda', 1],
  ['', 'home', 4],
  ['home', '', 4],
  ['budget', 'request', 5],
])('%p is that many slips from %p', (a, b, expected) => {
  expect(editDistance(a, b)).toBe(expected);
});

test.each([
  ['agneda', ['agenda']],
  ['AGENDAS', ['agenda']],
  ['bugdet', ['budget']],
  ['show me the agenda please', ['agenda']],
  ['my reqests', ['my requests', 'request']],
  ['requests', ['request', 'my requests']],
  ['bud', ['budget']],
  ['hlep', ['help']],
  ['what is the weather', []],
  ['', []],
  ['?', []],
])('%p is near %p', (typed, expected) => {
  expect(nearestWords(typed, words)).toEqual(expected);
});

test('gives no more than asked for, the nearest first', () => {
  expect(nearestWords('my requests', words, 1)).toEqual(['my requests']);
});

test('a very long text is answered as quickly as a short one', () => {
  expect(nearestWords('x'.repeat(20_000), words)).toEqual([]);
});

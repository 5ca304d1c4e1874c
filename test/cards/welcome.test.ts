import { wordAction } from '../../src/cards/help';
import type { WelcomeCardData } from '../../src/cards/welcome';
import { welcomeCard } from '../../src/cards/welcome';
import { buttonsOf, faultsOf, nodesOf, wordsOf } from '../support/cards';

const data: WelcomeCardData = {
  name: '*Amara* [Osei](https://example.org)',
  places: [{ line: 'Representative of Oakfield Primary · Ashdown community' }, { line: 'Clerk · Saltmarsh community' }],
  first: 'To ask for funding, press New request.',
  words: [{ word: 'request', title: 'New request' }],
};

test('keeps to what every card keeps to', () => {
  expect(faultsOf(welcomeCard(data), { [wordAction.verb]: wordAction.schema })).toEqual([]);
});

test('says who the person is here, line by line', () => {
  const words = wordsOf(welcomeCard(data));
  for (const { line } of data.places) expect(words).toContain(line);
});

test('a name is text, whatever is in it: never a link or bold', () => {
  const blocks = nodesOf(welcomeCard(data)).filter(({ type }) => type === 'TextBlock');
  expect(JSON.stringify(blocks)).not.toContain('Osei');
  expect(wordsOf(welcomeCard(data))).toContain(`Hello, ${data.name}.`);
});

test('its buttons run words', () => {
  const [first] = buttonsOf(welcomeCard(data));
  expect(first).toMatchObject({ title: 'New request', verb: wordAction.verb, data: { word: 'request' } });
});

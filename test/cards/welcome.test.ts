import { newRequestAction } from '../../src/cards/request-start';
import { wordAction } from '../../src/cards/help';
import type { WelcomeCardData } from '../../src/cards/welcome';
import { welcomeCard } from '../../src/cards/welcome';
import { buttonsOf, faultsOf, nodesOf, wordsOf } from '../support/cards';

const data: WelcomeCardData = {
  name: '*Amara* [Osei](https://example.org)',
  places: [{ line: 'Representative of Oakfield Primary · Ashdown community' }, { line: 'Clerk · Saltmarsh community' }],
  first: 'To ask for funding, press New request.',
  newRequest: [{ communityId: 'ashdown', urn: '990001' }],
  words: [{ word: 'agenda', title: 'Agenda' }],
};

test('keeps to what every card keeps to', () => {
  expect(
    faultsOf(welcomeCard(data), {
      [wordAction.verb]: wordAction.schema,
      [newRequestAction.verb]: newRequestAction.schema,
    }),
  ).toEqual([]);
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

test('with one school to speak for, New request opens the dialog at once; the other buttons run words', () => {
  const [first, second] = buttonsOf(welcomeCard(data));
  expect(first).toMatchObject({ title: 'New request', verb: newRequestAction.verb, data: data.newRequest[0] });
  expect(second).toMatchObject({ title: 'Agenda', verb: wordAction.verb, data: { word: 'agenda' } });
  const without = buttonsOf(welcomeCard({ ...data, newRequest: [] }));
  expect(without.map(({ title }) => title)).not.toContain('New request');
});

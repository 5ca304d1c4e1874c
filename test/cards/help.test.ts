import type { HelpCardData } from '../../src/cards/help';
import { helpCard, wordAction } from '../../src/cards/help';
import { notUnderstoodCard } from '../../src/cards/not-understood';
import { buttonsOf, faultsOf, wordsOf } from '../support/cards';

const actions = { [wordAction.verb]: wordAction.schema };
const words = ['home', 'request', 'my requests', 'agenda', 'meeting', 'budget', 'help'];
const data: HelpCardData = {
  intro: 'Type one of these words, or press its button.',
  words: words.map((word) => ({ word, title: word, help: `what ${word} does` })),
  closing: 'Something missing? Ask the clerk.',
};

describe('help', () => {
  test('keeps to what every card keeps to, with twelve words too', () => {
    expect(faultsOf(helpCard(data), actions)).toEqual([]);
    const many = Array.from({ length: 12 }, (_, index) => ({
      word: `w${index}`,
      title: 'Title',
      help: 'h'.repeat(90),
    }));
    expect(faultsOf(helpCard({ ...data, words: many }), actions)).toEqual([]);
  });

  test('has a button for every word: what can be typed can be pressed', () => {
    const pressed = buttonsOf(helpCard(data)).filter(({ type }) => type === 'Action.Execute');
    expect(pressed.map((button) => button.data.word)).toEqual(words);
  });

  test('says what each word does', () => {
    expect(wordsOf(helpCard(data))).toContain('**budget**: what budget does');
  });

  test('shows no button where no word works', () => {
    expect(buttonsOf(helpCard({ ...data, words: [] }))).toEqual([]);
  });
});

describe('not understood', () => {
  const card = notUnderstoodCard({
    sentence: 'I did not understand that. Type **help** for all I can do.',
    words: [
      { word: 'agenda', title: 'Agenda' },
      { word: 'help', title: 'Help' },
    ],
  });

  test('keeps to what every card keeps to', () => {
    expect(faultsOf(card, actions)).toEqual([]);
  });

  test('offers the words as buttons', () => {
    const pressed = buttonsOf(card).filter(({ type }) => type === 'Action.Execute');
    expect(pressed.map((button) => button.data)).toEqual([{ word: 'agenda' }, { word: 'help' }]);
  });
});

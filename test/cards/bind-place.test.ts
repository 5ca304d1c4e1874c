import type { BindDialogData } from '../../src/cards/bind-place';
import { bindCard, bindDialog, bindPlaceAction, boundCard, openBindPlaceAction } from '../../src/cards/bind-place';
import { buttonsOf, faultsOf, inputsOf, wordsOf } from '../support/cards';

const actions = Object.fromEntries([openBindPlaceAction, bindPlaceAction].map(({ verb, schema }) => [verb, schema]));

const data: BindDialogData = {
  place: 'channel',
  what: 'I will post here.',
  style: 'expanded',
  chosen: '',
  communities: [
    { communityId: 'ashdown', name: 'Ashdown' },
    { communityId: 'saltmarsh', name: 'Saltmarsh' },
  ],
  hasProblem: false,
  problem: 'choose a community.',
};

test('an unbound place is asked one thing, by one button that opens a dialog', () => {
  expect(faultsOf(bindCard(), actions)).toEqual([]);
  expect(buttonsOf(bindCard())).toEqual([
    expect.objectContaining({ verb: openBindPlaceAction.verb, opensDialog: true, data: {} }),
  ]);
});

test('a bound place says whose it is and asks nothing any more', () => {
  const card = boundCard('channel', 'Ashdown');
  expect(faultsOf(card, actions)).toEqual([]);
  expect(buttonsOf(card)).toEqual([]);
  expect(wordsOf(card)).toContain('This channel is Ashdown’s');
});

test('the dialog keeps to what every card keeps to, with all of Kent’s communities too', () => {
  expect(faultsOf(bindDialog(data), actions)).toEqual([]);
  const communities = Array.from({ length: 53 }, (_, index) => ({
    communityId: `c${index}`,
    name: `Community ${index}`,
  }));
  expect(faultsOf(bindDialog({ ...data, communities, style: 'compact' }), actions)).toEqual([]);
});

test('an only community is chosen already; a problem appears and disappears', () => {
  expect(inputsOf(bindDialog({ ...data, chosen: 'ashdown' }))).toEqual({ communityId: 'ashdown' });
  expect(wordsOf(bindDialog({ ...data, hasProblem: true }))).toContain('There is a problem: choose a community.');
  expect(wordsOf(bindDialog(data))).not.toContain('problem');
});

import { showAgendaAction } from '../../src/cards/agenda';
import { chooseCommunity } from '../../src/cards/choose-community';
import { buttonsOf, faultsOf, wordsOf } from '../support/cards';

test('has one button per community, each sending the verb it was given and that community', () => {
  const communities = [
    { communityId: 'ashdown', name: 'Ashdown' },
    { communityId: 'saltmarsh', name: 'Saltmarsh' },
  ];
  const card = chooseCommunity('Agenda', showAgendaAction.verb, communities);
  expect(faultsOf(card, { [showAgendaAction.verb]: showAgendaAction.schema })).toEqual([]);
  const pressed = buttonsOf(card).filter(({ type }) => type === 'Action.Execute');
  expect(pressed.map(({ title, verb, data }) => ({ title, verb, data }))).toEqual(
    communities.map(({ name, communityId }) => ({ title: name, verb: showAgendaAction.verb, data: { communityId } })),
  );
  expect(wordsOf(card)).toContain('Which one?');
});

test('a clerk of many communities gets a card that still fits', () => {
  const communities = Array.from({ length: 40 }, (_, index) => ({
    communityId: `c${index}`,
    name: `Community ${index}`,
  }));
  const card = chooseCommunity('Agenda', showAgendaAction.verb, communities);
  expect(faultsOf(card, { [showAgendaAction.verb]: showAgendaAction.schema })).toEqual([]);
});

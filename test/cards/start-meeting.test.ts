import { startAnywayAction, startCard } from '../../src/cards/start-meeting';
import { buttonsOf, faultsOf, wordsOf } from '../support/cards';

test('the question whether a meeting is held on another day keeps to what every card keeps to', () => {
  const card = startCard({
    communityId: 'ashdown',
    meetingId: '2026-11-10',
    community: 'Ashdown',
    question: 'This meeting is planned for Tuesday 10 November. Today is Wednesday 11 November. Is it held today?',
    means: 'Its decisions would be dated Wednesday 11 November.',
    button: 'Start it today',
  });
  expect(faultsOf(card, { [startAnywayAction.verb]: startAnywayAction.schema })).toEqual([]);
  expect(buttonsOf(card).map(({ title }) => title)).toEqual(['Start it today']);
  expect(wordsOf(card)).toContain('Nothing is started');
});

import type { AgendaPublishedCardData } from '../../src/cards/agenda-published';
import { agendaPublishedCard } from '../../src/cards/agenda-published';
import { readRequestAction } from '../../src/cards/request-view';
import { buttonsOf, faultsOf, wordsOf, NO_EARLIER_ACTIONS } from '../support/cards';

const actions = { [readRequestAction.verb]: readRequestAction.schema };

const line = (number: number) => ({
  number,
  title: `ASH-2627-${String(number).padStart(3, '0')}`,
  detail: ' · St Ebba’s CE Primary · Social, emotional and mental health · £12,400',
  time: '15 min',
  hasState: false,
  state: 'agreed',
  canRead: true,
  requestId: `r-0c0ffee0-0000-4000-8000-0000000000${number}`,
});

const data: AgendaPublishedCardData = {
  communityId: 'ashdown',
  community: 'Ashdown',
  when: 'Tuesday 10 November, 13:30 to 16:30',
  where: 'Oakfield hall',
  status: 'Published on Thursday 5 November at 09:00',
  lines: [line(1), line(2)],
  total: '150 of 180 minutes',
  ...NO_EARLIER_ACTIONS,
  isShared: true,
  asOf: 'As of 09:00',
};

test('the longest agenda with a button on each request keeps to what every card keeps to', () => {
  const lines = Array.from({ length: 24 }, (_, index) => ({ ...line(index + 10), hasState: true }));
  expect(faultsOf(agendaPublishedCard({ ...data, lines }), actions)).toEqual([]);
});

test('an agenda of sixty lines without buttons keeps to it as well', () => {
  const lines = Array.from({ length: 60 }, (_, index) => ({ ...line(index), canRead: false }));
  expect(faultsOf(agendaPublishedCard({ ...data, lines }), actions)).toEqual([]);
});

test('each request can be read by pressing, standing items have no button', () => {
  const card = agendaPublishedCard({ ...data, lines: [{ ...line(1), canRead: false }, line(2)] });
  expect(buttonsOf(card).map((button) => button.data)).toEqual([
    { communityId: 'ashdown', requestId: 'r-0c0ffee0-0000-4000-8000-00000000002' },
  ]);
});

test('how far a request has come, and the note for shared places, appear and disappear', () => {
  const shown = wordsOf(agendaPublishedCard({ ...data, lines: [{ ...line(1), hasState: true }] }));
  expect(shown).toContain('agreed');
  expect(shown).toContain('name no pupil');
  const hidden = wordsOf(agendaPublishedCard({ ...data, isShared: false }));
  expect(hidden).not.toContain('agreed');
  expect(hidden).not.toContain('name no pupil');
});

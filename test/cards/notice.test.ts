import { wordAction } from '../../src/cards/help';
import type { NoticeCardData } from '../../src/cards/notice';
import { noticeCard } from '../../src/cards/notice';
import { buttonsOf, faultsOf, nodesOf, wordsOf } from '../support/cards';

const data: NoticeCardData = {
  title: 'Your request ASH-2627-014 is deferred',
  subtitle: 'Oakfield Primary · Ashdown community',
  lines: ['Reason: **no** time ${left}', 'You need do nothing.'],
  buttons: [{ title: 'Open agenda', word: 'agenda' }],
};
const actions = { [wordAction.verb]: wordAction.schema };

test('keeps to what every card keeps to, with and without buttons and lines', () => {
  const plain = { ...data, lines: ['Reason: no time'] };
  expect(faultsOf(noticeCard(plain), actions)).toEqual([]);
  expect(faultsOf(noticeCard({ ...plain, lines: [], buttons: [] }), actions)).toEqual([]);
});

test('shows every line as it was written, as text', () => {
  expect(wordsOf(noticeCard(data))).toContain('Reason: **no** time ${left}\nYou need do nothing.');
  const blocks = nodesOf(noticeCard(data)).filter(({ type }) => type === 'TextBlock');
  expect(blocks.map(({ text }) => text)).toEqual([data.title]);
});

test('its button runs a word', () => {
  expect(buttonsOf(noticeCard(data))[0]).toMatchObject({ title: 'Open agenda', data: { word: 'agenda' } });
  expect(buttonsOf(noticeCard({ ...data, buttons: [] }))).toEqual([]);
});

import type { AgendaCardData, AgendaLine } from '../../src/cards/agenda';
import {
  agendaCard,
  inputNames,
  previewAgendaAction,
  publishAgendaAction,
  saveAgendaAction,
  showAgendaAction,
  takeInAction,
} from '../../src/cards/agenda';
import { openDeferAction } from '../../src/cards/defer';
import { openReturnAction } from '../../src/cards/return-request';
import { buttonOf, buttonsOf, faultsOf, inputsOf, nodesOf, wordsOf } from '../support/cards';

const actions = Object.fromEntries(
  [
    saveAgendaAction,
    publishAgendaAction,
    takeInAction,
    showAgendaAction,
    previewAgendaAction,
    openDeferAction,
    openReturnAction,
  ].map(({ verb, schema }) => [verb, schema]),
);

const request = (number: number): AgendaLine => ({
  number,
  title: `ASH-2627-${String(number).padStart(3, '0')}`,
  detail: ' · Larkfield Junior · Speech, language and communication · £6,400',
  time: '15 min',
  isMovable: true,
  ...inputNames(`r-0c0ffee0-0000-4000-8000-00000000000${number % 10}-${number}`, { position: number, minutes: 15 }),
  position: number,
  minutes: 15,
  hasProblem: false,
  problem: '',
});
const standing: AgendaLine = { ...request(1), title: 'Welcome', detail: '', isMovable: false };
const late = { requestId: 'r8', title: 'ASH-2627-018', detail: ' · Oakfield Primary' };

const data: AgendaCardData = {
  communityId: 'ashdown',
  meetingId: '2026-11-10',
  key: '0c0ffee0-0000-4000-8000-000000000001',
  community: 'Ashdown',
  when: 'Tuesday 10 November, 13:30 to 16:30',
  where: 'Oakfield hall',
  status: 'Draft, not published yet',
  hasCutOff: false,
  cutOff: 'Requests handed in by Thursday 5 November are on time.',
  hasProblem: false,
  problem: 'Nothing was saved.',
  hasNote: false,
  note: 'Order saved.',
  lines: [standing, request(2), request(3)],
  page: 0,
  hasPages: false,
  pages: 'Items 1 to 14 of 20.',
  hasEarlier: false,
  earlier: 0,
  hasLater: false,
  later: 1,
  total: '45 of 180 minutes',
  hasLate: false,
  lateCount: '1 request came after the cut-off.',
  late: [late],
  canArrange: true,
  canPublish: true,
  publishTitle: 'Publish agenda',
  canReturn: true,
  canDefer: true,
  asOf: 'As of 09:00',
};
const full: AgendaCardData = {
  ...data,
  hasCutOff: true,
  hasProblem: true,
  hasNote: true,
  lines: Array.from({ length: 14 }, (_, index) => ({
    ...request(index + 1),
    hasProblem: true,
    problem: 'the position must be a whole number from 1 to 20.',
  })),
  hasPages: true,
  hasEarlier: true,
  hasLater: true,
  hasLate: true,
  late: Array.from({ length: 5 }, () => late),
};

test.each([
  ['an ordinary agenda', data],
  ['the fullest agenda', full],
  ['an agenda that cannot be changed', { ...data, canArrange: false, canPublish: false, canDefer: false }],
])('%s keeps to what every card keeps to', (_, view) => {
  expect(faultsOf(agendaCard(view), actions)).toEqual([]);
});

test('every verb of the template is one of the agenda’s actions, and Preview, Defer and Return open dialogs', () => {
  const buttons = buttonsOf(agendaCard(full));
  expect(new Set(buttons.map(({ verb }) => verb))).toEqual(new Set(Object.keys(actions)));
  const opening = buttons.filter(({ opensDialog }) => opensDialog).map(({ verb }) => verb);
  expect(new Set(opening)).toEqual(new Set([previewAgendaAction.verb, openDeferAction.verb, openReturnAction.verb]));
});

test.each([
  ['hasCutOff', 'on time'],
  ['hasProblem', 'Problem: Nothing was saved.'],
  ['hasNote', 'Order saved.'],
  ['hasPages', 'Items 1 to 14'],
  ['hasLate', 'Waiting to be placed'],
])('%s shows and hides its part', (flag, words) => {
  expect(wordsOf(agendaCard({ ...data, [flag]: true }))).toContain(words);
  expect(wordsOf(agendaCard({ ...data, [flag]: false }))).not.toContain(words);
});

test.each([
  ['canArrange', 'Save order'],
  ['canPublish', 'Publish agenda'],
  ['canDefer', 'Defer a request'],
  ['canReturn', 'Return with a question'],
])('%s shows and hides its button', (flag, title) => {
  const titles = (shown: boolean) => buttonsOf(agendaCard({ ...data, [flag]: shown })).map((button) => button.title);
  expect(titles(true)).toContain(title);
  expect(titles(false)).not.toContain(title);
});

test('standing items are listed with their minutes and cannot be moved', () => {
  const card = agendaCard({ ...data, lines: [standing] });
  expect(inputsOf(card)).toEqual({});
  expect(wordsOf(card)).toContain(' · 15 min');
});

test('an untouched card sends no wish; a changed number sends that wish alone (R63, R64)', () => {
  const card = agendaCard(data);
  const { data: sent } = buttonOf(card, 'Save order');
  const inputs = inputsOf(card);
  expect(saveAgendaAction.schema.parse({ ...inputs, ...sent }).typed).toEqual([]);

  const [first = ''] = Object.keys(inputs);
  const requestId = first.slice('position-2-'.length);
  const changed = { ...inputs, [first]: '3' };
  expect(saveAgendaAction.schema.parse({ ...changed, ...sent }).typed).toEqual([
    { requestId, position: 3, minutes: null },
  ]);
});

test('numbers may arrive as numbers or as text, and an emptied box changes nothing', () => {
  const { data: sent } = buttonOf(agendaCard(data), 'Save order');
  const typed = (inputs: Record<string, unknown>) => saveAgendaAction.schema.parse({ ...sent, ...inputs }).typed;
  expect(typed({ 'position-3-r1': 4, 'minutes-15-r1': '20' })).toEqual([{ requestId: 'r1', position: 4, minutes: 20 }]);
  expect(typed({ 'position-3-r1': '', 'minutes-15-r1': ' ' })).toEqual([]);
  expect(typed({ 'position-3-r1': 'third' })).toEqual([{ requestId: 'r1', position: Number.NaN, minutes: null }]);
});

test('a field that is none of the card’s inputs is refused', () => {
  const { data: sent } = buttonOf(agendaCard(data), 'Save order');
  for (const smuggled of [{ as: 'chair' }, { 'position-x-r1': '1' }, { 'position-1-r1': { $gt: 0 } }]) {
    expect(saveAgendaAction.schema.safeParse({ ...sent, ...smuggled }).success).toBe(false);
  }
});

test('names and places typed by people stand in text runs, never in Markdown', () => {
  const card = agendaCard({ ...full, where: '**Oakfield** [hall](http://example.org)' });
  const blocks = nodesOf(card).filter(({ type }) => type === 'TextBlock');
  expect(JSON.stringify(blocks)).not.toContain('hall');
  expect(JSON.stringify(blocks)).not.toContain('Larkfield');
});

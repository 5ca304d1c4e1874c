import type { RequestCheckCardData } from '../../src/cards/request-check';
import { requestCheckCard } from '../../src/cards/request-check';
import type { RequestSection } from '../../src/cards/request-view';
import { requestViewCard } from '../../src/cards/request-view';
import { buttonsOf, faultsOf, wordsOf } from '../support/cards';
import { actions, frame, fullFrame, longest } from './request-pages';

const section = (page: string, title: string, text: string): RequestSection => ({
  page,
  title,
  answers: [{ label: `Label of ${title}`, paragraphs: [{ text }, { text: 'Second paragraph' }] }],
});
const sections = [
  section('asked', 'What is asked for', '£6,400'),
  section('eligibility', 'Who it is for', 'A group of pupils'),
  section('need', 'The need', 'Speech sessions **not bold**'),
  section('support', 'Support so far', 'Small groups'),
  section('solution', 'Proposed solution', 'Sessions'),
];
const data: RequestCheckCardData = {
  ...frame,
  title: 'Check your answers. Page 7 of 7',
  sections,
  pupilsLine: '3 pupils entered by Amara Osei',
  unsaved: '',
  whoReads: 'This is exactly what other schools, the chair and the clerk will see.',
  hasQuestion: false,
  question: '',
  hasChanged: false,
  changed: '',
  submitTitle: 'Submit request',
  hasWords: false,
  words: [],
  notNames: 'false',
  delegated: 'false',
  privacy: 'false',
  firstSixThousand: 'false',
  seen: '2026-11-05T09:00:00.000Z',
};
const everything: RequestCheckCardData = {
  ...data,
  ...fullFrame,
  unsaved: '“What do you need?”',
  hasQuestion: true,
  question: 'Why twelve **weeks**?',
  hasChanged: true,
  changed: 'Changed, and not handed in yet: “What do you need?”.',
  submitTitle: 'Hand in the answer',
  hasWords: true,
  words: [{ text: 'A word looks like a name' }],
};

test('the page keeps to what every card keeps to, with everything on it', () => {
  expect(faultsOf(requestCheckCard(data), actions)).toEqual([]);
  expect(faultsOf(requestCheckCard(everything), actions)).toEqual([]);
});

test('the page is small enough with the longest texts that can be saved', () => {
  const long = [
    section('eligibility', 'Who it is for', longest(600)),
    section('need', 'The need', longest(250 * 20)),
    section('support', 'Support so far', longest(3000)),
    section('solution', 'Proposed solution', longest(3000)),
  ];
  expect(faultsOf(requestCheckCard({ ...everything, sections: long }), actions)).toEqual([]);
  expect(faultsOf(requestViewCard({ title: 'x', where: 'y', sections: long }), actions)).toEqual([]);
});

test('every answer can be changed', () => {
  const changes = buttonsOf(requestCheckCard(data)).filter(({ verb }) => verb === 'request-page');
  expect(changes.map(({ data: sent }) => sent['page'])).toEqual([...sections.map(({ page }) => page), 'pupils']);
  expect(new Set(changes.map(({ title }) => title)).size).toBe(6);
});

test('what stands above the button is word for word what the community will see', () => {
  const view = wordsOf(requestViewCard({ title: '', where: '', sections })).split('\n');
  const shown = view.filter((line) => line !== '' && !line.startsWith('Each school stays'));
  expect(wordsOf(requestCheckCard(data)).split('\n')).toEqual(expect.arrayContaining(shown));
});

test('what people wrote is shown as text, never as Markdown', () => {
  const json = JSON.stringify(requestViewCard({ title: '', where: '', sections }));
  expect(json).toContain('{"type":"TextRun","text":"Speech sessions **not bold**"');
});

test('unsaved changes, and words that look like names, appear and disappear', () => {
  const shown = wordsOf(requestCheckCard(everything));
  expect(shown).toContain('Some changes are not saved');
  expect(shown).toContain('A word looks like a name');
  expect(shown).toContain('Leave unsaved changes out');
  const hidden = wordsOf(requestCheckCard(data));
  for (const each of ['Some changes', 'look like a name', 'Leave unsaved', 'these are not the names'])
    expect(hidden).not.toContain(each);
});

test('the statements that go with a request are there to be ticked (R21, R127, R154)', () => {
  const shown = wordsOf(requestCheckCard(data));
  expect(shown).toContain('given me the authority to request funding');
  expect(shown).toContain('privacy information covers sharing');
  expect(shown).toContain('first £6,000 a year for each pupil');
});

import type { RequestPupilsCardData } from '../../src/cards/request-pupils';
import { MOST_ROWS, requestPupilsAction, requestPupilsCard } from '../../src/cards/request-pupils';
import { buttonOf, buttonsOf, faultsOf, inputsOf, wordsOf } from '../support/cards';
import { actions, frame, fullFrame } from './request-pages';

const row = (number: number) => ({
  number,
  heading: `Pupil ${number}`,
  label: `pupil ${number}`,
  name: `Ada Lovelace ${number}`,
  dateOfBirth: '2017-03-04',
  problem: '',
  hasProblem: false,
});
const data: RequestPupilsCardData = {
  ...frame,
  hasColleagues: false,
  colleagues: '',
  colleaguesHint: '',
  rows: [row(1), row(2)],
  shown: 6,
  canAddMore: true,
  canReplace: false,
  replacing: 'false',
  version: '2026-11-05T09:00:00.000Z',
};
const titles = (changes: Partial<RequestPupilsCardData>) =>
  buttonsOf(requestPupilsCard({ ...data, ...changes })).map(({ title }) => title);

test('the page keeps to what every card keeps to, with thirty rows that all have a problem', () => {
  const rows = Array.from({ length: MOST_ROWS }, (_, index) => ({
    ...row(index + 1),
    problem: 'Enter the date of birth, or clear the name.',
    hasProblem: true,
  }));
  expect(faultsOf(requestPupilsCard(data), actions)).toEqual([]);
  expect(faultsOf(requestPupilsCard({ ...data, ...fullFrame, rows, shown: MOST_ROWS }), actions)).toEqual([]);
});

test('the page says who can see what is typed (R152)', () => {
  expect(wordsOf(requestPupilsCard(data))).toContain(
    'Other schools, the chair and the clerk cannot see names or dates of birth.',
  );
});

test('rows arrive in order, whatever order the client sends them in', () => {
  const card = requestPupilsCard(data);
  const sent = { ...inputsOf(card), ...buttonOf(card, 'Save and continue').data };
  const { rows, ...rest } = requestPupilsAction.schema.parse(Object.fromEntries(Object.entries(sent).reverse()));
  expect(rows.slice(0, 3)).toEqual([
    { name: 'Ada Lovelace 1', dateOfBirth: '2017-03-04' },
    { name: 'Ada Lovelace 2', dateOfBirth: '2017-03-04' },
    { name: '', dateOfBirth: '' },
  ]);
  expect(rest).toMatchObject({ go: 'on', shown: 6, version: data.version });
});

test('a box that no page has is refused', () => {
  const sent = { ...inputsOf(requestPupilsCard(data)), ...buttonOf(requestPupilsCard(data), 'Back').data };
  for (const extra of ['name0', 'name31', 'name01', 'status', 'name1 '])
    expect(requestPupilsAction.schema.safeParse({ ...sent, [extra]: 'x' }).success).toBe(false);
});

test('more rows, and replacing a colleague’s list, are offered only where they can be', () => {
  expect(titles({})).toEqual(['Save and continue', 'Add more pupils', 'Back']);
  expect(titles({ canAddMore: false })).toEqual(['Save and continue', 'Back']);
  expect(titles({ canAddMore: false, canReplace: true, rows: [] })).toEqual([
    'Save and continue',
    'Replace the list',
    'Back',
  ]);
});

test('what a colleague entered appears as a number and a name of the colleague only', () => {
  const shown = {
    hasColleagues: true,
    colleagues: '3 pupils entered by Amara Osei',
    colleaguesHint: 'Only they see it.',
  };
  expect(wordsOf(requestPupilsCard({ ...data, ...shown, rows: [] }))).toContain('3 pupils entered by Amara Osei');
  expect(wordsOf(requestPupilsCard(data))).not.toContain('entered by');
});

import { closePupilsAction, pupilsCard, pupilsNoteCard, showPupilsAction } from '../../src/cards/pupils';
import { buttonOf, faultsOf, nodesOf, wordsOf } from '../support/cards';

const actions = {
  [showPupilsAction.verb]: showPupilsAction.schema,
  [closePupilsAction.verb]: closePupilsAction.schema,
};
const note = pupilsNoteCard({
  communityId: 'ashdown',
  requestId: 'r1',
  key: '0c0ffee0-0000-4000-8000-000000000001',
  reference: 'ASH-2627-014',
  school: 'Oakfield Primary',
  count: '2 pupils',
});
const list = pupilsCard({
  reference: 'ASH-2627-014',
  school: 'Oakfield Primary',
  pupils: [
    { name: 'Robin *Sample*', dateOfBirth: '4 March 2017' },
    { name: 'Sasha O’Sample', dateOfBirth: '12 September 2016' },
  ],
});

test('both pages keep to what every card keeps to, with thirty long names too', () => {
  expect(faultsOf(note, actions)).toEqual([]);
  const pupils = Array.from({ length: 30 }, () => ({ name: 'N'.repeat(100), dateOfBirth: '12 September 2016' }));
  const full = pupilsCard({ reference: 'ASH-2627-014', school: 'Oakfield Primary', pupils });
  expect(faultsOf(full, actions)).toEqual([]);
});

test('says that looks are recorded before anything is shown (R112)', () => {
  expect(wordsOf(note)).toContain('We record who opens this list and when.');
  expect(buttonOf(note, 'Show the list').data).toMatchObject({ requestId: 'r1' });
  expect(buttonOf(note, 'Close').verb).toBe(closePupilsAction.verb);
});

test('is a plain table, with its first row as heading', () => {
  const [table] = nodesOf(list).filter(({ type }) => type === 'Table');
  expect(table?.firstRowAsHeader).toBe(true);
  const rows = nodesOf(list).filter(({ type }) => type === 'TableRow');
  expect(rows).toHaveLength(3);
  expect(wordsOf(list)).toContain('Robin *Sample*\n4 March 2017');
});

test('names are text, never Markdown', () => {
  const blocks = nodesOf(list).filter(({ type }) => type === 'TextBlock');
  expect(JSON.stringify(blocks)).not.toContain('Sample');
});

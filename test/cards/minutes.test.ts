import { openActionAction } from '../../src/cards/action';
import type { MinutesCardData } from '../../src/cards/minutes';
import { approveMinutesAction, minutesAction, minutesCard, minutesFileAction } from '../../src/cards/minutes';
import { minutesNoteAction, minutesNoteCard, openMinutesNoteAction } from '../../src/cards/minutes-note';
import { buttonsOf, faultsOf, inputsOf, wordsOf } from '../support/cards';

const line = (label: string, text: string) => ({ label, text });
const data: MinutesCardData = {
  communityId: 'ashdown',
  meetingId: '2026-11-10',
  heading: 'Minutes · Ashdown · Tuesday 10 November',
  status: 'Draft: the chair has not approved these minutes yet',
  note: '',
  hasNote: false,
  facts: [line('Present', 'Oakfield Primary, Hilltop Academy')],
  items: [{ title: '3. ASH-2627-014', outcome: 'Agreed, 5 to 1', lines: [line('Reason', '*A* strong case')] }],
  actions: [line('Oakfield Primary, by Friday 20 November', 'Share the plan')],
  hasActions: true,
  notes: [line('Joe Marsh, Thursday 12 November', 'Fernhill came at three.')],
  hasNotes: true,
  closing: [line('Next meeting', 'Tuesday 8 December 2026')],
  shortened: false,
  elsewhere: 'For the Word document, type minutes in your personal chat with me.',
  hasElsewhere: false,
  mayHaveDocument: true,
  mayApprove: true,
  mayNote: true,
  hasEarlier: true,
  earlierId: '2026-10-06',
  hasLater: true,
  laterId: '2026-12-08',
};
const actions = {
  ...Object.fromEntries(
    [minutesAction, minutesFileAction, approveMinutesAction, minutesNoteAction].map(({ verb, schema }) => [
      verb,
      schema,
    ]),
  ),
  [openActionAction.verb]: openActionAction.schema,
  [openMinutesNoteAction.verb]: openMinutesNoteAction.schema,
};

test('the card keeps to what every card keeps to, with every button and with none', () => {
  expect(faultsOf(minutesCard(data), actions)).toEqual([]);
  const none = {
    ...data,
    mayHaveDocument: false,
    mayApprove: false,
    mayNote: false,
    hasEarlier: false,
    hasLater: false,
  };
  expect(faultsOf(minutesCard(none), actions)).toEqual([]);
  expect(buttonsOf(minutesCard(none))).toEqual([]);
});

test.each([
  ['hasElsewhere', 'For the Word document'],
  ['hasActions', 'Share the plan'],
  ['hasNotes', 'Fernhill came at three.'],
  ['shortened', 'Long texts are cut here'],
] as const)('%s shows and hides its words', (flag, words) => {
  expect(wordsOf(minutesCard({ ...data, [flag]: true }))).toContain(words);
  expect(wordsOf(minutesCard({ ...data, [flag]: false }))).not.toContain(words);
});

test('the dialog of a note keeps what was typed beside its problem', () => {
  const where = {
    communityId: 'ashdown',
    meetingId: '2026-11-10',
    key: 'k1',
    community: 'Ashdown',
    day: 'Tuesday 10 November',
  };
  const dialog = minutesNoteCard({ ...where, text: 'Fernhill came', hasProblem: true, problem: 'this one' });
  expect(faultsOf(dialog, actions)).toEqual([]);
  expect(wordsOf(dialog)).toContain('There is a problem: this one');
  expect(inputsOf(dialog)).toEqual({ text: 'Fernhill came' });
});

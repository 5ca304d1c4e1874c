import type { ActionCardData } from '../../src/cards/action';
import { actionCard, addActionAction } from '../../src/cards/action';
import type { ActionLine, ActionsCardData } from '../../src/cards/actions';
import { actionsAction, actionsCard, markActionAction } from '../../src/cards/actions';
import { buttonsOf, faultsOf, nodesOf, wordsOf } from '../support/cards';

const long = 'Share what was tried with every school of the community, *as agreed*. '.repeat(7);
const line = (actionId: string): ActionLine => ({
  communityId: 'ashdown',
  actionId,
  what: long,
  short: 'Share what was tried…',
  detail: 'Oakfield Primary, by Friday 20 November · meeting of Tuesday 10 November · ASH-2627-001',
  mayMark: true,
});
const lines = (count: number) => Array.from({ length: count }, (_, index) => line(`a${index}`));
const list: ActionsCardData = {
  communityId: 'ashdown',
  community: 'Ashdown',
  note: '',
  hasNote: false,
  open: lines(8),
  nothing: 'No action is open.',
  isNothing: false,
  more: 'and 2 more',
  hasMore: true,
  done: lines(3),
  hasDone: true,
  asOf: 'As of 14:05',
};
const dialog: ActionCardData = {
  communityId: 'ashdown',
  meetingId: '2026-11-10',
  key: 'k1',
  community: 'Ashdown',
  when: 'Tuesday 10 November, 13:30 to 16:30',
  what: '*Share* the plan',
  abouts: [{ value: 'meeting', title: 'The meeting as a whole' }],
  about: 'meeting',
  owners: [{ value: 'school:990001', title: 'Oakfield Primary' }],
  owner: 'school:990001',
  otherName: '',
  due: '2026-11-20',
  hasProblem: false,
  problem: 'this one',
};
const actions = Object.fromEntries(
  [addActionAction, actionsAction, markActionAction].map(({ verb, schema }) => [verb, schema]),
);

test('the list keeps to what every card keeps to, with the longest texts', () => {
  expect(faultsOf(actionsCard(list), actions)).toEqual([]);
  const texts = nodesOf(actionsCard(list)).filter(({ type }) => type === 'TextBlock');
  expect(texts.filter(({ text }) => String(text).includes('*as agreed*'))).toEqual([]); // shown as text, not as Markdown
});

test('who may not mark an action has no button for it', () => {
  const open = lines(1).map((each) => ({ ...each, mayMark: false }));
  const titles = buttonsOf(actionsCard({ ...list, open, done: [], hasDone: false })).map(({ title }) => title);
  expect(new Set(titles)).toEqual(new Set(['Refresh']));
});

test('what is open can be marked done, and what is done can be marked not done', () => {
  const marks = buttonsOf(actionsCard({ ...list, open: lines(1), done: lines(1) })).filter(
    ({ verb, type }) => verb === markActionAction.verb && type === 'Action.Execute',
  );
  expect(marks.map(({ title, data }) => [title, data.done])).toEqual([
    ['Done', true],
    ['Not done yet', false],
  ]);
});

test('the dialog keeps to what every card keeps to', () => {
  expect(faultsOf(actionCard(dialog), actions)).toEqual([]);
  expect(wordsOf(actionCard(dialog))).not.toContain('There is a problem');
  expect(wordsOf(actionCard({ ...dialog, hasProblem: true }))).toContain('There is a problem: this one');
});

test('an owner is a school, a person or somebody else, and nothing besides', () => {
  const sent = { communityId: 'ashdown', meetingId: '2026-11-10', key: 'k1' };
  const takes = (owner: string) => addActionAction.schema.safeParse({ ...sent, owner }).success;
  expect(['', 'other', 'school:990001', 'person:p0a1'].map(takes)).toEqual([true, true, true, true]);
  expect(['officer', 'school:', 'area:East', 'school:../990001'].map(takes)).toEqual([false, false, false, false]);
});

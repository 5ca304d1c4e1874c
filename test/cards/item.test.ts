import { decideTieDialogAction } from '../../src/cards/decide-tie';
import { withRefresh } from '../../src/cards/define';
import { openDeferAction } from '../../src/cards/defer';
import type { ItemCardData, SchoolVoteData } from '../../src/cards/item';
import { closeVoteAction, itemCard, itemViewAction, voteAction } from '../../src/cards/item';
import { openInterestAction } from '../../src/cards/interest';
import { openVoteDialogAction } from '../../src/cards/open-vote';
import { openAsideAction } from '../../src/cards/step-aside';
import { readRequestAction } from '../../src/cards/request-view';
import { buttonsOf, faultsOf, nodesOf, wordsOf } from '../support/cards';

const actions = Object.fromEntries(
  [
    voteAction,
    closeVoteAction,
    itemViewAction,
    openVoteDialogAction,
    decideTieDialogAction,
    openDeferAction,
    readRequestAction,
    openInterestAction,
    openAsideAction,
  ].map(({ verb, schema }) => [verb, schema]),
);

const school: SchoolVoteData = {
  urn: '990002',
  schoolShown: false,
  forSchool: '',
  school: 'Hilltop Academy',
  sentence: 'Hilltop Academy has not voted yet.',
  mayVote: true,
  mayAskVote: false,
  mayAskChair: false,
  mayOnlyAskChair: false,
  lastSeen: 0,
  receipt: '7K3-QD9',
  hasReceipt: false,
};

const data: ItemCardData = {
  communityId: 'ashdown',
  meetingId: '2026-11-10',
  requestId: 'r-0c0ffee0-0000-4000-8000-000000000001',
  ballotId: '2026-11-10.r-0c0ffee0-0000-4000-8000-000000000001.1',
  heading: 'Item 3 of 7 · ASH-2627-014',
  school: 'Oakfield Primary',
  community: 'Ashdown',
  category: 'Speech, language and communication',
  amountIs: 'asked for',
  amount: '£6,400',
  state: 'Voting is open',
  stateStyle: 'accent',
  notice: 'This press changed nothing.',
  hasNotice: false,
  terms: [{ label: 'From', value: '4 January 2027' }],
  hasTerms: false,
  conditions: 'A costed plan first.',
  hasConditions: false,
  budget: 'Budget now £186,200; if agreed £179,800',
  progress: 'Present 8 of 9 schools, 4 needed. 5 of 7 have voted.',
  asOf: 'As of 14:05',
  result: 'Agreed, 5 to 1',
  hasResult: false,
  reason: 'The need is urgent.',
  hasReason: false,
  next: 'KCC aims to pay by Tuesday 22 December.',
  hasNext: false,
  openToAll: false,
  interests: [{ line: 'Takes no part, having declared an interest: Hilltop Academy.' }],
  interestsSaid: [{ who: 'Hilltop Academy', said: 'Our *bursar* is married to theirs.' }],
  mayStepAside: true,
  asideTitle: 'I have an interest',
  interestTitle: 'Declare an interest',
  maySayInterest: true,
  schools: [],
  mayRead: false,
  mayOpenVote: false,
  mayClose: false,
  notVotedYet: 'Not voted yet: Hilltop Academy',
  mayDecideTie: false,
  mayDefer: false,
  deferBecause: '',
  deferMode: 'secondary',
  openToAsk: false,
  disputed: '',
  hasDisputed: false,
  votes: '',
  hasVotes: false,
  closeTitle: 'Close vote',
  decideTitle: 'Decide the tie',
  recorded: '',
  hasRecorded: false,
  mayRecord: false,
  stuck: '',
  hasStuck: false,
  reopened: '',
  reopenedAt: '',
  hasReopened: false,
  mayReopen: false,
  live: true,
};

const LONG = 'The Federation of Saint Augustine’s and Sissinghurst Church of England Voluntary Aided Primary School';
const full: ItemCardData = {
  ...data,
  school: LONG,
  hasNotice: true,
  hasTerms: true,
  terms: Array.from({ length: 7 }, () => ({
    label: 'In 2027-28',
    value: '£3,200, provisional until KCC sets that budget',
  })),
  hasConditions: true,
  conditions: 'é'.repeat(1000),
  hasResult: true,
  hasReason: true,
  reason: 'é'.repeat(1000),
  hasNext: true,
  schools: Array.from({ length: 3 }, () => ({
    ...school,
    school: LONG,
    schoolShown: true,
    forSchool: ` for ${LONG}`,
    hasReceipt: true,
  })),
  mayRead: true,
  mayClose: true,
  notVotedYet: `Not voted yet: ${Array.from({ length: 14 }, () => LONG).join(', ')}`,
};
const everything = { ...full, openToAll: true, mayOpenVote: true, mayDecideTie: true, mayDefer: true };

test.each([
  ['an item nobody is named on', { ...data, openToAll: true, mayRead: true }],
  ['a voter’s own view', { ...data, schools: [school], mayRead: true }],
  ['the fullest view there can be, with fourteen schools and long names', full],
  ['the chair’s view of a request under discussion', { ...data, mayRead: true, mayOpenVote: true, mayDefer: true }],
  ['the chair’s view of a tie', { ...data, mayRead: true, mayDecideTie: true, mayDefer: true }],
  ['an item that is dealt with', { ...data, live: false, hasResult: true }],
])('%s keeps to what every card keeps to', (_, view) => {
  const refreshed = withRefresh(itemCard(view), {
    verb: itemViewAction.verb,
    data: { communityId: data.communityId, meetingId: data.meetingId, requestId: data.requestId },
    userIds: Array.from({ length: 60 }, (_unused, index) => `29:1-sample-user-${index}`),
  });
  expect(faultsOf(refreshed, actions)).toEqual([]);
});

test('every button’s verb is one of the item’s actions, and those that open a dialog are the dialogs’ own', () => {
  const buttons = buttonsOf(itemCard(everything));
  expect(new Set(buttons.map(({ verb }) => verb))).toEqual(new Set(Object.keys(actions)));
  const opening = new Set(buttons.filter(({ opensDialog }) => opensDialog).map(({ verb }) => verb));
  const dialogs = [
    openVoteDialogAction,
    decideTieDialogAction,
    openDeferAction,
    readRequestAction,
    openInterestAction,
    openAsideAction,
  ];
  expect(opening).toEqual(new Set(dialogs.map(({ verb }) => verb)));
});

test.each([
  ['hasNotice', 'This press changed nothing.'],
  ['hasConditions', 'A costed plan first.'],
  ['hasResult', 'Agreed, 5 to 1'],
  ['hasReason', 'The need is urgent.'],
  ['hasNext', 'KCC aims to pay'],
  ['mayClose', 'Not voted yet'],
])('%s shows and hides its part', (flag, words) => {
  expect(wordsOf(itemCard({ ...data, [flag]: true }))).toContain(words);
  expect(wordsOf(itemCard({ ...data, [flag]: false }))).not.toContain(words);
});

test('terms are shown only where there are some', () => {
  const json = (hasTerms: boolean) => JSON.stringify(itemCard({ ...data, hasTerms }));
  expect(json(true)).toContain('4 January 2027');
  expect(json(false)).not.toContain('4 January 2027');
});

test.each([
  ['openToAll', 'Abstain'],
  ['mayOpenVote', 'Open the vote'],
  ['mayClose', 'Close vote'],
  ['mayDecideTie', 'Decide the tie'],
  ['mayRead', 'Read the request'],
  ['mayDefer', 'Defer'],
  ['live', 'Refresh'],
])('%s shows and hides its button', (flag, title) => {
  const titles = (shown: boolean) => buttonsOf(itemCard({ ...data, [flag]: shown })).map((button) => button.title);
  expect(titles(true)).toContain(title);
  expect(titles(false)).not.toContain(title);
});

test('an item that is dealt with has no button at all', () => {
  expect(buttonsOf(itemCard({ ...everything, live: false, schools: [], mayClose: false, openToAll: false }))).toEqual(
    [],
  );
});

describe('a school’s own line', () => {
  const view = (over: Partial<SchoolVoteData>) => itemCard({ ...data, schools: [{ ...school, ...over }] });
  const votes = (over: Partial<SchoolVoteData>) => buttonsOf(view(over)).filter(({ verb }) => verb === voteAction.verb);

  test('carries the three choices with the school and the last vote it had seen', () => {
    const pressed = votes({ lastSeen: 2 }).filter(({ type }) => type === 'Action.Execute');
    expect(pressed.map(({ data: { choice, urn, lastSeen } }) => [choice, urn, lastSeen])).toEqual([
      ['agree', '990002', 2],
      ['disagree', '990002', 2],
      ['abstain', '990002', 2],
    ]);
  });

  test('carries none when the school may not vote', () => {
    expect(votes({ mayVote: false })).toEqual([]);
  });

  test('shows the receipt once there is a vote', () => {
    expect(wordsOf(view({ hasReceipt: true }))).toContain('Receipt 7K3-QD9');
    expect(wordsOf(view({ hasReceipt: false }))).not.toContain('Receipt');
  });

  test('names the school on line and buttons where somebody speaks for several', () => {
    const named = view({ schoolShown: true, forSchool: ' for Hilltop Academy' });
    expect(nodesOf(named).map(({ text }) => text)).toContain('Hilltop Academy');
    expect(buttonsOf(named).map(({ title }) => title)).toContain('Agree for Hilltop Academy');
    expect(nodesOf(view({})).map(({ text }) => text)).not.toContain('Hilltop Academy');
  });
});

test('what people wrote is shown as they wrote it: no Markdown, no template, only plain text', () => {
  const words = '**Bold** [link](https://x.example) ${amount}';
  const card = itemCard({ ...data, hasConditions: true, conditions: words, hasReason: true, reason: words });
  const shown = nodesOf(card).filter(({ text }) => text === words);
  expect(shown.map(({ type }) => type)).toEqual(['TextRun', 'TextRun']);
  expect(JSON.stringify(card).split('**Bold**')).toHaveLength(3);
});

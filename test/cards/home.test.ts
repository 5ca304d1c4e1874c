import { finishActionAction } from '../../src/cards/actions';
import { approvalViewAction } from '../../src/cards/approval';
import { wordAction } from '../../src/cards/help';
import type { HomeCardData, HomeGroupData, WaitingData } from '../../src/cards/home';
import { homeAction, homeCard } from '../../src/cards/home';
import { meetingViewAction } from '../../src/cards/meeting';
import { releaseAction } from '../../src/cards/release';
import { changeRequestAction, continueRequestAction, newRequestAction } from '../../src/cards/request-start';
import { buttonsOf, faultsOf, wordsOf } from '../support/cards';

const nothing = {
  word: false,
  draft: false,
  change: false,
  meeting: false,
  release: false,
  approval: false,
  exceptional: false,
  finish: false,
};
const waiting = (does: keyof WaitingData['does'], button: string): WaitingData => ({
  text: `Do ${button}.`,
  detail: 'By Thursday 5 November.',
  button,
  does: { ...nothing, [does]: true },
  word: 'agenda ashdown',
  meetingId: '2026-11-10',
  communityId: 'ashdown',
  requestId: 'r1',
  actionId: 'a1',
});
const every: WaitingData[] = [
  waiting('draft', 'Continue'),
  waiting('change', 'Answer'),
  waiting('meeting', 'See the meeting'),
  waiting('word', 'Agenda'),
  waiting('release', 'Conditions are met'),
  waiting('approval', 'Open approval'),
  waiting('finish', 'Done'),
];
const group: HomeGroupData = {
  title: 'Waiting for you',
  place: 'Oakfield Primary · Ashdown community',
  waiting: every,
  nothing: 'Nothing at the moment.',
  isNothing: false,
  more: 'and 2 more, shown as these are done.',
  hasMore: false,
  requestsTitle: 'Your requests',
  requests: [{ reference: 'ASH-2627-014', category: 'Autism', school: '', standing: 'on the agenda, item 3' }],
  hasRequests: true,
  moreRequests: 'and 4 older: type my requests.',
  hasMoreRequests: false,
  budget: 'Budget left in Ashdown: £186,200 of £240,000',
  hasBudget: true,
};
const data: HomeCardData = {
  greeting: 'Good morning, *Amara*',
  note: 'Two communities are not shown here.',
  hasNote: false,
  groups: [group],
  asOf: 'As of 09:00',
  newRequest: [{ communityId: 'ashdown', urn: '990001' }],
  words: ['agenda', 'budget', 'my requests', 'help'].map((word, index) => ({
    word,
    title: word,
    mode: index < 2 ? 'primary' : 'secondary',
  })),
};
const actions = Object.fromEntries(
  [
    wordAction,
    finishActionAction,
    homeAction,
    newRequestAction,
    continueRequestAction,
    changeRequestAction,
    meetingViewAction,
    releaseAction,
    approvalViewAction,
  ].map((action) => [action.verb, action.schema]),
);
const shown = (over: Partial<HomeGroupData>) => wordsOf(homeCard({ ...data, groups: [{ ...group, ...over }] }));

test('keeps to what every card keeps to', () => {
  expect(faultsOf(homeCard(data), actions)).toEqual([]);
  expect(faultsOf(homeCard({ ...data, groups: [] }), actions)).toEqual([]);
});

test('everything that waits has one button, which does it', () => {
  const verbs = buttonsOf(homeCard(data))
    .filter(({ type, opensDialog }) => type === 'Action.Execute' || opensDialog)
    .map(({ verb, opensDialog }) => [verb, opensDialog]);
  expect(verbs.slice(0, every.length)).toEqual([
    [continueRequestAction.verb, true],
    [changeRequestAction.verb, true],
    [meetingViewAction.verb, false],
    [wordAction.verb, false],
    [releaseAction.verb, true],
    [approvalViewAction.verb, false],
    [finishActionAction.verb, false],
  ]);
});

test.each<[keyof HomeGroupData & `${'has' | 'is'}${string}`, string]>([
  ['isNothing', 'Nothing at the moment.'],
  ['hasMore', 'and 2 more'],
  ['hasRequests', 'Your requests'],
  ['hasMoreRequests', 'and 4 older'],
  ['hasBudget', 'Budget left in Ashdown'],
])('%s shows and hides its words', (flag, words) => {
  expect(shown({ [flag]: true })).toContain(words);
  expect(shown({ [flag]: false })).not.toContain(words);
});

test('a note stands above everything, when there is one', () => {
  expect(wordsOf(homeCard({ ...data, hasNote: true }))).toContain(data.note);
  expect(wordsOf(homeCard(data))).not.toContain(data.note);
});

import type { MeetingCardData } from '../../src/cards/meeting';
import { openInterestAction } from '../../src/cards/interest';
import {
  checkInAction,
  endMeetingAction,
  meetingCard,
  meetingViewAction,
  openItemAction,
  startMeetingAction,
} from '../../src/cards/meeting';
import { withRefresh } from '../../src/cards/define';
import { buttonOf, buttonsOf, faultsOf, inputsOf, wordsOf, NO_EARLIER_ACTIONS } from '../support/cards';

const actions = Object.fromEntries(
  [meetingViewAction, startMeetingAction, checkInAction, openItemAction, endMeetingAction, openInterestAction].map(
    ({ verb, schema }) => [verb, schema],
  ),
);

const data: MeetingCardData = {
  communityId: 'ashdown',
  meetingId: '2026-11-10',
  heading: 'Meeting of Tuesday 10 November, 13:30 to 16:30',
  community: 'Ashdown',
  where: 'Oakfield hall',
  state: 'In session since 13:30',
  notice: 'A vote is still open. Close it first.',
  hasNotice: false,
  attendance: 'Present 8 of 9 schools',
  quorum: 'Enough schools to decide: 4 needed.',
  present: 'Oakfield Primary, Hilltop Academy',
  hasPresent: false,
  budget: 'Budget left £186,200 of £240,000',
  asked: '',
  hasAsked: false,
  items: [{ line: '1. Welcome', state: '', hasState: false }],
  ...NO_EARLIER_ACTIONS,
  asOf: 'As of 14:05',
  mine: 'Not checked in yet: Hilltop Academy.',
  hasMine: false,
  mayStart: false,
  mayStartAnyway: false,
  mayEnterDecision: false,
  mayDefer: false,
  mayDecideTie: false,
  tiedRequestId: '',
  refreshMode: 'primary',
  mayCheckIn: false,
  mayOpenItem: false,
  waiting: [{ title: 'ASH-2627-014 · Oakfield Primary', requestId: 'r1' }],
  nextRequestId: 'r1',
  mayEnd: false,
  roll: [],
  hasRoll: false,
  mayNote: false,
  mayNamePresenter: false,
  presentedUrn: '',
  mayAddAction: false,
  hasMinutes: false,
  mayReopen: false,
  maySayInterest: true,
  mayNoteInterest: false,
  runs: false,
  live: true,
};

const LONG = 'The Federation of Saint Augustine’s and Sissinghurst Church of England Voluntary Aided Primary School';
const full: MeetingCardData = {
  ...data,
  hasNotice: true,
  hasPresent: true,
  present: Array.from({ length: 14 }, () => LONG).join(', '),
  items: Array.from({ length: 20 }, (_, index) => ({
    line: `${index + 1}. ASH-2627-014 · ${LONG} · Speech, language and communication · £6,400`,
    state: 'Agreed with conditions, by the chair after a tie, 5 to 5 with 4 abstentions, £6,400',
    hasState: true,
  })),
  hasMine: true,
  mine: `Not checked in yet: ${LONG} and ${LONG}.`,
  mayCheckIn: true,
  mayOpenItem: true,
  waiting: Array.from({ length: 18 }, (_, index) => ({ title: `ASH-2627-014 · ${LONG}`, requestId: `r${index}` })),
  mayEnd: true,
};

test.each([
  ['a meeting somebody looks at', data],
  ['the fullest meeting, with twenty lines and long names', full],
  ['the clerk’s view before it starts', { ...data, mayStart: true }],
  ['a meeting that has ended', { ...data, live: false }],
])('%s keeps to what every card keeps to', (_, view) => {
  const refreshed = withRefresh(meetingCard(view), {
    verb: meetingViewAction.verb,
    data: { communityId: 'ashdown', meetingId: '2026-11-10' },
    userIds: Array.from({ length: 60 }, (_unused, index) => `29:1-sample-user-${index}`),
  });
  expect(faultsOf(refreshed, actions)).toEqual([]);
});

test('every button’s verb is one of the meeting’s actions', () => {
  expect(new Set(buttonsOf(meetingCard({ ...full, mayStart: true })).map(({ verb }) => verb))).toEqual(
    new Set(Object.keys(actions)),
  );
});

test.each([
  ['hasNotice', 'A vote is still open.'],
  ['hasPresent', 'Hilltop Academy'],
  ['hasMine', 'Not checked in yet'],
  ['mayOpenItem', 'Request to open'],
])('%s shows and hides its part', (flag, words) => {
  const plain = { ...data, mine: flag === 'hasMine' ? data.mine : '' };
  expect(wordsOf(meetingCard({ ...plain, [flag]: true }))).toContain(words);
  expect(wordsOf(meetingCard({ ...plain, [flag]: false }))).not.toContain(words);
});

test.each([
  ['mayStart', 'Start meeting'],
  ['mayCheckIn', 'Check in'],
  ['mayOpenItem', 'Open request'],
  ['mayEnd', 'End meeting'],
  ['live', 'Refresh'],
])('%s shows and hides its button', (flag, title) => {
  const titles = (shown: boolean) => buttonsOf(meetingCard({ ...data, [flag]: shown })).map((button) => button.title);
  expect(titles(true)).toContain(title);
  expect(titles(false)).not.toContain(title);
});

test('the request to open is chosen from those that wait, the next one first', () => {
  const card = meetingCard({ ...data, mayOpenItem: true });
  expect(inputsOf(card)).toEqual({ requestId: 'r1' });
  expect(buttonOf(card, 'Open request').data).not.toHaveProperty('requestId');
});

test('a line says how far its request has come, where there is something to say', () => {
  const items = [{ line: '3. ASH-2627-014', state: 'Voting is open', hasState: true }];
  expect(wordsOf(meetingCard({ ...data, items }))).toContain('Voting is open');
  expect(wordsOf(meetingCard({ ...data, items: [{ line: '3.', state: 'Hidden', hasState: false }] }))).not.toContain(
    'Hidden',
  );
});

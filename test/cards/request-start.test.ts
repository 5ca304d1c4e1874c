import type { RequestStartCardData } from '../../src/cards/request-start';
import { requestStartCard } from '../../src/cards/request-start';
import { requestStopCard } from '../../src/cards/request-stop';
import type { RequestSubmittedCardData } from '../../src/cards/request-submitted';
import { requestSubmittedCard } from '../../src/cards/request-submitted';
import { buttonsOf, faultsOf, wordsOf } from '../support/cards';
import { actions } from './request-pages';

const none: RequestStartCardData = {
  title: 'Make a request',
  hasSchools: false,
  isExceptional: false,
  schools: [],
  hasDrafts: false,
  drafts: [],
  hasHanded: false,
  handed: [],
  hasMore: false,
  more: '',
};
const where = 'Oakfield Primary · Ashdown community';
const line = { communityId: 'ashdown', requestId: 'r0c0ffee0c0ffee0c0ffe', heading: 'Behaviour support', where };
const all: RequestStartCardData = {
  ...none,
  hasSchools: true,
  schools: [
    { communityId: 'ashdown', urn: '990005', where: 'Larkfield Junior · Ashdown community' },
    { communityId: 'ashdown', urn: '990006', where: 'Fernhill Infant · Ashdown community' },
  ],
  hasDrafts: true,
  drafts: Array.from({ length: 10 }, () => ({ ...line, saved: 'Saved yesterday' })),
  hasHanded: true,
  handed: Array.from({ length: 10 }, () => ({
    ...line,
    standing: 'On the agenda',
    canChange: true,
    changeTitle: 'Change',
    canWithdraw: true,
    onAgenda: true,
    meetingId: '2026-11-10',
    urn: '990001',
  })),
  hasMore: true,
  more: '3 more are not shown here.',
};

test('the card keeps to what every card keeps to, empty and full', () => {
  expect(faultsOf(requestStartCard(none), actions)).toEqual([]);
  expect(faultsOf(requestStartCard(all), actions)).toEqual([]);
});

test('each school has its own button, and each draft can be continued', () => {
  const buttons = buttonsOf(requestStartCard(all));
  expect(buttons.every(({ opensDialog }) => opensDialog)).toBe(true);
  for (const start of ['New request', 'Exceptional request'])
    expect(buttons.flatMap(({ title, data }) => (title === start ? [data['urn']] : []))).toEqual(['990005', '990006']);
  expect(buttons.filter(({ title }) => title === 'Continue')).toHaveLength(10);
  expect(buttons.filter(({ title }) => title === 'Read')).toHaveLength(10);
  expect(buttonsOf(requestStartCard(none))).toEqual([]);
});

test('what there is none of is not headed', () => {
  expect(wordsOf(requestStartCard(none))).toBe('Make a request');
});

const submitted: RequestSubmittedCardData = {
  communityId: 'ashdown',
  requestId: 'r0c0ffee0c0ffee0c0ffe',
  title: 'Request handed in',
  where,
  reference: 'ASH-2627-014',
  summary: 'Behaviour support · £6,400',
  handedIn: 'Handed in by Amara Osei on Thursday 5 November at 09:00',
  steps: [{ text: 'First' }, { text: 'Second' }, { text: 'Third' }],
  isPosted: true,
  isOpen: true,
  canChange: true,
};

test('the confirmation keeps to what every card keeps to; only in the chat it has a button', () => {
  expect(faultsOf(requestSubmittedCard(submitted), actions)).toEqual([]);
  expect(buttonsOf(requestSubmittedCard(submitted)).map(({ title }) => title)).toEqual([
    'Read the request',
    'Change',
    'Withdraw',
  ]);
  const closed = requestSubmittedCard({ ...submitted, isOpen: false });
  expect(buttonsOf(closed).map(({ title }) => title)).toEqual(['Read the request']);
  expect(buttonsOf(requestSubmittedCard({ ...submitted, isPosted: false }))).toEqual([]);
  expect(wordsOf(requestSubmittedCard(submitted))).toContain('Reference ASH-2627-014');
});

test('a stop says why and where to turn, and keeps the answers', () => {
  const stops = [
    { why: 'Why one', next: 'Where one' },
    { why: 'Why two', next: 'Where two' },
  ];
  const card = requestStopCard({ communityId: 'ashdown', requestId: 'r1', title: 'Stopped', where, stops });
  expect(faultsOf(card, actions)).toEqual([]);
  expect(wordsOf(card)).toContain('Why two\nWhere two');
  expect(buttonsOf(card).map(({ title }) => title)).toEqual(['Change my answers']);
});

import { attendanceCard, attendanceAction } from '../../src/cards/attendance';
import type { MeetingCardData } from '../../src/cards/meeting';
import { endMeetingAction, meetingCard, meetingViewAction, openItemAction } from '../../src/cards/meeting';
import { openAttendanceAction } from '../../src/cards/attendance';
import { openInterestAction } from '../../src/cards/interest';
import { openPresenterAction, presenterAction, presenterCard } from '../../src/cards/presenter';
import { recordVotesAction, recordVotesCard } from '../../src/cards/record-votes';
import { openReopenAction, reopenAction, reopenCard } from '../../src/cards/reopen';
import { choiceInput } from '../../src/cards/school-choices';
import { openStandInAction, standInAction, standInCard } from '../../src/cards/stand-in';
import { buttonsOf, faultsOf, inputsOf, wordsOf, NO_EARLIER_ACTIONS } from '../support/cards';

const urns = Array.from({ length: 14 }, (_, index) => String(990_001 + index));
const name = "St Ebba's and Saint Swithun's Church of England Voluntary Aided Primary School";
const where = { communityId: 'ashdown', meetingId: '2026-11-10', key: '0c0ffee0-0000-4000-8000-000000000001' };
const said = {
  community: 'Ashdown',
  when: 'Tuesday 10 November, 13:30 to 16:30',
  hasProblem: false,
  problem: 'this one',
};
const choices = ['present', 'left', 'apologies', 'absent'].map((value) => ({ value, title: `Says ${value}` }));
const schools = urns.map((urn) => ({ urn, name }));

const attendance = {
  ...where,
  ...said,
  schools: urns.map((urn) => ({ input: choiceInput('present', urn), school: name, value: 'present', choices })),
};
const cards = {
  attendance: attendanceCard(attendance),
  standIn: standInCard({ ...where, ...said, schools, urn: '', name: 'Jo', authorised: 'false' }),
  presenter: presenterCard({ ...where, ...said, schools, urn: '', presenters: schools, presenter: '' }),
  recordVotes: recordVotesCard({
    communityId: 'ashdown',
    ballotId: '2026-11-10.r1.1',
    heading: 'Item 3',
    terms: [{ label: 'Amount', value: '£6,400' }],
    schools: urns.map((urn) => ({
      input: choiceInput('12.disagree', urn),
      school: name,
      value: 'disagree',
      choices: ['agree', 'disagree', 'abstain'].map((value) => ({ value, title: value })),
    })),
    barred: urns.map(() => ({ sentence: `${name} was not there.` })),
    hasBarred: true,
    hasProblem: false,
    problem: 'this one',
  }),
  reopen: reopenCard({
    ...where,
    ...said,
    requests: urns.map((requestId) => ({ requestId, title: `ASH-2627-014 · ${name}` })),
    requestId: '',
    reason: '',
  }),
};
const actions = Object.fromEntries(
  [attendanceAction, standInAction, presenterAction, recordVotesAction, reopenAction].map(({ verb, schema }) => [
    verb,
    schema,
  ]),
);

test.each(Object.entries(cards))('%s keeps to what every card keeps to, with fourteen schools', (_, card) => {
  expect(faultsOf(card, actions)).toEqual([]);
  expect(wordsOf(card)).not.toContain('There is a problem');
});

test('a problem is said above everything', () => {
  expect(wordsOf(attendanceCard({ ...attendance, hasProblem: true }))).toContain('There is a problem: this one');
});

test('what is not an input of the dialog is refused', () => {
  const [button] = buttonsOf(cards.attendance);
  const taken = { ...button?.data, ...inputsOf(cards.attendance) };
  expect(attendanceAction.schema.safeParse(taken).success).toBe(true);
  for (const wrong of [{ 'school-present-99': 'absent' }, { 'school-present-990001': 'gone' }, { other: 'absent' }])
    expect(attendanceAction.schema.safeParse({ ...taken, ...wrong }).success).toBe(false);
});

const board: MeetingCardData = {
  communityId: 'ashdown',
  meetingId: '2026-11-10',
  heading: 'Meeting of Tuesday 10 November',
  community: 'Ashdown',
  where: 'Oakfield hall',
  state: 'In session since 13:30',
  notice: '',
  hasNotice: false,
  attendance: 'Present 14 of 14 schools',
  quorum: 'Enough schools to decide: 6 needed.',
  present: '',
  hasPresent: false,
  roll: urns.map(() => ({
    school: name,
    said: `present since 14:05 with stand-in ${'N'.repeat(100)}, noted by Joe Marsh`,
  })),
  hasRoll: true,
  budget: 'Budget left £1 of £2',
  asked: '',
  hasAsked: false,
  items: Array.from({ length: 20 }, () => ({
    line: `3. ASH-2627-014 · ${name} · £6,400`,
    state: 'Voting is open',
    hasState: true,
  })),
  ...NO_EARLIER_ACTIONS,
  asOf: 'As of 14:05',
  mine: '',
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
  waiting: [],
  nextRequestId: '',
  mayEnd: true,
  mayNote: true,
  mayNamePresenter: false,
  presentedUrn: '',
  mayAddAction: false,
  hasMinutes: false,
  mayReopen: true,
  maySayInterest: false,
  mayNoteInterest: true,
  runs: true,
  live: true,
};
const onBoard = Object.fromEntries(
  [
    endMeetingAction,
    meetingViewAction,
    openItemAction,
    openAttendanceAction,
    openStandInAction,
    openPresenterAction,
    openReopenAction,
    openInterestAction,
  ].map(({ verb, schema }) => [verb, schema]),
);

test('the meeting’s card has room for fourteen schools by name, and shows its running to nobody else', () => {
  expect(faultsOf(meetingCard(board), onBoard)).toEqual([]);
  const plain = meetingCard({ ...board, runs: false, hasRoll: false, roll: [] });
  expect(wordsOf(plain)).not.toContain('stand-in');
  expect(buttonsOf(plain).some(({ opensDialog }) => opensDialog)).toBe(false);
});

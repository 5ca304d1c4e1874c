import { agendaRoutes } from '../../src/bot/agenda';
import { attendanceRoutes } from '../../src/bot/attendance';
import { decisionLog } from '../../src/bot/decision-log';
import { meetingView, sharedMeeting } from '../../src/bot/meeting-view';
import { itemView, sharedItem } from '../../src/bot/item-view';
import { meetingRoutes } from '../../src/bot/meeting';
import { openVoteRoutes } from '../../src/bot/open-vote';
import { presenterRoutes } from '../../src/bot/presenter';
import { recordVotesRoutes } from '../../src/bot/record-votes';
import { reopenRoutes } from '../../src/bot/reopen';
import { requestRoutes } from '../../src/bot/requests';
import { requestViewRoutes } from '../../src/bot/request-view';
import type { Route } from '../../src/bot/router';
import type { Turn } from '../../src/bot/turn';
import { votingRoutes } from '../../src/bot/voting';
import { openActionAction } from '../../src/cards/action';
import { attendanceAction, openAttendanceAction } from '../../src/cards/attendance';
import type { Card } from '../../src/cards/define';
import { deferAction, openDeferAction } from '../../src/cards/defer';
import { closeVoteAction, itemViewAction } from '../../src/cards/item';
import { checkInAction, endMeetingAction, meetingViewAction, openItemAction } from '../../src/cards/meeting';
import { openVoteAction, openVoteDialogAction } from '../../src/cards/open-vote';
import { openInterestAction } from '../../src/cards/interest';
import { openPresenterAction, presenterAction } from '../../src/cards/presenter';
import { openRecordVotesAction, recordVotesAction } from '../../src/cards/record-votes';
import { openReopenAction, reopenAction } from '../../src/cards/reopen';
import { readRequestAction } from '../../src/cards/request-view';
import { openStandInAction, standInAction } from '../../src/cards/stand-in';
import { openAsideAction } from '../../src/cards/step-aside';
import { closeBallot, endMeeting, openItem } from '../../src/app/meeting';
import { personIdOf } from '../../src/app/person-id';
import {
  accepted,
  AMARA,
  ballotIdOf,
  HELEN,
  JOE,
  MAREK,
  MEETING,
  meetingInSession,
  meetingNow,
  onBallot,
  onItem,
  openedVote,
  PRIYA,
  progressOf,
  vote,
} from '../support/community-at-vote';
import { buttonOf, buttonsOf, faultsOf, inputsOf, wordsOf } from '../support/cards';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { cardIn, run, sentenceIn, turnOf } from '../support/turns';

const dialogs = Object.fromEntries(
  [
    attendanceAction,
    standInAction,
    presenterAction,
    recordVotesAction,
    reopenAction,
    deferAction,
    closeVoteAction,
    itemViewAction,
    checkInAction,
    endMeetingAction,
    meetingViewAction,
    openItemAction,
    readRequestAction,
    openAttendanceAction,
    openStandInAction,
    openPresenterAction,
    openInterestAction,
    openAsideAction,
    openRecordVotesAction,
    openReopenAction,
    openActionAction,
    openDeferAction,
    openVoteDialogAction,
  ].map(({ verb, schema }) => [verb, schema]),
);
const opening = { ...dialogs, [openVoteAction.verb]: openVoteDialogAction.schema };

let deps: TestDeps;
let routes: readonly Route[];
beforeEach(async () => {
  deps = await testDeps();
  routes = [
    ...attendanceRoutes(deps),
    ...presenterRoutes(deps),
    ...recordVotesRoutes(deps),
    ...reopenRoutes(deps),
    ...openVoteRoutes(deps),
    ...agendaRoutes(deps),
    ...meetingRoutes(deps),
    ...votingRoutes(deps),
    ...requestRoutes(deps),
    ...requestViewRoutes(deps),
  ];
});
afterEach(() => deps.close());

const inChat = (email: string): Turn => turnOf(email, 'meeting');
/** Opens the dialog behind that button of the card. */
const opened = async (card: Card, title: string, turn: Turn): Promise<Card> => {
  const { verb, data } = buttonOf(card, title);
  const dialog = cardIn(await run(routes, 'open', verb, data, turn));
  expect(faultsOf(dialog, dialogs)).toEqual([]);
  return dialog;
};
/** Presses the dialog's one button with these inputs changed. */
const sent = async (dialog: Card, changed: Readonly<Record<string, string>>, turn: Turn) => {
  const [button] = buttonsOf(dialog);
  if (!button) throw new Error('No button');
  return run(routes, 'submit', button.verb, { ...inputsOf(dialog), ...button.data, ...changed }, turn);
};
const meetingFor = async (email: string): Promise<Card> => {
  const card = await meetingView(deps, MEETING, personIdOf(email));
  if (!card) throw new Error('No meeting');
  expect(faultsOf(card, opening)).toEqual([]);
  return card;
};
const itemFor = async (email: string, requestId = 'r1'): Promise<Card> => {
  const card = await itemView(deps, onItem(requestId), personIdOf(email));
  if (!card) throw new Error('No item');
  return card;
};
const titles = (card: Card): string[] => buttonsOf(card).map(({ title }) => title);

describe('who is here', () => {
  test('the clerk notes every member school in one dialog, and sees by name who noted what (R76)', async () => {
    await meetingInSession(deps, [PRIYA]);
    const dialog = await opened(await meetingFor(JOE), 'Who is here', inChat(JOE));
    expect(Object.keys(inputsOf(dialog))).toHaveLength(9);
    expect(wordsOf(dialog)).toContain('Present since 14:05 (Priya Raman)');
    const noted = { 'school-notNoted-990001': 'present', 'school-notNoted-990003': 'apologies' };
    expect(sentenceIn(await sent(dialog, noted, inChat(JOE)))).toBe('Attendance is noted: 2 changes.');
    const words = wordsOf(await meetingFor(JOE));
    expect(words).toContain('Oakfield Primary: \npresent since 14:05, noted by Joe Marsh');
    expect(words).toContain('Hilltop Academy: \npresent since 14:05, checked in by Priya Raman');
    expect(words).toContain('Brookside Primary: \napologies, noted at 14:05 by Joe Marsh');
    expect(words).toContain('Westbrook High: \nnot noted yet');
  });

  test('a school that leaves is said to have left, with the time', async () => {
    await meetingInSession(deps, [PRIYA]);
    deps.at('2026-11-10T14:20:00.000Z');
    const dialog = await opened(await meetingFor(HELEN), 'Who is here', inChat(HELEN));
    await sent(dialog, { 'school-present-990002': 'left' }, inChat(HELEN));
    expect(wordsOf(await meetingFor(HELEN))).toContain('left at 14:20, noted by Helen Ward');
    expect(wordsOf(await opened(await meetingFor(HELEN), 'Who is here', inChat(HELEN)))).toContain('Left at 14:20');
  });

  test('an old page does not make a school absent that checked in meanwhile, and says so', async () => {
    await meetingInSession(deps, []);
    const dialog = await opened(await meetingFor(JOE), 'Who is here', inChat(JOE));
    await sent(dialog, { 'school-notNoted-990002': 'present' }, inChat(HELEN));
    const again = await opened(await meetingFor(JOE), 'Who is here', inChat(JOE));
    const old = { ...inputsOf(dialog), 'school-notNoted-990002': 'absent', 'school-notNoted-990001': 'present' };
    const answer = cardIn(
      await run(routes, 'submit', 'note-attendance', { ...MEETING, key: 'k9', ...old }, inChat(JOE)),
    );
    expect(wordsOf(answer)).toContain('There is a problem: Hilltop Academy changed after this page was shown');
    expect((await meetingNow(deps)).present.map(({ urn }) => urn)).toEqual(['990002', '990001']);
    expect(faultsOf(again, dialogs)).toEqual([]);
  });

  test('a stand-in’s name is kept with its problem, and shown to chair and clerk alone (R28)', async () => {
    await meetingInSession(deps, []);
    const dialog = await opened(await meetingFor(JOE), 'Add a stand-in', inChat(JOE));
    const typed = { urn: '990002', name: 'Jo **Field**' };
    const again = cardIn(await sent(dialog, typed, inChat(JOE)));
    expect(wordsOf(again)).toContain('Ask the school whether this person may speak and vote for it');
    expect(inputsOf(again)).toMatchObject(typed);
    expect(sentenceIn(await sent(again, { authorised: 'true' }, inChat(JOE)))).toContain('the school is present');
    expect(wordsOf(await meetingFor(JOE))).toContain('with stand-in Jo **Field**, noted by Joe Marsh');
    const shared = await sharedMeeting(deps, MEETING, []);
    expect(shared && wordsOf(shared)).not.toContain('Field');
    expect(wordsOf(await meetingFor(PRIYA))).not.toContain('Field');
  });

  test('nobody else gets these buttons or dialogs', async () => {
    await meetingInSession(deps, [PRIYA]);
    expect(titles(await meetingFor(PRIYA))).not.toContain('Who is here');
    for (const verb of [openAttendanceAction.verb, openStandInAction.verb])
      expect(sentenceIn(await run(routes, 'open', verb, MEETING, inChat(PRIYA)))).toContain('Only the chair or clerk');
  });
});

describe('a school that presents for another (R78)', () => {
  test('its representative names one from the meeting’s card; then its request can be voted on', async () => {
    await meetingInSession(deps, [PRIYA, MAREK]);
    const dialog = await opened(await meetingFor(AMARA), 'Name a school to present for us', turnOf(AMARA));
    expect(wordsOf(dialog)).not.toContain('Westbrook');
    const answer = await sent(dialog, { presenter: '990002' }, turnOf(AMARA));
    expect(sentenceIn(answer)).toBe('Hilltop Academy presents for Oakfield Primary. It votes once, for itself.');
    expect(wordsOf(await meetingFor(HELEN))).toContain('not noted yet; Hilltop Academy presents for it');
    accepted(await openItem(deps, personIdOf(HELEN), onItem()));
    expect(titles(await itemFor(HELEN))).toContain('Open the vote');
  });

  test('the clerk names one on its word, choosing both schools', async () => {
    await meetingInSession(deps, [PRIYA, MAREK]);
    const dialog = await opened(await meetingFor(JOE), 'Name who presents', inChat(JOE));
    expect(wordsOf(cardIn(await sent(dialog, {}, inChat(JOE))))).toContain('Choose the school that cannot come.');
    expect(sentenceIn(await sent(dialog, { urn: '990001', presenter: '990003' }, inChat(JOE)))).toContain(
      'Brookside Primary presents for Oakfield Primary',
    );
  });

  test('nobody names one for another’s school', async () => {
    await meetingInSession(deps, [MAREK]);
    const data = { ...MEETING, urn: '990001' };
    expect(sentenceIn(await run(routes, 'open', 'open-presenter', data, turnOf(PRIYA)))).toContain(
      'own representatives',
    );
  });
});

describe('a request whose school is neither here nor represented (R76)', () => {
  test('cannot be put to the vote: a sentence says why and Defer has the reason filled in', async () => {
    await meetingInSession(deps, [PRIYA, MAREK]);
    accepted(await openItem(deps, personIdOf(HELEN), onItem()));
    const item = await itemFor(HELEN);
    expect(titles(item)).not.toContain('Open the vote');
    expect(wordsOf(item)).toContain('Oakfield Primary is neither here nor represented');
    expect(faultsOf(item, opening)).toEqual([]);
    const dialog = await opened(item, 'Defer', inChat(HELEN));
    expect(inputsOf(dialog)['reason']).toBe(
      'Oakfield Primary was neither at this meeting nor represented, so its request could not be voted on.',
    );
    const stale = cardIn(await run(routes, 'open', 'open-vote', onItem(), inChat(HELEN)));
    expect(inputsOf(stale)['reason']).toContain('neither at this meeting nor represented');
    await sent(dialog, {}, inChat(HELEN));
    expect(await progressOf(deps)).toMatchObject({ state: 'deferred' });
  });
});

describe('votes recorded by the clerk', () => {
  beforeEach(async () => {
    await meetingInSession(deps);
    await openedVote(deps);
  });

  test('one dialog for every school that may vote; the chair sees what was entered, and so does the school', async () => {
    const item = await itemFor(HELEN);
    expect(faultsOf(item, opening)).toEqual([]);
    const dialog = await opened(item, 'Record votes', inChat(JOE));
    expect(Object.keys(inputsOf(dialog))).toHaveLength(8);
    expect(wordsOf(dialog)).toContain("Oakfield Primary does not vote on this request: it is the school's own.");
    const votes = { 'school-0.none-990002': 'agree', 'school-0.none-990003': 'disagree' };
    expect(sentenceIn(await sent(dialog, votes, inChat(JOE)))).toBe('2 votes recorded.');
    expect(wordsOf(await itemFor(HELEN))).toContain(
      'Recorded for schools: Hilltop Academy (Agree, 14:05, by Joe Marsh); Brookside Primary (Do not agree, 14:05, by Joe Marsh)',
    );
    const own = wordsOf(await itemFor(PRIYA));
    expect(own).toContain('Agree was recorded for Hilltop Academy at 14:05 by the chair or clerk. You can change it');
    expect(own).not.toContain('Recorded for schools');
    const shared = await sharedItem(deps, onItem(), []);
    expect(shared && wordsOf(shared)).not.toContain('Recorded for schools');
  });

  test('a school that voted since keeps its vote, is named, and boxes left alone enter nothing', async () => {
    const dialog = await opened(await itemFor(JOE), 'Record votes', inChat(JOE));
    await vote(deps, PRIYA, 'disagree');
    const votes = { 'school-0.none-990002': 'agree', 'school-0.none-990003': 'agree' };
    const again = cardIn(await sent(dialog, votes, inChat(JOE)));
    expect(wordsOf(again)).toContain('the vote has changed since this page was shown: Hilltop Academy');
    expect(wordsOf(again)).toContain('Recorded: Brookside Primary.');
    expect(inputsOf(again)).toMatchObject({ 'school-1.disagree-990002': 'disagree', 'school-1.agree-990003': 'agree' });
    expect(sentenceIn(await sent(again, {}, inChat(JOE)))).toBe('Nothing was changed.');
    expect(sentenceIn(await sent(again, { 'school-1.disagree-990002': 'abstain' }, inChat(JOE)))).toBe(
      '1 vote recorded.',
    );
  });

  test('a page sent after the vote closed says so, and what was not recorded', async () => {
    const dialog = await opened(await itemFor(JOE), 'Record votes', inChat(JOE));
    await vote(deps, MAREK, 'agree');
    accepted(await closeBallot(deps, personIdOf(HELEN), onBallot(), ''));
    expect(sentenceIn(await sent(dialog, { 'school-0.none-990002': 'agree' }, inChat(JOE)))).toBe(
      'Voting has closed. Nothing was recorded. Not recorded: Hilltop Academy.',
    );
    const again = { communityId: 'ashdown', ballotId: ballotIdOf() };
    expect(sentenceIn(await run(routes, 'open', 'open-record-votes', again, inChat(JOE)))).toContain('not open');
  });
});

describe('reopening', () => {
  beforeEach(async () => {
    await meetingInSession(deps);
    await openedVote(deps);
    await vote(deps, MAREK, 'agree');
    accepted(await closeBallot(deps, personIdOf(HELEN), onBallot(), ''));
  });

  test('is the chair’s button, asks for a reason, and shows it on the item', async () => {
    expect(titles(await itemFor(JOE))).not.toContain('Reopen');
    expect(faultsOf(await itemFor(HELEN), opening)).toEqual([]);
    const dialog = await opened(await itemFor(HELEN), 'Reopen', inChat(HELEN));
    expect(wordsOf(cardIn(await sent(dialog, {}, inChat(HELEN))))).toContain('Give the reason.');
    await sent(dialog, { reason: 'The amount was wrong.' }, inChat(HELEN));
    expect(await progressOf(deps)).toEqual({ state: 'open' });
    const words = wordsOf(await itemFor(HELEN));
    expect(words).toContain('Open for discussion');
    expect(words).toContain('Opened again at 14:05: \nThe amount was wrong.');
  });

  test('stands on the chair’s meeting card too, and nowhere for others', async () => {
    expect(titles(await meetingFor(HELEN))).toContain('Reopen a request');
    expect(titles(await meetingFor(JOE))).not.toContain('Reopen a request');
    const dialog = await opened(await meetingFor(HELEN), 'Reopen a request', turnOf(HELEN));
    const answer = await sent(dialog, { reason: 'The amount was wrong.' }, turnOf(HELEN));
    expect('edit' in answer).toBe(true);
    expect(sentenceIn(await run(routes, 'open', 'open-reopen', { ...MEETING, requestId: '' }, inChat(JOE)))).toContain(
      'Only the chair',
    );
  });
});

test('the decision log says how many came and which schools were absent without representation (R76)', async () => {
  await meetingInSession(deps, [PRIYA, MAREK]);
  const apologies = { ...MEETING, key: 'k1', 'school-notNoted-990008': 'apologies' };
  await run(routes, 'submit', 'note-attendance', apologies, inChat(JOE));
  const represented = { ...MEETING, key: 'k2', urn: '990001', presenter: '990002' };
  await run(routes, 'submit', 'name-presenter', represented, inChat(JOE));
  accepted(await endMeeting(deps, personIdOf(HELEN), MEETING));
  const log = await decisionLog(deps, MEETING);
  const words = log ? wordsOf(log) : '';
  expect(words).toContain('2 of 9 schools present');
  expect(words).toContain('Absent without representation: 6 schools: ');
  expect(words).toContain('Westbrook High (apologies)');
  expect(words).not.toContain('Oakfield Primary,');
});

import { endMeeting } from '../../src/app/meeting';
import { announce } from '../../src/app/notifications';
import { personIdOf } from '../../src/app/person-id';
import { agendaRoutes } from '../../src/bot/agenda';
import { attendanceRoutes } from '../../src/bot/attendance';
import { decideTieRoutes } from '../../src/bot/decide-tie';
import { meetingRoutes } from '../../src/bot/meeting';
import { meetingView } from '../../src/bot/meeting-view';
import { meetingsRoutes } from '../../src/bot/meetings';
import { paperRoutes } from '../../src/bot/paper';
import type { Answer } from '../../src/bot/turn';
import type { Card } from '../../src/cards/define';
import { choosePaperItemAction } from '../../src/cards/paper-choose';
import { anotherPaperItemAction, enterDecisionAction } from '../../src/cards/paper-item';
import { enterMeetingAction } from '../../src/cards/paper-start';
import { buttonsOf, faultsOf, inputsOf, wordsOf } from '../support/cards';
import {
  accepted,
  agendaOfTenth,
  happened,
  HELEN,
  JOE,
  MEETING,
  meetingInSession,
  meetingNow,
  onItem,
  PRIYA,
  progressOf,
  remainingOf,
} from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { cardIn, CHANNEL, run, sentenceIn, turnOf } from '../support/turns';

const ASHDOWN = { communityId: 'ashdown' };
const actions = Object.fromEntries(
  [enterMeetingAction, enterDecisionAction, anotherPaperItemAction, choosePaperItemAction].map(({ verb, schema }) => [
    verb,
    schema,
  ]),
);

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const routes = () => [
  ...paperRoutes(deps),
  ...meetingRoutes(deps),
  ...meetingsRoutes(deps),
  ...attendanceRoutes(deps),
  ...agendaRoutes(deps),
  ...decideTieRoutes(deps),
];
const opens = (verb: string, data: object, email = JOE) => run(routes(), 'open', verb, data, turnOf(email));
const sent = async (dialog: Card, typed: Readonly<Record<string, string>> = {}, email = JOE, which = 0) => {
  const button = buttonsOf(dialog)[which];
  if (!button) throw new Error('No button');
  const inputs = button.sendsInputs ? { ...inputsOf(dialog), ...typed } : {};
  return run(routes(), 'submit', button.verb, { ...inputs, ...button.data }, turnOf(email));
};
const dialogIn = (answer: Answer): Card => {
  const card = cardIn(answer);
  expect(faultsOf(card, actions)).toEqual([]);
  return card;
};
const view = async (email = JOE) => (await meetingView(deps, MEETING, personIdOf(email))) ?? cardIn(undefined);
const titles = (card: Card) => [...new Set(buttonsOf(card).map(({ title }) => title))];
const ONLY_SOME = '990001,990002,990003,990004,990005,990006';

/** Two days after the meeting of Tuesday 10 November, begun on paper with six schools there. */
async function begun(): Promise<void> {
  await agendaOfTenth(deps);
  deps.at('2026-11-12T09:00:00Z');
  const dialog = dialogIn(await opens('open-paper', ASHDOWN));
  expect(inputsOf(dialog)).toMatchObject({ meetingId: '2026-11-10', heldOn: '2026-11-10' });
  const answer = await sent(dialog, { came: ONLY_SOME });
  expect(sentenceIn(answer)).toContain('You are entering the meeting held on Tuesday 10 November.');
}

const terms = { amount: '6000', start: '2027-01-04', end: '2027-07-22' };

describe('entering a meeting held on paper', () => {
  test('begins with when it was held and who came; twice is once', async () => {
    await begun();
    const meeting = await meetingNow(deps);
    expect(meeting.paper).toMatchObject({ heldOn: '2026-11-10', by: personIdOf(JOE) });
    expect(meeting.present.map(({ urn }) => urn).join(',')).toBe(ONLY_SOME);
    expect(meeting.absent.map(({ urn }) => urn)).toEqual(['990007', '990008', '990009']);
    const again = { ...ASHDOWN, key: 'k', meetingId: '2026-11-10', heldOn: '2026-11-10', came: ONLY_SOME };
    expect(sentenceIn(await run(routes(), 'submit', 'enter-meeting', again, turnOf(JOE)))).toContain(
      'You are entering',
    );
    expect(await happened(deps, 'MeetingStarted')).toBe(1);
    const words = wordsOf(await view());
    expect(words).toContain('Held on paper on Tuesday 10 November, being entered');
    expect(titles(await view())).toEqual(
      expect.arrayContaining(['Enter a decision', 'End meeting', 'Defer a request']),
    );
    expect(titles(await view(PRIYA))).toEqual(['Refresh']);
  });

  test('says what is wrong with what was typed', async () => {
    await agendaOfTenth(deps);
    deps.at('2026-11-12T09:00:00Z');
    const dialog = dialogIn(await opens('open-paper', ASHDOWN));
    const problem = async (typed: Readonly<Record<string, string>>) => wordsOf(dialogIn(await sent(dialog, typed)));
    expect(await problem({ heldOn: '2026-11-13' })).toContain('still to come');
    expect(await problem({ heldOn: '2025-11-10' })).toContain('more than a month');
    expect(await problem({ heldOn: '' })).toContain('Enter the day it was held.');
    expect(await problem({ came: '' })).toContain('Choose the schools that came.');
    expect(sentenceIn(await sent(dialog, {}, PRIYA))).toContain('Only the chair or clerk');
    expect(await happened(deps, 'MeetingStarted')).toBe(0);
  });

  test('is not offered before a planned meeting’s day, nor for one run here', async () => {
    await agendaOfTenth(deps);
    deps.at('2026-11-09T09:00:00Z');
    expect(sentenceIn(await opens('open-paper', ASHDOWN))).toContain('No planned meeting has had its day yet');
  });
});

describe('each decision', () => {
  test('is entered on one page, one after the other, and counts from the day it was held (R108)', async () => {
    await begun();
    const before = await remainingOf(deps);
    const first = dialogIn(await opens('open-paper-item', MEETING));
    expect(wordsOf(first)).toContain('ASH-2627-014 · Oakfield Primary');
    expect(wordsOf(first)).toContain("Oakfield Primary does not vote on this request: it is the school's own.");
    const next = dialogIn(await sent(first, { ...terms, 'school-paper-990003': 'disagree', reason: 'A clear need.' }));
    expect(wordsOf(next)).toContain('Saved. ASH-2627-014: Agreed in part, 4 to 1, £6,000.');
    expect(wordsOf(next)).toContain('ASH-2627-015 · Hilltop Academy');
    expect(await progressOf(deps)).toMatchObject({ state: 'decided', by: 'vote', reason: 'A clear need.' });
    expect(await remainingOf(deps)).toBeLessThan(before);
    const votes = (await deps.store.events('ashdown')).filter(({ event }) => event.type === 'VoteCast');
    expect(votes.map(({ event, actor }) => event.type === 'VoteCast' && event.recorded && actor.as)).toEqual(
      Array(5).fill('clerk'),
    );
    await sent(next, { ...terms, others: 'disagree' });
    expect(await progressOf(deps, 'r2')).toMatchObject({ state: 'decided', outcome: 'notAgreed' });
    accepted(await endMeeting(deps, personIdOf(JOE), MEETING));
    const award = (await deps.store.read('ashdown', 'award', 'r1'))?.value;
    expect(award).toMatchObject({ status: 'sent', approvedOn: '2026-11-10', sentAt: '2026-11-12T09:00:00.000Z' });
    expect(wordsOf(await view())).toContain('Held on paper on Tuesday 10 November, entered and ended');
  });

  test('sent twice is one decision; an old page after it says so', async () => {
    await begun();
    const page = dialogIn(await opens('open-paper-item', MEETING));
    await sent(page, terms);
    const again = await sent(page, terms);
    expect(wordsOf(cardIn(again))).toContain('This was entered before, and stands. ASH-2627-014');
    expect(await happened(deps, 'RequestDecided')).toBe(1);
    expect(await happened(deps, 'FundsCommitted')).toBe(1);
  });

  test('a mistake leaves nothing behind: the page comes back with everything typed', async () => {
    await begun();
    const page = dialogIn(await opens('open-paper-item', MEETING));
    const back = dialogIn(await sent(page, { ...terms, amount: '9000000', 'school-paper-990003': 'abstain' }));
    expect(wordsOf(back)).toContain('The budget does not carry this amount.');
    expect(inputsOf(back)).toMatchObject({ amount: '9000000', 'school-paper-990003': 'abstain' });
    expect(await progressOf(deps)).toEqual({ state: 'waiting' });
  });

  test('any other request can be chosen instead, and one whose school was not there is deferred', async () => {
    await begun();
    const page = dialogIn(await opens('open-paper-item', MEETING));
    const choice = dialogIn(await sent(page, {}, JOE, 1));
    expect(wordsOf(choice)).toContain('ASH-2627-015 · Hilltop Academy · £6,400');
    expect(wordsOf(dialogIn(await sent(choice, { requestId: 'r2' })))).toContain('ASH-2627-015 · Hilltop Academy');
    const noted = { ...MEETING, key: 'k1', 'school-present-990002': 'absent' };
    await run(routes(), 'submit', 'note-attendance', noted, turnOf(JOE));
    const defer = cardIn(await sent(choice, { requestId: 'r2' }));
    expect(inputsOf(defer)['reason']).toContain('neither at this meeting nor represented');
    const deferral = await sent(defer);
    expect('edit' in deferral && wordsOf(deferral.edit)).toContain('being entered');
    expect(await progressOf(deps, 'r2')).toMatchObject({ state: 'deferred' });
  });

  test('a tie waits for the chair, who decides it from the meeting’s card (R87)', async () => {
    await begun();
    const page = dialogIn(await opens('open-paper-item', MEETING));
    const votes = { others: 'none', 'school-paper-990002': 'agree', 'school-paper-990003': 'disagree' };
    await sent(page, { ...terms, ...votes });
    expect(await progressOf(deps)).toMatchObject({ state: 'tied' });
    expect(titles(await view())).not.toContain('Decide the tie');
    const card = await view(HELEN);
    expect(titles(card)).toContain('Decide the tie');
    const { data } = buttonsOf(card).find(({ title }) => title === 'Decide the tie') ?? { data: {} };
    const tie = cardIn(await opens('decide-tie', data, HELEN));
    await sent(tie, { decision: 'agree', reason: 'Urgent.' }, HELEN);
    expect(await progressOf(deps)).toMatchObject({ state: 'decided', by: 'chair' });
  });

  test('not by anybody else, and not in a meeting run here', async () => {
    await begun();
    expect(sentenceIn(await opens('open-paper-item', MEETING, PRIYA))).toContain('Only the chair or clerk');
    const page = dialogIn(await opens('open-paper-item', MEETING));
    expect(sentenceIn(await sent(page, terms, PRIYA))).toContain('Only the chair or clerk');
    await deps.close();
    deps = await testDeps();
    await meetingInSession(deps);
    expect(sentenceIn(await opens('open-paper-item', MEETING))).toContain('run here');
    const forged = cardIn(await run(routes(), 'open', 'open-defer', { ...onItem(), because: '' }, turnOf(JOE)));
    expect(wordsOf(forged)).toContain('Move a request');
    const sentAnyway = await run(
      routes(),
      'submit',
      'enter-decision',
      { ...onItem(), number: 1, ...terms, others: 'agree' },
      turnOf(JOE),
    );
    expect(sentenceIn(sentAnyway)).toContain('run here');
    expect(await progressOf(deps)).toEqual({ state: 'waiting' });
  });
});

test('nothing is posted while it is entered; its decisions are told when it ends', async () => {
  await begun();
  await sent(dialogIn(await opens('open-paper-item', MEETING)), terms);
  accepted(await endMeeting(deps, personIdOf(JOE), MEETING));
  const places: Record<string, readonly string[]> = {};
  for (const recorded of await deps.store.events('ashdown')) {
    if (!['MeetingStarted', 'BallotOpened', 'VoteCast', 'RequestDecided', 'MeetingEnded'].includes(recorded.event.type))
      continue;
    const told = (await announce(deps, recorded)).map(({ recipient }) => recipient);
    places[recorded.event.type] = told.filter((each) => each.startsWith('place:'));
  }
  const { MeetingEnded, ...before } = places;
  expect(Object.values(before).flat()).toEqual([]);
  expect(MeetingEnded).toEqual([`place:${CHANNEL}`]);
});

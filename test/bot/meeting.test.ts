import { meetingRoutes, meetingWords } from '../../src/bot/meeting';
import { decisionLog } from '../../src/bot/decision-log';
import { sharedMeeting } from '../../src/bot/meeting-view';
import { startMeetingRoutes } from '../../src/bot/start-meeting';
import { closeBallot } from '../../src/app/meeting';
import { personIdOf } from '../../src/app/person-id';
import type { Card } from '../../src/cards/define';
import { buttonOf, buttonsOf, inputsOf, wordsOf } from '../support/cards';
import {
  accepted,
  ADAEZE,
  agendaOfTenth,
  AMARA,
  happened,
  HELEN,
  INGRID,
  JOE,
  MAREK,
  MEETING,
  meetingInSession,
  meetingNow,
  onBallot,
  onItem,
  openedVote,
  PRIYA,
  vote,
} from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { cardIn, run, sentenceIn, turnOf } from '../support/turns';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const routes = () => [...meetingRoutes(deps), ...startMeetingRoutes(deps)];
const press = (email: string, verb: string, data: object = MEETING, kind: 'meeting' | 'personal' = 'meeting') =>
  run(routes(), 'press', verb, data, turnOf(email, kind));
const view = (email: string) => press(email, 'meeting-view');
const titlesOf = (card: Card): string[] => [...new Set(buttonsOf(card).map(({ title }) => title))];
const writes = () => deps.cosmos.requests.ofItems.filter(({ kind }) => kind !== 'read' && !kind.startsWith('query'));

describe('the meeting’s card', () => {
  test('before it starts lets chair and clerk start it in its chat, nobody else and nowhere else', async () => {
    await agendaOfTenth(deps);
    expect(titlesOf(cardIn(await view(HELEN)))).toEqual([
      'Start meeting',
      'Refresh',
      'Name who presents',
      'Declare an interest',
    ]);
    expect(titlesOf(cardIn(await view(PRIYA)))).toEqual([
      'Refresh',
      'Name a school to present for us',
      'Declare an interest',
    ]);
    expect(sentenceIn(await press(PRIYA, 'start-meeting'))).toContain('Only the chair or clerk');
    expect(sentenceIn(await press(HELEN, 'start-meeting', MEETING, 'personal'))).toContain('not here');
    expect(wordsOf(cardIn(await press(JOE, 'start-meeting')))).toContain('In session since 14:05');
  });

  test('is not started in a chat that serves another community', async () => {
    await agendaOfTenth(deps);
    const elsewhere = turnOf(HELEN, 'meeting', { conversationId: '19:other@thread.v2' });
    expect(sentenceIn(await run(routes(), 'press', 'start-meeting', MEETING, elsewhere))).toContain('not set up');
    expect((await meetingNow(deps)).status).toBe('planned');
  });

  test('on another day than its own asks first, in plain words', async () => {
    await agendaOfTenth(deps);
    deps.at('2026-11-11T13:30:00Z');
    const card = cardIn(await view(HELEN));
    expect(buttonOf(card, 'Start meeting')).toMatchObject({ verb: 'open-start', opensDialog: true });
    expect(wordsOf(cardIn(await press(HELEN, 'start-meeting')))).toContain('planned for another day');
    const ask = (email: string) => run(routes(), 'open', 'open-start', MEETING, turnOf(email, 'meeting'));
    expect(sentenceIn(await ask(PRIYA))).toContain('Only the chair or clerk');
    const dialog = cardIn(await ask(HELEN));
    expect(wordsOf(dialog)).toContain(
      'planned for Tuesday 10 November, 13:30 to 16:30. Today is Wednesday 11 November',
    );
    expect(wordsOf(dialog)).toContain('would be dated Wednesday 11 November');
    const { verb, data } = buttonOf(dialog, 'Start it today');
    const start = (email: string, kind: 'meeting' | 'personal') =>
      run(routes(), 'submit', verb, data, turnOf(email, kind));
    expect(sentenceIn(await start(PRIYA, 'meeting'))).toContain('Only the chair or clerk');
    expect(sentenceIn(await start(HELEN, 'personal'))).toContain('not here');
    expect((await meetingNow(deps)).status).toBe('planned');
    for (const _ of [1, 2]) expect(sentenceIn(await start(HELEN, 'meeting'))).toContain('has started');
    expect(await happened(deps, 'MeetingStarted')).toBe(1);
    expect(sentenceIn(await ask(HELEN))).toContain('has started already');
  });

  test('says at all times who is there and how many are needed', async () => {
    await meetingInSession(deps, [AMARA, PRIYA]);
    const words = wordsOf(cardIn(await view(HELEN)));
    expect(words).toContain('Present 2 of 9 schools');
    expect(words).toContain('4 schools are needed to decide: 2 more.');
    const after = wordsOf(cardIn(await press(MAREK, 'check-in')));
    expect(after).toContain('You have checked in for Brookside Primary.');
    expect(after).toContain('Present 3 of 9 schools');
  });

  test('a school checks in through its representative; an observer is told who may', async () => {
    await meetingInSession(deps, []);
    expect(wordsOf(cardIn(await view(ADAEZE)))).toContain('Not checked in yet: Westbrook High.');
    expect(sentenceIn(await press(INGRID, 'check-in'))).toContain('Only representatives');
  });

  test('opens one request at a time, chosen from those that wait', async () => {
    await meetingInSession(deps);
    const card = cardIn(await view(JOE));
    expect(inputsOf(card)).toEqual({ requestId: 'r1' });
    const after = cardIn(await press(JOE, 'open-item', onItem('r2')));
    expect(wordsOf(after)).toContain('Open for discussion');
    expect(titlesOf(after)).not.toContain('Open request');
    expect(wordsOf(cardIn(await press(JOE, 'open-item', onItem('r1'))))).toContain('Another request is open.');
  });

  test('ends once, and says why not while something is undecided', async () => {
    await meetingInSession(deps);
    await openedVote(deps);
    expect(wordsOf(cardIn(await press(JOE, 'end-meeting')))).toContain('A vote is still open. Close it first.');
    await vote(deps, PRIYA, 'agree');
    accepted(await closeBallot(deps, personIdOf(HELEN), onBallot(), ''));
    const ended = cardIn(await press(JOE, 'end-meeting'));
    expect(wordsOf(ended)).toContain('Ended Tuesday 10 November at 14:05');
    expect(new Set(buttonsOf(ended).map(({ title }) => title))).toEqual(new Set(['Add an action', 'Minutes']));
    await press(HELEN, 'end-meeting');
    expect(await happened(deps, 'MeetingEnded')).toBe(1);
  });

  test('looking at it writes nothing', async () => {
    await meetingInSession(deps);
    deps.cosmos.requests.reset();
    for (const email of [HELEN, JOE, PRIYA, INGRID]) await view(email);
    await sharedMeeting(deps, MEETING, ['29:priya']);
    expect(writes()).toEqual([]);
  });

  test('the shared card offers only what everybody may press, and is refreshed until the meeting has ended', async () => {
    await meetingInSession(deps, []);
    const card = await sharedMeeting(deps, MEETING, ['29:priya']);
    expect(card && titlesOf(card)).toEqual(['Check in', 'Refresh']);
    expect(card).toMatchObject({ refresh: { action: { verb: 'meeting-view', data: MEETING } } });
    await press(JOE, 'end-meeting');
    expect((await sharedMeeting(deps, MEETING, ['29:priya']))?.refresh).toBeUndefined();
  });

  test('the word meeting posts the shared card where there is none, and shows it where there is', async () => {
    await meetingInSession(deps);
    const asked: string[] = [];
    const say = async (shown: boolean) => {
      const [word] = meetingWords(deps, async ({ recipient }) => asked.push(recipient) > 0 && shown);
      return word?.answer(turnOf(PRIYA, 'meeting'), '');
    };
    expect(await say(true)).toEqual([]);
    expect(asked).toEqual(['place:19:meeting_1@thread.v2']);
    const [answer] = (await say(false)) ?? [];
    expect(wordsOf(cardIn(answer))).toContain('Meeting of Tuesday 10 November');
  });
});

describe('the decision log (R95)', () => {
  test('says what was decided and what was not reached; conditions and reasons, which observers do not read, open per person', async () => {
    await meetingInSession(deps);
    await openedVote(deps, 'r1', { conditions: 'A costed plan first.' });
    await vote(deps, PRIYA, 'agree');
    accepted(await closeBallot(deps, personIdOf(HELEN), onBallot(), 'A clear need.'));
    await press(JOE, 'end-meeting');
    const words = wordsOf((await decisionLog(deps, MEETING)) ?? cardIn(undefined));
    expect(words).toContain('Agreed with conditions, 1 to 0, £6,400');
    expect(words).toContain('Deferred to the next meeting');
    for (const said of ['A costed plan first.', 'A clear need.', 'There was no time for it at this meeting.'])
      expect(words).not.toContain(said);
  });

  test('stays within one message, however much was written', async () => {
    await meetingInSession(deps);
    const stored = await deps.store.read('ashdown', 'meeting', MEETING.meetingId);
    const [item] = stored?.value.agenda.filter(({ kind }) => kind === 'request') ?? [];
    if (!stored || item?.kind !== 'request') throw new Error('No request');
    const progress = { state: 'deferred' as const, reason: 'é'.repeat(1000) };
    const agenda = Array.from({ length: 40 }, () => ({ ...item, progress }));
    const write = {
      kind: 'meeting',
      key: MEETING.meetingId,
      document: { ...stored.value, agenda },
      etag: stored.etag,
    } as const;
    await deps.store.commit('ashdown', [write], []);
    const log = await decisionLog(deps, MEETING);
    expect(Buffer.byteLength(JSON.stringify(log))).toBeLessThanOrEqual(25 * 1024);
  });
});

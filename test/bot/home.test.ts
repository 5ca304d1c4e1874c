import { homeRoutes, homeWords } from '../../src/bot/home';
import { homeOf } from '../../src/app/home';
import { homeView } from '../../src/bot/home-view';
import { sayStanding } from '../../src/bot/standing-words';
import { saySince } from '../../src/bot/waiting-words';
import { personIdOf } from '../../src/app/person-id';
import { instant, localDate } from '../../src/domain/calendar/dates';
import type { CosEvent } from '../../src/domain/events';
import type { Standing } from '../../src/domain/waiting/standing';
import type { Waiting } from '../../src/domain/waiting/waiting';
import { handedIn, plannedMeeting, savedRequest, TENTH } from '../support/agendas';
import { approval } from '../support/approvals';
import { buttonOf, buttonsOf, faultsOf, wordsOf } from '../support/cards';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { cardIn, run, sentenceIn, turnOf } from '../support/turns';
import { approvalViewAction } from '../../src/cards/approval';
import { wordAction } from '../../src/cards/help';
import { homeAction, homeCard } from '../../src/cards/home';
import { meetingViewAction } from '../../src/cards/meeting';
import { releaseAction } from '../../src/cards/release';
import { changeRequestAction, continueRequestAction, newRequestAction } from '../../src/cards/request-start';

const REP = 'amara.osei@oakfield.example';
const COLLEAGUE = 'tom.whitlock@oakfield.example';
const OTHER_SCHOOL = 'priya.raman@hilltop.example';
const CHAIR = 'helen.ward@chairs.example';
const CLERK = 'joe.marsh@council.example';
const OBSERVER = 'ingrid.solheim@rowan-house.example';
const OFFICER = 'grace.lindqvist@council.example';
const COVER = 'omar.haddad@council.example';
const BOARD = 'beatrice.lowe@council.example';

const actions = Object.fromEntries(
  [
    wordAction,
    homeAction,
    newRequestAction,
    continueRequestAction,
    changeRequestAction,
    meetingViewAction,
    releaseAction,
    approvalViewAction,
  ].map((action) => [action.verb, action.schema]),
);

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

async function home(email: string) {
  const [answer] = (await homeWords(deps)[0]?.answer(turnOf(email), '')) ?? [];
  const card = cardIn(answer);
  expect(faultsOf(card, actions)).toEqual([]);
  return card;
}
const said = async (email: string) => wordsOf(await home(email));

async function happened(key: string, ...events: CosEvent[]): Promise<void> {
  const done = await deps.transact({
    communityId: 'ashdown',
    actor: { personId: 'system', as: 'system' },
    key,
    at: deps.now(),
    decide: async () => ({ ok: true, value: events }),
  });
  if (!done.ok) throw new Error('Refused');
}

const draft = (requestId: string, urn = '990001'): Promise<void> =>
  happened(`start:${requestId}`, { type: 'RequestStarted', requestId, urn, by: personIdOf(REP), at: deps.now() });

describe('home', () => {
  test.each([
    ['2026-11-05T09:00:00Z', 'Good morning, Amara'],
    ['2026-07-06T11:30:00Z', 'Good afternoon, Amara'],
    ['2026-11-05T17:59:00Z', 'Good afternoon, Amara'],
    ['2026-11-05T18:00:00Z', 'Good evening, Amara'],
  ])('at %s in Kent says %s', async (now, greeting) => {
    deps.at(now);
    expect(await said(REP)).toContain(greeting);
  });

  test('names school and community, says what waits, what was asked and what is left', async () => {
    const words = await said(REP);
    expect(words).toContain('Oakfield Primary · Ashdown community');
    expect(words).toContain('Waiting for you\nNothing at the moment.');
    expect(words).toContain('Budget left in Ashdown: £222,000 of £240,000');
    expect(words).toContain('As of 09:00');
    expect(words).not.toContain('Your requests');
  });

  test('is refreshed in place', async () => {
    const card = await home(REP);
    await draft('r1');
    const { verb, data } = buttonOf(card, 'Refresh');
    const answer = await run(homeRoutes(deps), 'press', verb, data, turnOf(REP));
    expect(wordsOf(cardIn(answer))).toContain('Finish your request for Oakfield Primary.');
  });

  test('offers a representative words to press, three of them prominent', async () => {
    const titles = new Set(buttonsOf(await home(REP)).map(({ title }) => title));
    expect([...titles]).toEqual(['New request', 'Agenda', 'Exceptional request', 'My requests', 'Help', 'Refresh']);
  });

  test('of somebody who left the register says whom to ask', async () => {
    const [answer] = (await homeWords(deps)[0]?.answer(turnOf('nobody@example.org'), '')) ?? [];
    expect(sentenceIn(answer)).toMatch(/^You are not in the register any more/);
  });

  test.each([OBSERVER, BOARD])('of %s asks nothing of them', async (email) => {
    const words = await said(email);
    expect(words).toMatch(/You observe here|Nothing is waiting for you/);
    expect(words).not.toMatch(/Budget left/);
  });
});

describe('a school', () => {
  test('goes on with a draft, whoever began it', async () => {
    await draft('r1');
    deps.at('2026-11-06T10:00:00Z');
    for (const email of [REP, COLLEAGUE]) {
      const card = await home(email);
      expect(wordsOf(card)).toContain('Saved yesterday at 09:00.');
      const button = buttonOf(card, 'Continue');
      expect(button).toMatchObject({ opensDialog: true, data: { communityId: 'ashdown', requestId: 'r1' } });
    }
    expect(await said(OTHER_SCHOOL)).not.toContain('Finish your request');
  });

  test('sees where each of its requests stands', async () => {
    await plannedMeeting(deps);
    await savedRequest(deps, 'r1', 14);
    await handedIn(deps, 'r1', 14);
    expect(await said(REP)).toContain('for the meeting on Tuesday 10 November, agenda not published yet');
    await happened('publish', { type: 'AgendaPublished', meetingId: TENTH, at: deps.now() });
    const words = await said(REP);
    expect(words).toContain('Your requests');
    expect(words).toContain(
      'ASH-2627-014  \nSpeech, language and communication: \non the agenda of Tuesday 10 November, item 3',
    );
    expect(await said(OTHER_SCHOOL)).not.toContain('ASH-2627-014');
  });

  test('follows an award until it is with KCC, and the day KCC aims to pay (R109)', async () => {
    await approval(deps);
    expect(await said(REP)).toContain('agreed, KCC aims to pay by Tuesday 22 December');
    const by = personIdOf(OFFICER);
    await happened('ack', { type: 'ApprovalAcknowledged', requestId: 'r1', by, at: deps.now() });
    expect(await said(REP)).toContain('agreed and received by KCC, which aims to pay by Tuesday 22 December');
    expect(await said(REP)).toContain('Budget left in Ashdown: £215,600 of £240,000');
  });

  test('is called to the meeting when it has started', async () => {
    await plannedMeeting(deps);
    await happened('start', { type: 'MeetingStarted', meetingId: TENTH, placeId: '19:x', at: deps.now() });
    const card = await home(REP);
    expect(wordsOf(card)).toContain('The meeting has started.');
    expect(wordsOf(card)).toContain('Check in there: it is in Ashdown’s meeting chat.');
    expect(buttonOf(card, 'See the meeting').data).toEqual({ communityId: 'ashdown', meetingId: TENTH });
  });

  test('with many drafts and requests still fits on a card', async () => {
    for (let number = 1; number <= 20; number++) await draft(`d${number}`);
    for (let number = 1; number <= 8; number++) await savedRequest(deps, `r${number}`, number);
    const words = await said(REP);
    expect(words).toContain('and 8 more, shown as these are done.');
    expect(words).toContain('and 3 older: type my requests.');
  });
});

describe('chair and clerk', () => {
  test('have late requests to place and an agenda to publish', async () => {
    await plannedMeeting(deps);
    await handedIn(deps, 'r1', 14);
    await handedIn(deps, 'r2', 15, true);
    for (const email of [CHAIR, CLERK]) {
      const card = await home(email);
      expect(wordsOf(card)).toContain('1 request came after the cut-off: take in or defer.');
      expect(wordsOf(card)).toContain('Order and publish the agenda of Tuesday 10 November.');
      expect(buttonOf(card, 'Place').data).toEqual({ word: 'agenda ashdown' });
    }
  });

  test('of several communities see each apart', async () => {
    const words = await said(CLERK);
    expect(words).toContain('Waiting for you in Ashdown');
    expect(words).toContain('Waiting for you in Saltmarsh');
    expect(words).toContain('Budget left in Saltmarsh: £89,000 of £96,000');
  });

  test('release an approval held for conditions (R92)', async () => {
    await approval(deps, { over: { conditions: 'A plan.', heldUntilMet: true } });
    const card = await home(CHAIR);
    expect(wordsOf(card)).toContain('ASH-2627-014, Oakfield Primary: agreed, with conditions to be met first.');
    expect(buttonOf(card, 'Conditions are met')).toMatchObject({ opensDialog: true, data: { requestId: 'r1' } });
    expect(await said(REP)).not.toContain('Conditions are met');
    expect(await said(REP)).toContain('KCC is told when the chair says the conditions are met');
  });

  test('are told of a tie', async () => {
    await plannedMeeting(deps);
    await handedIn(deps, 'r1', 14);
    await happened(
      'tie',
      { type: 'MeetingStarted', meetingId: TENTH, placeId: '19:x', at: deps.now() },
      {
        type: 'BallotClosed',
        ballotId: 'b1',
        meetingId: TENTH,
        requestId: 'r1',
        terms: {
          amount: 640_000 as never,
          start: localDate('2027-01-04'),
          end: localDate('2027-07-22'),
          review: null,
          conditions: '',
          heldUntilMet: false,
        },
        counts: { agree: 3, disagree: 3, abstain: 0 },
        result: 'tied',
        at: deps.now(),
      },
    );
    expect(await said(CHAIR)).toContain('Item 3 is tied (ASH-2627-014).\n  Decide it in the meeting.');
    expect(await said(CLERK)).toContain('Whoever chairs it decides it in the meeting.');
  });
});

describe('an officer', () => {
  test('has approvals to acknowledge, oldest first, with their limit (R108)', async () => {
    await approval(deps, { requestId: 'r2', number: 15, day: localDate('2026-11-12') });
    await approval(deps);
    deps.at('2026-11-16T09:00:00Z');
    for (const email of [OFFICER, COVER]) {
      const card = await home(email);
      const words = wordsOf(card);
      expect(words).toContain(
        'Acknowledge ASH-2627-014, Oakfield Primary.\n  Sent on Tuesday 10 November at 16:20. The limit was Friday 13 November.',
      );
      expect(words).toContain('The limit is Tuesday 17 November.');
      expect(words.indexOf('ASH-2627-014')).toBeLessThan(words.indexOf('ASH-2627-015'));
      expect(buttonOf(card, 'Open approval')).toMatchObject({ verb: 'approval', data: { requestId: 'r1' } });
    }
  });

  test('has nothing left once they are acknowledged', async () => {
    await approval(deps);
    await happened('ack', { type: 'ApprovalAcknowledged', requestId: 'r1', by: personIdOf(OFFICER), at: deps.now() });
    expect(await said(COVER)).toContain('Approvals to acknowledge\nNothing at the moment.');
  });
});

describe('in words', () => {
  const now = instant('2026-11-05T09:00:00Z');

  test.each([
    ['2026-11-05T08:05:00Z', 'today at 08:05'],
    ['2026-11-04T14:05:00Z', 'yesterday at 14:05'],
    ['2026-11-02T14:05:00Z', 'on Monday 2 November at 14:05'],
  ])('%s is %s', (at, words) => {
    expect(saySince(instant(at), now)).toBe(words);
  });

  const meeting = localDate('2026-11-10');
  test.each<[Standing, string]>([
    [{ at: 'noMeeting' }, 'handed in, waits for the next meeting to be planned'],
    [
      { at: 'late', meeting },
      'handed in after the cut-off for Tuesday 10 November; the chair and clerk decide whether it can still be taken',
    ],
    [{ at: 'discussed' }, 'being discussed in the meeting now'],
    [{ at: 'voting' }, 'being voted on now'],
    [{ at: 'tied' }, 'the vote is tied; the chair decides and gives a reason'],
    [{ at: 'notFunded' }, 'agreed, but the budget does not carry it; the chair changes the amount or defers it'],
    [{ at: 'notAgreed', meeting }, 'not agreed on Tuesday 10 November'],
    [
      { at: 'agreed', outcome: 'partAgreed', step: 'meetingGoesOn' },
      'agreed in part; KCC is told when the meeting ends',
    ],
  ])('%j', (standing, words) => {
    expect(sayStanding(standing)).toBe(words);
  });
});

test('somebody with many communities sees those in which something waits, and the card stays small', async () => {
  const home = await homeOf(deps, personIdOf(CLERK));
  const [first] = home?.communities ?? [];
  if (!home || !first) throw new Error('Not in the sample');
  const late: Waiting = { kind: 'lateRequests', by: TENTH, references: ['ASH-2627-014', 'ASH-2627-015'] };
  const agenda: Waiting = { kind: 'agenda', by: TENTH, requests: 7, changes: 3, published: true };
  const busy = { ...first, waiting: [late, agenda, late, agenda] };
  const now = instant('2026-11-05T09:00:00Z');
  const shown = (waiting: readonly Waiting[][]) =>
    homeView({ ...home, communities: waiting.map((each) => ({ ...busy, waiting: each })) }, now);

  const some = shown([[late], [], [], [], [], [], []]);
  expect(some.groups).toHaveLength(1);
  expect(some.note).toBe('6 communities of yours not shown here: nothing waits there.');

  const all = shown(Array.from({ length: 53 }, () => [late, agenda, late, agenda]));
  expect(all.note).toBe('45 communities of yours not shown here.');
  expect(faultsOf(homeCard(all), actions)).toEqual([]);
});

import { declareInterests, interestsRegister } from '../../src/app/declarations';
import { noteInterest } from '../../src/app/interests';
import { closeBallot, endMeeting, openBallot, openItem } from '../../src/app/meeting';
import { minutesOf } from '../../src/app/minutes';
import { personIdOf } from '../../src/app/person-id';
import { declarationsData } from '../../src/bot/declarations-view';
import { decisionLog } from '../../src/bot/decision-log';
import { minutesDocument } from '../../src/bot/minutes-document';
import { declarationsCard } from '../../src/cards/declarations';
import { wordsOf } from '../support/cards';
import {
  accepted,
  AMARA,
  DAVID,
  HELEN,
  JOE,
  MAREK,
  MEETING,
  meetingInSession,
  onBallot,
  onItem,
  terms,
  vote,
  YUSUF,
} from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';

// Hilltop's request. Marsh Lane is of Hilltop's trust; Brookside takes no part; Pebble Bay's interest is recorded; Helen, the
// chair, has declared for her tenure that Hilltop concerns her. What the record says of it, and to whom.

const [BROOKSIDE, PEBBLE_BAY, HILLTOP] = ['990003', '990009', '990002'];
const CALLUM = 'callum.reid@council.example';
const SAID = 'Our bursar is married to theirs.';
const [helen, david, joe] = [HELEN, DAVID, JOE].map(personIdOf) as [string, string, string];

let deps: TestDeps;
beforeAll(async () => {
  deps = await testDeps();
  await meetingInSession(deps);
  const interests = { schools: [HILLTOP], trusts: [], federations: [], said: '' };
  accepted(await declareInterests(deps, helen, 'ashdown', { has: 'interests', interests }, 'k1'));
  const noPart = { urn: BROOKSIDE, grade: 'takesNoPart', said: SAID } as const;
  accepted(await noteInterest(deps, personIdOf(MAREK), onItem('r2'), noPart, 'k2'));
  accepted(await noteInterest(deps, joe, onItem('r2'), { urn: PEBBLE_BAY, grade: 'recorded', said: '' }, 'k3'));
  accepted(await openItem(deps, david, onItem('r2')));
  accepted(await openBallot(deps, david, MEETING, { requestId: 'r2', terms, number: 1, withoutQuorum: null }));
  for (const email of [AMARA, YUSUF]) await vote(deps, email, 'agree', 'r2');
  accepted(await closeBallot(deps, joe, onBallot('r2'), ''));
  accepted(await endMeeting(deps, helen, MEETING));
});
afterAll(() => deps.close());

const register = async (email: string): Promise<string> => {
  const seen = accepted(await interestsRegister(deps, personIdOf(email), 'ashdown'));
  return wordsOf(declarationsCard(declarationsData(deps, seen, personIdOf(email))));
};

test('the minutes name schools and what followed, and who did not chair it: never what the interest is (R98, R99)', async () => {
  const { minutes } = accepted(await minutesOf(deps, personIdOf(AMARA), 'ashdown', null));
  const item = minutes.items.find((each) => each.kind === 'request' && each.heading.requestId === 'r2');
  expect(item).toMatchObject({
    interests: [
      { school: 'Brookside Primary', grade: 'takesNoPart' },
      { school: 'Pebble Bay Primary', grade: 'recorded' },
    ],
    notChairedBy: ['Helen Ward'],
    votes: [
      {
        notVoting: ['Hilltop Academy', 'Brookside Primary'],
        flagged: [{ school: 'Marsh Lane Primary', flag: 'sameTrust' }],
      },
    ],
  });
  const document = JSON.stringify(minutesDocument(minutes));
  for (const words of [
    'Brookside Primary took no part; Pebble Bay Primary took part, its interest recorded',
    'Helen Ward, who has an interest in it, did not chair it',
    'Marsh Lane Primary voted: it is of the same trust or federation as the school that asks',
  ])
    expect(document).toContain(words);
  expect(document).not.toContain('bursar');
});

test('what a chair declares afterwards does not change the minutes', async () => {
  deps.at('2026-11-12T09:00:00.000Z');
  const none = { schools: [], trusts: [], federations: [], said: '' };
  accepted(
    await declareInterests(
      deps,
      david,
      'ashdown',
      { has: 'interests', interests: { ...none, schools: [HILLTOP] } },
      'k4',
    ),
  );
  const { minutes } = accepted(await minutesOf(deps, personIdOf(AMARA), 'ashdown', null));
  expect(minutes.items.flatMap((each) => (each.kind === 'request' ? each.notChairedBy : []))).toEqual(['Helen Ward']);
});

test('the decision log, which observers read too, has headings only (R95)', async () => {
  const log = await decisionLog(deps, MEETING);
  const words = log ? wordsOf(log) : '';
  expect(words).toContain('Takes no part, having declared an interest: Brookside Primary.');
  expect(words).toContain('Takes part, its interest recorded: Pebble Bay Primary.');
  expect(words).toContain('Takes part, of the same trust or federation: Marsh Lane Primary.');
  expect(words).toContain('Helen Ward has an interest in it and did not chair it.');
  expect(words).not.toContain('bursar');
});

test('the register of interests tells those who chair, the clerk and KCC what each interest is; no school reads it', async () => {
  for (const email of [HELEN, DAVID, JOE, CALLUM]) {
    const words = await register(email);
    expect(words).toContain('Interests in requests');
    expect(words).toContain('Brookside Primary: takes no part.');
    expect(words).toContain(SAID);
    expect(words).toContain('Pebble Bay Primary: takes part, recorded; noted by Joe Marsh.');
  }
  expect(await interestsRegister(deps, personIdOf(AMARA), 'ashdown')).toEqual({ ok: false, refusal: 'NotYours' });
});

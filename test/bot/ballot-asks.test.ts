import { openItem } from '../../src/app/meeting';
import { personIdOf } from '../../src/app/person-id';
import { ballotAskRoutes } from '../../src/bot/ballot-asks';
import { decideTieRoutes } from '../../src/bot/decide-tie';
import { itemView, sharedItem } from '../../src/bot/item-view';
import { meetingView } from '../../src/bot/meeting-view';
import { meetingRoutes } from '../../src/bot/meeting';
import { openVoteRoutes } from '../../src/bot/open-vote';
import { votingRoutes } from '../../src/bot/voting';
import type { Card } from '../../src/cards/define';
import type { Settings } from '../../src/domain/profile';
import { buttonOf, buttonsOf, inputsOf, wordsOf } from '../support/cards';
import {
  accepted,
  AMARA,
  ballotNow,
  happened,
  HELEN,
  JOE,
  MAREK,
  MEETING,
  meetingInSession,
  onItem,
  openedVote,
  PRIYA,
  progressOf,
  vote,
} from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { withRules } from '../support/rules';
import { cardIn, run, sentenceIn, turnOf } from '../support/turns';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const routes = () => [
  ...ballotAskRoutes(deps),
  ...votingRoutes(deps),
  ...openVoteRoutes(deps),
  ...decideTieRoutes(deps),
  ...meetingRoutes(deps),
];
const item = async (email: string, requestId = 'r1') =>
  (await itemView(deps, onItem(requestId), personIdOf(email))) ?? cardIn(undefined);
const shared = async () => (await sharedItem(deps, onItem(), [])) ?? cardIn(undefined);
const titles = (card: Card) => [...new Set(buttonsOf(card).map(({ title }) => title))];
const inChat = (email: string) => turnOf(email, 'meeting');
const pressed = async (card: Card, title: string, email: string, inputs: object = {}) => {
  const { verb, data } = buttonOf(card, title);
  return run(routes(), 'press', verb, { ...inputs, ...data }, inChat(email));
};
const began = async (settings: Partial<Settings>) => {
  await withRules(deps, settings);
  await meetingInSession(deps);
};

describe('a school asks that the chair decides (R87)', () => {
  test('after being told what it means; everybody sees who asked, and the chair decides after the vote', async () => {
    await began({});
    await openedVote(deps);
    const { data } = buttonOf(await item(PRIYA), 'Ask the chair to decide');
    const dialog = cardIn(await run(routes(), 'open', 'open-ask-chair', data, inChat(PRIYA)));
    expect(wordsOf(dialog)).toContain('Hilltop Academy asks that the chair decides this request.');
    const ask = buttonOf(dialog, 'Ask the chair to decide');
    for (const _ of [1, 2])
      expect(sentenceIn(await run(routes(), 'submit', ask.verb, ask.data, inChat(PRIYA)))).toContain('It is noted');
    expect(await happened(deps, 'ChairAsked')).toBe(1);
    expect(wordsOf(await shared())).toContain('Hilltop Academy asked that the chair decides.');
    expect(titles(await item(PRIYA))).not.toContain('Ask the chair to decide');
    await vote(deps, MAREK, 'agree');
    const closed = cardIn(await pressed(await item(HELEN), 'Close vote', HELEN, { note: '' }));
    expect(wordsOf(closed)).toContain('For the chair to decide');
    expect(titles(closed)).toContain('Decide');
    const tie = cardIn(await run(routes(), 'open', 'decide-tie', onItem(), inChat(HELEN)));
    expect(wordsOf(tie)).toContain('a school asked that you decide. You may differ from the vote');
    const { verb, data: sent } = buttonOf(tie, 'Record the decision');
    const typed = { ...inputsOf(tie), decision: 'disagree', reason: 'Too early.' };
    await run(routes(), 'submit', verb, { ...typed, ...sent }, inChat(HELEN));
    expect(wordsOf(await shared())).toContain('Not agreed, by the chair because a school asked for it, 1 to 0');
  });

  test('is not another school’s to ask, nor a forger’s, nor offered where only a tie is the chair’s', async () => {
    await began({ disputes: 'tie' });
    await openedVote(deps);
    expect(titles(await item(PRIYA))).not.toContain('Ask the chair to decide');
    const { ballotId } = await ballotNow(deps);
    const forged = { communityId: 'ashdown', ballotId, urn: '990002' };
    const ask = async (email: string) => sentenceIn(await run(routes(), 'submit', 'ask-chair', forged, inChat(email)));
    expect(await ask(PRIYA)).toContain('decides only a tie');
    expect(await ask(MAREK)).toContain('Only representatives of schools');
    expect(await ask(AMARA)).toContain('Only representatives of schools');
    expect(await happened(deps, 'ChairAsked')).toBe(0);
  });
});

describe('agreed by everyone present', () => {
  const put = async () => {
    accepted(await openItem(deps, personIdOf(HELEN), onItem()));
    const dialog = cardIn(await run(routes(), 'open', 'open-vote', onItem(), inChat(HELEN)));
    const { verb, data } = buttonOf(dialog, 'Put as agreed by everyone');
    const typed = { ...inputsOf(dialog), ...data };
    expect(sentenceIn(await run(routes(), 'submit', verb, typed, inChat(HELEN)))).toContain('agreed by everyone');
  };

  test('is put on fixed terms, and recorded when no school asks for a vote', async () => {
    await began({ agreedWithoutVote: true });
    await put();
    expect(titles(await shared())).toEqual(expect.arrayContaining(['Ask for a vote']));
    expect(titles(await shared())).not.toContain('Agree');
    expect(wordsOf(await item(PRIYA))).toContain('Hilltop Academy counts among those who agree');
    const done = cardIn(await pressed(await item(HELEN), 'Record as agreed by everyone', HELEN, { note: '' }));
    expect(wordsOf(done)).toContain('Agreed, by everyone present without a vote, £6,400');
    expect(await progressOf(deps)).toMatchObject({ by: 'everyone' });
    const late = await pressed(await item(PRIYA), 'Refresh', PRIYA);
    expect(titles(cardIn(late))).not.toContain('Ask for a vote');
    const { ballotId } = await ballotNow(deps);
    const old = { communityId: 'ashdown', ballotId, urn: '990002' };
    expect(wordsOf(cardIn(await run(routes(), 'press', 'ask-for-vote', old, inChat(PRIYA))))).toContain(
      'not open for that any more',
    );
  });

  test('one press of a present school, or of the clerk for one in the room, makes it a vote', async () => {
    await began({ agreedWithoutVote: true });
    await put();
    const own = cardIn(await pressed(await shared(), 'Ask for a vote', PRIYA));
    expect(titles(own)).toEqual(expect.arrayContaining(['Agree', 'Do not agree', 'Abstain']));
    await pressed(await shared(), 'Agree', MAREK);
    expect(await happened(deps, 'VoteAskedFor')).toBe(1);
    expect(wordsOf(await shared())).toContain('1 of 8 have voted.');
    const again = { communityId: 'ashdown', ballotId: (await ballotNow(deps)).ballotId, urn: '' };
    await run(routes(), 'press', 'ask-for-vote', again, inChat(JOE));
    expect(await happened(deps, 'VoteAskedFor')).toBe(1);
    expect(sentenceIn(await run(routes(), 'press', 'ask-for-vote', again, inChat(AMARA)))).toContain('Only');
  });

  test('is not offered, nor taken from a forger, where the rules do not allow it', async () => {
    await began({});
    accepted(await openItem(deps, personIdOf(HELEN), onItem()));
    const dialog = cardIn(await run(routes(), 'open', 'open-vote', onItem(), inChat(HELEN)));
    expect(titles(dialog)).toEqual(['Open the vote']);
    const typed = { ...inputsOf(dialog), ...buttonOf(dialog, 'Open the vote').data };
    const back = cardIn(await run(routes(), 'submit', 'propose-agreed', typed, inChat(HELEN)));
    expect(wordsOf(back)).toContain('every request is voted on');
    expect(await happened(deps, 'BallotOpened')).toBe(0);
  });
});

describe('who sees who voted how', () => {
  const closedVote = async () => {
    await openedVote(deps);
    await vote(deps, PRIYA, 'agree');
    await vote(deps, MAREK, 'disagree');
    await vote(deps, 'siobhan.kelly@st-ebbas.example', 'agree');
    expect(wordsOf(await item(HELEN))).not.toContain('How the schools voted');
    await pressed(await item(HELEN), 'Close vote', HELEN, { note: '' });
  };

  test('counts for everybody, by school for chair and clerk, and only once the vote is closed', async () => {
    await began({});
    await closedVote();
    for (const email of [HELEN, JOE])
      expect(wordsOf(await item(email))).toContain('Hilltop Academy: Agree; Brookside Primary: Do not agree');
    for (const card of [await shared(), await item(PRIYA)]) {
      expect(wordsOf(card)).toContain('Agreed, 2 to 1');
      expect(wordsOf(card)).not.toContain('How the schools voted');
    }
  });

  test('by school for everybody, where the rules say so', async () => {
    await began({ votesSeenBy: 'everybody' });
    await closedVote();
    for (const card of [await shared(), await item(PRIYA)])
      expect(wordsOf(card)).toContain('How the schools voted: Hilltop Academy: Agree');
  });
});

test('where a vote cannot be changed its buttons go, and the view says so', async () => {
  await began({ votesChangeable: false });
  await openedVote(deps);
  await vote(deps, PRIYA, 'agree');
  const own = await item(PRIYA);
  expect(titles(own)).not.toContain('Do not agree');
  expect(wordsOf(own)).toContain('It cannot be changed.');
  const { ballotId } = await ballotNow(deps);
  const forged = { communityId: 'ashdown', ballotId, urn: '990002', choice: 'disagree', lastSeen: 1 };
  expect(wordsOf(cardIn(await run(routes(), 'press', 'vote', forged, inChat(PRIYA))))).toContain('vote stands');
});

test('where all are heard first, the meeting says what is asked in all, and a vote before that is refused in words', async () => {
  await began({ hearAllFirst: true });
  accepted(await openItem(deps, personIdOf(HELEN), onItem()));
  const words = async () => wordsOf((await meetingView(deps, MEETING, personIdOf(HELEN))) ?? cardIn(undefined));
  expect(await words()).toContain('Asked in all £19,200 by 3 requests. Heard 1 of 3');
  const dialog = cardIn(await run(routes(), 'open', 'open-vote', onItem(), inChat(HELEN)));
  const typed = { ...inputsOf(dialog), ...buttonOf(dialog, 'Open the vote').data };
  const back = cardIn(await run(routes(), 'submit', 'open-vote', typed, inChat(HELEN)));
  expect(wordsOf(back)).toContain('every request is heard before the first is voted on');
  for (const requestId of ['r2', 'r3', 'r1']) accepted(await openItem(deps, personIdOf(HELEN), onItem(requestId)));
  expect(await words()).toContain('Heard 3 of 3');
  expect(sentenceIn(await run(routes(), 'submit', 'open-vote', typed, inChat(HELEN)))).toContain('The vote is open');
});

import { votingRoutes } from '../../src/bot/voting';
import { endMeeting } from '../../src/app/meeting';
import { sharedItem } from '../../src/bot/item-view';
import type { Card } from '../../src/cards/define';
import { closeVoteAction, itemViewAction, voteAction } from '../../src/cards/item';
import { personIdOf } from '../../src/app/person-id';
import { buttonOf, buttonsOf, wordsOf } from '../support/cards';
import {
  AMARA,
  ballotIdOf,
  ballotNow,
  happened,
  HELEN,
  INGRID,
  JOE,
  MAREK,
  MEI_LING,
  meetingInSession,
  onItem,
  openedVote,
  PRIYA,
  RUTH,
  vote,
  withLeft,
} from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { cardIn, run, sentenceIn, turnOf } from '../support/turns';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

/** Everybody but Ruth has checked in, and the vote on Oakfield's request is open. */
async function voteIsOpen(): Promise<void> {
  await meetingInSession(deps, [AMARA, PRIYA, MAREK, MEI_LING]);
  await openedVote(deps);
  deps.cosmos.requests.reset();
}
const press = (email: string, verb: string, data: unknown) =>
  run(votingRoutes(deps), 'press', verb, data, turnOf(email, 'meeting'));
const cast = (email: string, urn: string, choice: string, lastSeen = 0) =>
  press(email, voteAction.verb, { communityId: 'ashdown', ballotId: ballotIdOf(), urn, choice, lastSeen });
const view = (email: string) => press(email, itemViewAction.verb, onItem());
const close = (email: string, note = '') =>
  press(email, closeVoteAction.verb, { ...onItem(), ballotId: ballotIdOf(), note });

const writes = () => deps.cosmos.requests.ofItems.filter(({ kind }) => kind !== 'read' && !kind.startsWith('query'));
const titlesOf = (card: Card): string[] => [...new Set(buttonsOf(card).map(({ title }) => title))];
const CHOICES = ['Agree', 'Do not agree', 'Abstain'];

describe('voting', () => {
  beforeEach(voteIsOpen);

  test('on the shared card is one read and one batch, and answers with the own view and its receipt', async () => {
    const card = cardIn(await cast(PRIYA, '', 'agree'));
    expect(deps.cosmos.requests.ofItems.map(({ kind }) => kind)).toEqual(['read', 'batch']);
    const words = wordsOf(card);
    expect(words).toContain('You voted Agree for Hilltop Academy at 14:05. You can change it until the chair closes');
    expect(words).toMatch(/Receipt \w{3}-\w{3}/);
    expect(buttonOf(card, 'Do not agree').data).toMatchObject({ urn: '990002', lastSeen: 1 });
  });

  test('on the shared card, for who speaks for two schools, asks for which', async () => {
    const card = cardIn(await cast(MEI_LING, '', 'agree'));
    expect(await happened(deps, 'VoteCast')).toBe(0);
    expect(titlesOf(card)).toContain('Agree for Larkfield Junior');
    expect(titlesOf(card)).toContain('Agree for Fernhill Infant');
    await cast(MEI_LING, '990006', 'disagree');
    expect((await ballotNow(deps)).votes).toMatchObject({ u990006: { choice: 'disagree' } });
  });

  test('the second press of an old button says that it changed nothing, and shows what stands', async () => {
    await cast(PRIYA, '', 'agree');
    const words = wordsOf(cardIn(await cast(PRIYA, '', 'disagree')));
    expect(words).toContain('this press changed nothing');
    expect(words).toContain('You voted Agree');
  });

  test('a colleague of the same school sees that it has voted, and may change it', async () => {
    await vote(deps, PRIYA, 'agree');
    const stored = await ballotNow(deps);
    const roll = stored.roll.map((each) =>
      each.urn === '990002' ? { ...each, people: [...each.people, personIdOf(RUTH)] } : each,
    );
    const etag = (await deps.store.read('ashdown', 'ballot', ballotIdOf()))?.etag ?? '';
    await deps.store.commit(
      'ashdown',
      [{ kind: 'ballot', key: ballotIdOf(), document: { ...stored, roll }, etag }],
      [],
    );
    const card = cardIn(await view(RUTH));
    expect(wordsOf(card)).toContain('A colleague voted Agree for Hilltop Academy');
    expect(titlesOf(card)).toEqual(expect.arrayContaining(CHOICES.map((each) => `${each} for Hilltop Academy`)));
  });

  test('who asks for it is told why their school does not vote, and has no choices', async () => {
    const card = cardIn(await cast(AMARA, '', 'agree'));
    expect(wordsOf(card)).toContain("Oakfield Primary does not vote on this request: it is the school's own.");
    expect(titlesOf(card)).not.toContain('Agree');
    expect(writes()).toEqual([]);
  });

  test('who came too late is told that the roll was fixed when the vote opened', async () => {
    const card = cardIn(await cast(RUTH, '', 'agree'));
    expect(wordsOf(card)).toContain('Pebble Bay Primary was not there when this vote opened');
    expect(titlesOf(card)).not.toContain('Agree');
  });

  test.each([
    ['the chair', HELEN],
    ['an observer', INGRID],
  ])('%s is told in a sentence that only representatives vote', async (_, email) => {
    expect(sentenceIn(await cast(email, '990002', 'agree'))).toContain('Only representatives');
    expect(writes()).toEqual([]);
  });

  test('for another school is not counted', async () => {
    await cast(PRIYA, '990003', 'agree');
    expect(await happened(deps, 'VoteCast')).toBe(0);
  });

  test('after closing says so and shows the result', async () => {
    await cast(PRIYA, '', 'agree');
    await close(HELEN);
    const words = wordsOf(cardIn(await cast(MAREK, '', 'disagree')));
    expect(words).toContain('Voting on this request has closed, so this press was not counted.');
    expect(words).toContain('Agreed, 1 to 0');
    expect(await happened(deps, 'VoteCast')).toBe(1);
  });

  test('on a ballot that is not there says where to look', async () => {
    const gone = { communityId: 'ashdown', ballotId: '2026-11-10.r9.1', urn: '', choice: 'agree', lastSeen: 0 };
    expect(sentenceIn(await press(PRIYA, voteAction.verb, gone))).toContain('Type meeting');
  });
});

describe('closing a vote', () => {
  beforeEach(voteIsOpen);

  test('is the chair’s and clerk’s button, with who has not voted yet', async () => {
    for (const email of [HELEN, JOE]) {
      const card = cardIn(await view(email));
      expect(titlesOf(card)).toContain('Close vote');
      expect(wordsOf(card)).toContain(
        'Not voted yet: Hilltop Academy, Brookside Primary, Larkfield Junior, Fernhill Infant',
      );
    }
    for (const email of [PRIYA, INGRID]) expect(titlesOf(cardIn(await view(email)))).not.toContain('Close vote');
    expect(sentenceIn(await close(PRIYA))).toContain('Only the chair or clerk');
  });

  test('shows result, reason, budget and what happens next, in real dates', async () => {
    await cast(PRIYA, '', 'agree');
    const words = wordsOf(cardIn(await close(HELEN, 'A clear need.')));
    expect(words).toContain('Agreed, 1 to 0, £6,400');
    expect(words).toContain('A clear need.');
    expect(words).toContain('Budget left £215,600');
    expect(words).toContain('at the latest by Friday 13 November');
    expect(words).toContain('KCC aims to pay by Tuesday 22 December');
  });

  test('twice shows the same result', async () => {
    await cast(PRIYA, '', 'agree');
    const first = wordsOf(cardIn(await close(HELEN)));
    expect(wordsOf(cardIn(await close(JOE))).split('\n')).toEqual(
      expect.arrayContaining(first.split('\n').slice(0, 5)),
    );
    expect(await happened(deps, 'BallotClosed')).toBe(1);
  });

  test('a tie says so to all, and offers the decision to the chair alone', async () => {
    await cast(PRIYA, '', 'agree');
    await cast(MAREK, '', 'disagree');
    await close(JOE);
    expect(titlesOf(cardIn(await view(HELEN)))).toContain('Decide the tie');
    for (const email of [JOE, PRIYA]) {
      const card = cardIn(await view(email));
      expect(wordsOf(card)).toContain('The vote is tied, 1 to 1. The chair will decide and give a reason.');
      expect(titlesOf(card)).not.toContain('Decide the tie');
    }
  });

  test('agreed without the money says what the chair can do', async () => {
    await cast(PRIYA, '', 'agree');
    await withLeft(deps, 100);
    const card = cardIn(await close(HELEN));
    expect(wordsOf(card)).toContain('the budget no longer carries this amount');
    expect(titlesOf(card)).toEqual(expect.arrayContaining(['Open the vote', 'Defer']));
  });

  test('left half done says how to finish it, and nobody can vote meanwhile', async () => {
    await deps.store.freeze('ashdown', ballotIdOf());
    const card = cardIn(await view(HELEN));
    expect(wordsOf(card)).toContain('Counting was interrupted. Close the vote again to finish it.');
    expect(titlesOf(cardIn(await view(PRIYA)))).not.toContain('Agree');
    expect(titlesOf((await sharedItem(deps, onItem(), [])) ?? cardIn(undefined))).not.toContain('Agree');
  });
});

describe('looking', () => {
  beforeEach(voteIsOpen);

  test.each([PRIYA, AMARA, HELEN, JOE, INGRID])('writes nothing and asks nothing twice: %s', async (email) => {
    await view(email);
    expect(writes()).toEqual([]);
    // meeting, community, ballot, rules, and what chairs declared
    expect(deps.cosmos.requests.ofItems).toHaveLength(5);
  });

  test('the shared card has the three choices for everybody and is refreshed for those in the chat, until the meeting ends', async () => {
    const open = await sharedItem(deps, onItem(), ['29:priya']);
    expect(open).toMatchObject({
      refresh: { userIds: ['29:priya'], action: { verb: itemViewAction.verb, data: onItem() } },
    });
    expect(open && titlesOf(open)).toEqual(expect.arrayContaining(CHOICES));
    await cast(PRIYA, '', 'agree');
    await close(HELEN);
    const closed = await sharedItem(deps, onItem(), ['29:priya']);
    expect(closed?.refresh).toMatchObject({ userIds: ['29:priya'] }); // the chair can still reopen it
    expect(closed && titlesOf(closed)).not.toContain('Agree');
    const { communityId, meetingId } = onItem();
    await endMeeting(deps, personIdOf(HELEN), { communityId, meetingId });
    expect((await sharedItem(deps, onItem(), ['29:priya']))?.refresh).toBeUndefined();
  });

  test('the shared card never says who voted how', async () => {
    await cast(PRIYA, '', 'disagree');
    const card = await sharedItem(deps, onItem(), []);
    expect(card && wordsOf(card)).toContain('1 of 4 have voted.');
    expect(JSON.stringify(card)).not.toContain('Hilltop');
  });
});

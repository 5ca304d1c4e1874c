import type { AtTheVote } from '../../support/journey';
import {
  CHANNEL,
  CHAT,
  COMMUNITY,
  dataOf,
  forge,
  forgeDialog,
  meetingAtTheVote,
  press,
  typeRequest,
  wordsIn,
} from '../../support/journey';
import { documentsIn, happened } from '../../support/records';
import type { Rehearsal } from '../../support/rehearsal';
import { rehearse, settle } from '../../support/rehearsal';
import { ANSWERS, SAVE } from '../../support/request-dialog';

// Teams delivers an invoke again with the same id, and again with a new one.

let rehearsal: Rehearsal;
let at: AtTheVote;
beforeAll(async () => {
  rehearsal = await rehearse();
  at = await meetingAtTheVote(rehearsal.client);
  await settle(rehearsal);
});
afterAll(() => rehearsal.close());

const inChat = (key: string) => rehearsal.client.as(key).in(CHAT);
const vote = (urn: string, choice: string, lastSeen: number) => ({
  communityId: COMMUNITY,
  ballotId: at.ballotId,
  urn,
  choice,
  lastSeen,
});
const votesOf = async (urn: string) =>
  (await happened(rehearsal, 'VoteCast')).filter((cast) => cast.urn === urn).map(({ choice }) => choice);

test('a vote delivered twice with the same id counts once, and both answers show it (R80)', async () => {
  const pressed = vote('990002', 'agree', 0);
  const answers = [
    await forge(inChat('priya'), 'vote', pressed, { id: 'delivered-1' }),
    await forge(inChat('priya'), 'vote', pressed, { id: 'delivered-1' }),
  ];
  expect(answers.map(wordsIn)).toEqual([
    expect.stringContaining('You voted Agree'),
    expect.stringContaining('You voted Agree'),
  ]);
  expect(await votesOf('990002')).toEqual(['agree']);
});

test('the same vote pressed again, or delivered twice at the same moment, counts once (R80)', async () => {
  const pressed = vote('990003', 'disagree', 0);
  const answers = await Promise.all(
    ['a', 'b', 'c', 'd'].map((id) => forge(inChat('marek'), 'vote', pressed, { id: `marek-${id}` })),
  );
  for (const answer of answers) expect(wordsIn(answer)).toContain('You voted Do not agree');
  expect(await votesOf('990003')).toEqual(['disagree']);
});

test('an old press that arrives after the vote was changed changes nothing and shows what stands', async () => {
  const first = vote('990004', 'agree', 0);
  await forge(inChat('siobhan'), 'vote', first, { id: 'first' });
  await forge(inChat('siobhan'), 'vote', vote('990004', 'abstain', 1), { id: 'second' });
  const late = wordsIn(await forge(inChat('siobhan'), 'vote', first, { id: 'first' }));
  expect(late).toContain('this press changed nothing');
  expect(late).toContain('You voted Abstain');
  expect(await votesOf('990004')).toEqual(['agree', 'abstain']);
});

test('a request handed in twice by one press, and again by another delivery, is one request with one reference', async () => {
  const tom = rehearsal.client.as('tom');
  await typeRequest(tom, { asked: { category: 'speechAndLanguage', amount: '900' } });
  const { verb: _, ...data } = dataOf((await tom.dialog()).json, 'Submit request');
  const pressed = { ...data, ...ANSWERS.check };
  const twice = await Promise.all(
    ['one', 'one'].map((id) => forgeDialog(tom, 'submit', 'submit-request', pressed, { id })),
  );
  const later = await forgeDialog(tom, 'submit', 'submit-request', pressed, { id: 'two' });
  const references = [...twice, later].map((answer) => /ASH-\d{4}-\d{3}/.exec(wordsIn(answer))?.[0]);
  expect(new Set(references).size).toBe(1);
  expect(references[0]).toMatch(/^ASH-2627-\d{3}$/);
  const handed = (await happened(rehearsal, 'RequestSubmitted')).filter(
    ({ requestId }) => requestId === data.requestId,
  );
  expect(handed).toHaveLength(1);
  await settle(rehearsal);
  const posted = (await tom.cards()).filter(({ text }) => text.startsWith('Request handed in'));
  expect(posted).toHaveLength(1);
  const told = (await rehearsal.client.as('helen').cards()).filter(({ text }) =>
    text.startsWith(`New request ${references[0] ?? ''}`),
  );
  expect(told).toHaveLength(1);
  await tom.closeDialog();
});

test('the first page of a request saved twice begins one draft', async () => {
  const tom = rehearsal.client.as('tom');
  await tom.say('request');
  await press(tom, 'New request');
  const { verb: _, ...data } = dataOf((await tom.dialog()).json, SAVE);
  const pressed = { ...data, ...ANSWERS.eligibility };
  const before = (await happened(rehearsal, 'RequestStarted')).length;
  const answers = await Promise.all(
    ['page', 'page', 'page-again'].map((id) => forgeDialog(tom, 'submit', 'request-eligibility', pressed, { id })),
  );
  for (const answer of answers) expect(wordsIn(answer)).toContain('What do you need');
  expect((await happened(rehearsal, 'RequestStarted')).length).toBe(before + 1);
  await tom.closeDialog();
});

test('a place set up again by a second delivery is noted once', async () => {
  const joe = rehearsal.client.as('joe').in(CHANNEL);
  for (const id of ['bind', 'bind', 'bind-again']) {
    const answer = await forgeDialog(joe, 'submit', 'bind-place', { communityId: COMMUNITY }, { id });
    expect(wordsIn(answer)).toContain('Ashdown');
  }
  const noted = (await happened(rehearsal, 'PlaceBound')).filter(({ conversationId }) => conversationId === CHANNEL);
  expect(noted).toHaveLength(1);
});

test('a check-in delivered twice is one, and a word delivered twice harms nothing', async () => {
  const where = { communityId: COMMUNITY, meetingId: '2026-11-10' };
  for (const id of ['here', 'here', 'here-again']) {
    expect(wordsIn(await forge(inChat('adaeze'), 'check-in', where, { id }))).toContain('You have checked in');
  }
  const came = (await happened(rehearsal, 'SchoolCheckedIn')).filter(({ urn }) => urn === '990008');
  expect(came).toHaveLength(1);
  await settle(rehearsal);
  const boards = (await documentsIn(rehearsal, 'deliveries')).filter(({ id }) => id.startsWith('board:'));
  expect(boards).toHaveLength(1);
});

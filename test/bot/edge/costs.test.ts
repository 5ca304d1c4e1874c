import type { AtTheVote } from '../../support/journey';
import { CHAT, COMMUNITY, forge, forgeDialog, MEETING, meetingAtTheVote, wordsIn } from '../../support/journey';
import type { Rehearsal } from '../../support/rehearsal';
import { rehearse, settle } from '../../support/rehearsal';

// Counts are exact: what a press costs in calls to Teams and in round trips to the database.

let rehearsal: Rehearsal;
let at: AtTheVote;
let callsBefore: Record<string, number>;
beforeAll(async () => {
  rehearsal = await rehearse();
  at = await meetingAtTheVote(rehearsal.client);
  await settle(rehearsal);
  callsBefore = countOf(rehearsal.room.calls.all().map(({ kind }) => kind));
});
afterAll(() => rehearsal.close());
beforeEach(async () => {
  await settle(rehearsal);
  rehearsal.host.pause(); // what follows is the turn's own doing, not the feed's or the queue's
  rehearsal.cosmos.requests.reset();
  rehearsal.room.calls.reset();
});
afterEach(() => {
  rehearsal.host.resume();
});

const countOf = (kinds: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(kinds)].map((kind) => [kind, kinds.filter((each) => each === kind).length]));
const inChat = (key: string) => rehearsal.client.as(key).in(CHAT);
const roundTrips = () => rehearsal.cosmos.requests.ofItems.map(({ kind }) => kind);
const teamsCalls = () => rehearsal.room.calls.all().map(({ kind }) => kind);
const where = { communityId: COMMUNITY, meetingId: MEETING };
const vote = (urn: string, choice: string, lastSeen: number) => ({
  communityId: COMMUNITY,
  ballotId: at.ballotId,
  urn,
  choice,
  lastSeen,
});

test('a vote is two point reads and one batch, and calls Teams not at all (R80)', async () => {
  await forge(inChat('priya'), 'vote', vote('990002', 'agree', 0));
  expect(roundTrips()).toEqual(['read', 'read', 'batch']);
  expect(teamsCalls()).toEqual([]);
});

test('the same vote pressed again is two point reads', async () => {
  await forge(inChat('marek'), 'vote', vote('990003', 'agree', 0));
  rehearsal.cosmos.requests.reset();
  await forge(inChat('marek'), 'vote', vote('990003', 'agree', 0));
  expect(roundTrips()).toEqual(['read', 'read']);
  expect(teamsCalls()).toEqual([]);
});

test('a refresh writes nothing and calls Teams not at all', async () => {
  for (const key of ['priya', 'helen', 'joe', 'ingrid', 'lucia']) {
    await forge(inChat('priya'), 'item-view', { ...where, requestId: at.requestId });
    await forge(rehearsal.client.as(key), 'meeting-view', where);
  }
  expect(new Set(roundTrips())).toEqual(new Set(['read']));
  expect(teamsCalls()).toEqual([]);
});

test('a press never changes the shared card by itself, however often it is pressed', async () => {
  const shared = async () => (await inChat('stranger').cards()).map(({ json }) => json);
  const before = await shared();
  for (const lastSeen of [0, 0, 1, 1]) {
    const choice = lastSeen === 0 ? 'agree' : 'disagree';
    await forge(inChat('yusuf'), 'vote', vote('990007', choice, lastSeen));
  }
  await forge(inChat('helen'), 'item-view', { ...where, requestId: at.requestId });
  expect(await shared()).toEqual(before);
  expect(teamsCalls()).toEqual([]);
});

test('a person’s own view asks for itself again, for that person alone, and two presses leave the shared card as it was', async () => {
  const shared = async () => (await inChat('stranger').cards()).map(({ json }) => json);
  const before = await shared();
  for (const press of [1, 2]) {
    for (const [verb, data] of [
      ['item-view', { ...where, requestId: at.requestId }],
      ['meeting-view', where],
      ['vote', vote('990002', 'agree', press)],
    ] as const) {
      const { body } = await forge(inChat('priya'), verb, data);
      expect(body).toMatchObject({ value: { refresh: { userIds: [expect.stringMatching(/^29:/)] } } });
    }
  }
  expect(await shared()).toEqual(before);
  const { body } = await forge(rehearsal.client.as('helen'), 'meeting-view', where);
  expect(body).not.toHaveProperty('value.refresh'); // in a personal chat the card is the message itself
});

test('the shared card follows a vote with one edit for many votes', async () => {
  await Promise.all([
    forge(inChat('siobhan'), 'vote', vote('990004', 'agree', 0)),
    forge(inChat('mei-ling'), 'vote', vote('990005', 'agree', 0)),
    forge(inChat('mei-ling'), 'vote', vote('990006', 'agree', 0)),
  ]);
  rehearsal.host.resume();
  await settle(rehearsal);
  const calls = teamsCalls();
  expect(new Set(calls)).toEqual(new Set(['update']));
  expect(calls.length).toBeLessThanOrEqual(3);
  expect((await inChat('stranger').card('have voted')).text).toMatch(/of 6 have voted/);
});

test('only setting a place up asks for its members, and only a first contact for one person', async () => {
  expect(callsBefore.members).toBe(2); // the channel's and the chat's, when they were set up
  expect(callsBefore.member).toBe(1); // Joe, who wrote before anything was set up: everybody else was met there
  const presses = [
    () => forge(inChat('amara'), 'check-in', where),
    () => forge(inChat('helen'), 'open-item', { ...where, requestId: at.requestId }),
    () => forge(rehearsal.client.as('helen'), 'budget', { communityId: COMMUNITY }),
    () => forge(rehearsal.client.as('david'), 'home', {}),
    () => forgeDialog(inChat('priya'), 'fetch', 'read-request', { communityId: COMMUNITY, requestId: at.requestId }),
    () => forge(inChat('stranger'), 'vote', vote('990002', 'agree', 0)),
    () => forge(rehearsal.client.as('stranger'), 'home', {}),
  ];
  for (const send of presses) expect(wordsIn(await send()).length).toBeGreaterThan(20);
  expect(teamsCalls().filter((kind) => kind === 'member' || kind === 'members')).toEqual([]);
});

test('a press that changes nothing shared costs Teams at most the edit of the pressed card', async () => {
  const helen = rehearsal.client.as('helen');
  await helen.say('home');
  rehearsal.room.calls.reset();
  await helen.press('Refresh');
  expect(teamsCalls()).toEqual(['update']);
});

test('somebody met before is looked up no more, whatever they type', async () => {
  const tom = rehearsal.client.as('tom');
  for (const word of ['hi', 'home', 'budget', 'agenda']) await tom.say(word);
  expect(teamsCalls().filter((kind) => kind === 'member' || kind === 'members')).toEqual([]);
});

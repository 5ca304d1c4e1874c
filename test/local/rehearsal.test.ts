import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  bindPlaces,
  CHAT,
  COMMUNITY,
  fileRequest,
  forge,
  MEETING,
  meetingAtTheVote,
  press,
  publishAgenda,
  wordsIn,
} from '../support/journey';
import type { Killable } from '../support/killable';
import { deliveriesOf, freePort, startKillable, teamsRemembers, until } from '../support/killable';

// Killed outright at the worst moments, and started again on the same folder an hour later.

jest.setTimeout(120_000); // two whole starts a test, on a machine that may be busy

const BEFORE = '2026-11-05T09:00';
const AFTER = '2026-11-05T10:00';
const SWEPT = '2026-11-05T10:06:00Z';

let folder: string;
let port: number;
let running: Killable;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cos-killed-'));
  port = await freePort();
  running = await startKillable(folder, BEFORE, port);
});
afterEach(async () => {
  await running.kill();
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

async function killAndStartAgain(): Promise<void> {
  await teamsRemembers(running.client, folder);
  await running.kill();
  running = await startKillable(folder, AFTER, port);
}

/** The sweep runs, and everything that is owed goes out. */
async function allIsSent(): Promise<void> {
  await running.client.moveClock(SWEPT);
  await until(
    async () => (await deliveriesOf(running.client)).every(({ state }) => state === 'sent' || state === 'parked'),
    'everything to be sent',
  );
}
const owed = async () =>
  (await deliveriesOf(running.client)).filter(({ state, trouble }) => state !== 'sent' && trouble !== 'blocked 403');

test('killed right after a vote was answered: the vote stands, and the shared card says so', async () => {
  const { client } = running;
  const { ballotId } = await meetingAtTheVote(client);
  await teamsRemembers(client, folder);
  await press(client.as('priya').in(CHAT), 'Agree');
  await running.kill();
  running = await startKillable(folder, AFTER, port);
  const priya = running.client.as('priya').in(CHAT);
  const again = await forge(priya, 'vote', {
    ...{ communityId: COMMUNITY, ballotId, urn: '990002', choice: 'agree', lastSeen: 0 },
  });
  expect(wordsIn(again)).toContain('You voted Agree for Hilltop Academy at 09:0');
  await allIsSent();
  expect(await owed()).toEqual([]);
  expect((await running.client.as('ingrid').in(CHAT).card('have voted')).text).toContain('1 of 6 have voted');
});

test('killed right after a request was handed in: it is there with its reference, and chair and clerk hear of it', async () => {
  await bindPlaces(running.client);
  const { reference } = await fileRequest(running.client, 'amara');
  await killAndStartAgain();
  await allIsSent();
  expect(await owed()).toEqual([]);
  await running.client.as('amara').say('my requests');
  expect((await running.client.as('amara').card()).text).toContain(reference);
  for (const key of ['helen', 'joe', 'david']) {
    expect((await running.client.as(key).card(`New request ${reference}`)).text).toContain('Oakfield Primary');
  }
});

test('killed while an agenda is being sent: everybody gets it after the sweep', async () => {
  await bindPlaces(running.client);
  await fileRequest(running.client, 'amara');
  await until(async () => (await owed()).length === 0, 'the first notices to be sent');
  await running.stopAt('while sending after 12');
  await publishAgenda(running.client);
  await running.stops();
  expect((await owed()).length).toBeGreaterThan(0);
  await killAndStartAgain();
  await allIsSent();
  expect(await owed()).toEqual([]);
  for (const key of ['amara', 'tom', 'priya', 'marek', 'siobhan', 'mei-ling', 'yusuf', 'adaeze', 'ruth']) {
    expect((await running.client.as(key).card('Published on')).text).toContain('Tuesday 10 November');
  }
});

test('killed between freezing the votes and the decision: the sweep finishes the count, with the votes that were cast', async () => {
  const { client } = running;
  const { requestId } = await meetingAtTheVote(client);
  for (const key of ['priya', 'marek']) await press(client.as(key).in(CHAT), 'Agree');
  await running.stopAt('before the decision');
  const closing = press(client.as('helen').in(CHAT), 'Close vote').catch(() => 'no answer');
  await running.stops();
  const item = { communityId: COMMUNITY, meetingId: MEETING, requestId };
  expect(wordsIn(await forge(client.as('helen').in(CHAT), 'item-view', item))).toContain('The votes are being counted');
  await killAndStartAgain();
  await closing;
  await allIsSent();
  const said = wordsIn(await forge(running.client.as('helen').in(CHAT), 'item-view', item));
  expect(said).toContain('Agreed');
  expect(said).toContain('2 to 0');
  expect(await owed()).toEqual([]);
});

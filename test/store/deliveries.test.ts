import { CosmosClient } from '@azure/cosmos';
import type { Delivery, Notice } from '../../src/app/ports';
import type { Stored } from '../../src/app/stored';
import { instant } from '../../src/domain/calendar/dates';
import { storesOnEmulator } from '../support/stores';

const AT = instant('2026-11-10T14:00:00Z');
const LATER = instant('2026-11-10T14:02:00Z');
const notice: Notice = { type: 'decisionLog', communityId: 'ashdown', meetingId: '2026-11-10' };
const board: Notice = { type: 'meetingBoard', communityId: 'ashdown', meetingId: '2026-11-10' };
const PRIYA = 'person:priya';
const CHAT = 'place:19:chat';

let stores: Awaited<ReturnType<typeof storesOnEmulator>>;
beforeAll(async () => {
  stores = await storesOnEmulator();
});
afterAll(() => stores.shut());

const want = (id: string, about: Notice = notice, recipient: Delivery['recipient'] = PRIYA) =>
  stores.deliveries.want({ id, recipient, notice: about, createdAt: AT });

async function stored(id: string, recipient: Delivery['recipient'] = PRIYA): Promise<Stored<Delivery>> {
  const found = await stores.deliveries.read(recipient, id);
  if (!found) throw new Error(`No delivery ${id}`);
  return found;
}

async function change(id: string, changes: Partial<Delivery>, recipient: Delivery['recipient'] = PRIYA) {
  const { value, etag } = await stored(id, recipient);
  return stores.deliveries.save({ ...value, ...changes }, etag);
}

const dueAt = async (at: string) => (await stores.deliveries.due(instant(at))).map(({ id }) => id);

test('what is wanted is noted as due at once, with only ids in it', async () => {
  expect(await want('n1')).toBe(true);
  expect((await stored('n1')).value).toEqual({
    id: 'n1',
    recipient: PRIYA,
    notice,
    state: 'pending',
    tries: 0,
    claimedUntil: null,
    wanted: 1,
    activityId: null,
    createdAt: AT,
    dueAt: AT,
    trouble: null,
    thread: null,
  });
  expect(await dueAt(AT)).toContain('n1');
});

test('a notice wanted twice is one notice; the queue hears again only while it is not sent', async () => {
  await want('n2');
  expect(await want('n2')).toBe(true);
  await change('n2', { state: 'sent' });
  expect(await want('n2')).toBe(false);
  expect((await stored('n2')).value).toMatchObject({ state: 'sent', wanted: 1 });
});

test('a shared card wanted again is the same delivery, marked as changed', async () => {
  await want('b1', board, CHAT);
  await change('b1', { state: 'sent', activityId: 'a1' }, CHAT);
  expect(await want('b1', board, CHAT)).toBe(true);
  expect((await stored('b1', CHAT)).value).toMatchObject({ state: 'pending', wanted: 2, activityId: 'a1' });
});

test('a shared card that changes while it is being sent stays claimed, and the sender can see it', async () => {
  await want('b2', board, CHAT);
  await change('b2', { state: 'sending', claimedUntil: LATER }, CHAT);
  const { etag, value } = await stored('b2', CHAT);
  await want('b2', board, CHAT);
  expect(await stores.deliveries.save({ ...value, state: 'sent' }, etag)).toBe('conflict');
  expect((await stored('b2', CHAT)).value).toMatchObject({ state: 'sending', wanted: 2 });
});

test('ten changes of a shared card at the same moment are all noted', async () => {
  await want('b3', board, CHAT);
  await Promise.all(Array.from({ length: 10 }, () => want('b3', board, CHAT)));
  expect((await stored('b3', CHAT)).value.wanted).toBe(11);
});

test('of two who claim one delivery, one gets it', async () => {
  await want('n3');
  const { value, etag } = await stored('n3');
  const claim = () => stores.deliveries.save({ ...value, state: 'sending', claimedUntil: LATER }, etag);
  expect((await Promise.all([claim(), claim()])).sort()).toEqual(['conflict', 'saved']);
});

test('due is what is pending at its time, and what somebody claimed and never finished', async () => {
  await want('n4');
  await change('n4', { dueAt: LATER });
  await want('n5');
  await change('n5', { state: 'sending', claimedUntil: LATER });
  await want('n6');
  await change('n6', { state: 'sent' });
  await want('n7');
  await change('n7', { state: 'parked', trouble: 'blocked 403' });
  const [early, late] = [await dueAt('2026-11-10T14:01:59Z'), await dueAt('2026-11-10T14:02:00Z')];
  expect(early.filter((id) => ['n4', 'n5', 'n6', 'n7'].includes(id))).toEqual([]);
  expect(late.filter((id) => ['n4', 'n5', 'n6', 'n7'].includes(id)).sort()).toEqual(['n4', 'n5']);
});

test('what is parked is found for its person', async () => {
  await want('n8', notice, 'person:marek');
  await change('n8', { state: 'parked', trouble: 'blocked 403' }, 'person:marek');
  expect(await stores.deliveries.parkedFor('person:marek')).toEqual([{ id: 'n8', recipient: 'person:marek' }]);
  expect(await stores.deliveries.parkedFor('person:nobody')).toEqual([]);
});

test('a sent notice is forgotten after sixty days; what is shared or not sent yet is kept', async () => {
  await want('n9');
  await want('b4', board, CHAT);
  const client = new CosmosClient({ endpoint: stores.endpoint, key: stores.key });
  const ttlOf = async (id: string, recipient: string) =>
    (await client.database('cos').container('deliveries').item(id, recipient).read<{ ttl: number }>()).resource?.ttl;
  expect(await ttlOf('n9', PRIYA)).toBe(-1);
  await change('n9', { state: 'sent' });
  await change('b4', { state: 'sent' }, CHAT);
  expect(await ttlOf('n9', PRIYA)).toBe(60 * 86_400);
  expect(await ttlOf('b4', CHAT)).toBe(-1);
  client.dispose();
});

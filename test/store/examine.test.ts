import { CosmosClient } from '@azure/cosmos';
import { DATABASE } from '../../src/store/containers';
import { openStores } from '../../src/store/open';
import type { storesOnEmulator as Emulator } from '../support/stores';
import { storesOnEmulator } from '../support/stores';

let stores: Awaited<ReturnType<typeof Emulator>>;
beforeEach(async () => {
  stores = await storesOnEmulator();
});
afterEach(() => stores.shut());

const NONE = { botAppId: null, queue: null, queueNames: { deliveries: 'deliveries', poison: 'deliveries-poison' } };

test('a database as the app needs it has nothing wrong, and a clock like ours', async () => {
  expect(await stores.examination(NONE).database()).toEqual({ wrong: [], secondsApart: expect.any(Number) as number });
});

test('a container that is missing, or has another key or lifetime, is said', async () => {
  const client = new CosmosClient({ endpoint: stores.endpoint, key: stores.key });
  const database = client.database(DATABASE);
  for (const id of ['leases', 'deliveries']) await database.container(id).delete();
  await database.containers.create({ id: 'deliveries', partitionKey: { paths: ['/id'] } });
  client.dispose();
  expect((await stores.examination(NONE).database()).wrong).toEqual([
    'The container deliveries is parted by /id, not /recipient.',
    'The container deliveries keeps items for ever, not -1.',
    'The container leases is not there.',
  ]);
});

test('the key is tried, and nothing is kept of it', async () => {
  expect(await stores.examination(NONE).keys()).toBe('same');
  expect(await stores.examination(NONE).botToken()).toBe('notNeeded');
});

test('an operator signed in as themselves may use neither the key nor the bot (R152)', async () => {
  const operators = openStores({
    cosmos: { endpoint: 'https://cosmos-cos-live.documents.azure.com:443/', key: null },
    identityClientId: null,
    identitiesKey: { vault: 'https://kv-cos-live.vault.azure.net/keys/identities/0123456789abcdef' },
  });
  const examination = operators.examination({ ...NONE, botAppId: '0b5e7a11-0000-4000-8000-000000000001' });
  expect(await examination.keys()).toBe('notOurs');
  expect(await examination.botToken()).toBe('notOurs');
  expect(await examination.queues()).toBeNull();
  operators.close();
});

test('a database that is not there is said within seconds', async () => {
  const gone = openStores({
    cosmos: { endpoint: 'http://127.0.0.1:9', key: stores.key },
    identityClientId: null,
    identitiesKey: { file: 'unused' },
  });
  await expect(gone.examination(NONE).database()).rejects.toThrow();
  gone.close();
});

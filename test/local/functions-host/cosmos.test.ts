import { app } from '@azure/functions';
import type { CosmosDBHandler, CosmosDBv4LatestVersionFunctionOptions } from '@azure/functions';
import { CosmosClient } from '@azure/cosmos';
import type { Container } from '@azure/cosmos';
import { startCosmosEmulator } from '../../../local/cosmos';
import type { CosmosEmulator } from '../../../local/cosmos';
import { bench, gate, until } from './host-for-tests';

const { run, closeAll } = bench();
let emulator: CosmosEmulator;
let client: CosmosClient;
let events: Container;
let leases: Container;
beforeEach(async () => {
  emulator = await startCosmosEmulator();
  client = new CosmosClient({ endpoint: emulator.endpoint, key: emulator.key });
  const { database } = await client.databases.create({ id: 'cos' });
  events = (await database.containers.create({ id: 'events', partitionKey: { paths: ['/community'] } })).container;
  leases = (await database.containers.create({ id: 'leases', partitionKey: { paths: ['/id'] } })).container;
});
afterEach(async () => {
  await closeAll();
  client.dispose();
  await emulator.close();
});

interface Note {
  readonly id: string;
}
const add = async (...ids: string[]) => {
  for (const id of ids) await events.items.create({ id, community: `c${id.length % 3}` });
};
const start = (handler: CosmosDBHandler<Note>, more: Partial<CosmosDBv4LatestVersionFunctionOptions<Note>> = {}) =>
  run(
    () => {
      app.cosmosDB<Note>('fan-out', {
        connection: 'Cosmos',
        databaseName: 'cos',
        containerName: 'events',
        startFromBeginning: true,
        feedPollDelay: 20,
        retry: { strategy: 'fixedDelay', maxRetryCount: -1, delayInterval: 0 },
        handler,
        ...more,
      });
    },
    { Cosmos: `AccountEndpoint=${emulator.endpoint};AccountKey=${emulator.key};` },
  );
const noteInto = (seen: string[]) => (documents: readonly Note[]) => void seen.push(...documents.map(({ id }) => id));

test('every change reaches the function, what was there before it started included', async () => {
  const seen: string[] = [];
  await add('a', 'bb');
  const { host } = await start(noteInto(seen));
  await host.idle();
  await add('ccc');
  await host.idle();
  expect(seen).toEqual(['a', 'bb', 'ccc']);
});

test('a change is found without anybody asking', async () => {
  const seen: string[] = [];
  await start(noteInto(seen));
  await add('a');
  await until(() => seen.length === 1);
});

test('a page is no longer than asked for', async () => {
  const sizes: number[] = [];
  await add('a', 'b', 'c', 'd', 'e');
  const { host } = await start((documents) => void sizes.push(documents.length), { maxItemsPerInvocation: 2 });
  await host.idle();
  expect(sizes).toEqual([2, 2, 1]);
});

test('a restart goes on where the last success left off', async () => {
  const before: string[] = [];
  await add('a', 'b');
  const first = await start(noteInto(before));
  await first.host.idle();
  await first.host.close();

  await add('c');
  const after: string[] = [];
  const second = await start(noteInto(after));
  await second.host.idle();
  expect([before, after]).toEqual([['a', 'b'], ['c']]);
});

test('without "from the beginning" only what comes after the first start counts, also when the host is away', async () => {
  await add('old');
  const first = await start(() => undefined, { startFromBeginning: false });
  await first.host.close();

  await add('new');
  const seen: string[] = [];
  const second = await start(noteInto(seen), { startFromBeginning: false });
  await second.host.idle();
  expect(seen).toEqual(['new']);
});

test('a failing function gets the same documents again and none is passed over', async () => {
  const tries: string[] = [];
  const counts: unknown[] = [];
  await add('a');
  const { host } = await start((documents, context) => {
    tries.push(documents.map(({ id }) => id).join());
    counts.push(context.retryContext?.retryCount);
    if (tries.length < 4) throw new Error('not yet');
  });
  await until(() => tries.length >= 2);
  await add('b');
  await host.idle();
  expect(tries).toEqual(['a', 'a', 'a', 'a', 'b']);
  expect(counts).toEqual([undefined, 1, 2, 3, undefined]);
});

test('the position is not written when the function fails', async () => {
  await add('a');
  let tries = 0;
  const first = await start(() => {
    tries += 1;
    throw new Error('never');
  });
  await until(() => tries > 1);
  await first.host.close();
  expect((await leases.items.readAll().fetchAll()).resources).toEqual([]);

  const seen: string[] = [];
  const second = await start(noteInto(seen));
  await second.host.idle();
  expect(seen).toEqual(['a']);
});

test('when the position cannot be written, the documents come again', async () => {
  const seen: string[] = [];
  await add('a');
  emulator.faults.next({ match: ({ kind }) => kind === 'upsert', answer: 503 });
  const { host } = await start(noteInto(seen));
  await host.idle();
  expect(seen).toEqual(['a', 'a']);
});

test('a feed that cannot be read for a while is read when it can', async () => {
  const seen: string[] = [];
  const { host, problems } = await start(noteInto(seen));
  await host.idle();
  emulator.faults.next({ match: ({ kind }) => kind === 'changeFeed', answer: 503, times: 2 });
  await add('a');
  await host.idle();
  expect(seen).toEqual(['a']);
  expect(problems().join()).toContain('The change feed of events cannot be read');
});

test('the host is not idle while the function still works on what it was given', async () => {
  const { opened, open } = gate();
  let done = false;
  await add('a');
  const { host } = await start(async () => {
    await opened;
    done = true;
  });
  const idle = host.idle().then(() => done);
  setTimeout(open, 50);
  expect(await idle).toBe(true);
});

test('a missing container is said at the start', async () => {
  await expect(start(() => undefined, { containerName: 'nowhere' })).rejects.toThrow(
    /"fan-out" cannot open the container "nowhere"/,
  );
});

test('a function without a retry policy is warned about: on Azure it could lose changes', async () => {
  const { problems } = await start(() => undefined, { retry: undefined as never });
  expect(problems()).toEqual([expect.stringContaining('no retry policy')]);
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, output } from '@azure/functions';
import type { StorageQueueHandler } from '@azure/functions';
import { QueueServiceClient } from '@azure/storage-queue';
import type { Running } from './host-for-tests';
import { bench, gate, until } from './host-for-tests';

const whole = bench();
const each = bench();
let settings: Record<string, string>;
let service: QueueServiceClient;
let hostJson: string;
beforeAll(async () => {
  const { queueConnectionString } = await whole.azurite();
  settings = { Storage: queueConnectionString, QUEUE: 'notices' };
  service = QueueServiceClient.fromConnectionString(queueConnectionString);
  hostJson = join(await whole.folder(), 'host.json');
  const queues = { maxPollingInterval: '00:00:01', batchSize: 4, maxDequeueCount: 3 };
  await writeFile(hostJson, JSON.stringify({ version: '2.0', extensions: { queues } }));
});
afterAll(whole.closeAll);
afterEach(async () => {
  await each.closeAll();
  for await (const { name } of service.listQueues()) await service.getQueueClient(name).clearMessages();
});

const notices = output.storageQueue({ queueName: '%QUEUE%', connection: 'Storage' });
/** An app that queues what is posted, and handles what is queued. */
const start = (handler: StorageQueueHandler) =>
  each.run(
    () => {
      app.http('post', {
        methods: ['POST'],
        extraOutputs: [notices],
        handler: async (request, context) => {
          context.extraOutputs.set(notices, await request.json());
          return { status: 202 };
        },
      });
      app.storageQueue('notices', { queueName: 'notices', connection: 'Storage', handler });
    },
    settings,
    { hostJson },
  );
const post = (url: string, body: unknown) => fetch(`${url}/api/post`, { method: 'POST', body: JSON.stringify(body) });
const lyingIn = async (queue: string) =>
  (await service.getQueueClient(queue).peekMessages({ numberOfMessages: 32 })).peekedMessageItems.map((item) =>
    Buffer.from(item.messageText, 'base64').toString(),
  );

test('a message travels from an output to the function of its queue', async () => {
  const seen: unknown[] = [];
  const { host } = await start(
    (message, context) => void seen.push(message, context.triggerMetadata?.['dequeueCount']),
  );
  expect((await post(host.url, { id: 'delivery-1' })).status).toBe(202);
  await host.idle();
  expect(seen).toEqual([{ id: 'delivery-1' }, 1]);
  expect(await lyingIn('notices')).toEqual([]);
});

test('a list is one message for each element, and messages are handled side by side', async () => {
  const seen: unknown[] = [];
  const { opened, open } = gate();
  let together = 0;
  const { host } = await start(async (message) => {
    together += 1;
    if (together === 3) open();
    await opened;
    seen.push(message);
  });
  const all = Array.from({ length: 20 }, (_, index) => `delivery ${index}`);
  await post(host.url, all);
  await host.idle();
  expect(seen).toHaveLength(20);
  expect(new Set(seen)).toEqual(new Set(all));
});

test('a returned value goes to the queue of the return binding', async () => {
  const { host } = await each.run(
    () => {
      app.timer('reminder', {
        schedule: '0 0 0 1 1 *',
        return: output.storageQueue({ queueName: 'reminders', connection: 'Storage' }),
        handler: () => ['one', { two: 2 }],
      });
    },
    settings,
    { hostJson },
  );
  await host.runTimer('reminder');
  expect(await lyingIn('reminders')).toEqual(['one', '{"two":2}']);
});

test('a message that fails once is tried again', async () => {
  let tries = 0;
  const { host, problems } = await start(() => {
    tries += 1;
    if (tries === 1) throw new Error('not yet');
  });
  await post(host.url, 'delivery-1');
  await host.idle();
  expect(tries).toBe(2);
  expect(problems()).toEqual([expect.stringContaining('not yet')]);
});

test('a message that always fails ends in the poison queue and holds nothing up', async () => {
  const tries: unknown[] = [];
  const { host } = await start((message) => {
    tries.push(message);
    if (message === 'bad') throw new Error('never');
  });
  await post(host.url, ['bad', 'good']);
  await host.idle();
  expect(tries.toSorted()).toEqual(['bad', 'bad', 'bad', 'good']);
  expect(await lyingIn('notices-poison')).toEqual(['bad']);
  expect(await lyingIn('notices')).toEqual([]);
});

test('a message that is not base64 ends in the poison queue without a try', async () => {
  const seen: unknown[] = [];
  const { host } = await start((message) => void seen.push(message));
  await service.getQueueClient('notices').sendMessage('<plain>');
  await host.idle();
  expect(seen).toEqual([]);
  expect(await lyingIn('notices-poison')).toEqual(['<plain>']);
});

test('while paused nothing is handled; afterwards everything is', async () => {
  const seen: unknown[] = [];
  const { host } = await start((message) => void seen.push(message));
  await host.idle();
  host.pause();
  await host.idle();
  await post(host.url, 'delivery-1');
  await host.idle();
  expect(await lyingIn('notices')).toEqual(['delivery-1']);
  host.resume();
  await host.idle();
  expect(seen).toEqual(['delivery-1']);
});

test('closing lets a message under way end and leaves the others in the queue', async () => {
  const { opened, open } = gate();
  const seen: unknown[] = [];
  const { host } = await start(async (message) => {
    seen.push(message);
    await opened;
  });
  await post(host.url, 'first');
  await until(() => seen.length === 1);
  const closed = host.close();
  await service.getQueueClient('notices').sendMessage(Buffer.from('second').toString('base64'));
  open();
  await closed;
  expect(seen).toEqual(['first']);
  expect(await lyingIn('notices')).toEqual(['second']);
});

test('a function that never ends does not hold closing up for more than a moment', async () => {
  let begun = false;
  const { host, problems } = await start(async () => {
    begun = true;
    await new Promise(() => undefined);
  });
  await post(host.url, 'first');
  await until(() => begun);
  const started = performance.now();
  await host.close();
  expect(performance.now() - started).toBeLessThan(4_000);
  expect(problems()).toEqual(['Closed while still running: notices']);
});

test('an output over what a queue takes fails the function', async () => {
  const { host, problems } = await start(() => undefined);
  expect((await post(host.url, 'x'.repeat(70_000))).status).toBe(500);
  expect(problems().join()).toMatch(/"notices" did not take a message of \d+ characters: RequestBodyTooLarge 413/);
});

test('on a jump of the clock, what one timer set going is done before the next fires', async () => {
  const order: string[] = [];
  const { clock }: Running = await each.run(
    () => {
      app.timer('sweep', {
        schedule: '0 */5 * * * *',
        return: notices,
        handler: (timer) => {
          order.push(`sweep before ${timer.scheduleStatus.next.slice(11, 16)}`);
          return 'delivery';
        },
      });
      app.storageQueue('notices', {
        queueName: 'notices',
        connection: 'Storage',
        handler: () => void order.push(`sent at ${clock.now().toISOString().slice(11, 16)}`),
      });
    },
    settings,
    { hostJson, startAt: '2026-11-05T09:01:00Z' },
  );
  await clock.moveTo('2026-11-05T09:12:00Z');
  expect(order).toEqual(['sweep before 09:10', 'sent at 09:05', 'sweep before 09:15', 'sent at 09:10']);
});

test('a week passes in seconds, the queue looked at after every hour', async () => {
  let sweeps = 0;
  const { clock } = await each.run(
    () => {
      app.timer('sweep', { schedule: '0 */5 * * * *', handler: () => void (sweeps += 1) });
      app.storageQueue('notices', { queueName: 'notices', connection: 'Storage', handler: () => undefined });
    },
    settings,
    { hostJson, startAt: '2026-11-05T09:00:00Z' },
  );
  await clock.moveTo('2026-11-12T09:00:00Z');
  expect(sweeps).toBe(168);
});

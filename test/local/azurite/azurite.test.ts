import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { QueueServiceClient } from '@azure/storage-queue';
import { startAzurite } from '../../../local/azurite';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'azurite-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

const queue = (connection: string) => QueueServiceClient.fromConnectionString(connection).getQueueClient('notices');

test('a message survives closing and starting again', async () => {
  const before = await startAzurite({ folder });
  await queue(before.queueConnectionString).create();
  await queue(before.queueConnectionString).sendMessage('still here');
  await before.close();

  const after = await startAzurite({ folder });
  const { receivedMessageItems } = await queue(after.queueConnectionString).receiveMessages();
  await after.close();
  expect(receivedMessageItems.map((item) => item.messageText)).toEqual(['still here']);
});

test('a port that is taken is said, not waited for', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  await expect(startAzurite({ folder, port })).rejects.toThrow(/did not start.*EADDRINUSE/);
  await new Promise((resolve) => other.close(resolve));
});

test('it ends when its parent is killed outright', async () => {
  const parent = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'parent.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [connection] = (await once(createInterface(parent.stdout), 'line')) as [string];
  const endpoint = /QueueEndpoint=([^;]+);/.exec(connection)?.[1] ?? '';
  expect((await fetch(endpoint)).status).toBeGreaterThan(0);

  parent.kill('SIGKILL');
  const deadline = Date.now() + 10_000;
  const answers = () =>
    fetch(endpoint).then(
      () => true,
      () => false,
    );
  while ((await answers()) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await answers()).toBe(false);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startCosmosEmulator } from '../../../local/cosmos';
import { bench, clientOf, closeAll, fromBeginning, goOnAfter } from './bench';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cosmos-'));
});
afterEach(async () => {
  await closeAll();
  await rm(folder, { recursive: true, force: true });
});

test('every acknowledged write is there after the process is killed outright', async () => {
  const file = join(folder, 'cosmos.db');
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'child.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [address] = (await once(createInterface(child.stdout), 'line')) as [string];
  const client = clientOf(JSON.parse(address) as { endpoint: string; key: string });
  const { database } = await client.databases.create({ id: 'cos' });
  const { container } = await database.containers.create({ id: 'notes', partitionKey: { paths: ['/pk'] } });

  const acknowledged: string[] = [];
  const writeUntilRefused = async (writer: string): Promise<void> => {
    for (let n = 0; ; n++) {
      const ids = [`${writer}-${n}-event`, `${writer}-${n}-state`];
      await container.items.batch(
        ids.map((id) => ({ operationType: 'Create', resourceBody: { id, pk: writer } })),
        writer,
      );
      acknowledged.push(...ids);
      if (acknowledged.length === 120) child.kill('SIGKILL');
    }
  };
  await Promise.allSettled(['one', 'two', 'three'].map(writeUntilRefused));
  client.dispose();

  const again = await bench({ file });
  const { resources } = await again.container.items.query<string>('SELECT VALUE c.id FROM c').fetchAll();
  expect(acknowledged.length).toBeGreaterThanOrEqual(120);
  expect(acknowledged.filter((id) => !resources.includes(id))).toEqual([]);
  const halves = resources.filter(
    (id) =>
      !resources.includes(id.endsWith('-event') ? id.replace('-event', '-state') : id.replace('-state', '-event')),
  );
  expect(halves).toEqual([]);
});

test('closing and starting again changes nothing, and the change feed goes on where it was', async () => {
  const file = join(folder, 'cosmos.db');
  const before = await bench({ file });
  await before.container.items.create({ id: 'a', pk: 'p' });
  const feed = before.container.items.getChangeFeedIterator({ changeFeedStartFrom: fromBeginning() });
  const { continuationToken } = await feed.readNext();
  await closeAll();

  const { container } = await bench({ file });
  await container.items.create({ id: 'b', pk: 'p' });
  const next = await container.items
    .getChangeFeedIterator<{ id: string }>({ changeFeedStartFrom: goOnAfter(continuationToken) })
    .readNext();
  expect(next.result.map(({ id }) => id)).toEqual(['b']);
});

test('a second emulator on the same file is refused', async () => {
  const file = join(folder, 'cosmos.db');
  await bench({ file });
  await expect(startCosmosEmulator({ file })).rejects.toThrow(/locked/);
});

import type { Resource } from '@azure/cosmos';
import { bench, clientOf, closeAll, statusOf } from './bench';

afterEach(closeAll);

test('an item read back is what was written, with its version, time and address', async () => {
  const { container } = await bench({ now: () => new Date('2026-11-05T09:00:00Z') });
  await container.items.create({ id: 'a', pk: 'p', text: 'Zoë – £5' });
  const { resource } = await container.item('a', 'p').read<{ text: string } & Resource>();
  expect(resource).toMatchObject({
    id: 'a',
    pk: 'p',
    text: 'Zoë – £5',
    _ts: Date.UTC(2026, 10, 5, 9) / 1000,
    _attachments: 'attachments/',
  });
  expect(resource?._etag).toMatch(/^".+"$/);
  expect(resource?._self).toMatch(/^dbs\/.+\/colls\/.+\/docs\/.+\/$/);
});

test('what is not there reads as 404, and the same id may live in two partitions', async () => {
  const { container } = await bench();
  await container.items.create({ id: 'a', pk: 'p', n: 1 });
  await container.items.create({ id: 'a', pk: 'q', n: 2 });
  expect((await container.item('b', 'p').read()).statusCode).toBe(404);
  expect((await container.item('a', 'q').read<{ n: number }>()).resource?.n).toBe(2);
});

test('1 and "1" are different partitions', async () => {
  const { container } = await bench();
  await container.items.create({ id: 'a', pk: 1 });
  expect((await container.item('a', '1').read()).statusCode).toBe(404);
  expect((await container.item('a', 1).read()).statusCode).toBe(200);
});

test('an id that is taken is refused with 409, one that is missing with 404', async () => {
  const { container } = await bench();
  await container.items.create({ id: 'a', pk: 'p' });
  expect(await statusOf(container.items.create({ id: 'a', pk: 'p' }))).toBe(409);
  expect(await statusOf(container.item('b', 'p').replace({ id: 'b', pk: 'p' }))).toBe(404);
  expect(await statusOf(container.item('b', 'p').delete())).toBe(404);
});

test('replace, upsert, patch and delete by an old version are refused with 412 and change nothing', async () => {
  const { container } = await bench();
  const first = await container.items.create({ id: 'a', pk: 'p', n: 1 });
  const item = container.item('a', 'p');
  await item.replace({ id: 'a', pk: 'p', n: 2 }, { accessCondition: { type: 'IfMatch', condition: first.etag } });
  const old = { accessCondition: { type: 'IfMatch' as const, condition: first.etag } };
  expect(await statusOf(item.replace({ id: 'a', pk: 'p', n: 3 }, old))).toBe(412);
  expect(await statusOf(container.items.upsert({ id: 'a', pk: 'p', n: 3 }, old))).toBe(412);
  expect(await statusOf(item.patch([{ op: 'incr', path: '/n', value: 1 }], old))).toBe(412);
  expect(await statusOf(item.delete(old))).toBe(412);
  expect((await item.read<{ n: number }>()).resource?.n).toBe(2);
});

test('a read that knows the version already is told that nothing changed', async () => {
  const { container } = await bench();
  const { etag } = await container.items.create({ id: 'a', pk: 'p' });
  const again = container.item('a', 'p').read({ accessCondition: { type: 'IfNoneMatch', condition: etag } });
  expect(await statusOf(again)).toBe(304);
});

test('a patch sets, adds, counts and removes', async () => {
  const { container } = await bench();
  await container.items.create({ id: 'a', pk: 'p', n: 1, list: [1], inner: {}, gone: 1 });
  const { resource } = await container.item('a', 'p').patch<Record<string, unknown>>([
    { op: 'incr', path: '/n', value: 5 },
    { op: 'add', path: '/list/-', value: 3 },
    { op: 'add', path: '/list/1', value: 2 },
    { op: 'set', path: '/inner/a~1b', value: 'slash' },
    { op: 'remove', path: '/gone' },
  ]);
  expect(resource).toMatchObject({ n: 6, list: [1, 2, 3], inner: { 'a/b': 'slash' } });
  expect(resource).not.toHaveProperty('gone');
});

test('a patch happens only if its condition holds for that very item', async () => {
  const { container } = await bench();
  await container.items.create({ id: 'a', pk: 'p', state: { status: 'open' } });
  await container.items.create({ id: 'a', pk: 'q', state: { status: 'closed' } });
  const vote = {
    condition: "from c where c.state.status = 'open'",
    operations: [{ op: 'set' as const, path: '/vote', value: 'yes' }],
  };
  expect((await container.item('a', 'p').patch(vote)).statusCode).toBe(200);
  expect(await statusOf(container.item('a', 'q').patch(vote))).toBe(412);
});

test('a patch that cannot be done whole is not done at all', async () => {
  const { container } = await bench();
  await container.items.create({ id: 'a', pk: 'p', n: 1 });
  const item = container.item('a', 'p');
  const refused = [
    [
      { op: 'set' as const, path: '/n', value: 9 },
      { op: 'remove' as const, path: '/missing' },
    ],
    [{ op: 'set' as const, path: '/no/such/parent', value: 1 }],
    [{ op: 'set' as const, path: '/pk', value: 'q' }],
    [{ op: 'set' as const, path: '/id', value: 'b' }],
    Array.from({ length: 11 }, (_, index) => ({ op: 'set' as const, path: `/k${index}`, value: index })),
  ];
  for (const operations of refused) expect(await statusOf(item.patch(operations))).toBe(400);
  expect((await item.read<{ n: number }>()).resource).toMatchObject({ n: 1 });
});

test('an item over 2 MB is refused with 413', async () => {
  const { container } = await bench();
  const text = 'x'.repeat(2.1 * 1024 * 1024);
  expect(await statusOf(container.items.create({ id: 'a', pk: 'p', text }))).toBe(413);
});

test('an item past its time to live vanishes at once, by the clock it was given', async () => {
  let now = new Date('2026-11-05T09:00:00Z');
  const { container } = await bench({ now: () => now, notes: { defaultTtl: -1 } });
  await container.items.create({ id: 'brief', pk: 'p', ttl: 60 });
  await container.items.create({ id: 'lasting', pk: 'p' });
  now = new Date('2026-11-05T09:00:59Z');
  expect((await container.item('brief', 'p').read()).statusCode).toBe(200);
  now = new Date('2026-11-05T09:01:00Z');
  expect((await container.item('brief', 'p').read()).statusCode).toBe(404);
  expect((await container.items.readAll({ partitionKey: 'p' }).fetchAll()).resources.map(({ id }) => id)).toEqual([
    'lasting',
  ]);
  expect((await container.items.create({ id: 'brief', pk: 'p' })).statusCode).toBe(201);
});

test('a time to live means nothing in a container without one', async () => {
  let now = new Date('2026-11-05T09:00:00Z');
  const { container } = await bench({ now: () => now });
  await container.items.create({ id: 'a', pk: 'p', ttl: 1 });
  now = new Date('2026-11-06T09:00:00Z');
  expect((await container.item('a', 'p').read()).statusCode).toBe(200);
});

test('a unique key is unique within its partition', async () => {
  const { container } = await bench({ notes: { uniqueKeyPolicy: { uniqueKeys: [{ paths: ['/urn'] }] } } });
  await container.items.create({ id: 'a', pk: 'p', urn: 1 });
  expect(await statusOf(container.items.create({ id: 'b', pk: 'p', urn: 1 }))).toBe(409);
  expect(await statusOf(container.items.create({ id: 'b', pk: 'q', urn: 1 }))).toBe(201);
});

test('a request signed with another key is refused', async () => {
  const { emulator } = await bench();
  const stranger = clientOf({ endpoint: emulator.endpoint, key: Buffer.from('not the key').toString('base64') });
  const status = await statusOf(stranger.database('cos').read());
  stranger.dispose();
  expect(status).toBe(401);
});

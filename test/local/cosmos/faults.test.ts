import { batchStatuses, bench, closeAll, statusOf } from './bench';

afterEach(closeAll);

const item = (id: string) => ({ id, pk: 'p', n: 0 });
const create = (id: string) => [{ operationType: 'Create' as const, resourceBody: item(id) }];

test('a throttled request is tried again by the client after the time it was told', async () => {
  const { container, emulator } = await bench();
  emulator.faults.next({ answer: 429, times: 3, retryAfterMs: 5 });
  expect((await container.items.create(item('a'))).statusCode).toBe(201);
  expect(emulator.requests.count('create')).toBe(4);
});

test.each([[449], [503]] as const)(
  'a batch answered %i is not tried again by the client, and nothing is written',
  async (answer) => {
    const { container, emulator } = await bench();
    emulator.faults.next({ match: ({ kind }) => kind === 'batch', answer });
    expect(await statusOf(container.items.batch(create('a'), 'p'))).toBe(answer);
    expect(await batchStatuses(container, create('a'))).toEqual([201]);
  },
);

test('a dropped batch was not done; one whose answer was lost was', async () => {
  const { container, emulator } = await bench();
  emulator.faults.next({ answer: 'drop' });
  expect(await statusOf(container.items.batch(create('a'), 'p'))).toBe('ECONNRESET');
  expect((await container.item('a', 'p').read()).statusCode).toBe(404);

  emulator.faults.next({ answer: 'applied-but-answer-lost' });
  expect(await statusOf(container.items.batch(create('a'), 'p'))).toBe('ECONNRESET');
  expect(await batchStatuses(container, create('a'))).toEqual([409]);
});

test('someone else having been quicker can be played without anyone else', async () => {
  const { container, emulator } = await bench();
  const { etag } = await container.items.create(item('a'));
  emulator.faults.next({ answer: 412 });
  const accessCondition = { type: 'IfMatch' as const, condition: etag };
  expect(await statusOf(container.item('a', 'p').replace(item('a'), { accessCondition }))).toBe(412);
  emulator.faults.next({ answer: 412 });
  const replace = { operationType: 'Replace' as const, id: 'a', ifMatch: etag, resourceBody: item('a') };
  expect(await batchStatuses(container, [...create('b'), replace])).toEqual([424, 412]);
  expect((await container.item('a', 'p').replace(item('a'), { accessCondition })).statusCode).toBe(200);
});

test('a fault meets only the requests it is meant for', async () => {
  const { container, emulator } = await bench();
  await container.items.create(item('a'));
  emulator.faults.next({ match: ({ kind, ids }) => kind === 'replace' && ids.includes('b'), answer: 449 });
  expect((await container.item('a', 'p').replace(item('a'))).statusCode).toBe(200);
  emulator.faults.clear();
});

test('two writers can be set against each other: the one that is held comes second', async () => {
  const { container, emulator } = await bench();
  const { etag } = await container.items.create(item('a'));
  const accessCondition = { type: 'IfMatch' as const, condition: etag };
  const held = emulator.faults.hold(({ kind }) => kind === 'replace');
  const slow = statusOf(container.item('a', 'p').replace(item('a'), { accessCondition }));
  expect((await held.arrived).ids).toEqual(['a']);
  expect(await statusOf(container.item('a', 'p').replace(item('a'), { accessCondition }))).toBe(200);
  held.release();
  expect(await slow).toBe(412);
});

test('the log tells what was asked, and can begin again', async () => {
  const { container, emulator } = await bench();
  await container.items.batch([...create('a'), ...create('b')], 'p');
  await container.item('a', 'p').read();
  await container.items.query('SELECT * FROM c', { partitionKey: 'p' }).fetchAll();
  expect(emulator.requests.ofItems).toEqual([
    { kind: 'batch', container: 'notes', partition: '["p"]', ids: ['a', 'b'] },
    { kind: 'read', container: 'notes', partition: '["p"]', ids: ['a'] },
    { kind: 'queryPlan', container: 'notes', partition: null, ids: [] },
    { kind: 'query', container: 'notes', partition: '["p"]', ids: [] },
  ]);
  emulator.requests.reset();
  expect(emulator.requests.count('read')).toBe(0);
});

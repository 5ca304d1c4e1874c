import type { OperationInput } from '@azure/cosmos';
import { batchStatuses, bench, closeAll, statusOf } from './bench';

afterEach(closeAll);

const create = (id: string, more: object = {}): OperationInput => ({
  operationType: 'Create',
  resourceBody: { id, pk: 'p', ...more },
});
const castWhileOpen = (vote: string): OperationInput[] => [
  create(vote),
  {
    operationType: 'Patch',
    id: 'ballot',
    resourceBody: {
      condition: "from c where c.state.status = 'open'",
      operations: [{ op: 'set', path: `/state/votes/${vote}`, value: 'yes' }],
    },
  },
];

test('a batch does all its operations, one seeing what those before it did', async () => {
  const { container } = await bench();
  const { result, code } = await container.items.batch(
    [
      create('a', { n: 1 }),
      { operationType: 'Patch', id: 'a', resourceBody: { operations: [{ op: 'incr', path: '/n', value: 1 }] } },
      { operationType: 'Read', id: 'a' },
    ],
    'p',
  );
  expect(code).toBe(200);
  expect(result?.map(({ statusCode }) => statusCode)).toEqual([201, 200, 200]);
  expect(result?.[2]?.resourceBody).toMatchObject({ id: 'a', n: 2 });
});

test('when one operation is refused the others fall with it and nothing is written', async () => {
  const { container } = await bench();
  await container.items.create({ id: 'taken', pk: 'p' });
  expect(await batchStatuses(container, [create('new'), create('taken'), create('newer')])).toEqual([424, 409, 424]);
  expect((await container.item('new', 'p').read()).statusCode).toBe(404);
});

test('a vote is counted while the ballot is open, refused when it is closed, and recognised when it comes twice', async () => {
  const { container } = await bench();
  await container.items.create({ id: 'ballot', pk: 'p', state: { status: 'open', votes: {} } });
  expect(await batchStatuses(container, castWhileOpen('u100'))).toEqual([201, 200]);
  expect(await batchStatuses(container, castWhileOpen('u100'))).toEqual([409, 424]);
  await container.item('ballot', 'p').patch([{ op: 'set', path: '/state/status', value: 'counting' }]);
  expect(await batchStatuses(container, castWhileOpen('u200'))).toEqual([424, 412]);
});

test('fourteen schools voting at once are all counted', async () => {
  const { container } = await bench();
  await container.items.create({ id: 'ballot', pk: 'p', state: { status: 'open', votes: {} } });
  const schools = Array.from({ length: 14 }, (_, index) => `u${index + 1}`);
  await Promise.all(schools.map((school) => container.items.batch(castWhileOpen(school), 'p')));
  const { resource } = await container.item('ballot', 'p').read<{ state: { votes: object } }>();
  expect(Object.keys(resource?.state.votes ?? {})).toHaveLength(14);
});

test('of two batches that replace the same version one wins and the other changes nothing', async () => {
  const { container } = await bench();
  const { etag } = await container.items.create({ id: 'budget', pk: 'p', left: 100 });
  const spend = (event: string): OperationInput[] => [
    create(event),
    { operationType: 'Replace', id: 'budget', ifMatch: etag, resourceBody: { id: 'budget', pk: 'p', left: 0 } },
  ];
  const outcomes = await Promise.all([batchStatuses(container, spend('one')), batchStatuses(container, spend('two'))]);
  expect(outcomes).toContainEqual([201, 200]);
  expect(outcomes).toContainEqual([424, 412]);
});

test('a batch cannot reach into another partition', async () => {
  const { container } = await bench();
  expect(
    await batchStatuses(container, [create('a'), { operationType: 'Create', resourceBody: { id: 'b', pk: 'other' } }]),
  ).toEqual([424, 400]);
  expect((await container.item('a', 'p').read()).statusCode).toBe(404);
});

test('a batch over 2 MB is refused whole', async () => {
  const { container } = await bench();
  const text = 'x'.repeat(900 * 1024);
  const heavy = ['a', 'b', 'c'].map((id) => create(id, { text }));
  expect(await statusOf(container.items.batch(heavy, 'p'))).toBe(413);
});

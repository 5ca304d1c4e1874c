import { StatusCodes } from '@azure/cosmos';
import type { ChangeFeedIteratorOptions, ChangeFeedStartFrom, Container } from '@azure/cosmos';
import { bench, closeAll, fromBeginning, fromNow, goOnAfter } from './bench';

afterEach(closeAll);

interface Changed {
  readonly id: string;
  readonly n?: number;
  readonly _lsn: number;
}

/** Everything from there to the end of the feed, and where to go on. */
async function readFeed(
  container: Container,
  changeFeedStartFrom: ChangeFeedStartFrom,
  options: ChangeFeedIteratorOptions = {},
) {
  const feed = container.items.getChangeFeedIterator<Changed>({ ...options, changeFeedStartFrom });
  const pages: Changed[][] = [];
  for (;;) {
    const page = await feed.readNext();
    if (page.statusCode === StatusCodes.NotModified)
      return { pages, items: pages.flat(), continuation: page.continuationToken };
    pages.push(page.result);
  }
}
const ids = (items: readonly Changed[]) => items.map(({ id }) => id);

test('the feed gives the latest version of each item, in the order of the changes', async () => {
  const { container } = await bench();
  for (const id of ['a', 'b', 'c']) await container.items.create({ id, pk: id, n: 1 });
  await container.items.upsert({ id: 'a', pk: 'a', n: 2 });
  const { items } = await readFeed(container, fromBeginning());
  expect(items.map(({ id, n }) => `${id}${n}`)).toEqual(['b1', 'c1', 'a2']);
  expect(items.map(({ _lsn }) => _lsn)).toEqual([2, 3, 4]);
});

test('it goes on from where it was, and says when there is nothing new', async () => {
  const { container } = await bench();
  await container.items.create({ id: 'a', pk: 'p' });
  const { continuation } = await readFeed(container, fromBeginning());
  expect((await readFeed(container, goOnAfter(continuation))).pages).toEqual([]);
  await container.items.create({ id: 'b', pk: 'p' });
  expect(ids((await readFeed(container, goOnAfter(continuation))).items)).toEqual(['b']);
});

test('it can be read for one partition, and from now on', async () => {
  const { container } = await bench();
  await container.items.create({ id: 'a', pk: 'p' });
  await container.items.create({ id: 'b', pk: 'q' });
  expect(ids((await readFeed(container, fromBeginning('q'))).items)).toEqual(['b']);
  const { continuation } = await readFeed(container, fromNow());
  await container.items.create({ id: 'c', pk: 'p' });
  expect(ids((await readFeed(container, goOnAfter(continuation))).items)).toEqual(['c']);
});

test('what one batch wrote shares a position and is never parted by a page', async () => {
  const { container } = await bench();
  await container.items.create({ id: 'before', pk: 'p' });
  await container.items.batch(
    ['a', 'b', 'c'].map((id) => ({ operationType: 'Create', resourceBody: { id, pk: 'p' } })),
    'p',
  );
  await container.items.create({ id: 'after', pk: 'p' });
  const { pages } = await readFeed(container, fromBeginning(), { maxItemCount: 2 });
  expect(pages.map(ids)).toEqual([['before', 'a', 'b', 'c'], ['after']]);
  expect(new Set(pages[0]?.slice(1).map(({ _lsn }) => _lsn)).size).toBe(1);
});

test('a position once given out stays good when the newest items are deleted', async () => {
  const { container } = await bench();
  await container.items.create({ id: 'a', pk: 'p' });
  await container.items.create({ id: 'b', pk: 'p' });
  const { continuation } = await readFeed(container, fromBeginning());
  await container.item('b', 'p').delete();
  await container.items.create({ id: 'c', pk: 'p' });
  expect(ids((await readFeed(container, goOnAfter(continuation))).items)).toEqual(['c']);
});

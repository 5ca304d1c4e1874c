import { PartitionKeyDefinitionVersion, PartitionKeyKind } from '@azure/cosmos';
import type { Container, FeedOptions, JSONValue } from '@azure/cosmos';
import { bench, closeAll, statusOf } from './bench';

afterEach(closeAll);

const schools = Array.from({ length: 25 }, (_, index) => ({
  id: `s${String(index).padStart(2, '0')}`,
  pk: index % 2 === 0 ? 'even' : 'odd',
  kind: 'school',
  n: index,
  group: `g${index % 3}`,
  name: index % 5 === 0 ? 'Oak Park' : 'Elm Road',
  tags: index % 4 === 0 ? ['rural'] : [],
  ...(index < 10 && { early: true }),
}));

const compositeIndexes = [
  [
    { path: '/group', order: 'ascending' as const },
    { path: '/n', order: 'descending' as const },
  ],
];

async function withSchools() {
  const indexingPolicy = {
    includedPaths: [{ path: '/*' }, { path: '/early/?' }],
    excludedPaths: [{ path: '/tags/*' }],
    compositeIndexes,
  };
  const made = await bench({ synchronous: 'NORMAL', notes: { indexingPolicy } });
  await Promise.all(schools.map((school) => made.container.items.create({ ...school })));
  return made;
}

const ask = async (
  container: Container,
  query: string,
  options: FeedOptions = {},
  parameters: Record<string, JSONValue> = {},
) =>
  (
    await container.items
      .query<unknown>(
        { query, parameters: Object.entries(parameters).map(([name, value]) => ({ name: `@${name}`, value })) },
        options,
      )
      .fetchAll()
  ).resources;

test('conditions select as Cosmos DB does', async () => {
  const { container } = await withSchools();
  const count = async (where: string, parameters = {}) =>
    (await ask(container, `SELECT VALUE COUNT(1) FROM c WHERE ${where}`, {}, parameters))[0];
  expect(await count('c.n >= @from AND c.n < @to', { from: 3, to: 6 })).toBe(3);
  expect(await count("c.name = 'Oak Park' OR c.group IN ('g1', 'g2')")).toBe(
    schools.filter(({ name, group }) => name === 'Oak Park' || group !== 'g0').length,
  );
  expect(await count('c.n BETWEEN 3 AND 5')).toBe(3);
  expect(await count("ARRAY_CONTAINS(c.tags, 'rural')")).toBe(7);
  expect(await count('ARRAY_CONTAINS(@ids, c.id)', { ids: ['s01', 's02', 'nobody'] })).toBe(2);
  expect(await count("STARTSWITH(c.name, 'oak', true) AND CONTAINS(c.name, 'Park')")).toBe(5);
  expect(await count('NOT IS_DEFINED(c.early)')).toBe(15);
  expect(await count('IS_NULL(c.early)')).toBe(0);
});

test('a value is looked for where the query says, however alike other places look', async () => {
  const { container } = await bench();
  await container.items.create({ id: 'a', pk: 'p', kind: 'vote', note: { kind: 'event' }, text: '"kind":"event"' });
  await container.items.create({ id: 'b', pk: 'p', kind: 'event', note: { 'odd "name"': 'line\nbreak – £' } });
  const idsWhere = (where: string, parameters = {}) =>
    ask(container, `SELECT VALUE c.id FROM c WHERE ${where}`, { partitionKey: 'p' }, parameters);
  expect(await idsWhere("c.kind = 'event'")).toEqual(['b']);
  expect(await idsWhere("c.note.kind = 'event' OR c.kind = 'event'")).toEqual(['a', 'b']);
  expect(await idsWhere("NOT (c.kind = 'event')")).toEqual(['a']);
  expect(await idsWhere('c.note[\'odd "name"\'] = @text', { text: 'line\nbreak – £' })).toEqual(['b']);
  expect(await idsWhere("@given.kind = 'nowhere'", { given: { kind: 'nowhere' } })).toEqual(['a', 'b']);
});

test('comparing across types, or with what is missing, is neither true nor false', async () => {
  const { container } = await withSchools();
  const count = async (where: string) => (await ask(container, `SELECT VALUE COUNT(1) FROM c WHERE ${where}`))[0];
  expect(await count("c.n = '3'")).toBe(0);
  expect(await count("c.n != '3'")).toBe(0);
  expect(await count("NOT (c.n = '3')")).toBe(0);
  expect(await count('c.missing != 1')).toBe(0);
  expect(await count('c.missing = null')).toBe(0);
  expect(await count('c.missing = 1 OR c.n = 3')).toBe(1);
});

test('a query sees only the partition it names, or all of them', async () => {
  const { container } = await withSchools();
  expect(await ask(container, 'SELECT VALUE c.n FROM c WHERE c.n < 4 ORDER BY c.n', { partitionKey: 'odd' })).toEqual([
    1, 3,
  ]);
  expect(await ask(container, 'SELECT VALUE c.n FROM c WHERE c.n < 4 ORDER BY c.n DESC')).toEqual([3, 2, 1, 0]);
});

test('rows are shaped by what is selected; what is undefined is left out', async () => {
  const { container } = await withSchools();
  expect(await ask(container, 'SELECT c.id, c.n AS number, c.missing FROM c WHERE c.n = 2')).toEqual([
    { id: 's02', number: 2 },
  ]);
  expect(await ask(container, 'SELECT VALUE c.missing FROM c WHERE c.n = 2')).toEqual([]);
  expect(await ask(container, 'SELECT DISTINCT VALUE c.group FROM c ORDER BY c.group')).toEqual(['g0', 'g1', 'g2']);
});

test.each([
  ['over all partitions', {}],
  ['in one partition', { partitionKey: 'even' }],
])('sums and groups %s', async (_, options) => {
  const { container } = await withSchools();
  const seen = schools
    .filter(({ pk }) => !('partitionKey' in options) || pk === options.partitionKey)
    .map(({ n }) => n);
  const sum = seen.reduce((total, n) => total + n, 0);
  const one = async (what: string) => ask(container, `SELECT VALUE ${what} FROM c`, options);
  expect(await one('COUNT(1)')).toEqual([seen.length]);
  expect(await one('SUM(c.n)')).toEqual([sum]);
  expect(await one('MIN(c.n)')).toEqual([Math.min(...seen)]);
  expect(await one('MAX(c.n)')).toEqual([24]);
  expect(await one('AVG(c.n)')).toEqual([sum / seen.length]);
  expect(await ask(container, 'SELECT VALUE COUNT(1) FROM c WHERE c.n = -1', options)).toEqual([0]);
  const groups = await ask(
    container,
    'SELECT c.group, COUNT(1) AS many, MAX(c.n) AS most FROM c GROUP BY c.group',
    options,
  );
  expect(groups).toHaveLength(3);
  expect(groups).toContainEqual({ group: 'g0', many: seen.filter((n) => n % 3 === 0).length, most: 24 });
});

test('OFFSET and LIMIT, and TOP, cut the sorted rows', async () => {
  const { container } = await withSchools();
  for (const options of [{}, { partitionKey: 'even' }]) {
    const all = await ask(container, 'SELECT VALUE c.n FROM c ORDER BY c.n', options);
    expect(await ask(container, 'SELECT VALUE c.n FROM c ORDER BY c.n OFFSET 2 LIMIT 3', options)).toEqual(
      all.slice(2, 5),
    );
    expect(await ask(container, 'SELECT TOP 2 VALUE c.n FROM c ORDER BY c.n', options)).toEqual(all.slice(0, 2));
  }
});

test('a sort by two properties needs its composite index, one by an unindexed property is refused', async () => {
  const { container } = await withSchools();
  const sorted = await ask(container, 'SELECT VALUE c.id FROM c ORDER BY c.group ASC, c.n DESC', {
    partitionKey: 'even',
  });
  expect(sorted.slice(0, 3)).toEqual(['s24', 's18', 's12']);
  const refused = (query: string) =>
    statusOf(container.items.query(query, { partitionKey: 'even' }).fetchAll() as Promise<object>);
  expect(await refused('SELECT * FROM c ORDER BY c.group ASC, c.n ASC')).toBe(400);
  expect(await refused('SELECT * FROM c ORDER BY c.tags')).toBe(400);
});

test('a sort leaves out items without the property, unless that very property is indexed', async () => {
  const { container } = await withSchools();
  expect(await ask(container, 'SELECT VALUE c.n FROM c ORDER BY c.nothing')).toEqual([]);
  expect(await ask(container, 'SELECT VALUE c.n FROM c ORDER BY c.early')).toHaveLength(25);
});

test.each([
  ['unsorted', 'SELECT * FROM c'],
  ['sorted', 'SELECT * FROM c ORDER BY c.n'],
])('pages of an %s query neither skip nor repeat when items change between them', async (_, query) => {
  const { container } = await withSchools();
  const options = { partitionKey: 'even', maxItemCount: 5 };
  const first = await container.items.query<{ id: string }>(query, options).fetchNext();
  await container.item('s00', 'even').delete();
  await container.item('s02', 'even').patch([{ op: 'set', path: '/name', value: 'changed' }]);
  const ids = first.resources.map(({ id }) => id);
  for (let continuationToken = first.continuationToken; continuationToken;) {
    const page = await container.items.query<{ id: string }>(query, { ...options, continuationToken }).fetchNext();
    ids.push(...page.resources.map(({ id }) => id));
    continuationToken = page.continuationToken;
  }
  expect(ids).toEqual(schools.filter(({ pk }) => pk === 'even').map(({ id }) => id));
});

test('a hierarchical key is queried whole or by its first part', async () => {
  const { database } = await bench();
  const paths = ['/area', '/school'];
  const { container } = await database.containers.create({
    id: 'nested',
    partitionKey: { paths, kind: PartitionKeyKind.MultiHash, version: PartitionKeyDefinitionVersion.V2 },
  });
  for (const [area, school] of [
    ['east', 'a'],
    ['east', 'b'],
    ['eastern', 'a'],
  ])
    await container.items.create({ id: '1', area, school });
  const schoolsOf = (partitionKey: string[]) => ask(container, 'SELECT VALUE c.school FROM c', { partitionKey });
  expect(await schoolsOf(['east', 'b'])).toEqual(['b']);
  expect(await schoolsOf(['east'])).toEqual(['a', 'b']);
});

test.each([
  ['SELEC * FROM c', 400],
  ['SELECT * FROM c WHERE c.n =', 400],
  ['SELECT * FROM c WHERE c.n = @missing', 400],
  ['SELECT * FROM c WHERE other.n = 1', 400],
  ['SELECT VALUE NOPE(c.n) FROM c', 400],
  ['SELECT VALUE t FROM c JOIN t IN c.tags', 501],
  ['SELECT VALUE COUNT(1) FROM c WHERE EXISTS(SELECT VALUE t FROM t IN c.tags)', 501],
  ["SELECT * FROM c WHERE c.name LIKE 'Oak%'", 501],
  ['SELECT VALUE udf.twice(c.n) FROM c', 501],
  ['SELECT VALUE c.n ?? 1 FROM c', 501],
])('%s is refused with %i', async (query, status) => {
  const { container } = await bench();
  expect(await statusOf(container.items.query(query, { partitionKey: 'even' }).fetchAll() as Promise<object>)).toBe(
    status,
  );
});

test('stored procedures, triggers and the like are refused by name', async () => {
  const { container, database } = await bench();
  await expect(container.scripts.storedProcedures.create({ id: 'p', body: 'function () {}' })).rejects.toThrow(
    /stored procedures/,
  );
  await expect(container.deleteAllItemsForPartitionKey('p')).rejects.toThrow(/whole partition/);
  await expect(database.users.create({ id: 'u' })).rejects.toThrow(/users/);
  await expect(
    database.containers.create({ id: 'x', partitionKey: { paths: ['/pk'] }, computedProperties: [] }),
  ).rejects.toThrow(/computedProperties/);
});

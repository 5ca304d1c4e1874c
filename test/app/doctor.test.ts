import type { Examination, Finding } from '../../src/app/doctor';
import { examine } from '../../src/app/doctor';
import { ONLY } from '../../src/domain/documents';
import { boundPlaces } from '../support/bound-places';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
  await boundPlaces(deps, 'ashdown', 'saltmarsh');
});
afterEach(() => deps.close());

const HEALTHY: Examination = {
  database: async () => ({ wrong: [], secondsApart: 1 }),
  queues: async () => ({ waiting: 2, putAside: 0 }),
  keys: async () => 'same',
  botToken: async () => 'given',
};
const failing = (facts: object) => async () => {
  throw Object.assign(new Error('Fennimore'), facts);
};

const look = (over: Partial<Examination> = {}) => examine(deps, { ...HEALTHY, ...over });
const about = async (name: string, over: Partial<Examination> = {}): Promise<Finding | undefined> =>
  (await look(over)).find((finding) => finding.about === name);
const notWell = (findings: readonly Finding[]) => findings.filter(({ state }) => state !== 'well');

test('where all is well, each thing says so', async () => {
  const found = await look();
  expect(notWell(found)).toEqual([]);
  expect(found.map((each) => each.about)).toEqual([
    ...['Time', 'Calendar', 'Database', 'Queue', 'Key of pupils’ pages', 'Bot', 'Register'],
  ]);
  expect(found.at(-1)?.says).toBe(
    'Communities: 2. Each has chair, clerk, budget and channel, and each area an officer.',
  );
});

test('a community without a channel, and an area without an officer, are named with what to do (R14)', async () => {
  const places = await deps.store.read('ashdown', 'places', ONLY);
  if (!places) throw new Error('Ashdown is bound');
  await deps.store.commit(
    'ashdown',
    [{ kind: 'places', key: ONLY, document: { channel: null, meetings: [] }, etag: places.etag }],
    [],
  );
  const found = await examine({ ...deps, directory: { ...deps.directory, staffOf: async () => null } }, HEALTHY);
  expect(notWell(found).map(({ says }) => says)).toEqual([
    'East has no High Needs Funding officer today: add one to people.csv and import it. Approvals wait until then.',
    'Ashdown has no channel yet: its clerk adds the bot to the channel and says which community it serves.',
  ]);
});

test('an office that has ended and a budget not yet entered are missed on the day', async () => {
  deps.at('2027-09-02T09:00:00Z');
  const says = (await look()).map((each) => each.says);
  expect(says).toContain('Ashdown has no budget for 2027-28: add it to budgets.csv.');
});

test('term dates are asked for before they are needed', async () => {
  deps.at('2027-04-01T09:00:00Z');
  expect(await about('Calendar')).toMatchObject({ state: 'well' });
  deps.at('2027-06-01T09:00:00Z');
  expect((await about('Calendar'))?.says).toBe(
    'No term dates are listed for 2027-28: add them to src/domain/calendar/terms.ts.',
  );
});

test('an empty register says how to import one', async () => {
  const empty = { ...deps, store: { ...deps.store, communities: async () => [] } };
  expect(notWell(await examine(empty, HEALTHY)).map(({ says }) => says)).toEqual([
    'It is empty: npm run register -- import <folder> (docs/how-to/register.md).',
  ]);
});

test('with a database that does not answer, the register is not asked, and everything else still is', async () => {
  const found = await look({ database: failing({ cause: { code: 'ECONNREFUSED' } }) });
  expect(notWell(found)).toEqual([
    expect.objectContaining({ about: 'Database', says: 'Nothing answers at that address: is it running?' }),
    expect.objectContaining({ about: 'Register', state: 'notChecked', says: 'Mend the database first.' }),
  ]);
});

test.each([
  [{ code: 403 }, /refuses us: give this identity the role/],
  [{ statusCode: 404 }, /deploy infra\/ again/],
  [{ name: 'CredentialUnavailableError' }, /run az login/],
  [{ code: 'ENOTFOUND' }, /no such address/],
  [{ name: 'Oddity', code: 'E7' }, /we do not know this failure: E7, Oddity/],
])('a failure %j is said by its codes, never by its message', async (facts, says) => {
  const found = await about('Queue', { queues: failing(facts) });
  expect(found).toMatchObject({ state: 'wrong', says: expect.stringMatching(says) as string });
  expect(found?.says).not.toContain('Fennimore');
});

test('containers that are not as needed, a clock that is off, and messages put aside are wrong', async () => {
  const wrong = ['The container leases is not there.'];
  expect((await about('Database', { database: async () => ({ wrong, secondsApart: 0 }) }))?.says).toBe(
    'The container leases is not there. Deploy infra/ again.',
  );
  expect((await about('Database', { database: async () => ({ wrong: [], secondsApart: 400 }) }))?.says).toBe(
    'This machine’s clock is 400 seconds from the database’s: set it right.',
  );
  expect((await about('Queue', { queues: async () => ({ waiting: 0, putAside: 3 }) }))?.says).toMatch(
    /^Messages put aside after failing five times: 3\./,
  );
  expect((await about('Queue', { queues: async () => ({ waiting: null, putAside: 0 }) }))?.says).toBe(
    'The delivery queue is not there: deploy infra/ again.',
  );
  expect((await about('Key of pupils’ pages', { keys: async () => 'different' }))?.state).toBe('wrong');
});

test('what only the app may do is not checked for an operator, who is told how to ask the app', async () => {
  const found = await look({ keys: async () => 'notOurs', botToken: async () => 'notOurs', queues: async () => null });
  expect(notWell(found).map(({ about: what, state }) => [what, state])).toEqual([
    ['Queue', 'notChecked'],
    ['Key of pupils’ pages', 'notChecked'],
    ['Bot', 'notChecked'],
  ]);
});

import type { CommunityStore } from '../../src/app/ports';
import type { Order } from '../../src/app/transact';
import { transactIn } from '../../src/app/transact';
import { instant, localDate } from '../../src/domain/calendar/dates';
import { ONLY } from '../../src/domain/documents';
import type { CosEvent } from '../../src/domain/events';
import { accept, refuse } from '../../src/domain/outcome';
import type { RuleProfile } from '../../src/domain/profile';
import { defaultProfile } from '../../src/domain/profile';
import { storesOnEmulator } from '../support/stores';

let stores: Awaited<ReturnType<typeof storesOnEmulator>>;
let store: CommunityStore;
let communityId: string;
const waits: number[] = [];
beforeAll(async () => {
  stores = await storesOnEmulator();
  store = stores.store;
});
beforeEach(() => {
  communityId = stores.communityId();
  waits.length = 0;
});
afterEach(() => {
  stores.cosmos.faults.clear();
});
afterAll(() => stores.shut());

const at = instant('2026-11-05T09:00:00Z');
const bound = (conversationId: string): CosEvent => ({ type: 'PlaceBound', conversationId, kind: 'meeting' });
const binding = (conversationId: string, over: Partial<Order<'Full'>> = {}): Order<'Full'> => ({
  communityId,
  actor: { personId: 'p1', as: 'clerk' },
  key: `bind:${conversationId}`,
  at,
  decide: async (read) => {
    const places = await read('places', ONLY);
    return (places?.meetings.length ?? 0) < 3 ? accept([bound(conversationId)]) : refuse('Full');
  },
  ...over,
});

const run = (order: Order<'Full'>, on: CommunityStore = store) =>
  transactIn(on, async (attempt) => {
    waits.push(attempt);
  })(order);
const meetings = async () => (await store.read(communityId, 'places', ONLY))?.value.meetings;

test('what was decided is saved with its events', async () => {
  expect(await run(binding('c1'))).toEqual(accept({ events: [bound('c1')], repeated: false }));
  expect(await meetings()).toEqual(['c1']);
  expect((await store.events(communityId)).map(({ id }) => id)).toEqual(['bind:c1:0']);
});

test('a refusal saves nothing, and neither does a decision that nothing needs to happen', async () => {
  stores.cosmos.requests.reset();
  expect(await run(binding('c1', { decide: async () => refuse('Full') }))).toEqual(refuse('Full'));
  expect(await run(binding('c1', { decide: async () => accept([]) }))).toEqual(accept({ events: [], repeated: false }));
  expect(stores.cosmos.requests.count('batch')).toBe(0);
});

test('the same act done again is answered as repeated and changes nothing', async () => {
  await run(binding('c1'));
  expect(await run(binding('c1'))).toEqual(accept({ events: [], repeated: true }));
  expect(await meetings()).toEqual(['c1']);
});

test('an answer lost after the save is found to be saved', async () => {
  stores.cosmos.faults.next({ match: ({ kind }) => kind === 'batch', answer: 'applied-but-answer-lost' });
  expect((await run(binding('c1'))).ok).toBe(true);
  expect(await meetings()).toEqual(['c1']);
});

test('when somebody else saved first, it decides afresh from what is there now', async () => {
  await run(binding('c1'));
  await run(binding('c2'));
  const held = stores.cosmos.faults.hold(({ kind }) => kind === 'batch');
  const late = run(binding('c3'));
  await held.arrived;
  await run(binding('c4'));
  held.release();
  expect(await late).toEqual(refuse('Full'));
  expect(await meetings()).toEqual(['c1', 'c2', 'c4']);
  expect(waits).toEqual([1]);
});

test('of six that race for three places three win, and the others are told why', async () => {
  const outcomes = await Promise.all([1, 2, 3, 4, 5, 6].map((each) => run(binding(`c${each}`))));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(3);
  expect(outcomes.filter(({ ok }) => !ok)).toEqual([refuse('Full'), refuse('Full'), refuse('Full')]);
  expect(await meetings()).toHaveLength(3);
  expect(await store.events(communityId)).toHaveLength(3);
});

test('it gives up with an error after eight times, each after a wait', async () => {
  const never: CommunityStore = { ...store, commit: async () => 'conflict' };
  await expect(run(binding('c1'), never)).rejects.toThrow('Gave up on bind:c1');
  expect(waits).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('a decision is made under exactly one version of the rules, and its events carry it (R142)', async () => {
  const longer = {
    version: 2,
    from: localDate('2026-11-05'),
    settings: { requestWords: 300 },
    by: 'callum',
    at,
    note: '',
  };
  const rules = { versions: [longer, { ...longer, version: 3, from: localDate('2026-11-06'), settings: {} }] };
  await store.commit(communityId, [{ kind: 'rules', key: ONLY, document: rules, etag: null }], []);
  const seen: RuleProfile[] = [];
  await run(
    binding('c1', {
      decide: async (_read, profile) => {
        seen.push(profile);
        return accept([bound('c1')]);
      },
    }),
  );
  expect(seen).toEqual([{ ...defaultProfile, requestWords: 300, version: 2, from: '2026-11-05' }]);
  expect((await store.events(communityId)).map(({ profileVersion }) => profileVersion)).toEqual([2]);
});

test('where nobody changed the rules, version 1 counts', async () => {
  await run(binding('c1'));
  expect((await store.events(communityId)).map(({ profileVersion }) => profileVersion)).toEqual([1]);
});

test('a document and the rules are read once, however often a decision looks at them', async () => {
  stores.cosmos.requests.reset();
  await run(
    binding('c1', {
      decide: async (read) => {
        await read('places', ONLY);
        await read('places', ONLY);
        return accept([bound('c1')]);
      },
    }),
  );
  expect(stores.cosmos.requests.ofItems.map(({ kind }) => kind)).toEqual(['read', 'read', 'batch']);
});

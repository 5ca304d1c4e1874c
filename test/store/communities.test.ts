import type { CommunityStore } from '../../src/app/ports';
import type { Places } from '../../src/domain/documents';
import { ONLY } from '../../src/domain/documents';
import { ballotOf, BALLOT, recorded } from '../support/ballots';
import type { CommunitiesUnderTest } from '../support/memory-stores';
import { memoryUnderTest } from '../support/memory-stores';
import { storesUnderTest } from '../support/stores';

// what runs of thousands of acts use in its place (test/properties) keeps the same promises
describe.each([
  ['on Cosmos', storesUnderTest],
  ['in memory', memoryUnderTest],
] as const)('a community store %s', (_, open) => {
  let stores: CommunitiesUnderTest;
  let store: CommunityStore;
  beforeAll(async () => {
    stores = await open();
    store = stores.store;
  });
  afterAll(() => stores.shut());

  const places = (channel: string | null): Places => ({ channel, meetings: [] });
  const write = (channel: string | null, etag: string | null) =>
    ({ kind: 'places', key: ONLY, document: places(channel), etag }) as const;
  const bound = (communityId: string, id: string) =>
    recorded(communityId, id, { type: 'PlaceBound', conversationId: 'c1', kind: 'channel' });

  async function saved(channel: string | null): Promise<{ communityId: string; etag: string }> {
    const communityId = stores.communityId();
    expect(await store.commit(communityId, [write(channel, null)], [bound(communityId, 'first')])).toBe('saved');
    const etag = (await store.read(communityId, 'places', ONLY))?.etag ?? '';
    return { communityId, etag };
  }

  const channelOf = async (communityId: string) => (await store.read(communityId, 'places', ONLY))?.value.channel;
  const history = async (communityId: string) => (await store.events(communityId)).map(({ id }) => id).sort();

  test('what is saved is read back as it was', async () => {
    const { communityId } = await saved('c1');
    expect((await store.read(communityId, 'places', ONLY))?.value).toEqual(places('c1'));
    expect(await store.events(communityId)).toEqual([bound(communityId, 'first')]);
  });

  test('what nobody has saved is not there', async () => {
    expect(await store.read(stores.communityId(), 'places', ONLY)).toBeNull();
  });

  test('a document is replaced only in the version that was read', async () => {
    const { communityId, etag } = await saved('c1');
    expect(await store.commit(communityId, [write('c2', etag)], [bound(communityId, 'second')])).toBe('saved');
    expect(await store.commit(communityId, [write('c3', etag)], [bound(communityId, 'third')])).toBe('conflict');
    expect(await channelOf(communityId)).toBe('c2');
    expect(await history(communityId)).toEqual(['first', 'second']);
  });

  test('a document that was there already is not created over', async () => {
    const { communityId } = await saved('c1');
    expect(await store.commit(communityId, [write('c2', null)], [bound(communityId, 'second')])).toBe('conflict');
    expect(await channelOf(communityId)).toBe('c1');
  });

  test('a document that is gone is not replaced', async () => {
    const { etag } = await saved('c1');
    const elsewhere = stores.communityId();
    expect(await store.commit(elsewhere, [write('c2', etag)], [bound(elsewhere, 'second')])).toBe('conflict');
    expect(await history(elsewhere)).toEqual([]);
  });

  test('the same act saved again is known as repeated and changes nothing', async () => {
    const { communityId, etag } = await saved('c1');
    expect(await store.commit(communityId, [write('c2', etag)], [bound(communityId, 'first')])).toBe('repeated');
    expect(await channelOf(communityId)).toBe('c1');
    expect(await history(communityId)).toEqual(['first']);
  });

  test('an act both repeated and outdated is known as repeated: it was this press that was quicker', async () => {
    const { communityId, etag } = await saved('c1');
    await store.commit(communityId, [write('c2', etag)], [bound(communityId, 'second')]);
    expect(await store.commit(communityId, [write('c2', etag)], [bound(communityId, 'second')])).toBe('repeated');
  });

  test('of several documents and events all are saved, or none', async () => {
    const { communityId } = await saved('c1');
    const ballot = { kind: 'ballot', key: BALLOT, document: ballotOf(communityId), etag: null } as const;
    const events = [bound(communityId, 'a'), bound(communityId, 'b')];
    expect(await store.commit(communityId, [ballot, write('c2', 'outdated')], events)).toBe('conflict');
    expect(await store.read(communityId, 'ballot', BALLOT)).toBeNull();
    expect(await history(communityId)).toEqual(['first']);
  });

  test('of ten who save at the same moment from the same version, one does', async () => {
    const { communityId, etag } = await saved('c0');
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        store.commit(communityId, [write(`c${index}`, etag)], [bound(communityId, `writer ${index}`)]),
      ),
    );
    expect(results.filter((result) => result === 'saved')).toHaveLength(1);
    expect(results.filter((result) => result === 'conflict')).toHaveLength(9);
    expect(await channelOf(communityId)).toBe(`c${results.indexOf('saved')}`);
    expect(await history(communityId)).toHaveLength(2);
  });

  test('communities do not see each other’s documents', async () => {
    const [mine, other] = [await saved('c1'), await saved('c2')];
    expect(await store.list(mine.communityId, 'places')).toEqual([places('c1')]);
    expect(await store.list(other.communityId, 'places')).toEqual([places('c2')]);
  });

  test('a document that is not what the program expects is refused where it is read', async () => {
    const communityId = stores.communityId();
    const wrong = { ...ballotOf(communityId), status: 'half open' } as unknown as ReturnType<typeof ballotOf>;
    await store.commit(communityId, [{ kind: 'ballot', key: BALLOT, document: wrong, etag: null }], []);
    await expect(store.read(communityId, 'ballot', BALLOT)).rejects.toThrow(/status/);
  });
});

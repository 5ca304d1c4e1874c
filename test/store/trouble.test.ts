import type { FaultAnswer, Match } from '../../local/cosmos';
import type { CommunityStore } from '../../src/app/ports';
import { voteOf } from '../../src/domain/ballot/ballot';
import { ONLY } from '../../src/domain/documents';
import {
  BALLOT,
  ballotIn,
  openBallotIn,
  recorded,
  SCHOOLS,
  schoolsIn,
  voteFor,
  votesInHistory,
} from '../support/ballots';
import { storesOnEmulator } from '../support/stores';

let stores: Awaited<ReturnType<typeof storesOnEmulator>>;
let store: CommunityStore;
let communityId: string;
beforeAll(async () => {
  stores = await storesOnEmulator();
  store = stores.store;
});
beforeEach(async () => {
  communityId = await openBallotIn(store, stores.communityId());
});
afterEach(() => {
  stores.cosmos.faults.clear();
});
afterAll(() => stores.shut());

const [FIRST = '', SECOND = '', THIRD = ''] = SCHOOLS;
const batches: Match = ({ kind }) => kind === 'batch';
const reads: Match = ({ kind }) => kind === 'read';
const freezes: Match = ({ kind, ids }) => kind === 'batch' && ids.length === 1;
const voteOfSchool =
  (urn: string): Match =>
  ({ kind, ids }) =>
    kind === 'batch' && ids.some((id) => id.startsWith(`event:vote:${BALLOT}:${urn}:`));

const bound = (id: string) => recorded(communityId, id, { type: 'PlaceBound', conversationId: 'c1', kind: 'channel' });
const commit = () =>
  store.commit(
    communityId,
    [{ kind: 'places', key: ONLY, document: { channel: 'c1', meetings: [] }, etag: null }],
    [bound('first')],
  );

const PASSING: readonly FaultAnswer[] = [449, 503, 429, 'drop'];

describe.each(PASSING)('when the database answers %s twice', (answer) => {
  const twice = (match: Match) => {
    stores.cosmos.faults.next({ match, answer, times: 2 });
  };

  test('a vote is tried again and counted once', async () => {
    twice(batches);
    expect((await voteFor(store, communityId, FIRST)).result).toBe('saved');
    expect(schoolsIn(await ballotIn(store, communityId))).toEqual([FIRST]);
    expect(await votesInHistory(store, communityId)).toBe(1);
  });

  test('a decision is tried again and saved once', async () => {
    twice(batches);
    expect(await commit()).toBe('saved');
    expect(await store.events(communityId)).toHaveLength(1);
  });

  test('freezing a ballot is tried again', async () => {
    twice(batches);
    await store.freeze(communityId, BALLOT);
    expect((await ballotIn(store, communityId)).status).toBe('counting');
  });
});

test.each([429, 503, 'drop'] as const)('a read answered %s is tried again', async (answer) => {
  stores.cosmos.faults.next({ match: reads, answer });
  expect((await ballotIn(store, communityId)).ballotId).toBe(BALLOT);
});

describe('when an answer is lost after the database did as it was told', () => {
  const lost = (match: Match) => {
    stores.cosmos.faults.next({ match, answer: 'applied-but-answer-lost' });
  };

  test('the vote is tried again, found there, and counted once', async () => {
    lost(voteOfSchool(FIRST));
    expect((await voteFor(store, communityId, FIRST)).result).toBe('repeated');
    expect(voteOf(await ballotIn(store, communityId), FIRST)?.choice).toBe('agree');
    expect(await votesInHistory(store, communityId)).toBe(1);
  });

  test('the decision is tried again, found there, and stands once', async () => {
    lost(batches);
    expect(await commit()).toBe('repeated');
    expect(await store.events(communityId)).toHaveLength(1);
    expect((await store.read(communityId, 'places', ONLY))?.value.channel).toBe('c1');
  });

  test('the freeze stands', async () => {
    lost(freezes);
    await store.freeze(communityId, BALLOT);
    expect((await ballotIn(store, communityId)).status).toBe('counting');
  });
});

test('a database that stays busy is an error, and nothing was done', async () => {
  stores.cosmos.faults.next({ match: batches, answer: 503, times: 50 });
  await expect(voteFor(store, communityId, FIRST)).rejects.toThrow();
  stores.cosmos.faults.clear();
  expect(schoolsIn(await ballotIn(store, communityId))).toEqual([]);
  expect(await votesInHistory(store, communityId)).toBe(0);
});

describe('the freeze against votes, in each order', () => {
  const accepted = async () => {
    const ballot = await ballotIn(store, communityId);
    expect(ballot.status).toBe('counting');
    expect(await votesInHistory(store, communityId)).toBe(schoolsIn(ballot).length);
    return schoolsIn(ballot);
  };

  test.each([0, 1, 2, 3])('with %i of three votes before it, exactly those are counted', async (before) => {
    const racing = [FIRST, SECOND, THIRD];
    const held = stores.cosmos.faults.hold(freezes);
    const freezing = store.freeze(communityId, BALLOT);
    await held.arrived;
    const results = [];
    for (const urn of racing.slice(0, before)) results.push((await voteFor(store, communityId, urn)).result);
    held.release();
    await freezing;
    for (const urn of racing.slice(before)) results.push((await voteFor(store, communityId, urn)).result);
    expect(results).toEqual(racing.map((_, index) => (index < before ? 'saved' : 'closed')));
    expect(await accepted()).toEqual(racing.slice(0, before));
  });

  test('a vote under way when the freeze comes first is refused', async () => {
    const held = stores.cosmos.faults.hold(voteOfSchool(FIRST));
    const voting = voteFor(store, communityId, FIRST);
    await held.arrived;
    await store.freeze(communityId, BALLOT);
    held.release();
    expect((await voting).result).toBe('closed');
    expect(await accepted()).toEqual([]);
  });

  test('a vote that is in, though its answer was lost, is counted when the freeze comes before it is tried again', async () => {
    const { faults } = stores.cosmos;
    let tries = 0;
    faults.next({ match: voteOfSchool(FIRST), answer: 'applied-but-answer-lost' });
    const second = faults.hold((request) => voteOfSchool(FIRST)(request) && ++tries === 2);
    const voting = voteFor(store, communityId, FIRST);
    await second.arrived;
    await store.freeze(communityId, BALLOT);
    second.release();
    expect((await voting).result).toBe('repeated');
    expect(await accepted()).toEqual([FIRST]);
  });
});

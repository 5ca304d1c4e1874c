import type { CommunityStore } from '../../src/app/ports';
import { count, voteOf } from '../../src/domain/ballot/ballot';
import type { Choice } from '../../src/domain/ballot/ballot';
import { BALLOT, ballotIn, openBallotIn, SCHOOLS, schoolsIn, voteFor, votesInHistory } from '../support/ballots';
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
  let communityId: string;
  beforeAll(async () => {
    stores = await open();
    store = stores.store;
  });
  beforeEach(async () => {
    communityId = await openBallotIn(store, stores.communityId());
  });
  afterAll(() => stores.shut());

  const [FIRST = '', SECOND = ''] = SCHOOLS;

  test('fourteen schools that vote at the same moment are fourteen votes', async () => {
    const choices: readonly Choice[] = ['agree', 'disagree', 'abstain'];
    const results = await Promise.all(
      SCHOOLS.map((urn, index) => voteFor(store, communityId, urn, choices[index % 3])),
    );
    expect(results.map(({ result }) => result)).toEqual(SCHOOLS.map(() => 'saved'));
    expect(count(await ballotIn(store, communityId))).toEqual({ agree: 5, disagree: 5, abstain: 4 });
    expect(await votesInHistory(store, communityId)).toBe(14);
  });

  test('a vote comes back with the ballot it stands in', async () => {
    const result = await voteFor(store, communityId, FIRST);
    expect(result).toMatchObject({
      result: 'saved',
      ballot: { ballotId: BALLOT, votes: { [`u${FIRST}`]: { number: 1 } } },
    });
  });

  test('the same vote delivered twice is one vote', async () => {
    expect((await voteFor(store, communityId, FIRST)).result).toBe('saved');
    expect((await voteFor(store, communityId, FIRST)).result).toBe('repeated');
    expect(await votesInHistory(store, communityId)).toBe(1);
  });

  test('the same vote delivered ten times at the same moment is one vote', async () => {
    const results = await Promise.all(Array.from({ length: 10 }, () => voteFor(store, communityId, FIRST)));
    expect(results.filter(({ result }) => result === 'saved')).toHaveLength(1);
    expect(results.filter(({ result }) => result === 'repeated')).toHaveLength(9);
    expect(await votesInHistory(store, communityId)).toBe(1);
  });

  test('two people who press differently for one school at the same moment are one vote, the first', async () => {
    const [agree, disagree] = await Promise.all([
      voteFor(store, communityId, FIRST, 'agree'),
      voteFor(store, communityId, FIRST, 'disagree'),
    ]);
    expect([agree.result, disagree.result].sort()).toEqual(['repeated', 'saved']);
    const stands = voteOf(await ballotIn(store, communityId), FIRST);
    expect(stands).toMatchObject({ number: 1, choice: agree.result === 'saved' ? 'agree' : 'disagree' });
  });

  test('a changed vote takes the place of the first, and history keeps both', async () => {
    await voteFor(store, communityId, FIRST, 'agree', 1);
    await voteFor(store, communityId, FIRST, 'disagree', 2);
    expect(voteOf(await ballotIn(store, communityId), FIRST)).toMatchObject({ choice: 'disagree', number: 2 });
    expect(await votesInHistory(store, communityId)).toBe(2);
  });

  test('no vote comes in after the freeze, and none of it is left in history', async () => {
    await voteFor(store, communityId, FIRST);
    await store.freeze(communityId, BALLOT);
    expect((await voteFor(store, communityId, SECOND)).result).toBe('closed');
    expect(schoolsIn(await ballotIn(store, communityId))).toEqual([FIRST]);
    expect(await votesInHistory(store, communityId)).toBe(1);
  });

  test('a vote that came in before the freeze, delivered again after it, is known as repeated', async () => {
    await voteFor(store, communityId, FIRST);
    await store.freeze(communityId, BALLOT);
    expect((await voteFor(store, communityId, FIRST)).result).toBe('repeated');
  });

  test('freezing twice, or what is not there, is harmless', async () => {
    await store.freeze(communityId, BALLOT);
    await store.freeze(communityId, BALLOT);
    expect((await ballotIn(store, communityId)).status).toBe('counting');
    await store.freeze(stores.communityId(), BALLOT);
  });

  test('a vote on a ballot that is not there is an error and leaves nothing', async () => {
    const empty = stores.communityId();
    await expect(voteFor(store, empty, FIRST)).rejects.toThrow('A vote was answered');
    expect(await store.events(empty)).toEqual([]);
  });

  test('whatever the order in which fourteen votes and the freeze arrive, those accepted are those counted', async () => {
    const freezing = store.freeze(communityId, BALLOT);
    const results = await Promise.all(SCHOOLS.map((urn) => voteFor(store, communityId, urn)));
    await freezing;
    const accepted = SCHOOLS.filter((_, index) => results[index]?.result === 'saved');
    const ballot = await ballotIn(store, communityId);
    expect(ballot.status).toBe('counting');
    expect(schoolsIn(ballot)).toEqual(accepted);
    expect(count(ballot).agree).toBe(accepted.length);
    expect(await votesInHistory(store, communityId)).toBe(accepted.length);
  });

  test('a frozen ballot is found until it is decided', async () => {
    const isFound = async () =>
      (await store.unfinishedBallots()).some((each) => each.communityId === communityId && each.ballotId === BALLOT);
    expect(await isFound()).toBe(false);
    await store.freeze(communityId, BALLOT);
    expect(await isFound()).toBe(true);
    const frozen = await store.read(communityId, 'ballot', BALLOT);
    const document = { ...(await ballotIn(store, communityId)), status: 'closed' as const };
    await store.commit(communityId, [{ kind: 'ballot', key: BALLOT, document, etag: frozen?.etag ?? '' }], []);
    expect(await isFound()).toBe(false);
  });
});

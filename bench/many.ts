import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContainers } from '../local/containers';
import { startCosmosEmulator } from '../local/cosmos';
import type { Deps } from '../src/app/deps';
import { transactIn } from '../src/app/transact';
import { castVote } from '../src/app/voting';
import type { Ballot, Choice } from '../src/domain/ballot/ballot';
import { voteKey } from '../src/domain/ballot/ballot';
import { instant, localDate } from '../src/domain/calendar/dates';
import { pence } from '../src/domain/money';
import { backOff } from '../src/store/cosmos';
import { openStores } from '../src/store/open';
import type { Line } from './table';
import { median, milliseconds, timed, times } from './table';

const AT = instant('2026-11-10T14:05:00.000Z');
const SCHOOLS = 14;
const KENT = 53;
const MANY = 2_000;
/** Presses under way at one moment: the emulator is one process on one thread, and this is what it answers in time on a busy laptop. */
const AT_A_TIME = 25;

const urnOf = (school: number): string => String(990_001 + school);
const nameOf = (community: number): string => `community-${community}`;

/** A vote open in that community, with fourteen schools that may vote. */
const ballotOf = (communityId: string): Ballot => ({
  ballotId: '2026-11-10.r1.1',
  communityId,
  community: communityId,
  meetingId: '2026-11-10',
  heading: {
    requestId: 'r1',
    reference: 'COM-2627-001',
    urn: '990900',
    school: 'The asking school',
    category: 'speechAndLanguage',
    amount: pence(640_000),
  },
  position: 1,
  items: 1,
  terms: {
    amount: pence(640_000),
    start: localDate('2027-01-04'),
    end: localDate('2027-07-22'),
    review: null,
    conditions: '',
    heldUntilMet: false,
  },
  roll: Array.from({ length: SCHOOLS }, (_, school) => ({
    urn: urnOf(school),
    school: `School ${school}`,
    people: [`person-${school}`],
    barred: null,
    interest: null,
  })),
  rules: { changeable: true, seenBy: 'chairClerkKcc', disputes: true },
  byEveryone: false,
  threshold: 'majority',
  disputedBy: [],
  needed: 6,
  present: SCHOOLS,
  remaining: pence(18_620_000),
  thisYear: pence(640_000),
  votes: {},
  status: 'open',
  openedAt: AT,
  profileVersion: 1,
});

const castIn = async (deps: Deps, communityId: string, school: number, choice: Choice) => {
  const ballot = (await deps.store.read(communityId, 'ballot', '2026-11-10.r1.1'))?.value;
  if (!ballot) throw new Error('No vote is open');
  const lastSeen = ballot.votes[voteKey(urnOf(school))]?.number ?? 0;
  return castVote(deps, ballot, { personId: `person-${school}`, urn: urnOf(school), choice, lastSeen });
};

/** Does it with each, so many at a time. */
async function withEach<Item>(items: readonly Item[], atATime: number, work: (item: Item) => Promise<unknown>) {
  const waiting = items[Symbol.iterator]();
  const one = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: atATime }, one));
}

/** All of Kent voting at once, and what one vote costs in a county of two thousand communities. */
export async function manyCommunities(): Promise<Line[]> {
  const cosmos = await startCosmosEmulator({ synchronous: 'NORMAL' });
  await createContainers(cosmos);
  const stores = openStores({
    cosmos: { endpoint: cosmos.endpoint, key: cosmos.key },
    identityClientId: null,
    identitiesKey: { file: join(mkdtempSync(join(tmpdir(), 'cos-bench-')), 'key') },
  });
  const deps: Deps = { ...stores, transact: transactIn(stores.store, backOff), now: () => AT, newKey: randomUUID };
  const open = async (from: number, to: number) => {
    for (let community = from; community < to; community++) {
      const document = ballotOf(nameOf(community));
      await deps.store.commit(
        nameOf(community),
        [{ kind: 'ballot', key: document.ballotId, document, etag: null }],
        [],
      );
    }
  };
  const oneVote = () => timed(100, (run) => castIn(deps, nameOf(0), 0, run % 2 === 0 ? 'agree' : 'disagree'));

  await open(0, KENT);
  const alone = median(await oneVote());
  const pairs = Array.from({ length: KENT * SCHOOLS }, (_, index) => [index % KENT, Math.floor(index / KENT)] as const);
  const begun = performance.now();
  await withEach(pairs, AT_A_TIME, ([community, school]) => castIn(deps, nameOf(community), school, 'abstain'));
  const took = performance.now() - begun;
  const counted = await Promise.all(
    Array.from(
      { length: KENT },
      async (_, community) =>
        Object.keys((await deps.store.read(nameOf(community), 'ballot', '2026-11-10.r1.1'))?.value.votes ?? {}).length,
    ),
  );
  const votes = counted.reduce((sum, each) => sum + each, 0);

  const before = median(await oneVote());
  await open(KENT, MANY);
  const after = median(await oneVote());
  stores.close();
  await cosmos.close();
  return [
    {
      what: `${KENT} communities with ${SCHOOLS} schools each vote at once`,
      figure: `${votes} of ${pairs.length} votes counted in ${milliseconds(took)}`,
      beside: `${AT_A_TIME} under way at a time; ${milliseconds(took / votes)} a vote, one alone ${milliseconds(alone)}`,
    },
    {
      what: `A vote with ${MANY} communities in the database`,
      figure: milliseconds(after),
      beside: `${times(after / before)} what it is with ${KENT}`,
    },
  ];
}

import { randomUUID } from 'node:crypto';
import type { RegisterPort, Saved } from '../../src/app/import-register';
import type { CommunityStore, Directory, Identities, PupilsSheet, RecordedEvent, Write } from '../../src/app/ports';
import { record } from '../../src/app/record';
import { rulesOf } from '../../src/app/rules';
import type { Stored } from '../../src/app/stored';
import { voteKey } from '../../src/domain/ballot/ballot';
import { londonDate } from '../../src/domain/calendar/dates';
import type { AreaStaff } from '../../src/domain/community/area-staff';
import type { Person, Place } from '../../src/domain/community/directory';
import type { Documents, Kind } from '../../src/domain/documents';
import { ONLY } from '../../src/domain/documents';
import { profileOn } from '../../src/domain/profile';
import { documentSchemas } from '../../src/store/schemas';

/** What Cosmos takes in one batch. */
const MOST_OPERATIONS = 100;

interface Item {
  /** As JSON, so that what is read is what a database would have kept. */
  readonly json: string;
  readonly etag: string;
}

/** So that whoever changes what they have read is found out, as it may be read by others. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

/** What was made of each item, once: runs of thousands of acts read the same documents again and again. */
function remembered<From extends object, To>(make: (from: From) => To): (from: From) => To {
  const made = new WeakMap<From, { readonly value: To }>();
  return (from) => {
    const value = made.get(from) ?? { value: frozen(make(from)) };
    made.set(from, value);
    return value.value;
  };
}

interface Partition {
  readonly items: Map<string, Item>;
  readonly events: Map<string, RecordedEvent>;
}

const idOf = (kind: Kind, key: string): string => `${kind}:${key}`;

/**
 * A community store in memory, for runs of thousands of acts. It keeps the promises of the one on Cosmos: the same contract
 * (test/store) is run against both, or it could lie. What is read went through the same schemas.
 */
export function memoryCommunities(): CommunityStore {
  const partitions = new Map<string, Partition>();
  let written = 0;
  const item = (json: string): Item => ({ json, etag: `"${(written += 1)}"` });
  const partition = (communityId: string): Partition => {
    const there = partitions.get(communityId) ?? { items: new Map(), events: new Map() };
    partitions.set(communityId, there);
    return there;
  };
  const readers = new Map<Kind, (from: Item) => unknown>();
  const parsed = <K extends Kind>(kind: K, from: Item): Documents[K] => {
    const reader = readers.get(kind) ?? remembered(({ json }: Item) => documentSchemas[kind].parse(JSON.parse(json)));
    readers.set(kind, reader);
    return reader(from) as Documents[K];
  };
  const inPartition = <K extends Kind>({ items }: Partition, kind: K): Documents[K][] =>
    [...items].filter(([id]) => id.startsWith(`${kind}:`)).map(([, each]) => parsed(kind, each));
  /** Documents of a kind in every community, each with the community it is in. */
  const everywhere = <K extends Kind>(kind: K) =>
    [...partitions].flatMap(([communityId, each]) =>
      inPartition(each, kind).map((document) => ({ communityId, document })),
    );
  const openBallot = ({ items }: Partition, ballotId: string) => {
    const id = idOf('ballot', ballotId);
    const there = items.get(id);
    if (!there) return null;
    const ballot = parsed('ballot', there);
    const put = (over: Partial<typeof ballot>) => items.set(id, item(JSON.stringify({ ...ballot, ...over })));
    return { ballot, put };
  };
  const saves = ({ items }: Partition, { kind, key, etag }: Write): boolean =>
    (items.get(idOf(kind, key))?.etag ?? null) === etag;
  const keep = ({ events }: Partition, event: RecordedEvent) =>
    events.set(event.id, frozen(JSON.parse(JSON.stringify(event)) as RecordedEvent));

  return {
    read: async (communityId, kind, key) => {
      const there = partition(communityId).items.get(idOf(kind, key));
      return there ? { value: parsed(kind, there), etag: there.etag } : null;
    },
    list: async (communityId, kind) => inPartition(partition(communityId), kind),
    commit: async (communityId, writes, events) => {
      const here = partition(communityId);
      if (writes.length + events.length > MOST_OPERATIONS) throw new Error('A batch was answered 400');
      if (events.some(({ id }) => here.events.has(id))) return 'repeated';
      if (!writes.every((write) => saves(here, write))) return 'conflict';
      for (const { kind, key, document } of writes) here.items.set(idOf(kind, key), item(JSON.stringify(document)));
      for (const event of events) keep(here, event);
      return 'saved';
    },
    castVote: async (communityId, ballotId, urn, vote, event) => {
      const here = partition(communityId);
      if (here.events.has(event.id)) return { result: 'repeated' };
      const found = openBallot(here, ballotId);
      if (!found) throw new Error('A vote was answered 424, 404');
      if (found.ballot.status !== 'open') return { result: 'closed' };
      const votes = { ...found.ballot.votes, [voteKey(urn)]: vote };
      found.put({ votes });
      keep(here, event);
      return { result: 'saved', ballot: { ...found.ballot, votes } };
    },
    freeze: async (communityId, ballotId) => {
      const found = openBallot(partition(communityId), ballotId);
      if (found?.ballot.status === 'open') found.put({ status: 'counting' });
    },
    events: async (communityId) => [...partition(communityId).events.values()],
    communities: async () =>
      everywhere('community')
        .map(({ document: { communityId, name } }) => ({ communityId, name }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    unacknowledged: async (area) =>
      everywhere('award')
        .map(({ document }) => document)
        .filter((award) => award.area === area && award.status === 'sent'),
    watchedRequests: async () =>
      everywhere('request').flatMap(({ communityId, document }) => {
        const standing = 'exceptional' in document ? document.exceptional?.standing : undefined;
        return standing === 'withChair' || standing === 'interim'
          ? [{ communityId, requestId: document.requestId }]
          : [];
      }),
    awardsUnderway: async () =>
      everywhere('award')
        .map(({ document }) => document)
        .filter(({ status }) => status === 'agreed' || status === 'sent'),
    meetingsWithUnsent: async () => {
      const found = everywhere('award').flatMap(({ communityId, document: { status, meetingId } }) =>
        status === 'agreed' && meetingId !== null ? [{ communityId, meetingId }] : [],
      );
      return [...new Map(found.map((each) => [`${each.communityId} ${each.meetingId}`, each])).values()];
    },
    openMeetings: async (today) =>
      everywhere('meeting')
        .filter(({ document: { status, date } }) => status === 'inSession' || (status === 'planned' && date < today))
        .map(({ communityId, document: { meetingId } }) => ({ communityId, meetingId })),
    draftsLeftSince: async (savedBefore) =>
      everywhere('request')
        .filter(({ document }) => document.status === 'draft' && document.savedAt < savedBefore)
        .map(({ communityId, document: { requestId } }) => ({ communityId, requestId })),
    unfinishedBallots: async () =>
      everywhere('ballot')
        .filter(({ document }) => document.status === 'counting')
        .map(({ communityId, document: { ballotId } }) => ({ communityId, ballotId })),
  };
}

/** Documents by id, each saved only over the version that was read. */
function shelf<T>() {
  const items = new Map<string, Item>();
  let written = 0;
  return {
    read: (id: string): Stored<T> | null => {
      const there = items.get(id);
      return there ? { value: JSON.parse(there.json) as T, etag: there.etag } : null;
    },
    save: (id: string, value: T, etag: string | null): 'saved' | 'conflict' => {
      if ((items.get(id)?.etag ?? null) !== etag) return 'conflict';
      items.set(id, { json: JSON.stringify(value), etag: `"${(written += 1)}"` });
      return 'saved';
    },
  };
}

/** People, places and KCC's staff, and the register's way in to them and to the communities. */
export function memoryDirectory(store: CommunityStore): { directory: Directory; register: RegisterPort } {
  const [people, places, staff] = [shelf<Person>(), shelf<Place>(), shelf<AreaStaff>()];
  const accounts = new Map<string, { personId: string; name: string }>();
  const directory: Directory = {
    accountOwner: async (tenantId, objectId) => accounts.get(`${tenantId}:${objectId}`) ?? null,
    person: async (personId) => people.read(personId),
    savePerson: async (person, etag) => people.save(person.personId, person, etag),
    bindAccount: async ({ value, etag }, account) => {
      const before = value.account;
      if (before && (before.tenantId !== account.tenantId || before.objectId !== account.objectId)) return 'taken';
      if (!before && people.save(value.personId, { ...value, account }, etag) === 'conflict') return 'taken';
      accounts.set(`${account.tenantId}:${account.objectId}`, { personId: value.personId, name: value.name });
      return 'bound';
    },
    place: async (conversationId) => places.read(conversationId),
    savePlace: async (place, etag) => places.save(place.conversationId, place, etag),
    staffOf: async (area) => staff.read(area)?.value ?? null,
  };
  const save = async (communityId: string, write: Write, change: Parameters<RegisterPort['saveBudget']>[3]) => {
    const { at, changes } = change;
    const { version: profileVersion } = profileOn(await rulesOf({ store }, communityId), londonDate(at));
    const envelope = { communityId, actor: { personId: 'register', as: 'system' as const }, at, profileVersion };
    const event = record(`register:${write.kind}:${write.key}:${at}`, { type: 'RegisterImported', changes }, envelope);
    const saved: Saved = (await store.commit(communityId, [write], [event])) === 'saved' ? 'saved' : 'conflict';
    return saved;
  };
  const register: RegisterPort = {
    communityIds: async () => (await store.communities()).map(({ communityId }) => communityId),
    community: (id) => store.read(id, 'community', ONLY),
    saveCommunity: (document, etag, change) =>
      save(document.communityId, { kind: 'community', key: ONLY, document, etag }, change),
    budget: (id, year) => store.read(id, 'budget', year),
    saveBudget: (id, document, etag, change) =>
      save(id, { kind: 'budget', key: document.year, document, etag }, change),
    person: async (id) => people.read(id),
    savePerson: async (person, etag) => people.save(person.personId, person, etag),
    areaStaff: async (area) => staff.read(area),
    saveAreaStaff: async (document, etag) => staff.save(document.area, document, etag),
  };
  return { directory, register };
}

/** Pupils' pages, kept as they are: that they are encrypted is the real store's to show. */
export function memoryIdentities(): Identities {
  const sheets = new Map<string, PupilsSheet>();
  return {
    save: async (sheet) => {
      sheets.set(`${sheet.area}:${sheet.requestId}`, structuredClone(sheet));
    },
    open: async (area, requestId) => structuredClone(sheets.get(`${area}:${requestId}`) ?? null),
    remove: async (area, requestId) => {
      sheets.delete(`${area}:${requestId}`);
    },
    enteredBefore: async (at) =>
      [...sheets.values()]
        .filter(({ enteredAt }) => enteredAt < at)
        .map(({ area, requestId, communityId }) => ({ area, requestId, communityId })),
  };
}

/** A store and partitions nobody has used, as `storesUnderTest` gives those on Cosmos. */
export interface CommunitiesUnderTest {
  readonly store: CommunityStore;
  readonly communityId: () => string;
  readonly shut: () => Promise<void>;
}

export const memoryUnderTest = async (): Promise<CommunitiesUnderTest> => ({
  store: memoryCommunities(),
  communityId: () => `test-${randomUUID()}`,
  shut: async () => undefined,
});

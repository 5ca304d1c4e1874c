import type { Json, JsonObject } from './json';
import { isObject } from './json';
import { containerRid, databaseRid } from './names';
import { badRequest, conflict, notFound, unsupported } from './refusal';
import type { Store } from './store';

export interface IndexingPolicy {
  readonly includedPaths: readonly string[];
  readonly excludedPaths: readonly string[];
  readonly compositeIndexes: readonly (readonly { readonly path: string; readonly descending: boolean }[])[];
}

/** A container as the item operations need it. */
export interface Container {
  readonly number: number;
  readonly databaseNumber: number;
  readonly rid: string;
  /** Such as dbs/cos/colls/communities: what session tokens are kept under. */
  readonly link: string;
  readonly partitionPaths: readonly string[];
  readonly defaultTtl: number | null;
  readonly uniqueKeys: readonly (readonly string[])[];
  readonly indexing: IndexingPolicy;
  readonly body: JsonObject;
}

const unsupportedProperties = [
  'computedProperties',
  'vectorEmbeddingPolicy',
  'fullTextPolicy',
  'analyticalStorageTtl',
].concat(['clientEncryptionPolicy', 'changeFeedPolicy', 'materializedViewDefinition']);

const validId = (id: Json | undefined): string => {
  if (typeof id !== 'string' || id === '' || /[/\\?#]/.test(id) || id.endsWith(' '))
    throw badRequest('The id is not valid.');
  return id;
};

const pathsIn = (list: Json | undefined): string[] =>
  Array.isArray(list)
    ? list.flatMap((each) => (isObject(each) && typeof each.path === 'string' ? [each.path] : []))
    : [];

const strings = (list: Json | undefined): string[] =>
  Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];

/** The databases and containers there are: their rules, and what they are found by. */
export class Catalogue {
  // Read once for each container until something changes: every item operation asks.
  private readonly known = new Map<string, Container>();

  constructor(
    private readonly store: Store,
    private readonly now: () => Date,
  ) {}

  databases(): JsonObject[] {
    return this.store.databases.all().map(({ body }) => JSON.parse(body) as JsonObject);
  }

  database(id: string): JsonObject {
    return JSON.parse(this.storedDatabase(id).body) as JsonObject;
  }

  createDatabase(asked: Json | undefined): JsonObject {
    const id = validId(isObject(asked) ? asked.id : undefined);
    if (this.store.databases.find(id)) throw conflict(`Database '${id}' already exists.`);
    return this.store.transaction(() => {
      const number = this.store.databases.create(id);
      const rid = databaseRid(number);
      const body = { id, _rid: rid, _self: `dbs/${rid}/`, ...this.stamp(number), _colls: 'colls/', _users: 'users/' };
      this.store.databases.write(number, JSON.stringify(body));
      return body;
    });
  }

  deleteDatabase(id: string): void {
    const { number } = this.storedDatabase(id);
    this.store.transaction(() => {
      this.store.databases.remove(number);
    });
    this.known.clear();
  }

  containers(databaseId: string): JsonObject[] {
    const { number } = this.storedDatabase(databaseId);
    return this.store.containers.all(number).map(({ body }) => JSON.parse(body) as JsonObject);
  }

  container(databaseId: string, id: string): Container {
    const link = `dbs/${databaseId}/colls/${id}`;
    const known = this.known.get(link);
    if (known) return known;
    const database = this.store.databases.find(databaseId);
    const stored = database && this.store.containers.find(database.number, id);
    if (!stored) throw notFound(`Container '${id}' in database '${databaseId}'`, 1003);
    const body = JSON.parse(stored.body) as JsonObject;
    const container: Container = {
      number: stored.number,
      databaseNumber: stored.databaseNumber,
      rid: containerRid(stored.databaseNumber, stored.number),
      link,
      partitionPaths: strings(isObject(body.partitionKey) ? body.partitionKey.paths : undefined),
      defaultTtl: typeof body.defaultTtl === 'number' ? body.defaultTtl : null,
      uniqueKeys: uniqueKeysIn(body),
      indexing: indexingIn(body),
      body,
    };
    this.known.set(link, container);
    return container;
  }

  createContainer(databaseId: string, asked: Json | undefined): JsonObject {
    const database = this.storedDatabase(databaseId);
    const definition = definitionOf(asked);
    if (this.store.containers.find(database.number, definition.id)) {
      throw conflict(`Container '${definition.id}' already exists.`);
    }
    return this.store.transaction(() => {
      const number = this.store.containers.create(database.number, definition.id);
      return this.writeContainer(database.number, number, definition);
    });
  }

  replaceContainer(databaseId: string, id: string, asked: Json | undefined): JsonObject {
    const container = this.container(databaseId, id);
    const definition = definitionOf(asked);
    if (definition.id !== id) throw badRequest('The id of a container cannot be changed.');
    const { partitionKey, uniqueKeyPolicy } = container.body;
    if (JSON.stringify(definition.partitionKey) !== JSON.stringify(partitionKey)) {
      throw badRequest('The partition key of a container cannot be changed.');
    }
    if (JSON.stringify(definition.uniqueKeyPolicy) !== JSON.stringify(uniqueKeyPolicy)) {
      throw badRequest('The unique keys of a container cannot be changed.');
    }
    const body = this.store.transaction(() => {
      const written = this.writeContainer(container.databaseNumber, container.number, definition);
      this.store.containers.reckonExpiry(container.number, definition.defaultTtl ?? null);
      return written;
    });
    this.known.clear();
    return body;
  }

  deleteContainer(databaseId: string, id: string): void {
    const { number } = this.container(databaseId, id);
    this.store.transaction(() => {
      this.store.containers.remove(number);
    });
    this.known.clear();
  }

  private storedDatabase(id: string) {
    const stored = this.store.databases.find(id);
    if (!stored) throw notFound(`Database '${id}'`);
    return stored;
  }

  private stamp(number: number) {
    const seconds = Math.floor(this.now().getTime() / 1000);
    const [a, b] = [number, seconds].map((value) => value.toString(16).padStart(8, '0'));
    return { _etag: `"${a}-0000-0000-0000-0000${b}"`, _ts: seconds };
  }

  private writeContainer(databaseNumber: number, number: number, definition: JsonObject): JsonObject {
    const rid = containerRid(databaseNumber, number);
    const self = `dbs/${databaseRid(databaseNumber)}/colls/${rid}/`;
    const parts = {
      _docs: 'docs/',
      _sprocs: 'sprocs/',
      _triggers: 'triggers/',
      _udfs: 'udfs/',
      _conflicts: 'conflicts/',
    };
    const body = { ...definition, _rid: rid, _self: self, ...this.stamp(number), ...parts };
    this.store.containers.write(number, JSON.stringify(body));
    return body;
  }
}

/** What was asked for, with the service's defaults; what this emulator would ignore is refused instead. */
function definitionOf(asked: Json | undefined): JsonObject & { id: string; defaultTtl?: number } {
  if (!isObject(asked)) throw badRequest('A container is a JSON object.');
  const ignored = unsupportedProperties.find((name) => asked[name] !== undefined);
  if (ignored !== undefined) throw unsupported(`the container property ${ignored}`);
  const { defaultTtl, uniqueKeyPolicy } = asked;
  if (
    defaultTtl !== undefined &&
    defaultTtl !== null &&
    defaultTtl !== -1 &&
    !(Number.isInteger(defaultTtl) && Number(defaultTtl) > 0)
  ) {
    throw badRequest(
      `The default time to live '${JSON.stringify(defaultTtl)}' is invalid: -1 or a positive number of seconds.`,
    );
  }
  return {
    id: validId(asked.id),
    indexingPolicy: indexingPolicyOf(asked.indexingPolicy),
    partitionKey: partitionKeyOf(asked.partitionKey),
    ...(typeof defaultTtl === 'number' && { defaultTtl }),
    uniqueKeyPolicy: uniqueKeyPolicy ?? { uniqueKeys: [] },
    conflictResolutionPolicy: {
      mode: 'LastWriterWins',
      conflictResolutionPath: '/_ts',
      conflictResolutionProcedure: '',
    },
    geospatialConfig: { type: 'Geography' },
  };
}

function partitionKeyOf(asked: Json | undefined): JsonObject {
  const paths = isObject(asked) ? strings(asked.paths) : [];
  if (!isObject(asked) || paths.length === 0 || !paths.every((path) => /^\/[^/]/.test(path))) {
    throw badRequest('A container needs a partition key with paths such as /communityId.');
  }
  const kind = asked.kind ?? 'Hash';
  if (kind !== 'Hash' && kind !== 'MultiHash') throw unsupported(`the partition key kind ${JSON.stringify(kind)}`);
  if (paths.length > (kind === 'Hash' ? 1 : 3)) throw badRequest('The partition key has too many paths.');
  return { paths, kind, version: asked.version ?? 2 };
}

function indexingPolicyOf(asked: Json | undefined): JsonObject {
  const standard = { indexingMode: 'consistent', automatic: true };
  if (!isObject(asked)) {
    return { ...standard, includedPaths: [{ path: '/*' }], excludedPaths: [{ path: '/"_etag"/?' }] };
  }
  const { indexingMode = 'consistent' } = asked;
  if (typeof indexingMode !== 'string' || indexingMode.toLowerCase() !== 'consistent') {
    throw unsupported(`the indexing mode ${JSON.stringify(indexingMode)}`);
  }
  const special = ['spatialIndexes', 'vectorIndexes', 'fullTextIndexes'].find((name) => {
    const value = asked[name];
    return Array.isArray(value) && value.length > 0;
  });
  if (special !== undefined) throw unsupported(special);
  return { ...standard, ...asked, indexingMode: 'consistent' };
}

const uniqueKeysIn = ({ uniqueKeyPolicy }: JsonObject): string[][] => {
  const keys = isObject(uniqueKeyPolicy) ? uniqueKeyPolicy.uniqueKeys : undefined;
  return Array.isArray(keys) ? keys.map((key) => strings(isObject(key) ? key.paths : undefined)) : [];
};

function indexingIn({ indexingPolicy }: JsonObject): IndexingPolicy {
  const policy = isObject(indexingPolicy) ? indexingPolicy : {};
  const composites = Array.isArray(policy.compositeIndexes) ? policy.compositeIndexes : [];
  return {
    includedPaths: pathsIn(policy.includedPaths),
    excludedPaths: pathsIn(policy.excludedPaths),
    compositeIndexes: composites.map((composite) =>
      (Array.isArray(composite) ? composite : []).filter(isObject).map(({ path, order }) => ({
        path: typeof path === 'string' ? path : '',
        descending: order === 'descending',
      })),
    ),
  };
}

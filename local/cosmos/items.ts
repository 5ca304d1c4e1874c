import type { Container } from './catalogue';
import { writeCharge } from './charge';
import type { Json, JsonObject } from './json';
import { isObject } from './json';
import { containerRid, databaseRid, etagOf, itemRid } from './names';
import type { PartitionName } from './partition-key';
import { nameOf, parsePartitionKey, partitionOf } from './partition-key';
import { patched } from './patch';
import { badRequest, conflict, notFound, preconditionFailed, tooLarge } from './refusal';
import { canonical } from './sql/values';
import type { Store, StoredItem } from './store';
import { NEVER } from './store';

const MOST_ID_BYTES = 1023;
export const MOST_BYTES = 2 * 1024 * 1024;
const LONGEST_TTL = 2_147_483_647;

export interface Conditions {
  readonly ifMatch: string | null;
  readonly ifNoneMatch: string | null;
}

/** What became of one operation: status, version and JSON text of the item. */
export interface Outcome {
  readonly status: number;
  readonly etag: string | null;
  readonly text: string | null;
  readonly charge: number;
}

export type ItemOperation =
  | { readonly kind: 'create' | 'upsert'; readonly body: Json | undefined }
  | { readonly kind: 'read' | 'delete'; readonly id: string }
  | { readonly kind: 'replace' | 'patch'; readonly id: string; readonly body: Json | undefined };

/** One change: everything written in it shares a change number, and each version has a place in it. */
interface Writing {
  readonly lsn: number;
  readonly seconds: number;
  place: number;
}

const isMet = (expected: string | null, etag: string): boolean =>
  expected === null || expected === '*' || expected === etag;

function validItem(body: Json | undefined): JsonObject & { id: string } {
  if (!isObject(body)) throw badRequest('An item is a JSON object.');
  const { id, ttl } = body;
  if (typeof id !== 'string' || id === '')
    throw badRequest('The input content is invalid because the required property id is missing.');
  if (/[/\\#]/.test(id)) throw badRequest(`The id '${id}' has a character that is not allowed: / \\ #.`);
  if (Buffer.byteLength(id) > MOST_ID_BYTES) throw badRequest(`An id has at most ${MOST_ID_BYTES} bytes.`);
  const isTtl =
    ttl === undefined || ttl === -1 || (Number.isInteger(ttl) && Number(ttl) > 0 && Number(ttl) <= LONGEST_TTL);
  if (!isTtl)
    throw badRequest(
      `The input ttl '${JSON.stringify(ttl)}' is invalid. Ensure to provide a nonzero positive integer or -1.`,
    );
  return { ...body, id };
}

/** Reads and writes single items by the rules of their container. Callers put writes in a transaction. */
export class Items {
  constructor(
    private readonly store: Store,
    private readonly now: () => Date,
  ) {}

  private seconds(): number {
    return Math.floor(this.now().getTime() / 1000);
  }

  /** The partition named by the header of a request for one item. */
  partition({ partitionPaths }: Container, header: string | null): PartitionName {
    if (header === null) throw badRequest('PartitionKey value must be supplied for this operation.');
    const values = parsePartitionKey(header);
    if (values.length !== partitionPaths.length) {
      throw badRequest(
        "Partition key provided either doesn't correspond to definition in the collection or doesn't match partition key field values specified in the document.",
        1001,
      );
    }
    return nameOf(values);
  }

  /** Begins a change of a container; inside a transaction. */
  begin(container: Container): Writing {
    return { lsn: this.store.containers.nextLsn(container.number), seconds: this.seconds(), place: 0 };
  }

  read(container: Container, partition: PartitionName, id: string, { ifNoneMatch }: Conditions): Outcome {
    const item = this.find(container, partition, id);
    if (ifNoneMatch !== null && isMet(ifNoneMatch, item.etag))
      return { status: 304, etag: item.etag, text: null, charge: 1 };
    return { status: 200, etag: item.etag, text: item.text, charge: Math.max(1, Math.ceil(item.text.length / 1024)) };
  }

  perform(
    container: Container,
    partition: PartitionName,
    operation: ItemOperation,
    conditions: Conditions,
    writing: Writing,
  ): Outcome {
    switch (operation.kind) {
      case 'read':
        return this.read(container, partition, operation.id, conditions);
      case 'create':
        return this.create(container, partition, this.itemFor(container, partition, operation.body), writing);
      case 'upsert': {
        const item = this.itemFor(container, partition, operation.body);
        const there = this.lookUp(container, partition, item.id);
        // As in the service, If-Match counts only when there is something to replace.
        if (!there) return this.create(container, partition, item, writing);
        return this.replace(container, partition, there, item, conditions, writing);
      }
      case 'replace': {
        const item = this.itemFor(container, partition, operation.body);
        return this.replace(
          container,
          partition,
          this.find(container, partition, operation.id),
          item,
          conditions,
          writing,
        );
      }
      case 'patch': {
        const there = this.find(container, partition, operation.id);
        this.check(there, conditions);
        const item = patched(JSON.parse(there.text) as JsonObject, operation.body, container.partitionPaths);
        return this.replace(container, partition, there, validItem(item), conditions, writing);
      }
      case 'delete': {
        const there = this.find(container, partition, operation.id);
        this.check(there, conditions);
        this.store.items.remove(there.position);
        return { status: 204, etag: null, text: null, charge: writeCharge(there.text) };
      }
    }
  }

  /** Refuses an item that says itself that it belongs to another partition. */
  private itemFor(
    { partitionPaths }: Container,
    partition: PartitionName,
    body: Json | undefined,
  ): JsonObject & { id: string } {
    const item = validItem(body);
    if (partitionOf(item, partitionPaths) !== partition) {
      throw badRequest("PartitionKey extracted from document doesn't match the one specified in the header.", 1001);
    }
    return item;
  }

  private lookUp(container: Container, partition: PartitionName, id: string): StoredItem | undefined {
    return this.store.items.find(container.number, partition, id, this.seconds());
  }

  private find(container: Container, partition: PartitionName, id: string): StoredItem {
    const item = this.lookUp(container, partition, id);
    if (!item) throw notFound(`Entity with the specified id '${id}'`);
    return item;
  }

  private check({ etag }: StoredItem, { ifMatch, ifNoneMatch }: Conditions): void {
    if (!isMet(ifMatch, etag) || (ifNoneMatch !== null && isMet(ifNoneMatch, etag))) throw preconditionFailed();
  }

  private create(
    container: Container,
    partition: PartitionName,
    item: JsonObject & { id: string },
    writing: Writing,
  ): Outcome {
    const taken = () => conflict('Entity with the specified id already exists in the system.');
    if (this.lookUp(container, partition, item.id)) throw taken();
    this.store.items.removeExpired(container.number, partition, item.id, writing.seconds);
    const position = this.store.items.nextPosition();
    this.checkUnique(container, partition, item, position);
    const row = this.rowFor(container, partition, item, position, writing);
    this.store.items.insert(container.number, position, row);
    return { status: 201, etag: row.etag, text: row.text, charge: writeCharge(row.text) };
  }

  private replace(
    container: Container,
    partition: PartitionName,
    there: StoredItem,
    item: JsonObject & { id: string },
    conditions: Conditions,
    writing: Writing,
  ): Outcome {
    this.check(there, conditions);
    const { id } = JSON.parse(there.text) as { id: string };
    if (item.id !== id && this.lookUp(container, partition, item.id)) {
      throw conflict('Entity with the specified id already exists in the system.');
    }
    this.checkUnique(container, partition, item, there.position);
    const row = this.rowFor(container, partition, item, there.position, writing);
    this.store.items.write(there.position, row);
    return { status: 200, etag: row.etag, text: row.text, charge: writeCharge(row.text) * 2 };
  }

  private rowFor(
    container: Container,
    partition: PartitionName,
    item: JsonObject & { id: string },
    position: number,
    writing: Writing,
  ) {
    const { number, databaseNumber, defaultTtl } = container;
    const { lsn, seconds } = writing;
    const rid = itemRid(databaseNumber, number, position);
    const etag = etagOf(number, lsn, writing.place++);
    const { _lsn: _ignored, ...content } = item;
    const text = JSON.stringify({
      ...content,
      _rid: rid,
      _self: `dbs/${databaseRid(databaseNumber)}/colls/${containerRid(databaseNumber, number)}/docs/${rid}/`,
      _etag: etag,
      _attachments: 'attachments/',
      _ts: seconds,
    });
    if (Buffer.byteLength(text) > MOST_BYTES) throw tooLarge('Request size is too large: an item has at most 2 MB.');
    const ttl = typeof item.ttl === 'number' ? item.ttl : null;
    const life = defaultTtl === null ? -1 : (ttl ?? defaultTtl);
    return { id: item.id, partition, etag, lsn, seconds, ttl, expires: life === -1 ? NEVER : seconds + life, text };
  }

  private checkUnique(container: Container, partition: PartitionName, item: JsonObject, position: number): void {
    if (container.uniqueKeys.length === 0) return;
    const keysOf = (each: JsonObject) =>
      container.uniqueKeys.map((paths) => canonical(paths.map((path) => valueAt(each, path))));
    const wanted = keysOf(item);
    const rows = this.store.items.rows(container.number, { kind: 'partition', name: partition }, 0, this.seconds());
    for (const row of rows) {
      if (row.position === position) continue;
      const taken = keysOf(JSON.parse(row.text) as JsonObject);
      if (taken.some((key, index) => key === wanted[index])) throw conflict('Unique index constraint violation.');
    }
  }
}

const valueAt = (item: JsonObject, path: string): Json => {
  let value: Json | undefined = item;
  for (const segment of path.slice(1).split('/')) value = isObject(value) ? value[segment] : undefined;
  return value ?? null;
};

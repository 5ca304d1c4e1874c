import type { Json, JsonObject } from './json';
import { isObject } from './json';
import { badRequest } from './refusal';

const MOST_BYTES = 2048;

/** A logical partition's name: the JSON text of its key values. Types are kept, so that 1 is not "1". */
export type PartitionName = string;

/** Which items an operation looks at: one partition, those under the first values of a hierarchical key, or all. */
export type Scope =
  | { readonly kind: 'partition'; readonly name: PartitionName }
  | { readonly kind: 'prefix'; readonly name: PartitionName }
  | { readonly kind: 'all' };

const isKeyValue = (value: Json): boolean =>
  value === null || typeof value !== 'object' || (isObject(value) && Object.keys(value).length === 0);

/** The values of the partition key header; an empty object stands for a missing one. */
export function parsePartitionKey(header: string): Json[] {
  let values: unknown;
  try {
    values = JSON.parse(header);
  } catch (error) {
    throw Object.assign(badRequest(`Partition key ${header} is invalid.`), { cause: error });
  }
  if (!Array.isArray(values) || values.length === 0 || !(values as Json[]).every(isKeyValue)) {
    throw badRequest(`Partition key ${header} is invalid.`);
  }
  return values as Json[];
}

const segmentsOf = (path: string): string[] =>
  path
    .slice(1)
    .split('/')
    .map((segment) => segment.replace(/^"(.*)"$/, '$1'));

function valueAt(item: JsonObject, path: string): Json {
  let value: Json | undefined = item;
  for (const segment of segmentsOf(path)) {
    value = isObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
  }
  return value === undefined ? {} : value;
}

/** The partition an item belongs to by what it says itself. */
export function partitionOf(item: JsonObject, paths: readonly string[]): PartitionName {
  const values = paths.map((path) => valueAt(item, path));
  if (values.some((value) => Array.isArray(value) || (isObject(value) && Object.keys(value).length > 0))) {
    throw badRequest('A partition key value must be a string, a number, a boolean or null.');
  }
  return nameOf(values);
}

export function nameOf(values: readonly Json[]): PartitionName {
  const name = JSON.stringify(values);
  if (Buffer.byteLength(name) > MOST_BYTES) throw badRequest(`A partition key has at most ${MOST_BYTES} bytes.`);
  return name;
}

/** What a query or a feed with this header is confined to. */
export function scopeOf(header: string | null, paths: readonly string[]): Scope {
  if (header === null) return { kind: 'all' };
  const values = parsePartitionKey(header);
  if (values.length > paths.length) throw badRequest('The partition key has more values than the container defines.');
  return { kind: values.length === paths.length ? 'partition' : 'prefix', name: nameOf(values) };
}

/** The bounds between which the names of all partitions under a prefix lie. */
export function boundsOf(prefix: PartitionName): { from: string; to: string } {
  const open = prefix.slice(0, -1);
  return { from: `${open},`, to: `${open}-` };
}

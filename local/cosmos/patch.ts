import type { Json, JsonObject } from './json';
import { copy, isObject } from './json';
import { badRequest, preconditionFailed, unsupported } from './refusal';
import { compile, scopeOf } from './sql/evaluator';
import { parseCondition } from './sql/parser';

const MOST_OPERATIONS = 10;
const guarded = new Set(['id', '_rid', '_self', '_etag', '_ts', '_attachments', '_lsn']);

interface Operation {
  readonly op: string;
  readonly path: string;
  readonly value: Json | undefined;
}

/** The item after a patch. 412 when its condition does not hold, 400 when an operation cannot be done. */
export function patched(item: JsonObject, body: Json | undefined, partitionPaths: readonly string[]): JsonObject {
  const { operations, condition } = readPatch(body);
  if (condition !== null && compile(parseCondition(condition), new Map())(scopeOf(item)) !== true)
    throw preconditionFailed();
  const result = copy(item);
  for (const operation of operations) apply(result, operation, partitionPaths);
  return result;
}

function readPatch(body: Json | undefined): { operations: Operation[]; condition: string | null } {
  // Without a condition the client sends the bare list.
  const { operations, condition = null }: { operations?: Json; condition?: Json } = isObject(body)
    ? body
    : { operations: body ?? null };
  if (!Array.isArray(operations) || operations.length === 0) throw badRequest('A patch needs operations.');
  if (operations.length > MOST_OPERATIONS) {
    throw badRequest(`The number of patch operations can't exceed ${MOST_OPERATIONS}.`);
  }
  if (condition !== null && typeof condition !== 'string') throw badRequest('The condition of a patch is SQL text.');
  return {
    condition,
    operations: operations.map((each) => {
      if (!isObject(each) || typeof each.op !== 'string' || typeof each.path !== 'string') {
        throw badRequest('A patch operation has op and path.');
      }
      return { op: each.op.toLowerCase(), path: each.path, value: each.value };
    }),
  };
}

function segmentsOf(path: string): string[] {
  if (!path.startsWith('/') || path === '/') throw badRequest(`The patch path '${path}' is not valid.`);
  return path
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Where an operation works: in an object by name, in an array by index. */
type Target =
  | { readonly in: JsonObject; readonly name: string }
  | { readonly in: Json[]; readonly index: number; readonly isEnd: boolean };

function targetOf(item: JsonObject, path: string, partitionPaths: readonly string[]): Target {
  const segments = segmentsOf(path);
  if (guarded.has(segments[0] ?? '') || partitionPaths.some((each) => each === path || each.startsWith(`${path}/`))) {
    throw badRequest(`The patch path '${path}' is a system property, the id or a part of the partition key.`);
  }
  const last = segments.pop() ?? '';
  let owner: Json | undefined = item;
  for (const segment of segments) {
    if (Array.isArray(owner)) owner = owner[indexOf(segment, owner, path)];
    else owner = isObject(owner) && Object.hasOwn(owner, segment) ? owner[segment] : undefined;
  }
  if (isObject(owner)) return { in: owner, name: last };
  if (!Array.isArray(owner)) throw badRequest(`The patch path '${path}' leads through something that does not exist.`);
  return { in: owner, index: last === '-' ? owner.length : indexOf(last, owner, path), isEnd: last === '-' };
}

function indexOf(segment: string, list: readonly Json[], path: string): number {
  const index = /^(0|[1-9]\d*)$/.test(segment) ? Number(segment) : NaN;
  if (Number.isNaN(index) || index > list.length)
    throw badRequest(`The patch path '${path}' has an index out of range.`);
  return index;
}

const read = (target: Target): Json | undefined =>
  'name' in target
    ? Object.hasOwn(target.in, target.name)
      ? target.in[target.name]
      : undefined
    : target.in[target.index];

function apply(item: JsonObject, { op, path, value }: Operation, partitionPaths: readonly string[]): void {
  const target = targetOf(item, path, partitionPaths);
  const mustExist = (): Json => {
    const current = read(target);
    if (current === undefined) throw badRequest(`The patch operation ${op} found nothing at '${path}'.`);
    return current;
  };
  const needed = (): Json => {
    if (value === undefined) throw badRequest(`The patch operation ${op} at '${path}' needs a value.`);
    return copy(value);
  };
  switch (op) {
    case 'add':
      write(target, needed(), 'insert');
      return;
    case 'set':
      write(target, needed(), 'replace');
      return;
    case 'replace':
      mustExist();
      write(target, needed(), 'replace');
      return;
    case 'remove':
      mustExist();
      remove(target);
      return;
    case 'incr':
      write(target, increased(read(target), needed(), path), 'replace');
      return;
    default:
      throw unsupported(`the patch operation ${op}`);
  }
}

function write(target: Target, value: Json, inArray: 'insert' | 'replace'): void {
  if ('name' in target) target.in[target.name] = value;
  else if (inArray === 'insert' || target.isEnd) target.in.splice(target.index, 0, value);
  else target.in[target.index] = value;
}

function remove(target: Target): void {
  if ('name' in target) Reflect.deleteProperty(target.in, target.name);
  else target.in.splice(target.index, 1);
}

function increased(current: Json | undefined, by: Json, path: string): number {
  if (typeof by !== 'number') throw badRequest('The patch operation incr needs a number.');
  if (current === undefined) return by;
  if (typeof current !== 'number') throw badRequest(`The patch operation incr found no number at '${path}'.`);
  return current + by;
}

import type { Json } from '../json';
import { parseJson } from '../json';
import { badRequest } from '../refusal';
import type { Evaluate, Parameters, Scope } from './evaluator';
import { compile, compileSelect, scopeOf } from './evaluator';
import { hintOf } from './hint';
import type { Quantity, Query } from './syntax';
import { isAggregated } from './syntax';
import type { Value } from './values';
import { canonical, compare } from './values';

/** An item as it is stored: a position that never changes, and its JSON text. */
export interface Row {
  readonly position: number;
  readonly text: string;
}

export interface Page {
  /** JSON texts. */
  readonly documents: readonly string[];
  readonly continuation: string | null;
}

export interface PageRequest {
  readonly most: number;
  /** Whether a sort keeps items that lack the property it goes by. */
  readonly keepsUndefined: boolean;
  readonly continuation: string | null;
}

/** Where a page ended. Told by what was read and not by counting, so that writes between pages neither skip nor repeat. */
interface Place {
  readonly after: number;
  /** Sort values of the last row, each in an array of its own since one may be undefined. */
  readonly keys?: readonly (readonly Json[])[];
  readonly taken: number;
}

const start: Place = { after: 0, taken: 0 };

function placeOf(continuation: string | null): Place {
  if (continuation === null) return start;
  try {
    return JSON.parse(Buffer.from(continuation, 'base64url').toString()) as Place;
  } catch (error) {
    throw Object.assign(badRequest('The continuation token is malformed.'), { cause: error });
  }
}
const tokenOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** The number of TOP, OFFSET or LIMIT. */
export function amount(quantity: Quantity, parameters: Parameters): number {
  const value = compile(quantity, parameters)(scopeOf(undefined));
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw badRequest('TOP, OFFSET and LIMIT must be whole numbers, 0 or more.');
  }
  return value;
}

/** One page of the answer to a query over rows, which come in the order of their positions. */
export function runQuery(
  query: Query,
  parameters: Parameters,
  rowsAfter: (position: number) => Iterable<Row>,
  request: PageRequest,
): Page {
  const place = placeOf(request.continuation);
  const where = query.where ? compile(query.where.expression, parameters) : null;
  const canMatch = query.where ? hintOf(query.where.expression, parameters) : null;
  const found = function* (after: number): Generator<{ row: Row; scope: Scope }> {
    for (const row of rowsAfter(after)) {
      if (canMatch !== null && !canMatch(row.text)) continue;
      const scope = scopeOf(parseJson(row.text));
      if (where === null || where(scope) === true) yield { row, scope };
    }
  };
  const skipped = query.offset ? amount(query.offset, parameters) : 0;
  const most = [query.top, query.limit].reduce(
    (least, quantity) => (quantity ? Math.min(least, amount(quantity, parameters)) : least),
    Infinity,
  );
  const limits = { skipped: request.continuation === null ? skipped : 0, wanted: most - place.taken };

  if (isAggregated(query)) return numbered(groups(query, parameters, found(0)), request, place, limits);
  const select = compileSelect(query.select, parameters);
  if (query.distinct)
    return numbered(distinct(sorted(query, parameters, found(0), start, request), select), request, place, limits);
  const ordered = query.orderBy.length > 0 ? sorted(query, parameters, found(0), place, request) : found(place.after);
  return paged(ordered, query.select.kind === 'star' ? null : select, request, place, limits);
}

interface Found {
  readonly row: Row;
  readonly scope: Scope;
  readonly keys?: readonly Value[];
}
interface Limits {
  readonly skipped: number;
  readonly wanted: number;
}

function paged(
  rows: Iterable<Found>,
  select: Evaluate | null,
  request: PageRequest,
  place: Place,
  limits: Limits,
): Page {
  const documents: string[] = [];
  let { skipped } = limits;
  let taken = 0;
  let last: Found | null = null;
  for (const found of rows) {
    if (taken >= limits.wanted) return { documents, continuation: null };
    if (documents.length >= request.most && last) {
      return { documents, continuation: continuationAfter(last, place.taken + taken) };
    }
    last = found;
    if (skipped > 0) {
      skipped -= 1;
      continue;
    }
    const text = select === null ? found.row.text : textOf(select(found.scope));
    if (text === undefined) continue;
    taken += 1;
    documents.push(text);
  }
  return { documents, continuation: null };
}

const textOf = (value: Value): string | undefined => (value === undefined ? undefined : JSON.stringify(value));

const continuationAfter = ({ row, keys }: Found, taken: number): string =>
  tokenOf({ after: row.position, taken, ...(keys && { keys: keys.map((key) => (key === undefined ? [] : [key])) }) });

/** Pages of an answer that must be made as a whole; the place is the number of rows given out. */
function numbered(results: readonly Value[], request: PageRequest, place: Place, limits: Limits): Page {
  const texts = results.map(textOf).filter((text) => text !== undefined);
  const from = place.after + limits.skipped;
  const to = Math.min(from + request.most, from + limits.wanted, texts.length);
  const documents = texts.slice(from, to);
  const isLast = to >= texts.length || documents.length >= limits.wanted;
  return { documents, continuation: isLast ? null : tokenOf({ after: to, taken: place.taken + documents.length }) };
}

function sorted(
  query: Query,
  parameters: Parameters,
  rows: Iterable<Found>,
  place: Place,
  { keepsUndefined }: PageRequest,
): Found[] {
  if (query.orderBy.length === 0) return [...rows];
  const sorts = query.orderBy.map(({ expression, descending }) => ({
    key: compile(expression, parameters),
    sign: descending ? -1 : 1,
  }));
  const order = (
    a: { keys: readonly Value[]; position: number },
    b: { keys: readonly Value[]; position: number },
  ): number => {
    for (const [index, { sign }] of sorts.entries()) {
      const byKey = sign * compare(a.keys[index], b.keys[index]);
      if (byKey !== 0) return byKey;
    }
    return a.position - b.position;
  };
  const keyed = Array.from(rows, (found) => ({
    ...found,
    keys: sorts.map(({ key }) => key(found.scope)),
    position: found.row.position,
  }))
    .filter(({ keys }) => keepsUndefined || !keys.includes(undefined))
    .sort(order);
  if (!place.keys) return keyed;
  const last = { keys: place.keys.map(([key]) => key), position: place.after };
  return keyed.filter((found) => order(found, last) > 0);
}

function distinct(rows: readonly Found[], select: Evaluate): Value[] {
  const seen = new Map<string, Value>();
  for (const { scope } of rows) {
    const value = select(scope);
    const key = canonical(value);
    if (!seen.has(key)) seen.set(key, value);
  }
  return [...seen.values()];
}

/** One value for each group; without GROUP BY everything is one group, even when nothing was found. */
function groups(query: Query, parameters: Parameters, rows: Iterable<Found>): Value[] {
  const keys = query.groupBy.map(({ expression }) => compile(expression, parameters));
  const found = new Map<string, Value[]>();
  if (keys.length === 0) found.set('', []);
  for (const { scope } of rows) {
    const name = keys.map((key) => canonical(key(scope))).join('\n');
    const group = found.get(name);
    if (group) group.push(scope.item);
    else found.set(name, [scope.item]);
  }
  const select = compileSelect(query.select, parameters);
  const values = Array.from(found.values(), (group) => select({ item: group[0], group }));
  return query.distinct ? [...new Map(values.map((value) => [canonical(value), value])).values()] : values;
}

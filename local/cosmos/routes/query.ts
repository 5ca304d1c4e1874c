import type { Container } from '../catalogue';
import { queryCharge } from '../charge';
import { checkSort, listsUndefined } from '../indexing';
import type { Json } from '../json';
import { isObject } from '../json';
import { scopeOf } from '../partition-key';
import type { Answer } from '../refusal';
import { badRequest, Refusal, unsupported } from '../refusal';
import type { CosmosRequest } from '../request';
import { headerOf } from '../request';
import type { Parameters } from '../sql/evaluator';
import { parseQuery } from '../sql/parser';
import { mustBeMerged, planOf } from '../sql/plan';
import { runQuery } from '../sql/run';
import type { Query } from '../sql/syntax';
import type { Context } from './context';
import { answered, feed } from './context';

const USUAL_PAGE = 100;
const LARGEST_PAGE = 1000;

// The service hands these queries back with a plan; every client then asks the partitions itself.
const NOT_SERVED_ACROSS_PARTITIONS =
  'The provided cross partition query can not be directly served by the gateway. This is a first chance (internal) exception that all newer clients will know how to handle gracefully.';

/** How many rows a page has by the header of the request. */
export function pageSize({ headers }: CosmosRequest): number {
  const asked = Number(headerOf(headers, 'x-ms-max-item-count') ?? USUAL_PAGE);
  if (!Number.isInteger(asked) || asked === 0 || asked < -1)
    throw badRequest('x-ms-max-item-count must be -1 or more than 0.');
  return asked === -1 ? LARGEST_PAGE : Math.min(asked, LARGEST_PAGE);
}

/** Feeds over a part of the key space would need the service's hash of partition keys. */
export function refuseKeyRanges({ headers }: CosmosRequest): void {
  const range = headerOf(headers, 'x-ms-start-epk') ?? headerOf(headers, 'x-ms-end-epk');
  if (range !== null && range !== 'FF') throw unsupported('feed ranges smaller than the whole container');
}

function readQuery({ kind, body, method }: CosmosRequest): { query: Query; parameters: Parameters } {
  if (kind === 'query' && method === 'GET') return { query: parseQuery('SELECT * FROM c'), parameters: new Map() };
  if (!isObject(body) || typeof body.query !== 'string')
    throw badRequest('A query is {"query": "...", "parameters": [...]}.');
  const given = Array.isArray(body.parameters) ? body.parameters : [];
  const parameters = given.filter(isObject).map(({ name, value }): [string, Json] => {
    if (typeof name !== 'string' || !name.startsWith('@'))
      throw badRequest('The name of a query parameter begins with @.');
    return [name, value ?? null];
  });
  return { query: parseQuery(body.query), parameters: new Map(parameters) };
}

export function queryPlanRoute(context: Context, container: Container, request: CosmosRequest): Answer {
  const { query, parameters } = readQuery(request);
  checkSort(container.indexing, query.orderBy);
  return answered(context, container, 1, { status: 200, body: JSON.stringify(planOf(query, parameters)) });
}

/** One page of a query, or of all items when there is none. */
export function queryRoute(context: Context, container: Container, request: CosmosRequest): Answer {
  refuseKeyRanges(request);
  const { query, parameters } = readQuery(request);
  checkSort(container.indexing, query.orderBy);
  const scope = scopeOf(request.partition, container.partitionPaths);
  const isAskedOfAll =
    scope.kind === 'all' && headerOf(request.headers, 'x-ms-documentdb-partitionkeyrangeid') === null;
  if (isAskedOfAll && mustBeMerged(query)) {
    const additionalErrorInfo = JSON.stringify(planOf(query, parameters));
    throw new Refusal(400, 'BadRequest', NOT_SERVED_ACROSS_PARTITIONS, { substatus: 1004, additionalErrorInfo });
  }
  const seconds = Math.floor(context.now().getTime() / 1000);
  const page = runQuery(
    query,
    parameters,
    (after) => context.store.items.rows(container.number, scope, after, seconds),
    {
      most: pageSize(request),
      keepsUndefined: listsUndefined(container.indexing, query.orderBy),
      continuation: headerOf(request.headers, 'x-ms-continuation'),
    },
  );
  return answered(context, container, queryCharge(page.documents), {
    status: 200,
    headers: {
      'x-ms-item-count': String(page.documents.length),
      ...(page.continuation !== null && { 'x-ms-continuation': page.continuation }),
    },
    body: feed(container, page.documents),
  });
}

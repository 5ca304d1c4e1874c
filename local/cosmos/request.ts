import type { IncomingHttpHeaders } from 'node:http';
import type { Json } from './json';
import { isObject } from './json';
import { badRequest } from './refusal';

export type RequestKind =
  | 'read'
  | 'query'
  | 'queryPlan'
  | 'batch'
  | 'create'
  | 'replace'
  | 'upsert'
  | 'patch'
  | 'delete'
  | 'changeFeed'
  | 'account'
  | 'metadata';

/** A request as the emulator understands it; faults choose by it and the log keeps it. */
export interface CosmosRequest {
  readonly kind: RequestKind;
  readonly method: string;
  /** Such as ['dbs', 'cos', 'colls', 'communities', 'docs']. */
  readonly segments: readonly string[];
  readonly database: string | null;
  readonly container: string | null;
  /** The items it names; of a batch, those of all its operations. */
  readonly ids: readonly string[];
  /** The partition key header, JSON text of an array such as ["cos-1"]; null for all partitions. */
  readonly partition: string | null;
  readonly headers: IncomingHttpHeaders;
  readonly body: Json | undefined;
  /** Bytes of the body. */
  readonly size: number;
}

export const headerOf = (headers: IncomingHttpHeaders, name: string): string | null => {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

export const isTrue = (headers: IncomingHttpHeaders, name: string): boolean =>
  headerOf(headers, name)?.toLowerCase() === 'true';

export function segmentsOf(url: string): string[] {
  const path = url.split('?', 1)[0] ?? '';
  try {
    return path
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeURIComponent);
  } catch (error) {
    throw Object.assign(badRequest('The request path is not well encoded.'), { cause: error });
  }
}

function kindOf(method: string, segments: readonly string[], headers: IncomingHttpHeaders): RequestKind {
  if (segments.length === 0) return 'account';
  if (segments[4] !== 'docs') return 'metadata';
  switch (method) {
    case 'GET':
      if (headerOf(headers, 'a-im') !== null) return 'changeFeed';
      return segments.length === 6 ? 'read' : 'query';
    case 'POST':
      if (isTrue(headers, 'x-ms-cosmos-is-query-plan-request')) return 'queryPlan';
      if (isTrue(headers, 'x-ms-documentdb-isquery')) return 'query';
      if (isTrue(headers, 'x-ms-cosmos-is-batch-request')) return 'batch';
      return isTrue(headers, 'x-ms-documentdb-is-upsert') ? 'upsert' : 'create';
    case 'PUT':
      return 'replace';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return 'delete';
    default:
      return 'metadata';
  }
}

const idIn = (value: Json | undefined): string[] => (isObject(value) && typeof value.id === 'string' ? [value.id] : []);

const idsOf = (kind: RequestKind, segments: readonly string[], body: Json | undefined): string[] => {
  if (kind === 'batch') {
    return Array.isArray(body)
      ? body.flatMap((operation) =>
          idIn(operation).length > 0 ? idIn(operation) : isObject(operation) ? idIn(operation.resourceBody) : [],
        )
      : [];
  }
  if (segments[5] !== undefined) return [segments[5]];
  return kind === 'create' || kind === 'upsert' ? idIn(body) : [];
};

export function requestOf(
  method: string,
  segments: readonly string[],
  headers: IncomingHttpHeaders,
  text: string,
): CosmosRequest {
  let body: Json | undefined;
  try {
    body = text === '' ? undefined : (JSON.parse(text) as Json);
  } catch (error) {
    throw Object.assign(badRequest('The request body is not valid JSON.'), { cause: error });
  }
  const kind = kindOf(method, segments, headers);
  const [database = null, container = null] = [segments[1], segments[3]];
  const partition = headerOf(headers, 'x-ms-documentdb-partitionkey');
  const size = Buffer.byteLength(text);
  return {
    kind,
    method,
    segments,
    database,
    container,
    ids: idsOf(kind, segments, body),
    partition,
    headers,
    body,
    size,
  };
}

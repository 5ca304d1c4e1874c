import type {
  Container,
  CosmosClient,
  ItemDefinition,
  OperationInput,
  OperationResponse,
  Resource,
} from '@azure/cosmos';
import type { z } from 'zod';
import type { Stored } from '../app/stored';
import type { ContainerName } from './containers';
import { DATABASE } from './containers';
import { DOCUMENT_VERSION, refuseNewer } from './version';

export const containerOf = (client: CosmosClient, name: ContainerName): Container =>
  client.database(DATABASE).container(name);

const LONGEST_WAIT_MS = 4_000;
/** By itself the client goes on for ten seconds with a database that is away: longer than Teams waits for an answer. */
export const inTime = () => ({ abortSignal: AbortSignal.timeout(LONGEST_WAIT_MS) });

/** A point read; null when there is no such item. */
export async function readItem<T>(
  container: Container,
  id: string,
  partition: string,
  schema: z.ZodType<T>,
): Promise<Stored<T> | null> {
  const { resource, statusCode } = await container
    .item(id, partition)
    .read<ItemDefinition & Resource & { state?: unknown }>(inTime());
  if (statusCode === 404 || !resource) return null;
  refuseNewer(resource);
  return { value: schema.parse(resource.state), etag: resource._etag };
}

/** Saves a directory document (its id is its partition): creates when there is no ETag, else replaces exactly that version. */
export async function saveItem(
  container: Container,
  name: { id: string; kind: string },
  state: object,
  etag: string | null,
): Promise<'saved' | 'conflict'> {
  const body = { ...name, version: DOCUMENT_VERSION, state };
  try {
    if (etag === null) await container.items.create(body);
    else
      await container.item(name.id, name.id).replace(body, { accessCondition: { type: 'IfMatch', condition: etag } });
    return 'saved';
  } catch (error) {
    if (isConflict(error) || isStale(error)) return 'conflict';
    throw error;
  }
}

export async function queryItems<T>(
  container: Container,
  query: string,
  parameters: Readonly<Record<string, string | number>>,
  parse: (item: unknown) => T,
  partition?: string,
): Promise<T[]> {
  const spec = { query, parameters: Object.entries(parameters).map(([name, value]) => ({ name: `@${name}`, value })) };
  const { resources } = await container.items
    .query<unknown>(spec, partition === undefined ? {} : { partitionKey: partition, ...inTime() })
    .fetchAll();
  return resources.map(parse);
}

const codeOf = (error: unknown): unknown => {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return code ?? cause?.code;
};

export const isConflict = (error: unknown): boolean => codeOf(error) === 409;
export const isStale = (error: unknown): boolean => codeOf(error) === 412;
export const isMissing = (error: unknown): boolean => codeOf(error) === 404;

const WORTH_REPEATING: readonly unknown[] = [
  449,
  503,
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'UND_ERR_SOCKET',
  'ETIMEDOUT',
  408,
];
const MOST_TRIES = 5;

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
/** Grows with each try and differs between callers, so that they do not come back together. */
export const backOff = (attempt: number): Promise<void> => wait(Math.random() * Math.min(400, 10 * 2 ** attempt));

/**
 * All operations or none, in one partition. A refused batch resolves and each operation carries its own status: 409
 * exists already, 412 is another version, 424 fell with the others. Batches answered 449 or 503, or with the connection
 * gone, are sent again with the same ids: the SDK does not. An answer lost after the batch was applied then reads 409.
 */
export async function batch(
  container: Container,
  partition: string,
  operations: OperationInput[],
): Promise<OperationResponse[]> {
  for (let attempt = 1; ; attempt++) {
    const answer = await container.items.batch(operations, partition).then(
      ({ result }) => ({ result: result ?? [] }),
      (error: unknown) => ({ error }),
    );
    if ('result' in answer) {
      const passing = answer.result.some(({ statusCode }) => WORTH_REPEATING.includes(statusCode));
      if (!passing) return answer.result;
      if (attempt === MOST_TRIES) throw new Error('The database is busy');
    } else if (attempt === MOST_TRIES || !WORTH_REPEATING.includes(codeOf(answer.error))) {
      throw answer.error;
    }
    await backOff(attempt);
  }
}

export const statuses = (results: readonly OperationResponse[]): number[] =>
  results.map(({ statusCode }) => statusCode);

import { ChangeFeedStartFrom, CosmosClient } from '@azure/cosmos';
import type { Container, ContainerRequest, OperationInput } from '@azure/cosmos';
import type { CosmosEmulator, CosmosEmulatorOptions } from '../../../local/cosmos';
import { startCosmosEmulator } from '../../../local/cosmos';

const running: { client: CosmosClient; emulator: CosmosEmulator }[] = [];

/** An emulator with database `cos` and container `notes` (partition key /pk), reached through the real client. */
export async function bench(options: CosmosEmulatorOptions & { notes?: Partial<ContainerRequest> } = {}) {
  const { notes, ...rest } = options;
  const emulator = await startCosmosEmulator(rest);
  const client = clientOf(emulator);
  running.push({ client, emulator });
  const { database } = await client.databases.createIfNotExists({ id: 'cos' });
  const { container } = await database.containers.createIfNotExists({
    id: 'notes',
    partitionKey: { paths: ['/pk'] },
    ...notes,
  });
  emulator.requests.reset();
  return { emulator, client, database, container };
}

export const clientOf = ({ endpoint, key }: { endpoint: string; key: string }): CosmosClient =>
  new CosmosClient({ endpoint, key });

/** Closes every emulator that a test started. */
export async function closeAll(): Promise<void> {
  for (const { client, emulator } of running.splice(0)) {
    client.dispose();
    await emulator.close();
  }
}

/** The number the service answered with, thrown or not; a batch's is inside its error. */
export async function statusOf(work: Promise<{ statusCode?: number; code?: number }>): Promise<unknown> {
  try {
    const { statusCode, code } = await work;
    return statusCode ?? code;
  } catch (error) {
    const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
    return code ?? cause?.code;
  }
}

export const batchStatuses = async (
  container: Container,
  operations: OperationInput[],
  partition = 'p',
): Promise<number[]> =>
  ((await container.items.batch(operations, partition)).result ?? []).map(({ statusCode }) => statusCode);

/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- the client's own types: what it makes is no instance of what it asks for */
export const fromBeginning = (partition?: string) => ChangeFeedStartFrom.Beginning(partition) as ChangeFeedStartFrom;
export const fromNow = () => ChangeFeedStartFrom.Now() as ChangeFeedStartFrom;
export const goOnAfter = (continuation: string) =>
  ChangeFeedStartFrom.Continuation(continuation) as ChangeFeedStartFrom;
/* eslint-enable @typescript-eslint/no-unsafe-class-instance-assignment */

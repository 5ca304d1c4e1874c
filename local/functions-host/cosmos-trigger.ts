/* eslint @typescript-eslint/no-unsafe-class-instance-assignment: off -- the SDK's starting points do not extend the class it asks for. */
import { ChangeFeedStartFrom, CosmosClient } from '@azure/cosmos';
import type { ChangeFeedPullModelIterator, Container } from '@azure/cosmos';
import { z } from 'zod';
import { readBinding, triggerOf } from './binding';
import type { RegisteredFunction } from './core';
import type { HostLog, Invocations } from './invocations';
import { startPoller } from './poller';
import type { Poller } from './poller';
import { retryDelay } from './retry';
import { cosmosConnection, resolved } from './settings';
import type { Settings } from './settings';

const cosmosTrigger = {
  connection: z.string(),
  databaseName: z.string(),
  containerName: z.string(),
  leaseConnection: z.string().optional(),
  leaseDatabaseName: z.string().optional(),
  leaseContainerName: z.string().default('leases'),
  leaseContainerPrefix: z.string().default(''),
  createLeaseContainerIfNotExists: z.boolean().default(false),
  feedPollDelay: z.int().min(1).default(5_000),
  maxItemsPerInvocation: z.int().min(1).optional(),
  startFromBeginning: z.boolean().default(false),
  changeFeedMode: z.literal('LatestVersion').optional(),
  // Azure's own way of sharing a feed between machines; this host is one.
  leaseAcquireInterval: z.number().optional(),
  leaseExpirationInterval: z.number().optional(),
  leaseRenewInterval: z.number().optional(),
  preferredLocations: z.string().optional(),
};

export interface CosmosTriggerOptions {
  readonly called: RegisteredFunction;
  readonly settings: Settings;
  readonly invocations: Invocations;
  readonly log: HostLog;
}

/** How far one function has read: written only after it succeeded, so every change reaches it at least once. */
interface Lease {
  readonly id: string;
  readonly continuation: string;
}

/** Runs the function for each page of a container's change feed, in order, never skipping one. */
export const startCosmosTrigger = async (options: CosmosTriggerOptions): Promise<Poller> => {
  const { called, settings, invocations, log } = options;
  const { name, retryOptions } = called.metadata;
  const trigger = triggerOf(called.metadata);
  const binding = readBinding(trigger.binding, name, cosmosTrigger);
  const say = (message: string) => {
    log({ level: 'warning', category: 'system', functionName: name, message });
  };
  if (!retryOptions) {
    say(`The function "${name}" has no retry policy: on Azure a batch it fails on would be passed over.`);
  }

  const clients: CosmosClient[] = [];
  const connect = (connection: string, database: string) => {
    const client = new CosmosClient({
      ...cosmosConnection(connection, settings),
      // Otherwise a server that is away is looked for elsewhere for minutes.
      connectionPolicy: { enableEndpointDiscovery: false },
    });
    clients.push(client);
    return client.database(resolved(database, settings));
  };
  const source = connect(binding.connection, binding.databaseName).container(resolved(binding.containerName, settings));
  const leases = connect(
    binding.leaseConnection ?? binding.connection,
    binding.leaseDatabaseName ?? binding.databaseName,
  );
  const leaseContainer = leases.container(resolved(binding.leaseContainerName, settings));
  if (binding.createLeaseContainerIfNotExists) {
    await leases.containers.createIfNotExists({ id: leaseContainer.id, partitionKey: { paths: ['/id'] } });
  }
  await mustExist(source, name);
  await mustExist(leaseContainer, name);

  const lease = leaseFor(leaseContainer, `${binding.leaseContainerPrefix}${name}`);
  const pages = pagesOf(source, binding.maxItemsPerInvocation);
  let position = await lease.read();
  if (position === undefined && !binding.startFromBeginning) {
    // "From now" must stay this moment, also when the next start comes before the first change.
    position = (await pages.from(ChangeFeedStartFrom.Now()).readNext()).continuationToken;
    await lease.write(position);
  }

  let iterator: ChangeFeedPullModelIterator<unknown> | undefined;
  let failed:
    { readonly documents: readonly unknown[]; readonly next: string; tries: number; message: string } | undefined;

  const nextPage = async () => {
    iterator ??= pages.from(
      position === undefined ? ChangeFeedStartFrom.Beginning() : ChangeFeedStartFrom.Continuation(position),
    );
    try {
      const page = await iterator.readNext();
      return { documents: page.count > 0 ? page.result : [], next: page.continuationToken };
    } catch (error) {
      iterator = undefined; // begin again from the last position that was written
      throw error;
    }
  };

  const poller = startPoller({
    rest: [binding.feedPollDelay, binding.feedPollDelay],
    onFault: (error) => {
      say(`The change feed of ${source.id} cannot be read: ${String(error)}`);
    },
    look: async () => {
      const page = failed ?? (await nextPage());
      if (page.documents.length === 0) return 'nothing';
      const tries = failed?.tries ?? 0;
      try {
        await invocations.invoke(called, {
          input: { name: trigger.name, data: { json: JSON.stringify(page.documents) } },
          ...(failed && {
            retry: {
              retryCount: tries,
              maxRetryCount: retryOptions?.maxRetryCount ?? -1,
              exception: { message: failed.message },
            },
          }),
        });
      } catch (error) {
        failed = { ...page, tries: tries + 1, message: error instanceof Error ? error.message : String(error) };
        return { again: retryDelay(retryOptions, failed.tries) };
      }
      // Kept until the lease is written: if that fails, the function sees these documents again.
      failed = { ...page, tries, message: 'The position could not be written.' };
      await lease.write(page.next);
      position = page.next;
      failed = undefined;
      return 'something';
    },
  });
  return {
    ...poller,
    close: async () => {
      await poller.close();
      for (const client of clients) client.dispose();
    },
  };
};

const pagesOf = (container: Container, maxItemCount: number | undefined) => ({
  from: (changeFeedStartFrom: ChangeFeedStartFrom): ChangeFeedPullModelIterator<unknown> =>
    container.items.getChangeFeedIterator({ changeFeedStartFrom, ...(maxItemCount && { maxItemCount }) }),
});

const leaseFor = (container: Container, id: string) => ({
  read: async (): Promise<string | undefined> => (await container.item(id, id).read<Lease>()).resource?.continuation,
  write: async (continuation: string): Promise<void> => {
    await container.items.upsert<Lease>({ id, continuation });
  },
});

const mustExist = async (container: Container, functionName: string): Promise<void> => {
  try {
    await container.read();
  } catch (error) {
    throw new Error(`The function "${functionName}" cannot open the container "${container.id}": ${String(error)}`, {
      cause: error,
    });
  }
};

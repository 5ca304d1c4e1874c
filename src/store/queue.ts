import type { TokenCredential } from '@azure/identity';
import type { QueueCount } from './examine';

export type QueueConfig = { readonly serviceUri: string } | { readonly connectionString: string };

/** About how many messages lie in a queue, null when there is no such queue. The client is loaded when it is first asked: the app itself never needs it. */
export const queueCounter =
  (config: QueueConfig, credential: () => TokenCredential): QueueCount =>
  async (name) => {
    const { QueueServiceClient } = await import('@azure/storage-queue');
    const once = { retryOptions: { maxTries: 1 } };
    const service =
      'serviceUri' in config
        ? new QueueServiceClient(config.serviceUri, credential(), once)
        : QueueServiceClient.fromConnectionString(config.connectionString, once);
    const queue = service.getQueueClient(name);
    return (await queue.exists()) ? ((await queue.getProperties()).approximateMessagesCount ?? 0) : null;
  };

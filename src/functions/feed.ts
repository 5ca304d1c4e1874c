import type { CosmosDBv4Handler } from '@azure/functions';
import { logOf } from './messages';
import type { Log } from '../bot/incident';

export interface QueuedDelivery {
  readonly recipient: string;
  readonly id: string;
}

/** The change feed of `communities`: every event becomes deliveries, and the queue hears of them. What fails is thrown, so that the host tries again. */
export const feed =
  (announceAll: (documents: unknown[], log: Log, attempt: number) => Promise<QueuedDelivery[]>): CosmosDBv4Handler =>
  async (documents, context) =>
    announceAll(documents, logOf(context), context.retryContext?.retryCount ?? 0);

import type { StorageQueueHandler } from '@azure/functions';
import { z } from 'zod';
import type { Log } from '../bot/incident';
import { logOf } from './messages';
import type { QueuedDelivery } from './feed';

const message = z.object({ recipient: z.string(), id: z.string() });

/** One message of the delivery queue: send that delivery; what changed meanwhile goes round again. */
export const deliverNext =
  (deliver: (named: QueuedDelivery, log: Log) => Promise<'done' | 'again'>): StorageQueueHandler =>
  async (entry, context) => {
    const named = message.parse(entry);
    return (await deliver(named, logOf(context))) === 'again' ? named : undefined;
  };

import type { StorageQueueHandler } from '@azure/functions';
import { z } from 'zod';
import type { Delivered } from '../app/deliver';
import type { Log } from '../bot/incident';
import { logOf } from './messages';
import type { QueuedDelivery } from './feed';

const message = z.object({ recipient: z.string(), id: z.string() });

/** One message of the delivery queue: send that delivery; what changed meanwhile goes round again. */
export const deliverNext =
  (deliver: (named: QueuedDelivery, log: Log) => Promise<Delivered>): StorageQueueHandler =>
  async (entry, context) => {
    const named = message.parse(entry);
    const log = logOf(context);
    const delivered = await deliver(named, log);
    if (delivered === 'parked') log.warn('a delivery was parked', named);
    return delivered === 'again' ? named : undefined;
  };

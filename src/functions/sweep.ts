import type { TimerHandler } from '@azure/functions';
import type { Log } from '../bot/incident';
import type { QueuedDelivery } from './feed';
import { logOf } from './messages';

/** Every five minutes: what is due, or was left half done. Running it twice changes nothing. */
export const sweep =
  (run: (log: Log) => Promise<QueuedDelivery[]>): TimerHandler =>
  async (_timer, context) =>
    run(logOf(context));

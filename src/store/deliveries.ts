import type { CosmosClient } from '@azure/cosmos';
import { z } from 'zod';
import type { Deliveries, Delivery, Notice, Recipient } from '../app/ports';
import type { Instant } from '../domain/calendar/dates';
import { containerOf, isConflict, isStale, queryItems, readItem } from './cosmos';
import { DOCUMENT_VERSION } from './version';

const DAYS_KEPT_AFTER_SENDING = 60;
const SHARED: readonly Notice['type'][] = ['meetingBoard', 'itemBoard'];

const moment = z.string().transform((value) => value as Instant);
const schema = z.object({
  id: z.string(),
  recipient: z.string().transform((value) => value as Recipient),
  notice: z.looseObject({ type: z.string() }).transform((value) => value as unknown as Notice),
  state: z.enum(['pending', 'sending', 'sent', 'parked']),
  tries: z.number(),
  claimedUntil: moment.nullable(),
  wanted: z.number(),
  thread: z.string().nullable().default(null),
  activityId: z.string().nullable(),
  createdAt: moment,
  dueAt: moment,
  trouble: z.string().nullable(),
});

const nameSchema = z.object({ id: z.string(), recipient: z.string().transform((value) => value as Recipient) });

/** What was sent once is forgotten after a while; shared cards stay, since they are edited again. */
const ttlOf = (delivery: Delivery): number =>
  delivery.state === 'sent' && !SHARED.includes(delivery.notice.type) ? DAYS_KEPT_AFTER_SENDING * 86_400 : -1;

export function cosmosDeliveries(client: CosmosClient): Deliveries {
  const container = containerOf(client, 'deliveries');
  const body = (state: Delivery) => ({
    id: state.id,
    recipient: state.recipient,
    ttl: ttlOf(state),
    version: DOCUMENT_VERSION,
    state,
  });
  const fromItem = (item: unknown): Delivery => schema.parse((item as { state: unknown }).state);

  async function markChanged(recipient: Recipient, id: string): Promise<void> {
    const item = container.item(id, recipient);
    await item.patch([{ op: 'incr', path: '/state/wanted', value: 1 }]);
    try {
      await item.patch({
        // parked as well: what Teams would not take before a pause may go now
        condition: "from c where c.state.state = 'sent' or c.state.state = 'parked'",
        operations: [
          { op: 'set', path: '/state/state', value: 'pending' },
          { op: 'set', path: '/state/tries', value: 0 },
        ],
      });
    } catch (error) {
      if (!isStale(error)) throw error; // pending or being sent: whoever sends sees the raised number
    }
  }

  return {
    want: async ({ id, recipient, notice, createdAt, thread = null }) => {
      const delivery: Delivery = {
        ...{ id, recipient, notice, createdAt, thread },
        ...{
          state: 'pending',
          tries: 0,
          claimedUntil: null,
          wanted: 1,
          activityId: null,
          dueAt: createdAt,
          trouble: null,
        },
      };
      try {
        await container.items.create(body(delivery));
        return true;
      } catch (error) {
        if (!isConflict(error)) throw error;
      }
      if (SHARED.includes(notice.type)) {
        await markChanged(recipient, id);
        return true;
      }
      const there = await readItem(container, id, recipient, schema);
      return there?.value.state === 'pending';
    },
    read: (recipient, id) => readItem(container, id, recipient, schema),
    save: async (delivery, etag) => {
      try {
        await container
          .item(delivery.id, delivery.recipient)
          .replace(body(delivery), { accessCondition: { type: 'IfMatch', condition: etag } });
        return 'saved';
      } catch (error) {
        if (isStale(error)) return 'conflict';
        throw error;
      }
    },
    due: async (at) =>
      queryItems(
        container,
        "SELECT c.id, c.recipient FROM c WHERE (c.state.state = 'pending' AND c.state.dueAt <= @at) OR (c.state.state = 'sending' AND c.state.claimedUntil <= @at)",
        { at },
        (item) => nameSchema.parse(item),
      ),
    parkedFor: async (recipient) =>
      queryItems(
        container,
        "SELECT c.id, c.recipient FROM c WHERE c.state.state = 'parked'",
        {},
        (item) => nameSchema.parse(item),
        recipient,
      ),
    parked: async () => queryItems(container, "SELECT * FROM c WHERE c.state.state = 'parked'", {}, fromItem),
    approvalsSent: async () =>
      queryItems(
        container,
        "SELECT c.state.notice.requestId AS requestId FROM c WHERE c.state.notice.type = 'approval' AND c.state.state = 'sent' AND STARTSWITH(c.recipient, 'person:')",
        {},
        (item) => z.object({ requestId: z.string() }).parse(item).requestId,
      ),
    all: async () => queryItems(container, 'SELECT * FROM c', {}, fromItem),
  };
}

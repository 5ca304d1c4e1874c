import type { DequeuedMessageItem } from '@azure/storage-queue';
import { z } from 'zod';
import { readBinding, triggerOf } from './binding';
import type { RegisteredFunction } from './core';
import type { QueueSettings } from './host-json';
import type { HostLog, Invocations } from './invocations';
import { startPoller } from './poller';
import type { Poller } from './poller';
import type { Queue, Queues } from './queues';

const queueTrigger = { queueName: z.string(), connection: z.string() };
/** A message being worked on stays hidden this long at a time; after a crash it comes back when that is over. */
const HIDDEN_SECONDS = 30;
const FIRST_REST = 100;

export interface QueueTriggerOptions {
  readonly called: RegisteredFunction;
  readonly queues: Queues;
  readonly settings: QueueSettings;
  readonly invocations: Invocations;
  readonly log: HostLog;
}

/** Runs the function for each message; what fails too often goes to the queue's poison queue. */
export const startQueueTrigger = async (options: QueueTriggerOptions): Promise<Poller> => {
  const { called, queues, settings, invocations, log } = options;
  const { metadata } = called;
  const trigger = triggerOf(metadata);
  if (metadata.retryOptions) {
    throw new Error(`The function "${metadata.name}" has a retry policy; a queue retries by itself.`);
  }
  const { queueName, connection } = readBinding(trigger.binding, metadata.name, queueTrigger);
  const queue = await queues.open(queueName, connection);
  const newBatchThreshold = settings.newBatchThreshold ?? Math.floor(settings.batchSize / 2);
  const working = new Set<Promise<void>>();

  const poison = async (message: DequeuedMessageItem, text: string, why: string) => {
    log({
      level: 'warning',
      category: 'system',
      functionName: metadata.name,
      message: `Message ${message.messageId} of ${queue.name} goes to its poison queue: ${why}`,
    });
    await (await queues.open(`${queue.name}-poison`, connection)).send(text);
    await queue.client.deleteMessage(message.messageId, message.popReceipt);
  };

  const handle = async (message: DequeuedMessageItem): Promise<void> => {
    const text = queue.decode(message.messageText);
    if (text === undefined) return poison(message, message.messageText, 'it is not base64');
    if (message.dequeueCount > settings.maxDequeueCount) return poison(message, text, 'it was tried too often');
    const hold = keepHidden(queue, message);
    try {
      await invocations.invoke(called, {
        input: { name: trigger.name, data: { string: text } },
        metadata: metadataOf(message, text),
      });
    } catch {
      // Logged where it was thrown. What is left is to let the message be tried again, or not.
      const held = await hold.release();
      if (message.dequeueCount >= settings.maxDequeueCount) return poison(held, text, 'it failed too often');
      await queue.client.updateMessage(
        held.messageId,
        held.popReceipt,
        held.messageText,
        settings.visibilityTimeout / 1_000,
      );
      return;
    }
    const held = await hold.release();
    await queue.client.deleteMessage(held.messageId, held.popReceipt);
  };

  const begin = (message: DequeuedMessageItem) => {
    const work = handle(message)
      .catch((error: unknown) => {
        // The queue itself failed; the message shows again when its time is up.
        log({
          level: 'warning',
          category: 'system',
          functionName: metadata.name,
          message: `Queue ${queue.name}: ${String(error)}`,
        });
      })
      .finally(() => working.delete(work));
    working.add(work);
  };

  const poller = startPoller({
    rest: [Math.min(FIRST_REST, settings.maxPollingInterval), settings.maxPollingInterval],
    onFault: (error) => {
      log({
        level: 'warning',
        category: 'system',
        functionName: metadata.name,
        message: `Queue ${queue.name} cannot be read: ${String(error)}`,
      });
    },
    look: async () => {
      const { receivedMessageItems } = await queue.client.receiveMessages({
        numberOfMessages: settings.batchSize,
        visibilityTimeout: HIDDEN_SECONDS,
      });
      receivedMessageItems.forEach(begin);
      // The next batch is fetched when few enough of this one are left, as on Azure.
      while (working.size > newBatchThreshold) await Promise.race(working);
      return receivedMessageItems.length > 0 ? 'something' : 'nothing';
    },
  });
  queue.onSend(poller.nudge);
  return {
    ...poller,
    look: async () => {
      const found = await poller.look();
      if (found !== 'nothing') return found;
      if (working.size > 0) return 'something';
      // Counts hidden messages too: those wait for their next try.
      const left = await queue.client.getProperties().then(
        ({ approximateMessagesCount = 0 }) => approximateMessagesCount,
        () => 1, // cannot be asked: the next look will say why
      );
      return left > 0 ? 'waiting to try again' : 'nothing';
    },
    close: async () => {
      await poller.close();
      await Promise.allSettled(working);
    },
  };
};

/** Hides the message for longer and longer until released; answers with its newest receipt. */
const keepHidden = (queue: Queue, message: DequeuedMessageItem) => {
  let newest = message;
  let renewing: Promise<void> = Promise.resolve();
  const renew = async () => {
    const { popReceipt } = await queue.client.updateMessage(
      newest.messageId,
      newest.popReceipt,
      newest.messageText,
      HIDDEN_SECONDS,
    );
    if (popReceipt !== undefined) newest = { ...newest, popReceipt };
  };
  const timer = setInterval(
    () => {
      renewing = renewing.then(renew).catch(() => undefined); // then the message comes back early: at least once, as promised
    },
    (HIDDEN_SECONDS * 1_000) / 2,
  ).unref();
  return {
    release: async (): Promise<DequeuedMessageItem> => {
      clearInterval(timer);
      await renewing;
      return newest;
    },
  };
};

const metadataOf = (message: DequeuedMessageItem, text: string) => ({
  QueueTrigger: { string: text },
  Id: { string: message.messageId },
  DequeueCount: { int: message.dequeueCount },
  PopReceipt: { string: message.popReceipt },
  InsertionTime: { string: message.insertedOn.toISOString() },
  ExpirationTime: { string: message.expiresOn.toISOString() },
  NextVisibleTime: { string: message.nextVisibleOn.toISOString() },
});

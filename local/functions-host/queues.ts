import { QueueServiceClient, RestError } from '@azure/storage-queue';
import type { QueueClient } from '@azure/storage-queue';
import type { QueueSettings } from './host-json';
import { resolved, storageConnection } from './settings';
import type { Settings } from './settings';

/** One storage queue, in the encoding host.json names. */
export interface Queue {
  readonly name: string;
  readonly client: QueueClient;
  readonly send: (text: string) => Promise<void>;
  /** The text that was sent, or undefined when what lies in the queue is not in the encoding. */
  readonly decode: (raw: string) => string | undefined;
  /** Called after each message this process sends. */
  readonly onSend: (listener: () => void) => void;
}

export interface Queues {
  /** Creates the queue when it is missing. */
  readonly open: (queueName: string, connection: string) => Promise<Queue>;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

export const createQueues = (settings: Settings, { messageEncoding }: QueueSettings): Queues => {
  const opened = new Map<string, Promise<Queue>>();

  const create = async (name: string, connection: string): Promise<Queue> => {
    const service = QueueServiceClient.fromConnectionString(connection, {
      // Short: everything that calls this tries again itself.
      retryOptions: { maxTries: 3, retryDelayInMs: 100, maxRetryDelayInMs: 500 },
    });
    const client = service.getQueueClient(name);
    await saying(`The queue "${name}" cannot be opened`, client.createIfNotExists());
    const listeners: (() => void)[] = [];
    const encoded = messageEncoding === 'base64';
    return {
      name,
      client,
      send: async (text) => {
        const raw = encoded ? Buffer.from(text).toString('base64') : text;
        await saying(`The queue "${name}" did not take a message of ${raw.length} characters`, client.sendMessage(raw));
        for (const listener of listeners) listener();
      },
      decode: (raw) => {
        if (!encoded) return raw;
        return BASE64.test(raw) ? Buffer.from(raw, 'base64').toString() : undefined;
      },
      onSend: (listener) => listeners.push(listener),
    };
  };

  return {
    open: (queueName, connectionName) => {
      const name = resolved(queueName, settings);
      const connection = storageConnection(connectionName, settings);
      const key = `${connection} ${name}`;
      const queue = opened.get(key) ?? create(name, connection);
      opened.set(key, queue);
      return queue;
    },
  };
};

/** The client's own message is "Unexpected status code" and no more: its code says what it was, we say what was tried. */
const saying = async (what: string, work: Promise<unknown>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    throw new Error(
      `${what}: ${error instanceof RestError ? `${error.code ?? ''} ${error.statusCode ?? ''}` : String(error)}`,
      { cause: error },
    );
  }
};

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Json = Readonly<Record<string, unknown>>;

/** What the bot answers to one activity; nothing means 200 without a body. */
export interface FakeAnswer {
  readonly status?: number;
  readonly body?: unknown;
}

type Handler = (activity: Heard, bot: FakeBot) => Promise<FakeAnswer | undefined> | FakeAnswer | undefined;

/** An activity as it came over the wire, with what the tests look at. */
export interface Heard extends Json {
  readonly type: string;
  readonly id: string;
  readonly name?: string;
  readonly text?: string;
  readonly value?: Json;
  readonly replyToId?: string;
  readonly serviceUrl: string;
  readonly from: { readonly id: string; readonly name: string; readonly aadObjectId: string };
  readonly conversation: { readonly id: string; readonly conversationType: string; readonly tenantId: string };
  readonly channelData: Json;
}

export interface FakeBot {
  readonly url: string;
  readonly heard: Heard[];
  /** What it does with each activity; changed at will. */
  handler: Handler;
  /** Calls the connector of the room that last spoke to it. */
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
  ) => Promise<{ status: number; body: Json; retryAfter: string | null }>;
  /** Says something in the conversation of an activity. */
  readonly send: (activity: Heard, message: Json) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** A bot over bare HTTP: it keeps what it hears and does what the test says. */
export const startFakeBot = async (): Promise<FakeBot> => {
  let serviceUrl = '';
  const bot: Omit<FakeBot, 'url'> & { url: string } = {
    url: '',
    heard: [],
    handler: () => undefined,
    call: async (method, path, body) => {
      const response = await fetch(`${serviceUrl}${path}`, {
        method,
        ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      return {
        status: response.status,
        body: (await response.json()) as Json,
        retryAfter: response.headers.get('retry-after'),
      };
    },
    send: async (activity, message) => {
      const path = `v3/conversations/${encodeURIComponent(activity.conversation.id)}/activities`;
      const { body } = await bot.call('POST', path, { type: 'message', ...message });
      return String(body['id']);
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const activity = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Heard;
      ({ serviceUrl } = activity);
      bot.heard.push(activity);
      void Promise.resolve(bot.handler(activity, bot)).then((answer) => {
        response.writeHead(answer?.status ?? 200, { 'content-type': 'application/json' });
        response.end(answer?.body === undefined ? '' : JSON.stringify(answer.body));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  bot.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  return bot;
};

export const cardMessage = (card: Json): Json => ({
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
});

export const card = (says: string, more: Json = {}): Json => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: says, wrap: true }],
  ...more,
});

/** The answer to `adaptiveCard/action` that replaces the card for whoever pressed. */
export const viewAnswer = (view: Json): FakeAnswer => ({
  body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: view },
});
export const toastAnswer = (text: string): FakeAnswer => ({
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text },
});
export const dialogAnswer = (title: string, shown: Json): FakeAnswer => ({
  body: {
    task: {
      type: 'continue',
      value: {
        title,
        height: 'medium',
        width: 'medium',
        card: { contentType: 'application/vnd.microsoft.card.adaptive', content: shown },
      },
    },
  },
});

import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** The least a bot can be: botbuilder itself, answering every message with one. What a turn of ours is measured against. */
export async function startEcho() {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
      const reply = {
        socket: response.socket,
        status: (status: number) => (response.statusCode = status),
        header: (name: string, value: unknown) => response.setHeader(name, String(value)),
        send: (sent: unknown) => response.write(JSON.stringify(sent)),
        end: () => response.end(),
      };
      await adapter.process(
        { body, headers: request.headers, method: request.method ?? 'POST' },
        reply,
        async (turn) => {
          await turn.sendActivity(`You said ${turn.activity.text}`);
        },
      );
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`,
    close: () => server.close(),
  };
}

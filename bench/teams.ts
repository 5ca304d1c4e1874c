import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A connector that takes everything and keeps nothing, so that what is measured is the bot. */
export async function startNobody() {
  let calls = 0;
  let largest = 0;
  const server = createServer((request, response) => {
    let length = 0;
    request.on('data', (chunk: Buffer) => (length += chunk.length));
    request.on('end', () => {
      calls += 1;
      largest = Math.max(largest, length);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ id: String(calls) }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    calls: () => calls,
    largest: () => largest,
    close: () => server.close(),
  };
}

let last = 0;

/** A message of somebody's in their own chat, as Teams sends it. */
export const message = (
  serviceUrl: string,
  from: { tenantId: string; aadObjectId: string; teamsId: string },
  text: string,
) => ({
  type: 'message',
  id: String(++last),
  text,
  timestamp: new Date().toISOString(),
  channelId: 'msteams',
  serviceUrl,
  from: { id: from.teamsId, name: 'Somebody', aadObjectId: from.aadObjectId },
  recipient: { id: '28:communities-of-schools', name: 'Communities of Schools' },
  conversation: { id: `a:${from.teamsId}`, conversationType: 'personal', tenantId: from.tenantId },
  channelData: { tenant: { id: from.tenantId } },
});

export async function post(url: string, activity: object): Promise<{ status: number; text: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  return { status: response.status, text: await response.text() };
}

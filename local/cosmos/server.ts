import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { authorize } from './auth';
import type { Faults } from './faults';
import { faultAnswer } from './faults';
import type { Answer } from './refusal';
import { Refusal, tooLarge } from './refusal';
import type { CosmosRequest } from './request';
import { requestOf, segmentsOf } from './request';
import type { RequestLog } from './request-log';

// Above the largest batch, so that what is too large can still be told apart from what never ends.
const MOST_RECEIVED = 16 * 1024 * 1024;

interface Parts {
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly route: (request: CosmosRequest) => Answer;
}

async function receive(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_RECEIVED) throw tooLarge('Request size is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const payload = body === undefined ? null : Buffer.from(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-ms-activity-id': randomUUID(),
    'x-ms-version': '2020-07-15',
    ...headers,
    ...(payload && { 'content-length': String(payload.length) }),
  });
  response.end(payload);
}

/** The answer, or null when the connection is to end without one. */
async function answerTo(incoming: IncomingMessage, { faults, requests, route }: Parts): Promise<Answer | null> {
  const method = incoming.method ?? 'GET';
  const text = await receive(incoming);
  try {
    const segments = segmentsOf(incoming.url ?? '/');
    const { headers } = incoming;
    authorize(method, segments, headers);
    const request = requestOf(method, segments, headers, text);
    requests.add(request);
    await faults.pass(request);
    const fault = faults.take(request);
    const instead = fault && faultAnswer(fault, request);
    if (instead) return instead;
    if (fault?.answer === 'drop') return null;
    const answer = route(request);
    return fault?.answer === 'applied-but-answer-lost' ? null : answer;
  } catch (error) {
    if (error instanceof Refusal) return error.toAnswer();
    throw error;
  }
}

/** Listens on 127.0.0.1 only. A fault of the emulator's own is answered 500 and printed. */
export async function serve(port: number, parts: Parts): Promise<{ server: Server; endpoint: string }> {
  const server = createServer((incoming, response) => {
    answerTo(incoming, parts).then(
      (answer) => {
        if (answer) send(response, answer);
        else incoming.socket.destroy();
      },
      (error: unknown) => {
        if (incoming.destroyed && !incoming.complete) return; // the client went away in the middle of its request
        console.error('Cosmos emulator:', error);
        send(response, new Refusal(500, 'InternalServerError', `The emulator failed: ${String(error)}`).toAnswer());
      },
    );
  });
  // The client keeps connections open; closing an idle one under its next request would look like a fault.
  server.keepAliveTimeout = 0;
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  return { server, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

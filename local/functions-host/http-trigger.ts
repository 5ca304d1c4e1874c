import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { readBinding, triggerOf } from './binding';
import type { RegisteredFunction } from './core';
import type { Invocations } from './invocations';
import { routeOf } from './routes';
import type { TypedData } from './rpc';

const httpTrigger = {
  methods: z.array(z.string()),
  route: z.string().optional(),
  // Keys are Azure's; Core Tools do not ask for them locally either.
  authLevel: z.string().optional(),
};
/** Azure's own limit; the app refuses less by itself. */
const LARGEST_BODY = 100 * 1024 * 1024;

interface Endpoint {
  readonly called: RegisteredFunction;
  readonly input: string;
  readonly methods: ReadonlySet<string>;
  readonly match: (path: string) => Record<string, string> | undefined;
}

export interface HttpTriggers {
  readonly url: string;
  /** Takes no new request; resolves when those under way are answered. */
  readonly stopListening: () => Promise<void>;
  /** Cuts what is still open. */
  readonly cut: () => void;
}

export interface HttpTriggersOptions {
  readonly functions: readonly RegisteredFunction[];
  readonly routePrefix: string;
  readonly port: number;
  readonly invocations: Invocations;
}

/** Serves every http function on 127.0.0.1. */
export const startHttpTriggers = async (options: HttpTriggersOptions): Promise<HttpTriggers> => {
  const { functions, routePrefix, port, invocations } = options;
  const endpoints = functions.map((called): Endpoint => {
    const { name, retryOptions } = called.metadata;
    if (retryOptions) throw new Error(`The function "${name}" has a retry policy; http functions cannot.`);
    const trigger = triggerOf(called.metadata);
    const { methods, route } = readBinding(trigger.binding, name, httpTrigger);
    return {
      called,
      input: trigger.name,
      methods: new Set(methods.map((method) => method.toUpperCase())),
      match: routeOf(`${routePrefix}/${route ?? name}`, name),
    };
  });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`);
    const method = request.method ?? 'GET';
    const found = endpoints.flatMap((endpoint) => {
      const params = endpoint.methods.has(method) ? endpoint.match(url.pathname) : undefined;
      return params ? [{ endpoint, params }] : [];
    })[0];
    const body = found && (await bodyOf(request));
    if (!body) {
      end(response, found ? 413 : 404);
      return;
    }
    const { called, input } = found.endpoint;
    const http = {
      method,
      url: url.href,
      params: found.params,
      query: joined(url.searchParams),
      headers: headersOf(request),
      ...(body.length > 0 && { body: { bytes: body } }),
    };
    try {
      const { returnValue } = await invocations.invoke(called, { input: { name: input, data: { http } } });
      sendReply(response, returnValue);
    } catch {
      end(response, 500); // logged where it was thrown; a caller learns no more than that
    }
  };

  let stopping = false;
  const server = createServer((request, response) => {
    response.once('close', () => {
      // Otherwise a connection kept alive keeps the server from closing.
      if (stopping) {
        setImmediate(() => {
          server.closeIdleConnections();
        });
      }
    });
    answer(request, response).catch(() => {
      end(response, 400); // the request broke off, or its address is none
    });
  });
  server.keepAliveTimeout = 0; // closing an idle connection under its next request would look like a fault of the app
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stopListening: () =>
      new Promise((resolve) => {
        stopping = true;
        server.close(() => {
          resolve();
        });
        server.closeIdleConnections();
      }),
    cut: () => {
      server.closeAllConnections();
    },
  };
};

const end = (response: ServerResponse, status: number): void => {
  if (response.headersSent) response.destroy();
  else response.writeHead(status, { connection: status === 413 ? 'close' : 'keep-alive' }).end();
};

/** Undefined when it is larger than Azure takes. */
const bodyOf = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );

/** A parameter given twice arrives joined by a comma, as on Azure. */
const joined = (search: URLSearchParams): Record<string, string> =>
  Object.fromEntries([...new Set(search.keys())].map((key) => [key, search.getAll(key).join(',')]));

const sendReply = (response: ServerResponse, returned: TypedData | null | undefined): void => {
  if (!returned?.http) {
    end(response, 204); // the function returned nothing
    return;
  }
  const { statusCode, headers = {}, cookies = [], body } = returned.http;
  if (cookies.length > 0) throw new Error('This host does not send cookies.');
  const bytes = Buffer.from(body?.bytes ?? []);
  response.writeHead(Number(statusCode ?? 200), { ...headers, 'content-length': bytes.length }).end(bytes);
};

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  /** Parsed JSON; undefined when there was none. */
  readonly body: unknown;
  readonly bytes: Buffer;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of a body: writes for as long as the other side listens. */
  readonly stream?: (response: ServerResponse) => void;
}

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly answer: (call: Call) => Reply | Promise<Reply>;
}

/** An answer other than 2xx, as an exception: for refusals deep inside a route. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly body: unknown = { error: { code: 'BadRequest', message } },
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export const ok = (body?: unknown): Reply => ({ status: 200, body: body ?? {} });

const LARGEST_BODY = 20 * 1024 * 1024;

/** Serves the routes on this machine only. Pages from elsewhere cannot reach it, whatever name they give it. */
export const serve = (routes: readonly Route[], onFault: (error: unknown) => void): Server => {
  const table = routes.map((route) => ({ ...route, segments: route.path.split('/') }));

  const answer = async (request: IncomingMessage): Promise<Reply> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    refuseStrangers(request);
    const matches = table.flatMap((route) => {
      const params = match(route.segments, url.pathname.split('/'));
      return params ? [{ route, params }] : [];
    });
    if (matches.length === 0) throw new HttpRefusal(404, `The rehearsal room has nothing at ${url.pathname}.`);
    const found = matches.find(({ route }) => route.method === request.method);
    if (!found)
      throw new HttpRefusal(405, `The rehearsal room does not answer ${request.method ?? ''} ${url.pathname}.`);
    const bytes = await readBody(request);
    const isJson = request.headers['content-type']?.includes('json') ?? false;
    const body = isJson && bytes.length > 0 ? parseJson(bytes) : undefined;
    return found.route.answer({ params: found.params, query: url.searchParams, headers: request.headers, body, bytes });
  };

  const server = createServer((request, response) => {
    answer(request).then(
      (reply) => {
        write(response, reply);
      },
      (error: unknown) => {
        if (!(error instanceof HttpRefusal)) onFault(error);
        write(
          response,
          error instanceof HttpRefusal
            ? error
            : { status: 500, body: { error: { code: 'RoomFault', message: String(error) } } },
        );
      },
    );
  });
  server.keepAliveTimeout = 0; // closing an idle connection under its next request would look like a fault of the bot
  return server;
};

const LOCAL = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

const refuseStrangers = ({ headers }: IncomingMessage): void => {
  const origin = headers.origin?.replace(/^https?:\/\//, '');
  if (!LOCAL.test(headers.host ?? '') || (origin !== undefined && !LOCAL.test(origin))) {
    throw new HttpRefusal(403, 'The rehearsal room answers this machine only.');
  }
};

const match = (pattern: readonly string[], path: readonly string[]): Record<string, string> | undefined => {
  if (pattern.length !== path.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const given = path[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decode(given);
    else if (part !== given) return undefined;
  }
  return params;
};

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    throw new HttpRefusal(400, `Cannot read "${segment}": ${String(error)}`);
  }
};

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > LARGEST_BODY) throw new HttpRefusal(413, 'That is more than the rehearsal room takes.');
  }
  return Buffer.concat(chunks);
};

const parseJson = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch (error) {
    throw new HttpRefusal(400, `The body is not JSON: ${String(error)}`);
  }
};

const write = (response: ServerResponse, { status, body, headers = {}, stream }: Reply): void => {
  if (stream) {
    response.writeHead(status, headers);
    stream(response);
    return;
  }
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(isRaw ? body : JSON.stringify(body ?? {}));
};

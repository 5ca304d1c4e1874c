import type { HttpHandler, InvocationContext } from '@azure/functions';
import type { Log } from '../bot/incident';
import type { Received } from '../bot/receive';

export const logOf = (context: InvocationContext): Log => ({
  info: (message, facts = {}) => {
    context.log(message, JSON.stringify(facts));
  },
  warn: (message, facts = {}) => {
    context.warn(message, JSON.stringify(facts));
  },
  error: (message, facts = {}) => {
    context.error(message, JSON.stringify(facts));
  },
});

const LARGEST_BODY = 256 * 1024;

/** POST /api/messages: what Teams sends, and the answer to it. */
export const messages =
  (receive: (authorization: string, body: string, log: Log) => Promise<Received>): HttpHandler =>
  async (request, context) => {
    if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY) return { status: 413 };
    const { status, body } = await receive(
      request.headers.get('authorization') ?? '',
      await request.text(),
      logOf(context),
    );
    return body === null ? { status } : { status, jsonBody: body };
  };

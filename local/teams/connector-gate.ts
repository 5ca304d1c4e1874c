import type { ConnectorCallKind } from './call-log';
import { HttpRefusal, type Call, type Reply, type Route } from './http';
import { isObject } from './json';
import type { Conversation } from './ledger';
import type { Stage } from './stage';
import { createThrottle, TENANT, type Limit } from './throttle';

/** What one connector call came to, for the log. */
export interface Done {
  readonly reply: Reply;
  readonly activityId?: string;
}

export interface Spot {
  readonly conversation: Conversation;
  readonly thread: string | null;
}

/** What every connector call passes through. */
export interface Gate {
  /** Logs the call, whatever comes of it. */
  readonly logged: (kind: ConnectorCallKind, work: (call: Call) => Done) => Route['answer'];
  /** In strict mode, counts the call or refuses it with 429. */
  readonly admit: (key: string, limits: readonly Limit[]) => void;
  /** The conversation, if the bot may act in it. */
  readonly reachable: (id: string | undefined) => Spot;
}

/** Teams' own words for the three refusals a bot has to tell apart. */
export const notInRoster = () =>
  teamsError(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
export const notInstalled = () =>
  teamsError(403, 'ForbiddenOperationException', "Bot is not installed in user's personal scope");
export const unknownConversation = () => teamsError(404, 'ConversationNotFound', 'Conversation not found.');

export const teamsError = (status: number, code: string, message: string, headers: Record<string, string> = {}) =>
  new HttpRefusal(status, message, { error: { code, message } }, headers);
export const badRequest = (message: string) => teamsError(400, 'BadArgument', message);

export const createGate = ({ ledger, calls, isStrict }: Stage): Gate => {
  const throttle = createThrottle();

  const admit = (key: string, limits: readonly Limit[]) => {
    if (!isStrict()) return;
    const seconds = throttle.admit(key, limits);
    if (seconds === null) return;
    throw teamsError(429, 'TooManyRequests', `Too many requests: try again in ${seconds} s.`, {
      'retry-after': String(seconds),
    });
  };

  const logged =
    (kind: ConnectorCallKind, work: (call: Call) => Done): Route['answer'] =>
    (call) => {
      const body = isObject(call.body) ? call.body : null;
      const activity = kind === 'createConversation' && body ? body['activity'] : body;
      const about = {
        kind: body?.['type'] === 'typing' ? ('typing' as const) : kind,
        conversation: call.params['conversation'] ?? null,
        activity: isObject(activity) ? activity : null,
      };
      try {
        admit('app', TENANT);
        const { reply, activityId = call.params['activity'] ?? null } = work(call);
        calls.note({ ...about, activityId, status: reply.status, refusal: null });
        return reply;
      } catch (error) {
        if (!(error instanceof HttpRefusal)) throw error;
        calls.note({
          ...about,
          activityId: call.params['activity'] ?? null,
          status: error.status,
          refusal: error.message,
        });
        throw error;
      }
    };

  return {
    admit,
    logged,
    reachable: (id) => {
      const spot = ledger.find(id ?? '');
      if (!spot) throw unknownConversation();
      if (!ledger.hasBot(spot.conversation))
        throw spot.conversation.kind === 'personal' ? notInstalled() : notInRoster();
      return spot;
    },
  };
};

import type { Activity } from './activities';
import { objectIn, textIn } from './json';
import type { BotAnswer } from './wire';

/** Teams' patience with a bot: how long it waits for the answer to an invoke, and how often it tries. */
export interface Patience {
  readonly milliseconds: number;
  readonly tries: number;
}

export const TEAMS_PATIENCE: Patience = { milliseconds: 15_000, tries: 2 };

/** The way from Teams to the bot. */
export interface BotLine {
  /** Once, whatever the answer. */
  readonly deliver: (activity: Activity) => Promise<BotAnswer>;
  /** Again, with the same id, when there is no answer in time or it is a 5xx. */
  readonly invoke: (activity: Activity) => Promise<BotAnswer>;
}

/** A turn that sends a lot may take longer than an invoke may. */
const TURN = 60_000;

export const createBotLine = (botUrl: string, patience: () => Patience, closing: AbortSignal): BotLine => {
  const once = async (activity: Activity, milliseconds: number): Promise<Omit<BotAnswer, 'tries'>> => {
    try {
      const response = await fetch(botUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(activity),
        signal: AbortSignal.any([AbortSignal.timeout(milliseconds), closing]),
      });
      return { status: response.status, body: parsed(await response.text()) };
    } catch (error) {
      // No answer is an outcome here, as it is in Teams: the person is told, the room goes on.
      return { status: 0, body: reasonOf(error) };
    }
  };
  const attempt = async (activity: Activity, tries: number): Promise<BotAnswer> => {
    const answer = await once(activity, patience().milliseconds);
    const isFinal = (answer.status > 0 && answer.status < 500) || tries >= patience().tries || closing.aborted;
    return isFinal ? { ...answer, tries } : attempt(activity, tries + 1);
  };
  return {
    deliver: async (activity) => ({ ...(await once(activity, TURN)), tries: 1 }),
    invoke: (activity) => attempt(activity, 1),
  };
};

const parsed = (text: string): unknown => {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text; // an answer that is not JSON is shown as it is
  }
};

/** fetch hides why it failed in the cause. */
const reasonOf = (error: unknown): string => {
  const { message, cause } = objectIn(error);
  return textIn(objectIn(cause)['message']) ?? textIn(message) ?? String(error);
};

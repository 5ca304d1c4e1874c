import type { Application } from '@microsoft/teams-ai';
import type { Activity } from 'botbuilder';
import { ActivityTypes } from 'botbuilder';
import { activitySchema } from './activity';
import type { BotAdapter } from './adapter';
import { FILE_CONSENT, fileTrouble } from './file-consent';
import type { Log } from './incident';
import { logIncident, troubleSentence } from './incident';
import { actionResponse, dialogResponse } from './reply';

export interface Received {
  readonly status: number;
  readonly body: object | null;
}

const LARGEST_ACTIVITY = 256 * 1024;

/** Dates arrive as text; botbuilder expects them as dates, as its own adapter makes them. */
function withDates(activity: Activity): Activity {
  const date = (value: unknown) => (typeof value === 'string' ? new Date(value) : value);
  for (const name of ['timestamp', 'localTimestamp', 'expiration'] as const) {
    if (activity[name] !== undefined) Object.assign(activity, { [name]: date(activity[name]) });
  }
  return activity;
}

const parseJson = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined; // answered as 400 by whoever asked
  }
};

/** What an invoke is answered when its handler failed: 200, since Teams would only send it again. */
function trouble(activity: Activity, sentence: string): Received {
  if (activity.type !== (ActivityTypes.Invoke as string)) return { status: 200, body: null };
  const response = /^(task|composeExtension)\//.test(activity.name ?? '')
    ? dialogResponse({ say: sentence })
    : actionResponse({ say: sentence });
  return { status: 200, body: response.body as object };
}

/**
 * One activity from Teams to its answer. 4xx is for bad HTTP, JSON or token only; a well-formed invoke is always
 * answered 200 with a card or a sentence. This is where errors surface, once, with an incident number.
 */
export const receiver =
  (adapter: BotAdapter, app: Application) =>
  async (authorization: string, body: string, log: Log): Promise<Received> => {
    if (body.length > LARGEST_ACTIVITY) return { status: 413, body: null };
    const parsed = activitySchema.safeParse(parseJson(body));
    if (!parsed.success) return { status: 400, body: null };
    const activity = withDates(parsed.data as unknown as Activity);
    const about = { activity: activity.id, type: activity.type, name: activity.name };
    try {
      const response = await adapter.turn(authorization, activity, async (context) => {
        try {
          await app.run(context);
        } catch (error) {
          const incident = logIncident(log, error, about);
          const isFile = activity.name === FILE_CONSENT;
          const sentence = isFile ? fileTrouble(incident) : troubleSentence(incident);
          if (isFile) await context.sendActivity(sentence); // whoever answered an offer sees no other answer
          if (activity.type === (ActivityTypes.Invoke as string)) {
            const { status, body: answer } = trouble(activity, sentence);
            await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status, body: answer } });
          } else if (activity.type === (ActivityTypes.Message as string)) {
            await context.sendActivity(sentence);
          }
        }
      });
      return { status: response?.status ?? 200, body: (response?.body as object | undefined) ?? null };
    } catch (error) {
      if (isUnauthorised(error)) return { status: 401, body: null };
      return trouble(activity, troubleSentence(logIncident(log, error, about)));
    }
  };

const isUnauthorised = (error: unknown): boolean =>
  error instanceof Error &&
  ((error as { statusCode?: unknown }).statusCode === 401 || error.name === 'AuthenticationError');

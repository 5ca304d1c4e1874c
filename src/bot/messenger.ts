import type { Activity, ConversationReference, TurnContext } from 'botbuilder';
import { MessageFactory } from 'botbuilder';
import { z } from 'zod';
import type { Chat, Message, Messenger, Refused, SendResult } from '../app/deliver';
import type { BotAdapter } from './adapter';

const CARD = 'application/vnd.microsoft.card.adaptive';

export const cardMessage = (card: Message): Partial<Activity> =>
  MessageFactory.attachment({ contentType: CARD, content: card });

const restError = z.object({
  statusCode: z.number(),
  response: z
    .object({ headers: z.object({ get: z.custom<(name: string) => string | null | undefined>() }) })
    .optional(),
});

/** Statuses Teams asks to try again, with Retry-After and jitter (limits.md). */
const LATER = [412, 429, 502, 503, 504];
const BLOCKED = [403, 404];

function refusedBy(error: unknown): Refused {
  const parsed = restError.safeParse(error);
  if (!parsed.success) throw error;
  const { statusCode: status, response } = parsed.data;
  const seconds = Number(response?.headers.get('retry-after') ?? 2);
  const retryAfterMs = (Number.isFinite(seconds) ? seconds : 2) * 1000 + Math.random() * 1000;
  if (LATER.includes(status)) return { refused: 'later', status, retryAfterMs };
  return { refused: BLOCKED.includes(status) ? 'blocked' : 'unacceptable', status, retryAfterMs };
}

/** Sends outside a turn: to a person's own chat, or to a channel or meeting chat. */
export function messengerFor(adapter: BotAdapter, botId: string): Messenger {
  const reference = ({ serviceUrl, conversationId }: Chat): Partial<ConversationReference> => ({
    channelId: 'msteams',
    serviceUrl,
    bot: { id: botId, name: '' },
    conversation: { id: conversationId, name: '', isGroup: false, conversationType: '' },
  });

  async function within(chat: Chat, act: (context: TurnContext) => Promise<string>): Promise<SendResult> {
    let activityId = '';
    try {
      await adapter.continueConversationAsync(adapter.appId, reference(chat), async (context) => {
        activityId = await act(context);
      });
      return { activityId };
    } catch (error) {
      return refusedBy(error);
    }
  }

  return {
    send: (chat, message) =>
      within(chat, async (context) => {
        const sent = await context.sendActivity(cardMessage(message));
        return sent?.id ?? '';
      }),
    update: (chat, activityId, message) =>
      within(chat, async (context) => {
        await context.updateActivity({ ...cardMessage(message), id: activityId });
        return activityId;
      }),
    openChat: async (serviceUrl, tenantId, teamsId) => {
      let conversationId = '';
      try {
        await adapter.createConversationAsync(
          adapter.appId,
          'msteams',
          serviceUrl,
          '',
          {
            isGroup: false,
            bot: { id: botId, name: '' },
            members: [{ id: teamsId, name: '' }],
            tenantId,
            channelData: { tenant: { id: tenantId } },
          },
          async (context) => {
            conversationId = context.activity.conversation.id;
          },
        );
        return { conversationId };
      } catch (error) {
        return refusedBy(error);
      }
    },
  };
}

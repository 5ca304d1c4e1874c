import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Turn } from './turn';

/** What the edge needs of an activity; Teams sends much more, and none of it is trusted further than this. */
export const activitySchema = z.looseObject({
  type: z.string().min(1),
  id: z.string().optional(),
  name: z.string().optional(),
  text: z.string().max(28_000).optional(),
  channelId: z.string().min(1),
  serviceUrl: z.url(),
  from: z.looseObject({ id: z.string().min(1), aadObjectId: z.string().optional(), name: z.string().optional() }),
  recipient: z.looseObject({ id: z.string().min(1) }),
  conversation: z.looseObject({
    id: z.string().min(1),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
});

const teamsData = z.looseObject({ tenant: z.looseObject({ id: z.string() }).optional() }).catch({});

/** The tenant and account that acted, as Teams vouches for them; null where it names none. */
export function accountIn(activity: Activity): { tenantId: string; objectId: string } | null {
  const tenantId = activity.conversation.tenantId ?? teamsData.parse(activity.channelData).tenant?.id;
  const objectId = activity.from.aadObjectId;
  return tenantId && objectId ? { tenantId, objectId } : null;
}

export function chatIn(activity: Activity): Turn['chat'] {
  const { id, conversationType } = activity.conversation;
  const kind = conversationType === 'channel' ? 'channel' : conversationType === 'groupChat' ? 'meeting' : 'personal';
  const [conversationId = id, ...rest] = id.split(';');
  const thread = rest.find((each) => each.startsWith('messageid='))?.slice('messageid='.length);
  return { kind, conversationId, threadId: thread ?? null, serviceUrl: activity.serviceUrl, userId: activity.from.id };
}

const verbed = z.looseObject({ verb: z.string(), msteams: z.unknown().optional() });

/** What a button sent: its verb, and the rest of the data, inputs included. */
function carried(data: unknown): { verb: string; data: unknown } | null {
  const parsed = verbed.safeParse(data);
  if (!parsed.success) return null;
  const { verb, msteams: _, ...rest } = parsed.data;
  return { verb, data: rest };
}

const executed = z.object({
  action: z.looseObject({ verb: z.string(), data: z.unknown().optional() }),
  trigger: z.string().optional(),
});
const commanded = z.looseObject({ commandId: z.string() });
const tasked = z.looseObject({ data: z.unknown() });

export const executedAction = (value: unknown): { verb: string; data: unknown } | null => {
  const parsed = executed.safeParse(value);
  return parsed.success ? { verb: parsed.data.action.verb, data: parsed.data.action.data ?? {} } : null;
};
export const taskAction = (value: unknown) => carried(tasked.safeParse(value).data?.data);
/** Which command of the composer was chosen. */
export const commandIn = (value: unknown): string => commanded.safeParse(value).data?.commandId ?? '';
export const submittedAction = carried;

/** What was typed; a message that only carries a file has no text, whatever botbuilder's types say. */
export const textIn = ({ text }: Partial<Activity>): string => text ?? '';

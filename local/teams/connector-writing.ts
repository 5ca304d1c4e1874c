import { activityFaults } from './activity-rules';
import { conversationId, type Activity } from './activities';
import { badRequest, teamsError, type Done, type Gate, type Spot } from './connector-gate';
import { ok, type Call } from './http';
import { isObject, listIn, objectIn, textIn } from './json';
import type { Message } from './ledger';
import type { Stage } from './stage';
import { SENDS } from './throttle';
import type { Attachment } from './wire';

type Work = (call: Call) => Done;

/** Whatever a bot does to the messages of a conversation. */
export interface ConnectorWriting {
  readonly send: Work;
  readonly update: Work;
  readonly remove: Work;
  readonly create: Work;
}

const LARGEST_MESSAGE = 28 * 1024;

export const connectorWriting = (
  { cast, ledger, isStrict, tell }: Stage,
  { admit, reachable }: Gate,
): ConnectorWriting => {
  const checked = (activity: unknown): Activity => {
    if (!isObject(activity)) throw badRequest('The activity is missing.');
    const size = Buffer.byteLength(JSON.stringify(activity));
    if (isStrict() && size > LARGEST_MESSAGE) {
      throw teamsError(413, 'MessageSizeTooBig', `The message is ${Math.ceil(size / 1024)} KB; Teams takes 28 KB.`);
    }
    const fault = isStrict() ? activityFaults(activity)[0] : undefined;
    if (fault !== undefined) throw badRequest(fault);
    return activity;
  };

  const post = ({ conversation, thread }: Spot, activity: Activity): Message =>
    ledger.add({ conversation: conversation.id, thread, author: null, ...contentOf(activity) });

  const send = (call: Call): Done => {
    const place = reachable(call.params['conversation']);
    admit(`send ${place.conversation.id}`, SENDS);
    if (isObject(call.body) && call.body['type'] === 'typing') {
      tell({ type: 'typing', conversation: place.conversation.id });
      return { reply: { status: 201, body: { id: ledger.nextId() } } };
    }
    const activity = checked(call.body);
    if (activity['type'] !== 'message')
      throw badRequest(`The rehearsal room does not take "${String(activity['type'])}" activities.`);
    const replyTo = call.params['activity'];
    // A reply in a channel lands in the thread of what it answers; elsewhere there are no threads.
    const thread = place.thread ?? (replyTo === undefined ? null : (ledger.message(replyTo)?.thread ?? null));
    const { id } = post({ ...place, thread }, activity);
    return { reply: { status: 201, body: { id } }, activityId: id };
  };

  const ownMessage = (call: Call): Message => {
    const place = reachable(call.params['conversation']);
    admit(`send ${place.conversation.id}`, SENDS);
    const message = ledger.message(call.params['activity'] ?? '');
    if (!message || message.deleted || message.conversation !== place.conversation.id) {
      throw teamsError(404, 'ActivityNotFoundInConversation', 'The message is not in this conversation.');
    }
    if (message.author !== null)
      throw teamsError(403, 'OperationNotAllowed', 'A bot can change its own messages only.');
    return message;
  };

  const update = (call: Call): Done => {
    const message = ownMessage(call);
    const activity = checked(call.body);
    ledger.change(message.conversation, () => {
      Object.assign(message, { ...contentOf(activity), version: message.version + 1, views: {} });
    });
    return { reply: ok({ id: message.id }) };
  };

  const remove = (call: Call): Done => {
    const message = ownMessage(call);
    ledger.change(message.conversation, () => {
      Object.assign(message, { deleted: true, text: '', attachments: [], views: {}, version: message.version + 1 });
    });
    return { reply: ok() };
  };

  const create = (call: Call): Done => {
    const body = objectIn(call.body);
    const channelData = objectIn(body['channelData']);
    const channel = textIn(objectIn(channelData['channel'])['id']);
    return channel === undefined ? createPersonal(body, channelData) : createThread(channel, body);
  };

  const createThread = (channel: string, body: Activity): Done => {
    const { conversation } = reachable(channel);
    admit(`send ${conversation.id}`, SENDS);
    const { id } = post({ conversation, thread: null }, checked(body['activity']));
    return { reply: { status: 201, body: { id: conversationId(conversation, id), activityId: id } }, activityId: id };
  };

  const createPersonal = (body: Activity, channelData: Activity): Done => {
    const members = listIn(body['members']).map(objectIn);
    if (body['isGroup'] === true || members.length !== 1)
      throw badRequest('A bot can open a chat with one person only.');
    const account = textIn(members[0]?.['id']) ?? textIn(members[0]?.['aadObjectId']) ?? '';
    const person = cast.personByAccount(account);
    if (!person) throw badRequest('Failed to decrypt pairwise id');
    const tenant = textIn(objectIn(channelData['tenant'])['id']) ?? textIn(body['tenantId']);
    if (tenant !== person.tenantId)
      throw badRequest(tenant === undefined ? 'The tenant is missing.' : 'The person is not in this tenant.');
    const place = reachable(cast.personalChatOf(person));
    admit(`create ${person.key}`, SENDS);
    if (body['activity'] === undefined) return { reply: { status: 201, body: { id: place.conversation.id } } };
    admit(`send ${place.conversation.id}`, SENDS);
    const { id } = post(place, checked(body['activity']));
    return { reply: { status: 201, body: { id: place.conversation.id, activityId: id } }, activityId: id };
  };

  return { send, update, remove, create };
};

const contentOf = (activity: Activity): { text: string; markdown: boolean; attachments: readonly Attachment[] } => ({
  text: textIn(activity['text']) ?? '',
  markdown: activity['textFormat'] !== 'plain',
  attachments: listIn(activity['attachments']).filter(isAttachment),
});

const isAttachment = (value: unknown): value is Attachment =>
  isObject(value) && typeof value['contentType'] === 'string';

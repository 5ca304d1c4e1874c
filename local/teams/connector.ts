import { conversationAccount, conversationId, type Activity } from './activities';
import { ADAPTIVE_CARD, cardFaults } from './card-rules';
import type { ConnectorCallKind, createCallLog } from './call-log';
import { isGuest, principalNameOf, teamOf, type Cast } from './cast';
import { HttpRefusal, ok, type Call, type Reply, type Route } from './http';
import { isObject, listIn, objectIn, textIn } from './json';
import type { Conversation, Ledger, Message } from './ledger';
import { FILE_CONSENT, FILE_INFO } from './file-types';
import { createThrottle, ROSTERS, SENDS, TENANT, type Limit } from './throttle';
import type { Attachment, RoomEvent, RoomPerson, RoomPlace } from './wire';

interface Parts {
  readonly cast: Cast;
  readonly ledger: Ledger;
  readonly calls: ReturnType<typeof createCallLog>;
  readonly isStrict: () => boolean;
  readonly tell: (event: RoomEvent) => void;
}

/** What one connector call was about, for the log. */
interface Done {
  readonly reply: Reply;
  readonly activityId?: string;
}

const LARGEST_MESSAGE = 28 * 1024;
const DRAWN = new Set([ADAPTIVE_CARD, FILE_CONSENT, FILE_INFO]);

/** Teams' own words for the three refusals a bot has to tell apart. */
const notInRoster = () =>
  teamsError(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
const notInstalled = () =>
  teamsError(403, 'ForbiddenOperationException', "Bot is not installed in user's personal scope");
const unknownConversation = () => teamsError(404, 'ConversationNotFound', 'Conversation not found.');

const teamsError = (status: number, code: string, message: string, headers: Record<string, string> = {}) =>
  new HttpRefusal(status, message, { error: { code, message } }, headers);
const badRequest = (message: string) => teamsError(400, 'BadArgument', message);

/** What Teams answers when the bot calls: the Bot Framework connector, as far as a bot like ours uses it. */
export const connectorRoutes = (prefix: string, { cast, ledger, calls, isStrict, tell }: Parts): readonly Route[] => {
  const throttle = createThrottle();

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
        if (isStrict()) admit('app', TENANT);
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

  const admit = (key: string, limits: readonly Limit[]) => {
    const seconds = throttle.admit(key, limits);
    if (seconds === null) return;
    throw teamsError(429, 'TooManyRequests', `Too many requests: try again in ${seconds} s.`, {
      'retry-after': String(seconds),
    });
  };

  const found = (id: string | undefined) => {
    const place = ledger.find(id ?? '');
    if (!place) throw unknownConversation();
    return place;
  };
  /** The conversation, if the bot may act in it. */
  const reachable = (id: string | undefined) => {
    const place = found(id);
    if (!ledger.hasBot(place.conversation))
      throw place.conversation.kind === 'personal' ? notInstalled() : notInRoster();
    return place;
  };

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

  const post = (
    { conversation, thread }: { conversation: Conversation; thread: string | null },
    activity: Activity,
  ): Message => ledger.add({ conversation: conversation.id, thread, author: null, ...contentOf(activity) });

  const send = (call: Call): Done => {
    const place = reachable(call.params['conversation']);
    if (isStrict()) admit(`send ${place.conversation.id}`, SENDS);
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
    if (isStrict()) admit(`send ${place.conversation.id}`, SENDS);
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
    if (isStrict()) admit(`send ${conversation.id}`, SENDS);
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
    if (isStrict()) admit(`create ${person.key}`, SENDS);
    if (body['activity'] === undefined) return { reply: { status: 201, body: { id: place.conversation.id } } };
    if (isStrict()) admit(`send ${place.conversation.id}`, SENDS);
    const { id } = post(place, checked(body['activity']));
    return { reply: { status: 201, body: { id: place.conversation.id, activityId: id } }, activityId: id };
  };

  const roster = (call: Call): readonly RoomPerson[] => {
    const { conversation } = reachable(call.params['conversation']);
    if (isStrict()) admit('roster', ROSTERS);
    return ledger.membersOf(conversation);
  };

  const paged = (call: Call): Done => {
    const everyone = roster(call);
    const from = Number(call.query.get('continuationToken') ?? '0');
    const size = Math.min(Number(call.query.get('pageSize') ?? '200') || 200, 500);
    const until = from + size;
    const members = everyone.slice(from, until).map(account);
    return { reply: ok({ members, ...(until < everyone.length ? { continuationToken: String(until) } : {}) }) };
  };

  const member = (call: Call): Done => {
    const person = cast.personByAccount(call.params['member'] ?? '');
    const here = roster(call).find((other) => other.key === person?.key);
    if (!here) throw teamsError(404, 'MemberNotFoundInConversation', 'Member not found in conversation.');
    return { reply: ok(account(here)) };
  };

  const meetingPlace = (call: Call): RoomPlace & { meeting: NonNullable<RoomPlace['meeting']> } => {
    const place = ledger.places().find((candidate) => candidate.meeting?.id === call.params['meeting']);
    if (!place?.meeting) throw teamsError(404, 'MeetingNotFound', 'Meeting not found.');
    if (!place.botInstalled) throw notInRoster();
    return { ...place, meeting: place.meeting };
  };

  const meeting = (call: Call): Done => {
    const place = meetingPlace(call);
    const organiser = cast.person(place.memberKeys[0] ?? '');
    const { id, title, start, end } = place.meeting;
    const details = {
      id,
      title,
      type: 'Scheduled',
      scheduledStartTime: start,
      scheduledEndTime: end,
      joinUrl: joinUrl(place.id),
      msGraphResourceId: id,
    };
    const conversation = { id: place.id, isGroup: true, conversationType: 'groupChat' };
    return { reply: ok({ details, conversation, ...(organiser ? { organizer: account(organiser) } : {}) }) };
  };

  const participant = (call: Call): Done => {
    const place = meetingPlace(call);
    const person = cast.personByAccount(call.params['participant'] ?? '');
    if (!person || !place.memberKeys.includes(person.key)) {
      throw teamsError(404, 'MemberNotFoundInConversation', 'Member not found in conversation.');
    }
    const role = place.memberKeys[0] === person.key ? 'Organizer' : 'Attendee';
    const inMeeting = ledger.state.running.includes(place.id);
    const conversation = { id: place.id, isGroup: true, conversationType: 'groupChat' };
    return { reply: ok({ user: account(person), meeting: { role, inMeeting }, conversation }) };
  };

  const channelsOf = (teamId: string | undefined): readonly RoomPlace[] => {
    const channels = ledger.places().filter((place) => teamOf(place)?.id === teamId);
    if (channels.length === 0) throw teamsError(404, 'TeamNotFound', 'Team not found.');
    if (!channels.some((channel) => channel.botInstalled)) throw notInRoster();
    return channels;
  };
  const team = (call: Call): Done => {
    const channels = channelsOf(call.params['team']);
    const memberCount = new Set(channels.flatMap((channel) => channel.memberKeys)).size;
    const [first] = channels;
    return { reply: ok({ ...(first && teamOf(first)), type: 'standard', memberCount, channelCount: channels.length }) };
  };
  const channels = (call: Call): Done => ({
    reply: ok({
      conversations: channelsOf(call.params['team']).map(({ id, name }) => ({ id, name, type: 'standard' })),
    }),
  });

  const conversation = (call: Call): Done => {
    const place = reachable(call.params['conversation']);
    return { reply: ok(conversationAccount(place.conversation, ledger.tenantOf(place.conversation), place.thread)) };
  };

  const at = (method: string, path: string, kind: ConnectorCallKind, work: (call: Call) => Done): Route => ({
    method,
    path: `${prefix}${path}`,
    answer: logged(kind, work),
  });
  const one = '/v3/conversations/:conversation';
  return [
    at('POST', '/v3/conversations', 'createConversation', create),
    at('GET', one, 'conversation', conversation),
    at('POST', `${one}/activities`, 'send', send),
    at('POST', `${one}/activities/:activity`, 'reply', send),
    at('PUT', `${one}/activities/:activity`, 'update', update),
    at('DELETE', `${one}/activities/:activity`, 'delete', remove),
    at('GET', `${one}/members`, 'members', (call) => ({ reply: ok(roster(call).map(account)) })),
    at('GET', `${one}/activities/:activity/members`, 'members', (call) => ({ reply: ok(roster(call).map(account)) })),
    at('GET', `${one}/pagedmembers`, 'members', paged),
    at('GET', `${one}/members/:member`, 'member', member),
    at('GET', '/v1/meetings/:meeting', 'meeting', meeting),
    at('GET', '/v1/meetings/:meeting/participants/:participant', 'participant', participant),
    at('GET', '/v3/teams/:team', 'team', team),
    at('GET', '/v3/teams/:team/conversations', 'channels', channels),
  ];
};

export const joinUrl = (placeId: string): string =>
  `https://teams.example/l/meetup-join/${encodeURIComponent(placeId)}/0`;

const account = (person: RoomPerson): Activity => {
  const [givenName = person.name, ...rest] = person.name.split(' ');
  return {
    id: person.teamsId,
    name: person.name,
    objectId: person.aadObjectId,
    aadObjectId: person.aadObjectId,
    givenName,
    surname: rest.join(' '),
    email: person.email,
    userPrincipalName: principalNameOf(person),
    tenantId: person.tenantId,
    userRole: isGuest(person) ? 'guest' : 'user',
  };
};

const contentOf = (activity: Activity): { text: string; markdown: boolean; attachments: readonly Attachment[] } => ({
  text: textIn(activity['text']) ?? '',
  markdown: activity['textFormat'] !== 'plain',
  attachments: listIn(activity['attachments']).filter(isAttachment),
});

const isAttachment = (value: unknown): value is Attachment =>
  isObject(value) && typeof value['contentType'] === 'string';

/** Why Teams would refuse the message, or this room cannot show it. */
const activityFaults = (activity: Activity): readonly string[] => {
  const attachments = listIn(activity['attachments']).map(objectIn);
  const isEmpty = !textIn(activity['text'])?.trim() && attachments.length === 0;
  return [
    ...(isEmpty ? ['The message is empty.'] : []),
    ...(activity['suggestedActions'] === undefined ? [] : ['The rehearsal room does not show suggested actions.']),
    ...attachments.flatMap(attachmentFaults),
    ...(textIn(activity['text'])?.includes('${') ? ['A template was not filled in.'] : []),
  ];
};

const attachmentFaults = (attachment: Activity): readonly string[] => {
  const contentType = textIn(attachment['contentType']) ?? '';
  if (contentType === ADAPTIVE_CARD) return cardFaults(attachment['content']);
  return DRAWN.has(contentType) ? [] : [`The rehearsal room does not show attachments of type "${contentType}".`];
};

import { ADAPTIVE_CARD } from './card-rules';
import { refreshOf, textsOf } from './card-reading';
import { teamOf, type Cast } from './cast';
import { isObject, type JsonObject } from './json';
import type { Conversation, Ledger, Message } from './ledger';
import type { Attachment, ConversationView, MessageView, PersonView, PlaceView, RoomPerson } from './wire';

/** What each person sees of the room. */
export interface Views {
  readonly conversations: (person: RoomPerson) => readonly ConversationView[];
  readonly messages: (person: RoomPerson, conversation: string) => readonly MessageView[];
  readonly message: (person: RoomPerson, message: Message) => MessageView;
  /** The cards of the message as this person sees them. */
  readonly cards: (person: RoomPerson, message: Message) => readonly JsonObject[];
  readonly wantsLook: (person: RoomPerson, message: Message) => boolean;
  readonly people: () => readonly PersonView[];
  readonly places: () => readonly PlaceView[];
}

/** Up to this many people, Teams refreshes a card without userIds for everyone. */
const SMALL_CONVERSATION = 60;
/** So many of the newest messages are shown; a window does not scroll back for ever. */
const SHOWN = 150;

export const createViews = (cast: Cast, ledger: Ledger): Views => {
  const attachmentsFor = (person: RoomPerson, message: Message): readonly Attachment[] => {
    const own = message.views[person.key];
    return own ? [{ contentType: ADAPTIVE_CARD, content: own.card }] : message.attachments;
  };

  const wantsLook = (person: RoomPerson, message: Message): boolean => {
    if (message.deleted || message.asked[person.key] === message.version) return false;
    const refresh = firstCard(message.attachments, refreshOf);
    if (!refresh) return false;
    if (refresh.userIds) return refresh.userIds.includes(person.teamsId);
    const conversation = ledger.find(message.conversation)?.conversation;
    return conversation !== undefined && ledger.membersOf(conversation).length <= SMALL_CONVERSATION;
  };

  const view = (person: RoomPerson, message: Message): MessageView => {
    const attachments = attachmentsFor(person, message);
    const own = message.views[person.key];
    return {
      id: message.id,
      thread: message.thread,
      author: {
        key: message.author,
        name: message.author === null ? cast.bot.name : (cast.person(message.author)?.name ?? 'Someone'),
      },
      notice: message.notice,
      mine: message.author === person.key,
      at: message.at,
      text: message.text,
      markdown: message.markdown,
      attachments,
      edited: message.version > 1 && !message.deleted,
      deleted: message.deleted,
      ownView: own !== undefined,
      refreshable: firstCard(attachments, refreshOf) !== undefined,
      wantsLook: wantsLook(person, message),
      stamp: `${message.version}.${own?.serial ?? 0}`,
    };
  };

  const unreadBy = (person: RoomPerson, conversation: Conversation): number => {
    const read = Number(ledger.state.read[person.key]?.[conversation.id] ?? '0');
    return ledger
      .messagesIn(conversation.id)
      .filter(
        (message) => !message.notice && !message.deleted && message.author !== person.key && Number(message.id) > read,
      ).length;
  };

  return {
    wantsLook,
    message: view,
    messages: (person, conversation) =>
      ledger
        .messagesIn(conversation)
        .slice(-SHOWN)
        .map((message) => view(person, message)),
    cards: (person, message) => cardsIn(attachmentsFor(person, message)),
    conversations: (person) =>
      ledger.conversationsOf(person).map((conversation) => {
        const last = ledger.messagesIn(conversation.id).at(-1);
        const isPersonal = conversation.kind === 'personal';
        return {
          id: conversation.id,
          kind: conversation.kind,
          name: isPersonal ? cast.bot.name : conversation.place.name,
          team: isPersonal ? null : (teamOf(conversation.place)?.name ?? null),
          unread: unreadBy(person, conversation),
          lastAt: last?.at ?? null,
          lastLine: last ? lineOf(last) : '',
          botPresent: ledger.hasBot(conversation),
          meetingRunning: ledger.state.running.includes(conversation.id),
        };
      }),
    people: () =>
      cast.people.map(({ key, name, about }) => ({ key, name, about, hasApp: !ledger.state.withoutApp.includes(key) })),
    places: () =>
      ledger.places().map(({ meeting, ...place }) => ({
        id: place.id,
        kind: place.kind,
        name: place.name,
        team: teamOf(place)?.name ?? null,
        memberKeys: place.memberKeys,
        botInstalled: place.botInstalled,
        meeting: meeting
          ? {
              title: meeting.title,
              start: meeting.start,
              end: meeting.end,
              running: ledger.state.running.includes(place.id),
            }
          : null,
      })),
  };
};

export const cardsIn = (attachments: readonly Attachment[]): readonly JsonObject[] =>
  attachments.flatMap(({ contentType, content }) =>
    contentType === ADAPTIVE_CARD && isObject(content) ? [content] : [],
  );

const firstCard = <T>(attachments: readonly Attachment[], read: (card: JsonObject) => T | undefined): T | undefined =>
  cardsIn(attachments).flatMap((card) => read(card) ?? [])[0];

/** One line for the list of chats. */
const lineOf = (message: Message): string => {
  if (message.deleted) return 'This message was deleted';
  if (message.text !== '') return message.text;
  return cardsIn(message.attachments).flatMap(textsOf)[0] ?? message.attachments[0]?.name ?? '';
};

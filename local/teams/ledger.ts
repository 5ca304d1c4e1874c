import type { Attachment, RoomPerson, RoomPlace } from './wire';
import type { Cast } from './cast';
import type { JsonObject } from './json';

/** A personal chat with the bot, a channel, or a meeting chat. */
export type Conversation =
  | { readonly id: string; readonly kind: 'personal'; readonly person: RoomPerson }
  | { readonly id: string; readonly kind: RoomPlace['kind']; readonly place: RoomPlace };

export interface OwnView {
  readonly version: number;
  readonly serial: number;
  readonly card: JsonObject;
}

export interface Message {
  readonly id: string;
  readonly conversation: string;
  /** In a channel, the id of the thread's first message. */
  readonly thread: string | null;
  /** A person's key; null for the bot. */
  readonly author: string | null;
  readonly notice: boolean;
  readonly at: string;
  text: string;
  markdown: boolean;
  attachments: readonly Attachment[];
  version: number;
  deleted: boolean;
  /** Cards that individuals see in place of the message's own; gone when it is edited. */
  views: Record<string, OwnView>;
  /** The version for which each individual's window has asked for their own view. */
  asked: Record<string, number>;
}

export interface StoredFile {
  readonly name: string;
  readonly conversation: string;
  readonly base64: string;
}

/** Everything that survives a restart. */
export interface RoomState {
  lastId: number;
  messages: Message[];
  read: Record<string, Record<string, string>>;
  withoutApp: string[];
  greeted: string[];
  members: Record<string, readonly string[]>;
  bots: Record<string, boolean>;
  running: string[];
  madeHere: RoomPlace[];
  files: Record<string, StoredFile>;
}

export const emptyState = (): RoomState => ({
  lastId: 0,
  messages: [],
  read: {},
  withoutApp: [],
  greeted: [],
  members: {},
  bots: {},
  running: [],
  madeHere: [],
  files: {},
});

export type NewMessage = Pick<Message, 'conversation' | 'thread' | 'author' | 'text'> &
  Partial<Pick<Message, 'attachments' | 'markdown' | 'notice'>>;

/** Who is where and what was said. Changes are told to the listener, which redraws and saves. */
export interface Ledger {
  readonly state: RoomState;
  readonly places: () => readonly RoomPlace[];
  readonly place: (id: string) => RoomPlace | undefined;
  /** By conversation id, with or without `;messageid=…`, or by team id. */
  readonly find: (id: string) => { readonly conversation: Conversation; readonly thread: string | null } | undefined;
  readonly conversationsOf: (person: RoomPerson) => readonly Conversation[];
  readonly membersOf: (conversation: Conversation) => readonly RoomPerson[];
  readonly isMember: (person: RoomPerson, conversation: Conversation) => boolean;
  readonly hasBot: (conversation: Conversation) => boolean;
  readonly tenantOf: (conversation: Conversation) => string;
  readonly messagesIn: (conversation: string) => readonly Message[];
  readonly message: (id: string) => Message | undefined;
  readonly nextId: () => string;
  readonly add: (message: NewMessage) => Message;
  /** Runs the change, then tells whoever listens that this conversation looks different. */
  readonly change: (conversation: string, change: () => void) => void;
  /** For changes to who is where. */
  readonly changeRoom: (change: () => void) => void;
}

/** Older messages of a conversation are let go. */
const KEPT = 1_000;

export interface LedgerListener {
  readonly conversation: (id: string) => void;
  readonly room: () => void;
}

export const createLedger = (
  {
    cast,
    places: opened,
    now,
    listener,
  }: { cast: Cast; places: readonly RoomPlace[]; now: () => Date; listener: LedgerListener },
  state: RoomState,
): Ledger => {
  const byConversation = new Map<string, Message[]>();
  for (const message of state.messages) append(byConversation, message);
  const byId = new Map(state.messages.map((message) => [message.id, message]));

  const personal = new Map(cast.people.map((person) => [cast.personalChatOf(person), person]));
  const asItIsNow = (place: RoomPlace): RoomPlace => ({
    ...place,
    memberKeys: state.members[place.id] ?? place.memberKeys,
    botInstalled: state.bots[place.id] ?? place.botInstalled,
  });
  const places = () => [...opened, ...state.madeHere].map(asItIsNow);
  const place = (id: string) => places().find((candidate) => candidate.id === id);

  const find: Ledger['find'] = (id) => {
    const [base = '', thread = null] = id.split(';messageid=');
    const person = personal.get(base);
    if (person) return { conversation: { id: base, kind: 'personal', person }, thread: null };
    const found = place(base) ?? places().find((candidate) => candidate.team?.id === base);
    return found && { conversation: { id: found.id, kind: found.kind, place: found }, thread };
  };

  const membersOf: Ledger['membersOf'] = (conversation) =>
    conversation.kind === 'personal'
      ? [conversation.person]
      : conversation.place.memberKeys.flatMap((key) => cast.person(key) ?? []);

  const nextId = () => {
    // Teams numbers messages by the millisecond; two in one millisecond still need two numbers.
    state.lastId = Math.max(state.lastId + 1, now().getTime());
    return String(state.lastId);
  };

  const change: Ledger['change'] = (conversation, work) => {
    work();
    listener.conversation(conversation);
  };

  return {
    state,
    places,
    place,
    find,
    membersOf,
    nextId,
    change,
    conversationsOf: (person) => [
      { id: cast.personalChatOf(person), kind: 'personal', person },
      ...places()
        .filter((candidate) => candidate.memberKeys.includes(person.key))
        .map((candidate): Conversation => ({ id: candidate.id, kind: candidate.kind, place: candidate })),
    ],
    isMember: (person, conversation) => membersOf(conversation).some((member) => member.key === person.key),
    hasBot: (conversation) =>
      conversation.kind === 'personal'
        ? !state.withoutApp.includes(conversation.person.key)
        : conversation.place.botInstalled,
    tenantOf: (conversation) =>
      conversation.kind === 'personal'
        ? conversation.person.tenantId
        : (conversation.place.tenantId ?? membersOf(conversation)[0]?.tenantId ?? ''),
    messagesIn: (conversation) => byConversation.get(conversation) ?? [],
    message: (id) => byId.get(id),
    add: ({ attachments = [], markdown = false, notice = false, ...rest }) => {
      const id = nextId();
      const { conversation } = rest;
      const isChannel = find(conversation)?.conversation.kind === 'channel';
      const message: Message = {
        ...rest,
        id,
        thread: isChannel ? (rest.thread ?? id) : null,
        at: now().toISOString(),
        attachments,
        markdown,
        notice,
        version: 1,
        deleted: false,
        views: {},
        asked: {},
      };
      change(conversation, () => {
        append(byConversation, message);
        byId.set(id, message);
        state.messages.push(message);
        letGo(conversation);
      });
      return message;
    },
    changeRoom: (work) => {
      work();
      listener.room();
    },
  };

  function letGo(conversation: string): void {
    const kept = byConversation.get(conversation) ?? [];
    if (kept.length <= KEPT) return;
    const [oldest] = kept.splice(0, 1);
    if (!oldest) return;
    byId.delete(oldest.id);
    state.messages.splice(state.messages.indexOf(oldest), 1);
  }
};

const append = (into: Map<string, Message[]>, message: Message): void => {
  const list = into.get(message.conversation);
  if (list) list.push(message);
  else into.set(message.conversation, [message]);
};

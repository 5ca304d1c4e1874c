import type { Activity, Where } from './activities';
import { conversationId } from './activities';
import { actionIn, checkedInputs, type Typed } from './card-inputs';
import type { Part } from './card-reading';
import type { Dialogs } from './dialogs';
import { HttpRefusal } from './http';
import { isObject, objectIn, textIn, type JsonObject } from './json';
import type { Conversation, Message } from './ledger';
import { createOwnViews, type Seen } from './own-views';
import { mentionIn, spoken } from './spoken';
import { TROUBLE, type Stage } from './stage';
import type { ActionChoice, BotAnswer, MessageView, Outcome, RoomPerson } from './wire';

export interface Press {
  readonly message: string;
  /** Which of the message's cards; the first, when left out. */
  readonly card?: number | undefined;
  /** The card as the person saw it when they pressed; as it is now, when left out. */
  readonly shown?: JsonObject | undefined;
  readonly action: ActionChoice;
  readonly inputs: Typed;
}

export interface Said {
  readonly message: MessageView;
  /** False in a shared place when the bot was not mentioned: it never hears of it. */
  readonly heard: boolean;
  readonly outcome: Outcome;
}

/** What a person can do in a conversation. Each resolves when the bot has answered. */
export interface PersonActions {
  /** Opens the conversation: it is read now, and the first time in the personal chat the bot learns that it was installed. */
  readonly open: (person: RoomPerson, conversation: string) => Promise<void>;
  /** Brings messages into view: asks for this person's own view of each card that offers one, once per version. */
  readonly look: (person: RoomPerson, conversation: string, messages?: readonly string[]) => Promise<void>;
  readonly say: (
    person: RoomPerson,
    what: { conversation: string; text: string; thread?: string | undefined },
  ) => Promise<Said>;
  readonly press: (person: RoomPerson, press: Press) => Promise<Outcome>;
  /** Asks for this person's own view again, by hand. */
  readonly refresh: (person: RoomPerson, message: string) => Promise<Outcome>;
  /** Sends the bot anything at all, in a Teams envelope; what the partial activity says wins. */
  readonly post: (person: RoomPerson, conversation: string, partial: Activity) => Promise<BotAnswer>;
  readonly setApp: (person: RoomPerson, installed: boolean) => Promise<void>;
}

const IN_VIEW = 20;

export const createPersonActions = (stage: Stage, dialogs: Dialogs): PersonActions => {
  const ownViews = createOwnViews(stage);
  const { cast, ledger, views, line, envelope, tell } = stage;
  const greetings = new Map<string, Promise<void>>();

  const enter = (person: RoomPerson, id: string): Where & { thread: string | null } => {
    const found = ledger.find(id);
    if (!found || !ledger.isMember(person, found.conversation)) {
      throw new HttpRefusal(404, `${person.name} is in no conversation "${id}".`);
    }
    return found;
  };
  const visible = (person: RoomPerson, id: string): Seen => {
    const message = ledger.message(id);
    if (!message || message.deleted) throw new HttpRefusal(404, `There is no message "${id}".`);
    return { message, where: { ...enter(person, message.conversation), thread: message.thread } };
  };

  const deliver = (person: RoomPerson, where: Where, partial: Activity) =>
    line.deliver(envelope(person, where, partial));

  const installed = async (person: RoomPerson, conversation: Conversation, action: 'add' | 'remove') => {
    const first = await deliver(person, { conversation }, { type: 'installationUpdate', action });
    const members = { [action === 'add' ? 'membersAdded' : 'membersRemoved']: [{ id: cast.bot.id }] };
    await deliver(person, { conversation }, { type: 'conversationUpdate', ...members });
    return first.status > 0;
  };

  /** The app is there for everybody from the beginning; the bot hears of it when the chat is first opened. */
  const greet = async (person: RoomPerson, conversation: Conversation) => {
    const { greeted } = ledger.state;
    if (greeted.includes(person.key) || !ledger.hasBot(conversation)) return;
    const reached = await installed(person, conversation, 'add');
    if (!reached) return;
    ledger.changeRoom(() => greeted.push(person.key));
  };
  const greetOnce = (person: RoomPerson, conversation: Conversation): Promise<void> => {
    if (conversation.kind !== 'personal') return Promise.resolve();
    const running = greetings.get(person.key);
    if (running) return running;
    const greeting = greet(person, conversation).finally(() => greetings.delete(person.key));
    greetings.set(person.key, greeting);
    return greeting;
  };

  const markRead = (person: RoomPerson, conversation: string) => {
    const last = ledger.messagesIn(conversation).at(-1)?.id;
    const read = (ledger.state.read[person.key] ??= {});
    if (last === undefined || read[conversation] === last) return;
    read[conversation] = last;
    tell({ type: 'read', person: person.key });
  };

  const failed = (person: RoomPerson, { status, body }: BotAnswer): Outcome => {
    tell({ type: 'toast', person: person.key, text: TROUBLE, failed: true });
    return { kind: 'failed', text: TROUBLE, status, detail: body };
  };

  const submit = async (
    person: RoomPerson,
    { message, where }: Seen,
    action: Part,
    inputs: Typed,
  ): Promise<Outcome> => {
    const { data } = action.json;
    const msteams = objectIn(objectIn(data)['msteams']);
    const value = isObject(data) || Object.keys(inputs).length > 0 ? { ...objectIn(data), ...inputs } : data;
    switch (msteams['type']) {
      case undefined:
        return sent(
          person,
          await deliver(person, where, {
            type: 'message',
            value: value ?? {},
            replyToId: message.id,
            channelData: legacy(message),
          }),
        );
      case 'task/fetch':
        return dialogs.fetch(person, where, message.id, value);
      case 'messageBack': {
        const text = textIn(msteams['displayText']);
        if (text !== undefined)
          ledger.add({ conversation: message.conversation, thread: where.thread ?? null, author: person.key, text });
        const partial = {
          type: 'message',
          text: textIn(msteams['text']) ?? '',
          value: msteams['value'] ?? value,
          replyToId: message.id,
        };
        return sent(person, await deliver(person, where, partial));
      }
      case 'imBack':
        return (
          await say(person, {
            conversation: conversationId(where.conversation, where.thread),
            text: textIn(msteams['value']) ?? '',
          })
        ).outcome;
      default:
        throw new HttpRefusal(400, `The rehearsal room does not know the action type "${String(msteams['type'])}".`);
    }
  };
  const sent = (person: RoomPerson, answer: BotAnswer): Outcome =>
    answer.status >= 200 && answer.status < 300 ? { kind: 'done' } : failed(person, answer);

  const press: PersonActions['press'] = async (
    person,
    { message: id, card: index = 0, shown, action: choice, inputs: typed },
  ) => {
    const seen = visible(person, id);
    const card = shown ?? views.cards(person, seen.message)[index];
    if (!card) throw new HttpRefusal(404, 'The message has no such card.');
    const action = actionIn(card, choice);
    const { values: inputs, faults } = checkedInputs(card, action, typed);
    if (faults.length > 0) return { kind: 'invalid', faults };
    switch (action.json['type']) {
      case 'Action.Execute': {
        const { type, title, verb, data, id: actionId } = action.json;
        const sentAction = {
          type,
          title,
          verb,
          data: { ...objectIn(data), ...inputs },
          ...(actionId === undefined ? {} : { id: actionId }),
        };
        return ownViews.execute(person, seen, sentAction);
      }
      case 'Action.Submit':
        return submit(person, seen, action, inputs);
      case 'Action.OpenUrl':
        return { kind: 'link', url: textIn(action.json['url']) ?? '' };
      default:
        return { kind: 'done' }; // showing and hiding is the client's own business
    }
  };

  async function say(
    person: RoomPerson,
    { conversation: id, text, thread }: Parameters<PersonActions['say']>[1],
  ): Promise<Said> {
    const where = enter(person, id);
    const { conversation } = where;
    if (conversation.kind === 'personal' && !ledger.hasBot(conversation)) {
      throw new HttpRefusal(403, `${person.name} does not have the app.`);
    }
    await greetOnce(person, conversation);
    const message = ledger.add({
      conversation: conversation.id,
      thread: thread ?? where.thread,
      author: person.key,
      text,
    });
    markRead(person, conversation.id);
    const isMentioned = mentionIn(cast.bot.name).test(text);
    const heard = ledger.hasBot(conversation) && (conversation.kind === 'personal' || isMentioned);
    const outcome = heard
      ? sent(
          person,
          await deliver(
            person,
            { conversation, thread: message.thread },
            { id: message.id, ...spoken(text, cast.bot, isMentioned) },
          ),
        )
      : ({ kind: 'done' } as const);
    return { message: views.message(person, message), heard, outcome };
  }

  return {
    say,
    press,
    refresh: async (person, id) => ownViews.refresh(person, visible(person, id)),
    open: async (person, id) => {
      const { conversation } = enter(person, id);
      markRead(person, conversation.id);
      await greetOnce(person, conversation);
    },
    look: async (person, id, wanted) => {
      const { conversation } = enter(person, id);
      const messages = wanted
        ? wanted
            .flatMap((messageId) => ledger.message(messageId) ?? [])
            .filter((message) => message.conversation === conversation.id)
        : ledger.messagesIn(conversation.id).slice(-IN_VIEW);
      await Promise.all(
        messages.map((message) => ownViews.look(person, { message, where: { conversation, thread: message.thread } })),
      );
    },
    post: (person, id, partial) => deliver(person, enter(person, id), partial),
    setApp: async (person, wanted) => {
      const { state } = ledger;
      const conversation: Conversation = { id: cast.personalChatOf(person), kind: 'personal', person };
      if (ledger.hasBot(conversation) === wanted) return;
      ledger.changeRoom(() => {
        state.withoutApp = wanted
          ? state.withoutApp.filter((key) => key !== person.key)
          : [...state.withoutApp, person.key];
        if (!wanted) state.greeted = state.greeted.filter((key) => key !== person.key);
      });
      if (wanted) await greetOnce(person, conversation);
      else await installed(person, conversation, 'remove');
    },
  };
};

const legacy = (message: Message): JsonObject => ({ source: { name: 'message' }, legacy: { replyToId: message.id } });

import { textsOf, buttonsOf, inputsOf } from './card-reading';
import { cardsIn } from './views';
import { textIn, type JsonObject } from './json';
import type { BotAnswer, ConversationView, DialogView, MessageView, Outcome, RoomPlace, RoomView } from './wire';

/** A card as somebody sees it. */
export interface SeenCard {
  readonly message: string;
  readonly json: JsonObject;
  /** Everything it says, a line each. */
  readonly texts: readonly string[];
  readonly text: string;
  /** Titles of its buttons. */
  readonly buttons: readonly string[];
  /** Ids of its inputs. */
  readonly inputs: readonly string[];
  readonly isOwnView: boolean;
}

export interface SeenDialog extends Omit<SeenCard, 'message' | 'isOwnView'> {
  readonly title: string;
  readonly view: DialogView;
}

/** What a refused request to the room itself looks like: no such button, not in this conversation. */
export class RoomRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

type Inputs = Readonly<Record<string, string>>;

/** How long `card` and `dialog` wait for what a bot sends on its own. */
const PATIENCE = 5_000;
const PAUSE = 25;

/** Drives a room without a browser. `client.as('amara')` is that person in their personal chat. */
export class RoomClient {
  constructor(readonly url: string) {}

  as(key: string): Visitor {
    return new Visitor(this, key);
  }

  room(): Promise<RoomView> {
    return this.request('GET', '/room/api/room');
  }

  /** Moves the clock forward; resolves when everything due on the way has happened. */
  async moveClock(now: string): Promise<void> {
    await this.request('POST', '/local/clock', { now });
  }

  /** Makes a new channel or meeting chat. */
  async createPlace(place: RoomPlace): Promise<void> {
    await this.request('POST', '/room/api/places', place);
  }

  async request<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as T & { error?: { message?: string } };
    if (!response.ok)
      throw new RoomRefusal(response.status, answer.error?.message ?? `${method} ${path}: ${response.status}`);
    return answer;
  }
}

/** One person, in their personal chat or, after `in(place)`, in a shared place. */
export class Visitor {
  constructor(
    private readonly client: RoomClient,
    readonly key: string,
    private readonly place: string | null = null,
    private readonly thread: string | null = null,
  ) {}

  /** The same person in a channel or meeting chat; with a thread, in that thread. */
  in(place: string, thread: string | null = null): Visitor {
    return new Visitor(this.client, this.key, place, thread);
  }

  conversations(): Promise<readonly ConversationView[]> {
    return this.get('/conversations');
  }

  /** Opens the conversation without a word, as when its window comes to the front. */
  async open(): Promise<this> {
    await this.do('/open', { conversation: await this.conversation() });
    return this;
  }

  /** Says something, once the bot has answered. In a shared place the bot hears it only if it is mentioned: see `mention`. */
  async say(text: string): Promise<Outcome> {
    const body = {
      conversation: await this.conversation(),
      text,
      ...(this.thread === null ? {} : { thread: this.thread }),
    };
    return (await this.do<{ outcome: Outcome }>('/say', body)).outcome;
  }

  /** Says it to the bot by name. */
  async mention(text: string): Promise<Outcome> {
    const { bot } = await this.client.room();
    return this.say(`@${bot.name} ${text}`);
  }

  /** Everything in the conversation, own views fetched as a window would. */
  async messages(): Promise<readonly MessageView[]> {
    const all = await this.do<readonly MessageView[]>('/look', { conversation: await this.conversation() });
    return this.thread === null ? all : all.filter((message) => message.thread === this.thread);
  }

  async lastMessage(): Promise<MessageView | undefined> {
    return (await this.messages()).filter((message) => !message.notice).at(-1);
  }

  /** All cards in the conversation as this person sees them, oldest first. */
  async cards(): Promise<readonly SeenCard[]> {
    return (await this.messages()).flatMap((message) =>
      cardsIn(message.attachments).map((json) => ({
        message: message.id,
        isOwnView: message.ownView,
        ...reading(json),
      })),
    );
  }

  /** The newest card that says this; waits for it. */
  card(says: RegExp | string = ''): Promise<SeenCard> {
    return this.newest((card) => matches(card.text, says), `a card that says ${String(says)}`);
  }

  /** Resolves when no card in the conversation says this any more. */
  async gone(says: RegExp | string): Promise<void> {
    await until(
      async () => ((await this.cards()).some((card) => matches(card.text, says)) ? undefined : true),
      `${String(says)} to go`,
    );
  }

  /** The newest message whose text says this; waits for it. */
  message(says: RegExp | string): Promise<MessageView> {
    return until(
      async () => (await this.messages()).findLast((message) => !message.deleted && matches(message.text, says)),
      `a message that says ${String(says)}`,
    );
  }

  /** Presses the button with this title: in the dialog if one is open, else on the newest card that has it. */
  async press(title: string, inputs: Inputs = {}): Promise<Outcome> {
    return this.fill(inputs).submit(title);
  }

  /** Presses the button on one particular card. */
  pressOn(card: SeenCard, title: string, inputs: Inputs = {}): Promise<Outcome> {
    return this.do('/press', { message: card.message, action: { title }, inputs });
  }

  /** Asks for the card again, as "Refresh card" in the message's menu does. */
  refresh(card: SeenCard): Promise<Outcome> {
    return this.do('/refresh', { message: card.message });
  }

  /** Types into the dialog, or into the newest card with that button. */
  fill(inputs: Inputs): { submit: (title: string) => Promise<Outcome> } {
    return {
      submit: async (title) => {
        const { dialog } = await this.get<{ dialog: DialogView | null }>('/dialog');
        if (dialog) return this.do('/dialog/submit', { action: { title }, inputs });
        const card = await this.newest((seen) => seen.buttons.includes(title), `a card with the button "${title}"`);
        return this.pressOn(card, title, inputs);
      },
    };
  }

  /** The open dialog; waits for it. */
  async dialog(): Promise<SeenDialog> {
    const view = await until(
      async () => (await this.get<{ dialog: DialogView | null }>('/dialog')).dialog ?? undefined,
      'a dialog',
    );
    const read = reading(view.card ?? { type: 'AdaptiveCard' });
    return { ...read, text: view.text ?? read.text, title: view.title, view };
  }

  async hasDialog(): Promise<boolean> {
    return (await this.get<{ dialog: DialogView | null }>('/dialog')).dialog !== null;
  }

  /** Closes the dialog with its cross: the bot hears nothing. */
  async closeDialog(): Promise<void> {
    await this.do('/dialog/close', {});
  }

  /** Opens a command of the message extension from the composer. */
  async extension(command: string): Promise<Outcome> {
    return this.do('/extension', { conversation: await this.conversation(), command });
  }

  /** Allows or declines the file that a message offers. */
  answerFile(message: string, allow: boolean): Promise<Outcome> {
    return this.do('/file', { message, allow });
  }

  /** Sends the bot any activity in a Teams envelope; what is given wins. No repeats, no checks. */
  async post(activity: Readonly<Record<string, unknown>>): Promise<BotAnswer> {
    return this.do('/activity', { conversation: await this.conversation(), activity });
  }

  /** A forged or replayed invoke: the same id twice is a redelivery. */
  invoke(name: string, value: unknown, more: Readonly<Record<string, unknown>> = {}): Promise<BotAnswer> {
    return this.post({ type: 'invoke', name, value, ...more });
  }

  async installApp(): Promise<void> {
    await this.do('/app', { installed: true });
  }

  async uninstallApp(): Promise<void> {
    await this.do('/app', { installed: false });
  }

  addBot(): Promise<BotAnswer> {
    return this.atPlace('POST', '/bot', {});
  }

  removeBot(): Promise<BotAnswer> {
    return this.atPlace('DELETE', '/bot', {});
  }

  addMember(person: string): Promise<BotAnswer | null> {
    return this.atPlace('POST', '/members', { person });
  }

  removeMember(person: string): Promise<BotAnswer | null> {
    return this.atPlace('DELETE', '/members', { person });
  }

  startMeeting(): Promise<BotAnswer | null> {
    return this.atPlace('POST', '/meeting', { running: true });
  }

  endMeeting(): Promise<BotAnswer | null> {
    return this.atPlace('POST', '/meeting', { running: false });
  }

  private async newest(wanted: (card: SeenCard) => boolean, what: string): Promise<SeenCard> {
    return until(
      async () => (await this.cards()).findLast(wanted),
      what,
      async () => (await this.cards()).at(-1)?.text,
    );
  }

  private async conversation(): Promise<string> {
    if (this.place !== null) return this.place;
    const personal = (await this.conversations()).find((conversation) => conversation.kind === 'personal');
    if (!personal) throw new RoomRefusal(404, `${this.key} has no personal chat.`);
    return personal.id;
  }

  private atPlace<T>(method: string, path: string, body: object): Promise<T> {
    if (this.place === null) throw new RoomRefusal(400, 'Say where: client.as(…).in(place).');
    return this.client.request(method, `/room/api/places/${encodeURIComponent(this.place)}${path}`, {
      by: this.key,
      ...body,
    });
  }

  private get<T>(path: string): Promise<T> {
    return this.client.request('GET', `/room/api/people/${encodeURIComponent(this.key)}${path}`);
  }

  private do<T>(path: string, body: unknown): Promise<T> {
    return this.client.request('POST', `/room/api/people/${encodeURIComponent(this.key)}${path}`, body);
  }
}

const reading = (json: JsonObject) => {
  const texts = textsOf(json);
  return {
    json,
    texts,
    text: texts.join('\n'),
    buttons: buttonsOf(json),
    inputs: inputsOf(json).flatMap((input) => textIn(input.json['id']) ?? []),
  };
};

const matches = (text: string, says: RegExp | string): boolean =>
  typeof says === 'string' ? text.includes(says) : says.test(text);

/** Asks again and again until there is something, or says what it last saw. */
const until = async <T>(
  find: () => Promise<T | undefined>,
  what: string,
  instead?: () => Promise<string | undefined>,
): Promise<T> => {
  const giveUp = performance.now() + PATIENCE;
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    if (performance.now() > giveUp) throw new Error(`Waited for ${what}. ${(await instead?.()) ?? ''}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
};

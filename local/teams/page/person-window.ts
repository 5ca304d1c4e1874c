import type { ConversationView, Outcome, PlaceView, RoomEvent, RoomView } from '../wire';
import { personApi, room } from './api';
import { createChatList } from './chat-list';
import { createComposer } from './composer';
import { createDialogHost } from './dialog';
import { avatar, focusableIn, h, iconButton, newId, oneAtATime, soon } from './dom';
import { openMenu, type MenuItem } from './menu';
import { createMessageList } from './message-list';
import { createToasts } from './toasts';

export interface PersonWindow {
  readonly key: string;
  readonly element: HTMLElement;
  readonly hear: (event: RoomEvent) => void;
  readonly update: (view: RoomView) => void;
  readonly reload: () => void;
}

/** One person's Teams: their chats, the conversation in front, and the dialog over it. */
export const createPersonWindow = (key: string, view: RoomView, onClose: (() => void) | null): PersonWindow => {
  const api = personApi(key);
  let now = view;
  let conversations: readonly ConversationView[] = [];
  let current: string | null = null;

  const me = () => now.people.find((person) => person.key === key);
  const name = me()?.name ?? key;
  const toasts = createToasts();
  const complain = (text: string) => {
    toasts.show(text, true);
  };
  /** What goes wrong on the way to the room is said, not swallowed. */
  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      complain(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  };

  const chats = createChatList(name, (id) => void show(id));
  const list = createMessageList({
    botName: () => now.bot.name,
    press: (message, shown, index, inputs) =>
      attempt(async () => {
        follow(await api.press(message, shown, { index }, inputs));
      }),
    refresh: (message) => attempt(() => api.refresh(message)),
    file: (message, allow) => attempt(() => api.file(message, allow)),
    look: (messages) => {
      if (current !== null) void api.look(current, messages);
    },
    reply: (thread, author) => {
      composer.replyTo(thread, author);
    },
  });
  const composer = createComposer({
    send: async (text, thread) => {
      const id = current;
      return id !== null && (await attempt(() => api.say(id, text, thread))) !== undefined;
    },
    command: (id) => {
      if (current !== null) void attempt(() => api.extension(current ?? '', id));
    },
    install: () => void attempt(() => api.setApp(true)),
  });

  const title = h('h3', { class: 'conversation-name' });
  const subtitle = h('span', { class: 'conversation-about' });
  const meetingButton = h('button', {
    type: 'button',
    class: 'button meeting-button',
    onclick: () => void runMeeting(),
  });
  const placeMenu = iconButton(
    'more',
    'Options of this conversation',
    () => {
      openMenu(placeMenu, placeItems());
    },
    { 'aria-haspopup': 'menu' },
  );
  const back = iconButton('back', 'Back to chats', () => void leave(), { class: 'icon-button back' });
  const conversation = h(
    'section',
    { class: 'conversation', 'aria-label': 'Conversation' },
    h(
      'header',
      { class: 'conversation-head' },
      back,
      h('div', { class: 'conversation-words' }, title, subtitle),
      meetingButton,
      placeMenu,
    ),
    list.element,
    composer.element,
  );
  const body = h('div', { class: 'window-body' }, h('div', { class: 'panes' }, chats.element, conversation));

  let opener: { element: HTMLElement; name: string } | null = null;
  const dialog = createDialogHost(api, {
    complain,
    onToggle: (isOpen) => {
      const active = document.activeElement;
      if (isOpen && active instanceof HTMLElement && body.contains(active))
        opener = { element: active, name: active.textContent };
      body.inert = isOpen;
      head.inert = isOpen;
      if (!isOpen) giveBackFocus();
    },
  });
  /** To the button that opened the dialog, or the one that now stands in its place. */
  const giveBackFocus = () => {
    const before = opener;
    opener = null;
    if (!before) return;
    const stillThere = before.element.isConnected
      ? before.element
      : focusableIn(body).findLast((button) => button.textContent === before.name);
    (stillThere ?? title).focus();
    if (!stillThere) composer.focus();
  };

  const headingId = newId('window');
  const menuButton = iconButton(
    'more',
    `Options for ${name}`,
    () => {
      openMenu(menuButton, personItems());
    },
    { 'aria-haspopup': 'menu' },
  );
  const head = h(
    'header',
    { class: 'window-head' },
    avatar(name),
    h('div', { class: 'who' }, h('h2', { id: headingId }, name), h('span', {}, me()?.about ?? '')),
    menuButton,
    onClose ? iconButton('close', `Close ${name}'s window`, onClose) : null,
  );
  const element = h(
    'section',
    { class: 'window', 'data-person': key, 'aria-labelledby': headingId },
    head,
    body,
    dialog.element,
    toasts.element,
  );

  const place = (): PlaceView | undefined => now.places.find(({ id }) => id === current);
  const shown = (): ConversationView | undefined => conversations.find(({ id }) => id === current);

  const personItems = (): readonly MenuItem[] => {
    const hasApp = me()?.hasApp ?? true;
    return [
      {
        label: hasApp ? 'Uninstall the app' : 'Install the app',
        hint: hasApp ? 'The bot can then no longer write to this person' : '',
        choose: () => void attempt(() => api.setApp(!hasApp)),
      },
      { label: 'Open on its own', choose: () => window.open(`/?as=${encodeURIComponent(key)}`, '_blank') },
      { label: 'Open at phone width', choose: () => window.open(`/?as=${encodeURIComponent(key)}&phone=1`, '_blank') },
    ];
  };
  const placeItems = (): readonly MenuItem[] => {
    const here = place();
    if (!here) return [];
    const strangers = now.people.filter((person) => !here.memberKeys.includes(person.key));
    return [
      ...(here.meeting ? [{ label: here.meeting.running ? 'End meeting' : 'Start meeting', choose: runMeeting }] : []),
      here.botInstalled
        ? { label: `Remove ${now.bot.name}`, choose: () => void attempt(() => room.removeBot(here.id, key)) }
        : { label: `Add ${now.bot.name}`, choose: () => void attempt(() => room.addBot(here.id, key)) },
      ...strangers.map((person) => ({
        label: `Add ${person.name}`,
        hint: person.about,
        choose: () => void attempt(() => room.addMember(here.id, key, person.key)),
      })),
    ];
  };
  const runMeeting = () => {
    const here = place();
    if (here?.meeting) void attempt(() => room.runMeeting(here.id, key, !here.meeting?.running));
  };

  const drawHead = () => {
    const here = place();
    const chat = shown();
    title.textContent = chat?.name ?? '';
    title.tabIndex = -1;
    const people = here ? `${here.memberKeys.length} people` : '';
    const kinds = {
      personal: 'App',
      channel: `Channel in ${here?.team ?? ''}, ${people}`,
      meeting: `Meeting chat, ${people}`,
    };
    subtitle.textContent = chat ? kinds[chat.kind] : '';
    placeMenu.hidden = !here;
    meetingButton.hidden = !here?.meeting;
    meetingButton.textContent = here?.meeting?.running ? 'End meeting' : 'Start meeting';
    if (chat) composer.update(chat, { bot: now.bot.name, commands: now.commands });
  };
  const drawMessages = oneAtATime(async () => {
    const id = current;
    if (id === null) return;
    const messages = await api.messages(id);
    if (id !== current) return;
    const chat = shown();
    const emptyLine =
      chat?.kind === 'personal' ? `Say hello to ${now.bot.name}: try "help".` : 'Nothing has been said here yet.';
    list.show(messages, { threads: chat?.kind === 'channel', emptyLine });
    if ((shown()?.unread ?? 0) > 0 && document.visibilityState === 'visible') void api.open(id);
  });
  const drawChats = oneAtATime(async () => {
    conversations = await api.conversations();
    if (current !== null && !shown()) await leave();
    chats.show(conversations, current);
    drawHead();
    if ((shown()?.unread ?? 0) > 0 && current !== null && document.visibilityState === 'visible')
      void api.open(current);
  });
  let dialogNews = 0;
  /** What the room tells meanwhile is newer than the answer to a question asked before. */
  const readDialog = async () => {
    const asked = dialogNews;
    const { dialog: read } = await api.dialog();
    if (asked === dialogNews) dialog.show(read);
  };
  const chatsSoon = soon(() => void attempt(drawChats));
  const messagesSoon = soon(() => void attempt(drawMessages));

  const show = async (id: string) => {
    if (current !== id) {
      current = id;
      list.clear();
      composer.replyTo(null, '');
    }
    element.classList.add('in-conversation');
    drawHead();
    chats.show(conversations, current);
    await attempt(async () => {
      await drawMessages();
      await api.open(id);
    });
  };
  const leave = async () => {
    element.classList.remove('in-conversation');
    if (!shown()) {
      current = null;
      list.clear();
    }
    chats.element.querySelector<HTMLElement>('[aria-current]')?.focus();
    return Promise.resolve();
  };
  const follow = (outcome: Outcome) => {
    if (outcome.kind === 'invalid') complain(outcome.faults.map(({ message }) => message).join(' '));
    if (outcome.kind === 'link') window.open(outcome.url, '_blank', 'noopener');
  };

  void attempt(async () => {
    await drawChats();
    const [first] = conversations;
    if (first && current === null) await show(first.id);
    await readDialog();
  });

  return {
    key,
    element,
    update: (view) => {
      now = view;
      chatsSoon();
    },
    reload: () => {
      chatsSoon();
      messagesSoon();
      void attempt(readDialog);
    },
    hear: (event) => {
      if (event.type === 'conversation') {
        chatsSoon();
        if (event.id === current) messagesSoon();
      } else if (event.type === 'typing' && event.conversation === current) list.typing(now.bot.name);
      else if ('person' in event && event.person === key) {
        if (event.type === 'read') chatsSoon();
        if (event.type === 'dialog') {
          dialogNews += 1;
          dialog.show(event.dialog);
        }
        if (event.type === 'toast') toasts.show(event.text, event.failed);
      }
    },
  };
};

import type { ConversationView } from '../wire';
import { avatar, h, reconcile } from './dom';
import { roomTime } from './clock';
import { whenOf } from './times';

export interface ChatList {
  readonly element: HTMLElement;
  readonly show: (conversations: readonly ConversationView[], current: string | null) => void;
}

const KINDS = { personal: 'App', channel: 'Channel', meeting: 'Meeting chat' };

/** The person's conversations, with what is unread. */
export const createChatList = (name: string, choose: (conversation: string) => void): ChatList => {
  const list = h('ul', {});
  const element = h('nav', { class: 'chats', 'aria-label': `Chats of ${name}` }, h('h3', {}, 'Chats'), list);

  const items = new Map<string, { line: HTMLElement; button: HTMLButtonElement }>();
  /** Made once: a press begun on a chat is not lost when the list is drawn again under it. */
  const made = (id: string) => {
    const before = items.get(id);
    if (before) return before;
    const button = h('button', {
      type: 'button',
      onclick: () => {
        choose(id);
      },
    });
    const fresh = { line: h('li', {}, button), button };
    items.set(id, fresh);
    return fresh;
  };

  const item = (conversation: ConversationView, current: string | null): HTMLElement => {
    const { line, button } = made(conversation.id);
    const unread = conversation.unread > 0 ? `${conversation.unread} unread` : '';
    const about = conversation.meetingRunning ? 'Meeting in progress' : (conversation.team ?? KINDS[conversation.kind]);
    button.className = unread ? 'chat unread' : 'chat';
    if (conversation.id === current) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
    button.replaceChildren(
      avatar(conversation.name, conversation.kind === 'personal' ? 'bot' : 'place'),
      h(
        'span',
        { class: 'chat-words' },
        h('span', { class: 'chat-name' }, conversation.name),
        h('span', { class: conversation.meetingRunning ? 'chat-about running' : 'chat-about' }, about),
        ...(conversation.lastLine ? [h('span', { class: 'chat-last' }, conversation.lastLine)] : []),
      ),
      h(
        'span',
        { class: 'chat-side' },
        ...(conversation.lastAt
          ? [h('time', { datetime: conversation.lastAt }, whenOf(new Date(conversation.lastAt), roomTime()))]
          : []),
        ...(unread ? [h('span', { class: 'count', 'aria-label': unread }, String(conversation.unread))] : []),
      ),
    );
    return line;
  };

  return {
    element,
    show: (conversations, current) => {
      reconcile(
        list,
        conversations.map((conversation) => item(conversation, current)),
      );
    },
  };
};

import type { ConversationView } from '../wire';
import { avatar, h } from './dom';
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

  const item = (conversation: ConversationView, current: string | null) => {
    const unread = conversation.unread > 0 ? `${conversation.unread} unread` : '';
    const about = conversation.meetingRunning ? 'Meeting in progress' : (conversation.team ?? KINDS[conversation.kind]);
    return h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          class: unread ? 'chat unread' : 'chat',
          'aria-current': conversation.id === current ? 'true' : null,
          'data-conversation': conversation.id,
          onclick: () => {
            choose(conversation.id);
          },
        },
        avatar(conversation.name, conversation.kind === 'personal' ? 'bot' : 'place'),
        h(
          'span',
          { class: 'chat-words' },
          h('span', { class: 'chat-name' }, conversation.name),
          h('span', { class: conversation.meetingRunning ? 'chat-about running' : 'chat-about' }, about),
          conversation.lastLine ? h('span', { class: 'chat-last' }, conversation.lastLine) : null,
        ),
        h(
          'span',
          { class: 'chat-side' },
          conversation.lastAt
            ? h('time', { datetime: conversation.lastAt }, whenOf(new Date(conversation.lastAt), roomTime()))
            : null,
          unread ? h('span', { class: 'count', 'aria-label': unread }, String(conversation.unread)) : null,
        ),
      ),
    );
  };

  return {
    element,
    show: (conversations, current) => {
      const focused = (document.activeElement as HTMLElement | null)?.dataset['conversation'];
      const hadFocus = list.contains(document.activeElement);
      list.replaceChildren(...conversations.map((conversation) => item(conversation, current)));
      if (hadFocus)
        [...list.querySelectorAll<HTMLElement>('.chat')]
          .find((chat) => chat.dataset['conversation'] === focused)
          ?.focus();
    },
  };
};

import type { MessageView } from '../wire';
import { focusableIn, h, icon, reconcile, soon } from './dom';
import { drawMessage, type MessageDoings } from './message';
import { dayOf } from './times';

export interface MessageListDoings extends MessageDoings {
  /** These messages came into view and offer this reader a card of their own. */
  readonly look: (messages: readonly string[]) => void;
  readonly reply: (thread: string, author: string) => void;
}

export interface MessageList {
  readonly element: HTMLElement;
  readonly show: (messages: readonly MessageView[], options: { threads: boolean; emptyLine: string }) => void;
  readonly clear: () => void;
  readonly typing: (name: string) => void;
}

/** How near the end counts as reading the newest. */
const NEAR = 80;

/** The conversation so far. Redraws only what changed, so what somebody is typing into a card stays. */
export const createMessageList = (doings: MessageListDoings): MessageList => {
  const drawn = new Map<string, { stamp: string; element: HTMLElement }>();
  const list = h('div', { class: 'messages', role: 'log', 'aria-label': 'Messages', tabindex: 0 });
  const typingLine = h('p', { class: 'typing', hidden: true });
  const toNewest = h(
    'button',
    { type: 'button', class: 'to-newest', hidden: true, onclick: () => scrollToEnd() },
    'New messages',
  );
  const element = h('div', { class: 'messages-frame' }, list, typingLine, toNewest);
  let newest = '';
  let typingTimer: number | undefined;

  const isAtEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
  const scrollToEnd = () => {
    list.scrollTop = list.scrollHeight;
    toNewest.hidden = true;
  };
  list.addEventListener('scroll', () => {
    if (isAtEnd()) toNewest.hidden = true;
  });
  // Cards grow while they are drawn; whoever was at the end stays there.
  let wasAtEnd = true;
  list.addEventListener('scrollend', () => (wasAtEnd = isAtEnd()));
  new ResizeObserver(() => {
    if (wasAtEnd) scrollToEnd();
  }).observe(list);

  // The card somebody's finger or mouse is down on is replaced once it is let go: until then the press would be lost.
  let pressed: Element | null = null;
  let missed: (() => void) | null = null;
  list.addEventListener('pointerdown', ({ target }) => {
    pressed = target instanceof Element ? target.closest('[data-message-id]') : null;
  });
  for (const letGo of ['pointerup', 'pointercancel'])
    window.addEventListener(letGo, () => {
      pressed = null;
      const show = missed;
      missed = null;
      if (show) window.setTimeout(show); // after the click
    });

  const inView = new Set<string>();
  const lookSoon = soon(() => {
    const messages = [...inView];
    inView.clear();
    if (messages.length > 0) doings.look(messages);
  }, 60);
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const id = (target as HTMLElement).dataset['messageId'];
        if (!isIntersecting || id === undefined) continue;
        observer.unobserve(target);
        inView.add(id);
        lookSoon();
      }
    },
    { root: list },
  );

  const elementOf = (message: MessageView): HTMLElement => {
    const before = drawn.get(message.id);
    const stamp = `${message.stamp} ${message.refreshable}`;
    if (before?.stamp === stamp) return before.element;
    if (before && before.element === pressed) {
      missed = showLast;
      return before.element;
    }
    const fresh = drawMessage(message, doings);
    drawn.set(message.id, { stamp, element: fresh });
    if (before) {
      observer.unobserve(before.element);
      keepFocus(before.element, fresh);
    }
    return fresh;
  };

  let showLast = (): void => undefined;
  const show: MessageList['show'] = (messages, options) => {
    showLast = () => {
      show(messages, options);
    };
    const { threads, emptyLine } = options;
    const stick = isAtEnd() || wasAtEnd;
    const nodes =
      messages.length === 0
        ? [h('p', { class: 'empty' }, emptyLine)]
        : threads
          ? threadNodes(messages)
          : flatNodes(messages);
    reconcile(list, nodes);
    for (const [key, { element: old }] of drawn) if (!list.contains(old)) drawn.delete(key);
    for (const message of messages) {
      const shown = drawn.get(message.id)?.element;
      if (message.wantsLook && shown) observer.observe(shown);
    }
    const last = messages.findLast((message) => !message.notice);
    const isNew = last !== undefined && last.id !== newest;
    newest = last?.id ?? '';
    if (isNew) typingLine.hidden = true;
    if (stick || (isNew && last.mine)) scrollToEnd();
    else if (isNew) toNewest.hidden = false;
  };

  return {
    element,
    show,
    clear: () => {
      missed = null;
      drawn.clear();
      list.replaceChildren();
      observer.disconnect();
      newest = '';
      wasAtEnd = true;
      toNewest.hidden = true;
      typingLine.hidden = true;
    },
    typing: (name) => {
      typingLine.textContent = `${name} is typing`;
      typingLine.hidden = false;
      window.clearTimeout(typingTimer);
      typingTimer = window.setTimeout(() => (typingLine.hidden = true), 4_000);
    },
  };

  function flatNodes(messages: readonly MessageView[]): readonly HTMLElement[] {
    return messages.flatMap((message, index) => {
      const day = dayOf(new Date(message.at));
      const before = messages[index - 1];
      const isNewDay = before === undefined || dayOf(new Date(before.at)) !== day;
      const shown = elementOf(message);
      shown.classList.toggle('continued', !isNewDay && !before.notice && before.author.key === message.author.key);
      return isNewDay ? [keyed(`day ${day}`, () => h('p', { class: 'day' }, day)), shown] : [shown];
    });
  }

  function threadNodes(messages: readonly MessageView[]): readonly HTMLElement[] {
    const threads = Map.groupBy(messages, (message) => message.thread ?? message.id);
    return [...threads].map(([thread, posts]) => {
      const [first] = posts;
      if (first?.notice) return elementOf(first);
      const section = keyed(`thread ${thread}`, () =>
        h(
          'section',
          { class: 'thread', 'aria-label': `Thread begun by ${first?.author.name ?? ''}` },
          h('div', { class: 'posts' }),
          replyButton(thread, first?.author.name ?? ''),
        ),
      );
      const holder = section.querySelector<HTMLElement>('.posts');
      if (holder) reconcile(holder, posts.map(elementOf));
      return section;
    });
  }

  function replyButton(thread: string, author: string): HTMLElement {
    return h(
      'button',
      {
        type: 'button',
        class: 'reply',
        onclick: () => {
          doings.reply(thread, author);
        },
      },
      icon('reply'),
      'Reply',
    );
  }

  /** An element of the list that is not a message, made once. */
  function keyed(key: string, make: () => HTMLElement): HTMLElement {
    const before = drawn.get(key)?.element;
    if (before) return before;
    const fresh = make();
    drawn.set(key, { stamp: '', element: fresh });
    return fresh;
  }
};

/** When a card is replaced under somebody's hands, the keyboard stays with the same button, or at least with the message. */
const keepFocus = (before: HTMLElement, after: HTMLElement): void => {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !before.contains(active)) return;
  const name = active.getAttribute('aria-label') ?? active.textContent;
  queueMicrotask(() => {
    const same = focusableIn(after).find(
      (candidate) => (candidate.getAttribute('aria-label') ?? candidate.textContent) === name,
    );
    if (same) return same.focus();
    after.tabIndex = -1;
    after.focus({ preventScroll: true });
  });
};

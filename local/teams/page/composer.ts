import type { ConversationView, ExtensionCommand } from '../wire';
import { h, icon, iconButton, newId } from './dom';
import { openMenu } from './menu';

export interface Composer {
  readonly element: HTMLElement;
  readonly update: (
    conversation: ConversationView,
    options: { bot: string; commands: readonly ExtensionCommand[] },
  ) => void;
  readonly replyTo: (thread: string | null, author: string) => void;
  readonly focus: () => void;
}

export interface ComposerDoings {
  readonly send: (text: string, thread: string | null) => Promise<boolean>;
  readonly command: (id: string) => void;
  readonly install: () => void;
}

/** Where a person types. In a shared place the bot hears only what mentions it, so the mention is one press away. */
export const createComposer = ({ send, command, install }: ComposerDoings): Composer => {
  const hintId = newId('hint');
  let thread: string | null = null;
  let botName = '';
  let commands: readonly ExtensionCommand[] = [];

  const box = h('textarea', {
    rows: 1,
    readonly: true, // until there is a conversation that what is typed belongs to
    'aria-label': 'Type a message',
    'aria-describedby': hintId,
    placeholder: 'Type a message',
    oninput: () => {
      fit();
    },
    onkeydown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      void submit();
    },
  });
  const fit = () => {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 140)}px`;
  };
  const mention = iconButton('mention', 'Mention the bot', () => {
    const name = `@${botName} `;
    if (!box.value.includes(name.trim())) box.value = name + box.value;
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
    fit();
  });
  const extension = iconButton(
    'add',
    'Actions of the app',
    () => {
      openMenu(
        extension,
        commands.map(({ id, title }) => ({
          label: title,
          choose: () => {
            command(id);
          },
        })),
      );
    },
    { 'aria-haspopup': 'menu' },
  );
  const sendButton = h(
    'button',
    { type: 'submit', class: 'icon-button send', 'aria-label': 'Send', title: 'Send' },
    icon('send'),
  );
  const hint = h('p', { class: 'composer-hint', id: hintId });
  const replying = h('p', { class: 'replying', hidden: true });
  const form = h(
    'form',
    {
      class: 'composer-row',
      onsubmit: (event: Event) => {
        event.preventDefault();
        void submit();
      },
    },
    extension,
    box,
    mention,
    sendButton,
  );
  const missing = h(
    'div',
    { class: 'app-missing', hidden: true },
    h('p', {}, 'The app is not installed for this person.'),
    h(
      'button',
      {
        type: 'button',
        class: 'button',
        onclick: () => {
          install();
        },
      },
      'Install the app',
    ),
  );
  const element = h('div', { class: 'composer' }, replying, form, hint, missing);

  const submit = async () => {
    const text = box.value.trim();
    if (text === '') return;
    box.value = '';
    fit();
    const wasTaken = await send(text, thread);
    if (!wasTaken) box.value = text;
    else replyTo(null, '');
  };
  const replyTo = (to: string | null, author: string) => {
    thread = to;
    replying.hidden = to === null;
    replying.replaceChildren(
      `Replying to ${author}`,
      iconButton(
        'close',
        'Start a new thread instead',
        () => {
          replyTo(null, '');
        },
        { class: 'icon-button small' },
      ),
    );
    if (to !== null) box.focus();
  };

  return {
    element,
    replyTo,
    focus: () => {
      box.focus();
    },
    update: (conversation, { bot, commands: offered }) => {
      botName = bot;
      commands = offered;
      box.readOnly = false;
      const isPersonal = conversation.kind === 'personal';
      mention.hidden = isPersonal || !conversation.botPresent;
      mention.setAttribute('aria-label', `Mention ${bot}`);
      mention.title = `Mention ${bot}`;
      extension.hidden = offered.length === 0 || !conversation.botPresent;
      const isMissing = isPersonal && !conversation.botPresent;
      form.hidden = isMissing;
      missing.hidden = !isMissing;
      const what = conversation.kind === 'channel' ? 'Start a new post' : 'Type a message';
      box.placeholder = what;
      box.setAttribute('aria-label', what);
      hint.textContent = isPersonal
        ? ''
        : conversation.botPresent
          ? `${bot} hears only messages that mention it.`
          : `${bot} is not in this ${conversation.kind === 'channel' ? 'channel' : 'chat'}.`;
    },
  };
};

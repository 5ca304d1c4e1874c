import { ADAPTIVE_CARD } from '../card-rules';
import { type JsonObject, isObject, objectIn, textIn } from '../json';
import { FILE_CONSENT, FILE_INFO } from '../file-types';
import type { Attachment, MessageView } from '../wire';
import type { Inputs } from './api';
import { drawCard } from './card';
import { avatar, h, icon, iconButton } from './dom';
import { markdownToHtml } from './markdown';
import { whenOf } from './times';
import { roomTime } from './clock';

export interface MessageDoings {
  readonly botName: () => string;
  readonly press: (message: string, shown: JsonObject, index: number, inputs: Inputs) => Promise<unknown>;
  readonly refresh: (message: string) => Promise<unknown>;
  readonly file: (message: string, allow: boolean) => Promise<unknown>;
}

/** One message, as its reader sees it. */
export const drawMessage = (message: MessageView, doings: MessageDoings): HTMLElement => {
  if (message.notice) return h('p', { class: 'notice', 'data-message-id': message.id }, message.text);
  const moment = new Date(message.at);
  const when = whenOf(moment, roomTime());
  const classes = ['message', message.mine ? 'mine' : '', message.attachments.length > 0 ? 'with-card' : ''];
  return h(
    'article',
    { class: classes.join(' ').trim(), 'data-message-id': message.id, 'aria-label': `${message.author.name}, ${when}` },
    message.mine ? null : avatar(message.author.name, message.author.key === null ? 'bot' : 'person'),
    h(
      'div',
      { class: 'said' },
      h(
        'header',
        {},
        h('span', { class: 'author' }, message.author.name),
        h('time', { datetime: message.at }, when),
        message.edited ? h('span', { class: 'edited' }, 'Edited') : null,
        message.refreshable
          ? iconButton('refresh', 'Refresh card', () => void doings.refresh(message.id), { class: 'icon-button small' })
          : null,
      ),
      message.deleted ? h('p', { class: 'deleted' }, 'This message has been deleted.') : null,
      message.text && !message.deleted ? textOf(message, doings.botName()) : null,
      drawAttachments(message, doings),
    ),
  );
};

const textOf = (message: MessageView, botName: string): HTMLElement => {
  const element = h('div', { class: 'bubble' });
  if (message.markdown) element.innerHTML = markdownToHtml(message.text);
  else element.append(...withMentions(message.text, `@${botName}`));
  return element;
};

/** What was typed, with the bot's name where it is called standing out. */
const withMentions = (text: string, name: string): readonly (Node | string)[] =>
  text.split(name).flatMap((part, index) => (index === 0 ? [part] : [h('span', { class: 'mention' }, name), part]));

const drawAttachments = (message: MessageView, doings: MessageDoings): readonly HTMLElement[] => {
  return message.attachments.map((attachment) => {
    if (attachment.contentType === ADAPTIVE_CARD && isObject(attachment.content)) {
      const { content } = attachment;
      return drawCard(content, (index, inputs) => doings.press(message.id, content, index, inputs));
    }
    if (attachment.contentType === FILE_CONSENT) return fileOffer(message, attachment, doings);
    if (attachment.contentType === FILE_INFO) return fileLink(attachment);
    return h('div', { class: 'card file' }, `${attachment.name ?? 'An attachment'} (${attachment.contentType})`);
  });
};

const fileOffer = (
  message: MessageView,
  { name = 'file', content }: Attachment,
  doings: MessageDoings,
): HTMLElement => {
  const { description, sizeInBytes } = objectIn(content);
  const size = typeof sizeInBytes === 'number' ? `${Math.max(1, Math.round(sizeInBytes / 1024))} KB` : '';
  const answer = (allow: boolean) => () => void doings.file(message.id, allow);
  return h(
    'div',
    { class: 'card file' },
    h('p', { class: 'file-name' }, icon('file'), h('strong', {}, name), ` ${size}`),
    h('p', {}, textIn(description) ?? ''),
    h(
      'div',
      { class: 'buttons' },
      h('button', { type: 'button', class: 'button primary', onclick: answer(true) }, 'Allow'),
      h('button', { type: 'button', class: 'button', onclick: answer(false) }, 'Decline'),
    ),
  );
};

const fileLink = ({ name = 'file', contentUrl }: Attachment): HTMLElement =>
  h(
    'div',
    { class: 'card file' },
    h('p', { class: 'file-name' }, icon('file'), h('a', { href: contentUrl ?? '#', download: name }, name)),
  );

import { ADAPTIVE_CARD } from './card-rules';
import { isObject, listIn, objectIn, textIn, type JsonObject } from './json';
import type { Attachment, BotAnswer, DialogSize } from './wire';

/** An answer to `adaptiveCard/action`, as Teams reads it. */
export type CardAnswer =
  | { readonly kind: 'card'; readonly card: JsonObject }
  | { readonly kind: 'toast'; readonly text: string }
  | { readonly kind: 'failed' };

export const readCardAnswer = ({ status, body }: BotAnswer): CardAnswer => {
  if (status < 200 || status >= 300 || !isObject(body)) return { kind: 'failed' };
  const { statusCode, type, value } = body;
  if (statusCode !== 200) return { kind: 'failed' };
  if (type === ADAPTIVE_CARD && isObject(value)) return { kind: 'card', card: value };
  if (type === 'application/vnd.microsoft.activity.message' && typeof value === 'string')
    return { kind: 'toast', text: value };
  return { kind: 'failed' };
};

/** An answer to `task/fetch`, `task/submit` or their message-extension cousins. */
export type DialogAnswer =
  | {
      readonly kind: 'continue';
      readonly title: string;
      readonly width: DialogSize;
      readonly height: DialogSize;
      readonly card: JsonObject;
    }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'result'; readonly attachments: readonly Attachment[] }
  | { readonly kind: 'close' }
  | { readonly kind: 'failed' };

export const readDialogAnswer = ({ status, body }: BotAnswer): DialogAnswer => {
  if (status < 200 || status >= 300) return { kind: 'failed' };
  if (body === null || body === '') return { kind: 'close' };
  if (!isObject(body)) return { kind: 'failed' };
  if (isObject(body['composeExtension'])) return readExtension(body['composeExtension']);
  const { task } = body;
  if (task === undefined || task === null) return { kind: 'close' };
  return isObject(task) ? readTask(task) : { kind: 'failed' };
};

const readTask = ({ type, value }: JsonObject): DialogAnswer => {
  if (type === 'message' && typeof value === 'string') return { kind: 'message', text: value };
  const info = objectIn(value);
  const card = objectIn(info['card']);
  // A page in a frame (`url`) would need a web site; the room draws cards only.
  if (type !== 'continue' || card['contentType'] !== ADAPTIVE_CARD || !isObject(card['content']))
    return { kind: 'failed' };
  return {
    kind: 'continue',
    title: textIn(info['title']) ?? '',
    width: sizeOf(info['width']),
    height: sizeOf(info['height']),
    card: card['content'],
  };
};

const sizeOf = (value: unknown): DialogSize =>
  value === 'small' || value === 'medium' || value === 'large' || typeof value === 'number' ? value : 'medium';

const readExtension = (answer: JsonObject): DialogAnswer => {
  const text = textIn(answer['text']);
  if (answer['type'] === 'message' && text !== undefined) return { kind: 'message', text };
  if (answer['type'] !== 'result') return { kind: 'failed' };
  const attachments = listIn(answer['attachments']).flatMap((attachment) => {
    const { contentType, content } = objectIn(attachment);
    return typeof contentType === 'string' ? [{ contentType, content }] : [];
  });
  return { kind: 'result', attachments };
};

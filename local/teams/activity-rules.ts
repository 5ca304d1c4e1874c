import type { Activity } from './activities';
import { ADAPTIVE_CARD, cardFaults } from './card-rules';
import { FILE_CONSENT, FILE_INFO } from './file-types';
import { listIn, objectIn, textIn } from './json';

const DRAWN = new Set([ADAPTIVE_CARD, FILE_CONSENT, FILE_INFO]);

/** Why Teams would refuse the message, or this room cannot show it. */
export const activityFaults = (activity: Activity): readonly string[] => {
  const attachments = listIn(activity['attachments']).map(objectIn);
  const isEmpty = !textIn(activity['text'])?.trim() && attachments.length === 0;
  return [
    ...(isEmpty ? ['The message is empty.'] : []),
    ...(activity['suggestedActions'] === undefined ? [] : ['The rehearsal room does not show suggested actions.']),
    ...attachments.flatMap(attachmentFaults),
    ...(textIn(activity['text'])?.includes('${') ? ['A template was not filled in.'] : []),
  ];
};

const attachmentFaults = (attachment: Activity): readonly string[] => {
  const contentType = textIn(attachment['contentType']) ?? '';
  if (contentType === ADAPTIVE_CARD) return cardFaults(attachment['content']);
  return DRAWN.has(contentType) ? [] : [`The rehearsal room does not show attachments of type "${contentType}".`];
};

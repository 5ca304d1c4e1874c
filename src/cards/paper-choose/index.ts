import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type PaperChooseCardData = {
  communityId: string;
  meetingId: string;
  community: string;
  requestId: string;
  requests: readonly { requestId: string; title: string }[];
};

/** Which request of a meeting held on paper is entered next. */
export const paperChooseCard = defineCard<PaperChooseCardData>(template);

export const choosePaperItemAction = {
  verb: 'choose-paper-item',
  schema: z.strictObject({ communityId: cardId, meetingId: z.iso.date(), requestId: cardId }),
} as const;

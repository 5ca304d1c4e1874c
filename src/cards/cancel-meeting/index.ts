import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type CancelMeetingCardData = {
  communityId: string;
  key: string;
  community: string;
  /** Where its requests go, in a sentence. */
  next: string;
  meetings: readonly { title: string; value: string }[];
  meetingId: string;
  reason: string;
  hasProblem: boolean;
  problem: string;
};

/** A planned meeting called off, with a reason. */
export const cancelMeetingCard = defineCard<CancelMeetingCardData>(template);

export const openCancelAction = { verb: 'open-cancel', schema: z.strictObject({ communityId: cardId }) } as const;
export const cancelMeetingAction = {
  verb: 'cancel-meeting',
  schema: z.strictObject({
    communityId: cardId,
    key: cardId,
    meetingId: z.iso.date().or(z.literal('')).default(''),
    reason: z.string().max(20_000).default(''),
  }),
} as const;

import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type ReopenCardData = {
  communityId: string;
  meetingId: string;
  key: string;
  community: string;
  requests: readonly { requestId: string; title: string }[];
  requestId: string;
  reason: string;
  hasProblem: boolean;
  problem: string;
};

/** The chair opens a request again that was decided or deferred at this meeting. */
export const reopenCard = defineCard<ReopenCardData>(template);

const meeting = { communityId: cardId, meetingId: z.iso.date() };

/** An empty request: it is chosen in the dialog. */
export const openReopenAction = {
  verb: 'open-reopen',
  schema: z.strictObject({ ...meeting, requestId: cardId.or(z.literal('')) }),
} as const;

export const reopenAction = {
  verb: 'reopen',
  schema: z.strictObject({
    ...meeting,
    key: cardId,
    requestId: cardId.or(z.literal('')).default(''),
    reason: z.string().max(20_000).default(''),
  }),
} as const;

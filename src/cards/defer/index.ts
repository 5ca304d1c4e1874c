import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type DeferCardData = {
  communityId: string;
  meetingId: string;
  key: string;
  community: string;
  when: string;
  /** Why it is offered, when something else was asked for. */
  note: string;
  hasNote: boolean;
  /** Where the request goes, in a sentence. */
  next: string;
  requestId: string;
  requests: readonly { requestId: string; title: string }[];
  reason: string;
  hasProblem: boolean;
  problem: string;
  hasRequestProblem: boolean;
  requestProblem: string;
  hasReasonProblem: boolean;
  reasonProblem: string;
};

export const deferCard = defineCard<DeferCardData>(template);

const meeting = { communityId: cardId, meetingId: z.iso.date() };

/** An empty request: it is chosen in the dialog. `absent` fills in the reason. */
export const openDeferAction = {
  verb: 'open-defer',
  schema: z.strictObject({
    ...meeting,
    requestId: cardId.or(z.literal('')),
    because: z.enum(['', 'absent']).default(''),
  }),
} as const;

/** Long reasons pass here, so that the dialog comes back with the text and says by how much it is too long. */
export const deferAction = {
  verb: 'defer',
  schema: z.strictObject({
    ...meeting,
    key: cardId,
    requestId: cardId.or(z.literal('')).default(''),
    reason: z.string().max(20_000).default(''),
  }),
} as const;

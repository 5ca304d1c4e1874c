import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import type { TypedPlan } from '../plan-meeting';
import { typedPlan } from '../plan-meeting';
import template from './template.json';

export type MoveMeetingCardData = TypedPlan & {
  communityId: string;
  key: string;
  community: string;
  meetings: readonly { title: string; value: string }[];
  meetingId: string;
  modes: readonly { title: string; value: string }[];
  usual: string;
  reason: string;
  hasProblem: boolean;
  problem: string;
};

/** A planned meeting at another time or place; what is left empty stays. */
export const moveMeetingCard = defineCard<MoveMeetingCardData>(template);

export const openMoveAction = { verb: 'open-move', schema: z.strictObject({ communityId: cardId }) } as const;
export const moveMeetingAction = {
  verb: 'move-meeting',
  schema: z.strictObject({
    communityId: cardId,
    key: cardId,
    meetingId: z.iso.date().or(z.literal('')).default(''),
    ...typedPlan,
    reason: z.string().max(20_000).default(''),
  }),
} as const;

import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type InterestCardData = {
  communityId: string;
  meetingId: string;
  key: string;
  community: string;
  when: string;
  requests: readonly { title: string; value: string }[];
  requestId: string;
  /** Schools, and the chair themselves; with one only, there is nothing to choose. */
  people: readonly { title: string; value: string }[];
  hasWho: boolean;
  who: string;
  /** The one school it is about. */
  whoSaid: string;
  /** What each choice means, for one's own school, for any, or for a chair too. */
  noPart: string;
  takesPart: string;
  grade: string;
  said: string;
  hasProblem: boolean;
  problem: string;
};

/** A school, or somebody who chairs, declares an interest in a request of a meeting. */
export const interestCard = defineCard<InterestCardData>(template);

const onMeeting = { communityId: cardId, meetingId: z.iso.date() };

/** An empty request: it is chosen in the dialog. */
export const openInterestAction = {
  verb: 'open-interest',
  schema: z.strictObject({ ...onMeeting, requestId: cardId.or(z.literal('')) }),
} as const;

export const sayInterestAction = {
  verb: 'say-interest',
  schema: z.strictObject({
    ...onMeeting,
    key: cardId,
    requestId: cardId.or(z.literal('')).default(''),
    /** `chair`: whoever submits, as somebody who chairs. */
    who: z
      .string()
      .regex(/^(\d{6}|chair)?$/)
      .default(''),
    grade: z.enum(['', 'takesNoPart', 'recorded', 'none']).default(''),
    said: z.string().max(4000).default(''),
  }),
} as const;

import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type StartCardData = {
  communityId: string;
  meetingId: string;
  community: string;
  question: string;
  /** What follows from starting it on another day. */
  means: string;
  button: string;
};

/** Asks whether a meeting is held on another day than the planned one. */
export const startCard = defineCard<StartCardData>(template);

const inMeeting = { communityId: cardId, meetingId: z.iso.date() };

export const openStartAction = { verb: 'open-start', schema: z.strictObject(inMeeting) } as const;
export const startAnywayAction = { verb: 'start-anyway', schema: z.strictObject(inMeeting) } as const;

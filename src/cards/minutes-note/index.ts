import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type MinutesNoteCardData = {
  communityId: string;
  meetingId: string;
  key: string;
  community: string;
  day: string;
  text: string;
  hasProblem: boolean;
  problem: string;
};

/** Chair or clerk add a correction or a note to the draft. */
export const minutesNoteCard = defineCard<MinutesNoteCardData>(template);

const meeting = { communityId: cardId, meetingId: z.iso.date() };

export const openMinutesNoteAction = { verb: 'open-minutes-note', schema: z.strictObject(meeting) } as const;
export const minutesNoteAction = {
  verb: 'minutes-note',
  schema: z.strictObject({ ...meeting, key: cardId, text: z.string().max(20_000).default('') }),
} as const;

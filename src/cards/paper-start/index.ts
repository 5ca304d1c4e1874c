import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type PaperStartCardData = {
  communityId: string;
  key: string;
  community: string;
  meetings: readonly { title: string; value: string }[];
  meetingId: string;
  heldOn: string;
  schools: readonly { urn: string; name: string }[];
  /** Those that came: numbers with commas between them, as a list of boxes sends them. */
  came: string;
  hasProblem: boolean;
  problem: string;
};

/** A meeting held on paper: when it was, and who came. */
export const paperStartCard = defineCard<PaperStartCardData>(template);

export const openPaperAction = { verb: 'open-paper', schema: z.strictObject({ communityId: cardId }) } as const;
export const enterMeetingAction = {
  verb: 'enter-meeting',
  schema: z.strictObject({
    communityId: cardId,
    key: cardId,
    meetingId: z.iso.date().or(z.literal('')).default(''),
    heldOn: z.string().max(10).default(''),
    came: z
      .string()
      .regex(/^(\d{6}(,\d{6}){0,40})?$/)
      .default(''),
  }),
} as const;

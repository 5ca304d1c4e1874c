import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

/** A label and what it says, as text. */
export type MinutesLine = { label: string; text: string };

export type MinutesCardData = {
  communityId: string;
  meetingId: string;
  heading: string;
  status: string;
  note: string;
  hasNote: boolean;
  facts: readonly MinutesLine[];
  items: readonly { title: string; outcome: string; lines: readonly MinutesLine[] }[];
  actions: readonly MinutesLine[];
  hasActions: boolean;
  notes: readonly MinutesLine[];
  hasNotes: boolean;
  closing: readonly MinutesLine[];
  /** Long texts are cut here; the document has the whole. */
  shortened: boolean;
  /** Where the document can be had, where it cannot be had here; empty otherwise. */
  elsewhere: string;
  hasElsewhere: boolean;
  mayHaveDocument: boolean;
  mayApprove: boolean;
  /** Chair and clerk, while the minutes are a draft. */
  mayNote: boolean;
  hasEarlier: boolean;
  earlierId: string;
  hasLater: boolean;
  laterId: string;
};

/** The minutes of one meeting, for the people of its community. */
export const minutesCard = defineCard<MinutesCardData>(template);

const inMeeting = { communityId: cardId, meetingId: z.iso.date() };

/** Without a meeting: the last one held. */
export const minutesAction = {
  verb: 'minutes',
  schema: z.strictObject({ communityId: cardId, meetingId: z.iso.date().nullable().default(null) }),
} as const;
/** Offers the minutes as a Word document; the same verb makes it when the offer is allowed. */
export const minutesFileAction = { verb: 'minutes-file', schema: z.strictObject(inMeeting) } as const;
export const approveMinutesAction = { verb: 'approve-minutes', schema: z.strictObject(inMeeting) } as const;

import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import listTemplate from './list.template.json';
import template from './template.json';

export type PupilsNoteCardData = {
  communityId: string;
  requestId: string;
  key: string;
  reference: string;
  school: string;
  count: string;
};

/** What somebody reads before pupils' names are shown: that the look is recorded. It names nobody. */
export const pupilsNoteCard = defineCard<PupilsNoteCardData>(template);

export type PupilsCardData = {
  reference: string;
  school: string;
  pupils: readonly { name: string; dateOfBirth: string }[];
};

/** The pupils of one request: only ever the answer to a dialog, never a message. */
export const pupilsCard = defineCard<PupilsCardData>(listTemplate);

/** Opens the dialog, which begins with the note. */
export const pupilsAction = {
  verb: 'pupils',
  schema: z.strictObject({ communityId: cardId, requestId: cardId }),
} as const;
/** Show the list: `key` came with the note. */
export const showPupilsAction = {
  verb: 'pupils',
  schema: z.strictObject({ communityId: cardId, requestId: cardId, key: cardId }),
} as const;
export const closePupilsAction = { verb: 'close-pupils', schema: z.strictObject({}) } as const;

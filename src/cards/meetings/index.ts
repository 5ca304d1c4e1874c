import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type MeetingsCardData = {
  communityId: string;
  community: string;
  /** How many meetings were held and are planned this academic year, and whether that is enough (R71). */
  year: string;
  nothing: boolean;
  ahead: readonly { when: string; said: string }[];
  before: readonly { said: string }[];
  hasBefore: boolean;
  asOf: string;
  /** Chair and clerk: they plan, move and cancel. */
  runs: boolean;
  mayMove: boolean;
  mayEnter: boolean;
};

/** Every meeting of a community: ahead, and the latest behind. */
export const meetingsCard = defineCard<MeetingsCardData>(template);

export const meetingsAction = { verb: 'meetings', schema: z.strictObject({ communityId: cardId }) } as const;

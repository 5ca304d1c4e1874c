import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type StandInCardData = {
  communityId: string;
  meetingId: string;
  key: string;
  community: string;
  when: string;
  schools: readonly { urn: string; name: string }[];
  urn: string;
  name: string;
  authorised: string;
  hasProblem: boolean;
  problem: string;
};

/** Somebody speaks for a school at this meeting alone. */
export const standInCard = defineCard<StandInCardData>(template);

export const openStandInAction = {
  verb: 'open-stand-in',
  schema: z.strictObject({ communityId: cardId, meetingId: z.iso.date() }),
} as const;

/** Checked by the handler, so that what was typed comes back with its problem. */
export const standInAction = {
  verb: 'stand-in',
  schema: z.strictObject({
    communityId: cardId,
    meetingId: z.iso.date(),
    key: cardId,
    urn: z
      .string()
      .regex(/^(\d{6})?$/)
      .default(''),
    name: z.string().max(1000).default(''),
    authorised: z.enum(['true', 'false']).default('false'),
  }),
} as const;

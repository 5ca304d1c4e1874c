import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type PresenterCardData = {
  communityId: string;
  meetingId: string;
  key: string;
  community: string;
  when: string;
  /** Schools that may be presented for; with one only, there is nothing to choose. */
  schools: readonly { urn: string; name: string }[];
  urn: string;
  presenters: readonly { urn: string; name: string }[];
  presenter: string;
  hasProblem: boolean;
  problem: string;
};

/** Which school presents the request of one that cannot come. */
export const presenterCard = defineCard<PresenterCardData>(template);

const urn = z.string().regex(/^(\d{6})?$/);

/** An empty school: it is chosen in the dialog. */
export const openPresenterAction = {
  verb: 'open-presenter',
  schema: z.strictObject({ communityId: cardId, meetingId: z.iso.date(), urn }),
} as const;

export const presenterAction = {
  verb: 'name-presenter',
  schema: z.strictObject({
    communityId: cardId,
    meetingId: z.iso.date(),
    key: cardId,
    urn: urn.default(''),
    /** `none` takes it back. */
    presenter: z
      .string()
      .regex(/^(\d{6}|none)?$/)
      .default(''),
  }),
} as const;

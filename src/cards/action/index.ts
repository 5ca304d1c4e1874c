import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type ActionCardData = {
  communityId: string;
  meetingId: string;
  key: string;
  community: string;
  when: string;
  what: string;
  /** The whole meeting first, then its requests. */
  abouts: readonly { value: string; title: string }[];
  about: string;
  /** Schools, then people with an office, then somebody else. */
  owners: readonly { value: string; title: string }[];
  owner: string;
  otherName: string;
  due: string;
  hasProblem: boolean;
  problem: string;
};

/** Chair or clerk add an action of a meeting: what, whose, by when (R69). */
export const actionCard = defineCard<ActionCardData>(template);

const meeting = { communityId: cardId, meetingId: z.iso.date() };

export const openActionAction = { verb: 'open-action', schema: z.strictObject(meeting) } as const;

/** `about` is a request's id, or the whole meeting. `owner` says of which kind it is, and which one. */
export const WHOLE_MEETING = 'meeting';
export const addActionAction = {
  verb: 'add-action',
  schema: z.strictObject({
    ...meeting,
    key: cardId,
    what: z.string().max(20_000).default(''),
    about: cardId.default(WHOLE_MEETING),
    owner: z
      .string()
      .regex(/^(?:(?:school|person):[\w.-]{1,100}|other)?$/)
      .default(''),
    otherName: z.string().max(1000).default(''),
    due: z.string().max(40).default(''),
  }),
} as const;

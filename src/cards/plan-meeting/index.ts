import { z } from 'zod';
import type { MeetingMode } from '../../domain/meeting/meeting';
import { MEETING_MODES } from '../../domain/meeting/meeting';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

/** The day, times and place of a meeting, as somebody typed them. */
export type TypedPlan = {
  date: string;
  startsAt: string;
  endsAt: string;
  where: string;
  mode: string;
  cutOff: string;
};

export type PlanMeetingCardData = TypedPlan & {
  communityId: string;
  key: string;
  community: string;
  modes: readonly { title: string; value: string }[];
  /** The cut-off the rules give: `three school days before`. */
  usual: string;
  hasProblem: boolean;
  problem: string;
};

export const planMeetingCard = defineCard<PlanMeetingCardData>(template);

export const modes = Object.entries(MEETING_MODES).map(([value, title]) => ({ value, title }));

const modeNames = Object.keys(MEETING_MODES) as [MeetingMode, ...MeetingMode[]];

/** What was typed passes as text: the handler gives the page back with its problem. */
export const typedPlan = {
  date: z.string().max(10).default(''),
  startsAt: z.string().max(5).default(''),
  endsAt: z.string().max(5).default(''),
  where: z.string().max(200).default(''),
  mode: z.enum([...modeNames, '']).default(''),
  cutOff: z.string().max(10).default(''),
};

export const openPlanAction = { verb: 'open-plan', schema: z.strictObject({ communityId: cardId }) } as const;
export const planMeetingAction = {
  verb: 'plan-meeting',
  schema: z.strictObject({ communityId: cardId, key: cardId, ...typedPlan }),
} as const;

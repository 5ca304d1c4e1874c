import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type StepAsideCardData = {
  communityId: string;
  /** Empty between meetings. */
  meetingId: string;
  requestId: string;
  key: string;
  heading: string;
  /** What happens when this is sent. */
  follows: string;
  isAside: boolean;
  aside: boolean;
  button: string;
  said: string;
  hasProblem: boolean;
  problem: string;
};

/** Somebody who chairs hands a request over, at a meeting or between meetings, or takes that back. */
export const stepAsideCard = defineCard<StepAsideCardData>(template);

/** No meeting: an exceptional request between meetings. */
const onRequest = { communityId: cardId, meetingId: z.iso.date().or(z.literal('')).default('') };

export const openAsideAction = {
  verb: 'open-aside',
  schema: z.strictObject({ ...onRequest, requestId: cardId }),
} as const;

export const stepAsideAction = {
  verb: 'step-aside',
  schema: z.strictObject({
    ...onRequest,
    requestId: cardId,
    key: cardId,
    aside: z.boolean(),
    said: z.string().max(4000).default(''),
  }),
} as const;

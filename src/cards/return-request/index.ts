import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type ReturnRequestCardData = {
  communityId: string;
  meetingId: string;
  key: string;
  community: string;
  when: string;
  requestId: string;
  requests: readonly { requestId: string; title: string }[];
  question: string;
  hasProblem: boolean;
  problem: string;
  hasRequestProblem: boolean;
  requestProblem: string;
  hasQuestionProblem: boolean;
  questionProblem: string;
};

/** Where chair or clerk ask a school something about its request (R44). */
export const returnRequestCard = defineCard<ReturnRequestCardData>(template);

const meeting = { communityId: cardId, meetingId: z.iso.date() };

/** An empty request: it is chosen in the dialog. */
export const openReturnAction = {
  verb: 'open-return',
  schema: z.strictObject({ ...meeting, requestId: cardId.or(z.literal('')) }),
} as const;

/** Long questions pass here, so that the dialog comes back with the text and says by how much it is too long. */
export const returnRequestAction = {
  verb: 'return-request',
  schema: z.strictObject({
    ...meeting,
    key: cardId,
    requestId: cardId.or(z.literal('')).default(''),
    question: z.string().max(20_000).default(''),
  }),
} as const;

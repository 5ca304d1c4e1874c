import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type HandedLine = {
  communityId: string;
  requestId: string;
  heading: string;
  where: string;
  standing: string;
  /** As long as its school may change it, and take it back. */
  canChange: boolean;
  changeTitle: string;
  canWithdraw: boolean;
  /** On a meeting's agenda: if the school cannot come, another can present it. */
  onAgenda: boolean;
  meetingId: string;
  urn: string;
};

export type RequestStartCardData = {
  title: string;
  hasSchools: boolean;
  /** The card begins exceptional requests alone. */
  isExceptional: boolean;
  schools: readonly { communityId: string; urn: string; where: string }[];
  hasDrafts: boolean;
  drafts: readonly { communityId: string; requestId: string; heading: string; where: string; saved: string }[];
  hasHanded: boolean;
  handed: readonly HandedLine[];
  hasMore: boolean;
  more: string;
};

/** Where a person begins a request for one of their schools, or goes on with one. */
export const requestStartCard = defineCard<RequestStartCardData>(template);

/** Opens the dialog of a new request for that school. */
export const newRequestAction = {
  verb: 'new-request',
  schema: z.strictObject({ communityId: cardId, urn: z.string().length(6) }),
} as const;

/** Opens a request that was handed in, to change it or to answer the chair's question. */
export const changeRequestAction = {
  verb: 'change-request',
  schema: z.strictObject({ communityId: cardId, requestId: cardId }),
} as const;

/** Opens a draft of the school where it was left, or says what became of it. */
export const continueRequestAction = {
  verb: 'continue-request',
  schema: z.strictObject({ communityId: cardId, requestId: cardId }),
} as const;

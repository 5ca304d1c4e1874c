import { z } from 'zod';
import { defineCard } from '../define';
import template from './template.json';

/** One thing that waits: a sentence, what to know about it, and the one button that does it. */
export type WaitingData = {
  text: string;
  detail: string;
  button: string;
  /** Which button it is. */
  does: {
    word: boolean;
    draft: boolean;
    change: boolean;
    meeting: boolean;
    release: boolean;
    approval: boolean;
    exceptional: boolean;
    finish: boolean;
  };
  word: string;
  meetingId: string;
  communityId: string;
  requestId: string;
  actionId: string;
};

export type HomeGroupData = {
  /** `Waiting for you`, with the community where there are several. */
  title: string;
  /** Who the person is there: school and community. */
  place: string;
  waiting: readonly WaitingData[];
  nothing: string;
  isNothing: boolean;
  more: string;
  hasMore: boolean;
  requestsTitle: string;
  requests: readonly { reference: string; category: string; school: string; standing: string }[];
  hasRequests: boolean;
  moreRequests: string;
  hasMoreRequests: boolean;
  budget: string;
  hasBudget: boolean;
};

export type HomeCardData = {
  greeting: string;
  /** What is true of everything below, such as communities left out; empty when there is nothing to say. */
  note: string;
  hasNote: boolean;
  groups: readonly HomeGroupData[];
  asOf: string;
  /** The one school a new request would be for, opened at once; empty when there is none or a choice. */
  newRequest: readonly { communityId: string; urn: string }[];
  /** Words to press: the first three prominent, the rest under More. */
  words: readonly { word: string; title: string; mode: 'primary' | 'secondary' }[];
};

/** What this person can do now, most urgent first. */
export const homeCard = defineCard<HomeCardData>(template);

/** Shows home as it is now, in place of this card. */
export const homeAction = { verb: 'home', schema: z.strictObject({}) } as const;

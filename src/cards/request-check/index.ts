import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import type { PageFrame } from '../request-page';
import { keptSchema, PAGE_NAMES, toggle } from '../request-page';
import type { RequestSection } from '../request-view';
import template from './template.json';

export type RequestCheckCardData = PageFrame & {
  /** The request exactly as `requestViewCard` shows it to the community; each section can be changed. */
  sections: readonly RequestSection[];
  /** Who will see what is shown here. */
  whoReads: string;
  /** How many pupils and who entered them. */
  pupilsLine: string;
  unsaved: string;
  /** Words that may be a pupil's name. */
  hasWords: boolean;
  words: readonly { text: string }[];
  notNames: string;
  delegated: string;
  privacy: string;
  firstSixThousand: string;
  /** The chair's question, while the request waits for its answer. */
  hasQuestion: boolean;
  question: string;
  /** For a request that was handed in before: what is different, or that nothing is yet. */
  hasChanged: boolean;
  changed: string;
  /** The button that hands it in. */
  submitTitle: string;
  /** Which state of the draft this page shows. */
  seen: string;
};

export const requestCheckCard = defineCard<RequestCheckCardData>(template);

const onCheck = {
  communityId: cardId,
  requestId: cardId,
  kept: keptSchema,
  notNames: toggle,
  delegated: toggle,
  privacy: toggle,
  firstSixThousand: toggle,
};

/** Shows one page of the draft; `drop` leaves out what was typed and not saved. */
export const requestPageAction = {
  verb: 'request-page',
  schema: z.strictObject({ ...onCheck, page: z.enum(PAGE_NAMES), drop: z.literal('true').optional() }),
} as const;

export const submitRequestAction = {
  verb: 'submit-request',
  schema: z.strictObject({ ...onCheck, key: cardId, seen: z.string().max(40) }),
} as const;

import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type ActionLine = {
  communityId: string;
  actionId: string;
  what: string;
  /** How it begins, for the button's name. */
  short: string;
  /** Whose it is, by when, and of which meeting. */
  detail: string;
  /** Whether this person may say that it is done, or that it is not. */
  mayMark: boolean;
};

export type ActionsCardData = {
  communityId: string;
  community: string;
  note: string;
  hasNote: boolean;
  open: readonly ActionLine[];
  nothing: string;
  isNothing: boolean;
  more: string;
  hasMore: boolean;
  done: readonly ActionLine[];
  hasDone: boolean;
  asOf: string;
};

/** What a community's meetings agreed that somebody does (R69). */
export const actionsCard = defineCard<ActionsCardData>(template);

export const actionsAction = { verb: 'actions', schema: z.strictObject({ communityId: cardId }) } as const;

/** On the list of actions, which is then shown again. */
export const markActionAction = {
  verb: 'mark-action',
  schema: z.strictObject({ communityId: cardId, actionId: cardId, done: z.boolean() }),
} as const;

/** On home, which is then shown again. */
export const finishActionAction = {
  verb: 'finish-action',
  schema: z.strictObject({ communityId: cardId, actionId: cardId }),
} as const;

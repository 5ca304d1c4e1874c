import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type ExceptionalCardData = {
  communityId: string;
  requestId: string;
  key: string;
  title: string;
  where: string;
  notice: string;
  hasNotice: boolean;
  /** Where it stands, and by when it is to be decided. */
  state: string;
  ground: string;
  whyNow: string;
  asked: string;
  warning: string;
  hasWarning: boolean;
  budget: string;
  hasBudget: boolean;
  consulted: readonly { who: string; said: string }[];
  hasConsulted: boolean;
  /** Who must be asked before how much can be agreed. */
  consultRule: string;
  hasConsultRule: boolean;
  decision: string;
  hasDecision: boolean;
  reason: string;
  hasReason: boolean;
  next: string;
  /** Who decides, where somebody who chairs has an interest in it. */
  chairedBy: string;
  hasChairedBy: boolean;
  mayDecide: boolean;
  mayStepAside: boolean;
  /** Somebody must be asked before all of it can be agreed: the button stands beside the rule; otherwise under More. */
  mustConsult: boolean;
  mayConsult: boolean;
  asOf: string;
};

/** An exceptional request for whoever decides about it, and for the clerk, who only sees it. */
export const exceptionalCard = defineCard<ExceptionalCardData>(template);

const onRequest = { communityId: cardId, requestId: cardId };

/** Shows it as it is now, to each person what is theirs to see. */
export const exceptionalAction = { verb: 'exceptional', schema: z.strictObject(onRequest) } as const;

export const leaveForMeetingAction = {
  verb: 'leave-for-meeting',
  schema: z.strictObject({ ...onRequest, key: cardId }),
} as const;

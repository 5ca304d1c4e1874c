import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type ApprovalCardData = {
  communityId: string;
  requestId: string;
  /** `New approval`, or what became of it. */
  title: string;
  reference: string;
  school: string;
  community: string;
  amount: string;
  lines: readonly { label: string; value: string }[];
  outcome: string;
  conditions: string;
  hasConditions: boolean;
  reached: string;
  payment: string;
  pupils: string;
  /** Who acknowledged it and when; empty while nobody has. */
  acknowledged: string;
  isAcknowledged: boolean;
  /** Why the last press changed nothing. */
  notice: string;
  hasNotice: boolean;
};

/** What the area's officer is sent: the reference and the decision, never a pupil (R112). */
export const approvalCard = defineCard<ApprovalCardData>(template);

const onRequest = z.strictObject({ communityId: cardId, requestId: cardId });

export const approvalViewAction = { verb: 'approval', schema: onRequest } as const;
export const acknowledgeAction = { verb: 'acknowledge', schema: onRequest } as const;
/** Opens the whole form as a dialog. */
export const openFormAction = { verb: 'open-form', schema: onRequest } as const;

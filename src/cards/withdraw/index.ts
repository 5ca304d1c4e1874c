import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type WithdrawCardData = {
  communityId: string;
  requestId: string;
  key: string;
  title: string;
  where: string;
  /** Which request, in the words of its heading. */
  heading: string;
  /** What happens when it is pressed. */
  what: string;
  button: string;
  /** A request handed in: a draft goes without a reason. */
  asksReason: boolean;
  reason: string;
  /** A word of the reason may be a pupil's name. */
  asksNotNames: boolean;
  hasProblem: boolean;
  problem: string;
};

/** Asks once more before a request is taken back or a draft is thrown away. */
export const withdrawCard = defineCard<WithdrawCardData>(template);

export const openWithdrawAction = {
  verb: 'open-withdraw',
  schema: z.strictObject({ communityId: cardId, requestId: cardId }),
} as const;

/** Long reasons pass here, so that the dialog comes back with the text and says by how much it is too long. */
export const withdrawAction = {
  verb: 'withdraw-request',
  schema: z.strictObject({
    communityId: cardId,
    requestId: cardId,
    key: cardId,
    reason: z.string().max(20_000).default(''),
    notNames: z.enum(['true', 'false']).default('false'),
  }),
} as const;

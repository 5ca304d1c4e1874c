import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type InterimVoteCardData = {
  communityId: string;
  meetingId: string;
  requestId: string;
  number: number;
  heading: string;
  where: string;
  /** The interim decision as it stands. */
  stands: string;
  budget: string;
  kind: string;
  end: string;
  amount: string;
  quorum: string;
  quorumShort: boolean;
  withoutQuorum: string;
  hasProblem: boolean;
  problem: string;
};

/** The dialog in which the chair puts confirming, changing or ending an interim decision to the vote. */
export const interimVoteCard = defineCard<InterimVoteCardData>(template);

/** As typed: checked by the handler, so that what was typed comes back with its problem. */
export const interimVoteAction = {
  verb: 'interim-vote',
  schema: z.strictObject({
    communityId: cardId,
    meetingId: cardId,
    requestId: cardId,
    number: z.number().int().positive(),
    kind: z.enum(['confirm', 'change', 'end', '']).default(''),
    end: z.string().max(10).default(''),
    amount: z.string().max(20).default(''),
    withoutQuorum: z.string().max(1000).default(''),
  }),
} as const;

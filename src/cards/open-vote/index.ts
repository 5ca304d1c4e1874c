import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type OpenVoteCardData = {
  communityId: string;
  meetingId: string;
  requestId: string;
  number: number;
  heading: string;
  asked: string;
  budget: string;
  problem: string;
  hasProblem: boolean;
  amount: string;
  start: string;
  end: string;
  review: string;
  conditions: string;
  heldUntilMet: string;
  quorum: string;
  quorumShort: boolean;
  /** The community's rules let the chair put it as agreed by everyone present. */
  mayPropose: boolean;
  withoutQuorum: string;
};

export const openVoteCard = defineCard<OpenVoteCardData>(template);

const onItem = { communityId: cardId, meetingId: cardId, requestId: cardId };

/** Opens the dialog in which the terms are fixed. */
export const openVoteDialogAction = { verb: 'open-vote', schema: z.strictObject(onItem) } as const;

/** The terms as typed: checked by the handler, so that what was typed comes back with its problem. */
export const typedTerms = {
  amount: z.string().max(20).default(''),
  start: z.string().max(10).default(''),
  end: z.string().max(10).default(''),
  review: z.string().max(10).default(''),
  conditions: z.string().max(1000).default(''),
  heldUntilMet: z.enum(['true', 'false']).default('false'),
  withoutQuorum: z.string().max(1000).default(''),
};

const filledIn = z.strictObject({ ...onItem, number: z.number().int().positive(), ...typedTerms });
export const openVoteAction = { verb: 'open-vote', schema: filledIn } as const;
/** The same terms, put as agreed by everyone present unless a school asks for a vote. */
export const proposeAgreedAction = { verb: 'propose-agreed', schema: filledIn } as const;

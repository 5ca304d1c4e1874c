import { z } from 'zod';
import { CHOICES } from '../../domain/ballot/ballot';
import { defineCard } from '../define';
import { cardId } from '../id';
import type { OpenVoteCardData } from '../open-vote';
import { typedTerms } from '../open-vote';
import { withSchoolChoices } from '../school-choices';
import template from './template.json';

type Terms = Pick<
  OpenVoteCardData,
  'amount' | 'start' | 'end' | 'review' | 'conditions' | 'heldUntilMet' | 'withoutQuorum'
>;

export type PaperItemCardData = Terms & {
  communityId: string;
  meetingId: string;
  requestId: string;
  number: number;
  /** What was saved a moment ago. */
  note: string;
  hasNote: boolean;
  heading: string;
  asked: string;
  budget: string;
  /** How everybody voted whose school is not chosen by name. */
  others: string;
  schools: readonly { input: string; school: string; value: string }[];
  /** Schools that have no vote here, and why. */
  barred: string;
  hasBarred: boolean;
  quorum: string;
  quorumShort: boolean;
  reason: string;
  hasProblem: boolean;
  problem: string;
};

/** What was decided on paper about one request: its terms, the votes, the reason. */
export const paperItemCard = defineCard<PaperItemCardData>(template);

const meeting = { communityId: cardId, meetingId: z.iso.date() };

/** Opens the next request that waits; from within the dialog, the list of them. */
export const openPaperItemAction = { verb: 'open-paper-item', schema: z.strictObject(meeting) } as const;
export const anotherPaperItemAction = { verb: 'another-paper-item', schema: z.strictObject(meeting) } as const;

export const enterDecisionAction = {
  verb: 'enter-decision',
  schema: withSchoolChoices(
    {
      ...meeting,
      requestId: cardId,
      number: z.number().int().positive(),
      ...typedTerms,
      others: z.enum(['agree', 'disagree', 'abstain', 'none']).default('none'),
      reason: z.string().max(1000).default(''),
    },
    [...Object.keys(CHOICES), 'none'],
  ),
} as const;

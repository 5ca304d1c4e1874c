import type { Instant } from '../calendar/dates';
import type { PersonId, Urn } from '../community/community';
import type { Terms } from '../decision/terms';
import type { MeetingId } from '../meeting/meeting';
import type { RequestId } from '../request/request';
import type { Ballot, BallotId, BallotRules, Choice, Counts } from './ballot';

/** What happens while the schools vote. */
export type BallotEvent =
  | (Omit<Ballot, 'votes' | 'status' | 'openedAt' | 'rules' | 'byEveryone' | 'disputedBy'> & {
      readonly type: 'BallotOpened';
      readonly rules?: BallotRules;
      /** Put as agreed by everyone present, unless a school asks for a vote. */
      readonly byEveryone?: boolean;
      /** The chair's reason for going on without enough schools. */
      readonly withoutQuorum: string | null;
      readonly at: Instant;
    })
  | {
      readonly type: 'VoteCast';
      readonly ballotId: BallotId;
      readonly meetingId: MeetingId;
      readonly requestId: RequestId;
      readonly urn: Urn;
      readonly choice: Choice;
      readonly number: number;
      /** Entered by the chair or clerk for the school, rather than pressed by its representative. */
      readonly recorded: boolean;
      readonly at: Instant;
    }
  /** A present school wants a vote on what was put as agreed by everyone. */
  | {
      readonly type: 'VoteAskedFor';
      readonly ballotId: BallotId;
      readonly meetingId: MeetingId;
      readonly requestId: RequestId;
      readonly urn: Urn;
      readonly by: PersonId;
      readonly at: Instant;
    }
  /** A school disputes: the chair decides after the vote (R87). */
  | {
      readonly type: 'ChairAsked';
      readonly ballotId: BallotId;
      readonly meetingId: MeetingId;
      readonly requestId: RequestId;
      readonly urn: Urn;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | {
      readonly type: 'BallotClosed';
      readonly ballotId: BallotId;
      readonly meetingId: MeetingId;
      readonly requestId: RequestId;
      readonly terms: Terms;
      readonly counts: Counts;
      /** agreedNotFunded: the schools agreed and the budget could not carry it. */
      readonly result: 'agreed' | 'agreedNotFunded' | 'notAgreed' | 'tied' | 'disputed' | 'nobodyVoted';
      readonly at: Instant;
    };

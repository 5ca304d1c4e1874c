import type { CosEvent } from '../events';
import type { Ballot } from './ballot';
import { USUAL_RULES } from './ballot';

/** A ballot after an event. Votes are not among them: each is its own conditional patch in the store (design, section 4). */
export function evolveBallot(ballot: Ballot | null, event: CosEvent, ballotId: string): Ballot | null {
  if (!('ballotId' in event) || event.ballotId !== ballotId) return ballot;
  if (event.type === 'BallotOpened') {
    const { type: _, withoutQuorum: __, rules = USUAL_RULES, byEveryone = false, at, ...facts } = event;
    return ballot ?? { ...facts, rules, byEveryone, disputedBy: [], votes: {}, status: 'open', openedAt: at };
  }
  if (!ballot) return ballot;
  switch (event.type) {
    case 'VoteAskedFor':
      return { ...ballot, byEveryone: false };
    case 'ChairAsked':
      return { ...ballot, disputedBy: [...ballot.disputedBy, event.urn] };
    case 'BallotClosed':
      return { ...ballot, status: 'closed' };
    default:
      return ballot;
  }
}

import type { CosEvent } from '../events';
import type { Ballot } from './ballot';

/** A ballot after an event. Votes are not among them: each is its own conditional patch in the store (design, section 4). */
export function evolveBallot(ballot: Ballot | null, event: CosEvent, ballotId: string): Ballot | null {
  if (event.type === 'BallotOpened' && event.ballotId === ballotId) {
    const { type: _, withoutQuorum: __, at, ...facts } = event;
    return ballot ?? { ...facts, votes: {}, status: 'open', openedAt: at };
  }
  if (event.type === 'BallotClosed' && event.ballotId === ballotId && ballot) return { ...ballot, status: 'closed' };
  return ballot;
}

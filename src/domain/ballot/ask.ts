import type { Instant } from '../calendar/dates';
import type { PersonId, Urn } from '../community/community';
import type { CosEvent } from '../events';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { Ballot } from './ballot';
import { schoolsVoting } from './ballot';

export type AskRefusal = 'VoteNotOpen' | 'NotOnRoll' | 'NoDisputes';
type Decision = Outcome<readonly CosEvent[], AskRefusal>;

const mayAsk = (ballot: Ballot, urn: Urn): boolean => schoolsVoting(ballot).some((entry) => entry.urn === urn);

/** A present school wants a vote after all: from then on the schools vote as usual. */
export function askForVote(ballot: Ballot, urn: Urn, by: PersonId, at: Instant): Decision {
  if (!mayAsk(ballot, urn)) return refuse('NotOnRoll');
  if (ballot.status !== 'open') return refuse('VoteNotOpen');
  if (!ballot.byEveryone) return accept([]);
  const { ballotId, meetingId, heading } = ballot;
  return accept([{ type: 'VoteAskedFor', ballotId, meetingId, requestId: heading.requestId, urn, by, at }]);
}

/** A school disputes: after the schools have voted, the chair decides, with a written reason (R87). */
export function askTheChair(ballot: Ballot, urn: Urn, by: PersonId, at: Instant): Decision {
  if (!mayAsk(ballot, urn)) return refuse('NotOnRoll');
  if (!ballot.rules.disputes) return refuse('NoDisputes');
  if (ballot.disputedBy.includes(urn)) return accept([]);
  if (ballot.status !== 'open') return refuse('VoteNotOpen');
  const { ballotId, meetingId, heading } = ballot;
  return accept([{ type: 'ChairAsked', ballotId, meetingId, requestId: heading.requestId, urn, by, at }]);
}

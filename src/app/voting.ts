import type { Ballot, Vote } from '../domain/ballot/ballot';
import { voteOf } from '../domain/ballot/ballot';
import type { BallotRefusal, CastVote } from '../domain/ballot/decide';
import { castVote as decideVote } from '../domain/ballot/decide';
import type { Deps } from './deps';
import { receiptOf, record } from './record';

/** The ballot as it stands after the press, and why the press changed nothing, if it did not. */
export interface Voted {
  readonly ballot: Ballot;
  readonly refusal: BallotRefusal | null;
}

/** Casts or changes a school's vote on the ballot just read: one batch, however many schools press at once. */
export async function castVote(deps: Deps, ballot: Ballot, vote: CastVote): Promise<Voted> {
  const at = deps.now();
  const outcome = decideVote(ballot, vote, at);
  if (!outcome.ok) return { ballot, refusal: outcome.refusal };
  const event = outcome.value;
  if (!event) return { ballot, refusal: null };

  const { ballotId, communityId, profileVersion } = ballot;
  const { personId, urn } = vote;
  const envelope = { communityId, actor: { personId, as: 'representative' as const }, at, profileVersion };
  const recorded = record(`vote:${ballotId}:${urn}:${event.number}`, event, envelope);
  const cast: Vote = {
    choice: event.choice,
    number: event.number,
    by: personId,
    at,
    receipt: receiptOf(recorded.hash),
  };
  const saved = await deps.store.castVote(communityId, ballotId, urn, cast, recorded);
  if (saved.result === 'saved') return { ballot: saved.ballot, refusal: null };
  const now = (await deps.store.read(communityId, 'ballot', ballotId))?.value ?? ballot;
  if (voteOf(now, urn)?.choice === vote.choice) return { ballot: now, refusal: null };
  return { ballot: now, refusal: saved.result === 'closed' ? 'VoteNotOpen' : 'StaleVote' };
}

import type { Ballot, Vote } from '../domain/ballot/ballot';
import { voteOf } from '../domain/ballot/ballot';
import type { BallotRefusal, CastVote, SchoolVote } from '../domain/ballot/decide';
import { castVote as decideVote, recordVote as decideRecorded } from '../domain/ballot/decide';
import { londonDate } from '../domain/calendar/dates';
import type { PersonId, Urn } from '../domain/community/community';
import type { Actor, EventOf } from '../domain/events';
import type { ChairTrouble } from '../domain/interest/chair-conflict';
import type { Outcome } from '../domain/outcome';
import { accept, refuse } from '../domain/outcome';
import type { NotActing } from './acting';
import { actingDeclared, RUNNING } from './acting';
import { reading, troubleChairing } from './chairing';
import type { Deps } from './deps';
import type { OnBallot } from './meeting';
import { receiptOf, record } from './record';

/** The ballot as it stands after the press, and why the press changed nothing, if it did not. */
export interface Voted {
  readonly ballot: Ballot;
  readonly refusal: BallotRefusal | null;
}

/** Casts or changes a school's vote on the ballot just read: one batch, however many schools press at once. */
export async function castVote(deps: Deps, ballot: Ballot, vote: CastVote): Promise<Voted> {
  const outcome = decideVote(ballot, vote, deps.now());
  if (!outcome.ok) return { ballot, refusal: outcome.refusal };
  return saved(deps, ballot, outcome.value, { personId: vote.personId, as: 'representative' });
}

async function saved(deps: Deps, ballot: Ballot, event: EventOf<'VoteCast'> | null, actor: Actor): Promise<Voted> {
  if (!event) return { ballot, refusal: null };
  const { ballotId, communityId, profileVersion } = ballot;
  const { urn, choice, number, recorded, at } = event;
  const kept = record(`vote:${ballotId}:${urn}:${number}`, event, { communityId, actor, at, profileVersion });
  const vote: Vote = { choice, number, by: actor.personId, at, receipt: receiptOf(kept.hash), recorded };
  const result = await deps.store.castVote(communityId, ballotId, urn, vote, kept);
  if (result.result === 'saved') return { ballot: result.ballot, refusal: null };
  const now = (await deps.store.read(communityId, 'ballot', ballotId))?.value ?? ballot;
  if (voteOf(now, urn)?.choice === choice) return { ballot: now, refusal: null };
  return { ballot: now, refusal: result.result === 'closed' ? 'VoteNotOpen' : 'StaleVote' };
}

/** What keeps this person from running an open vote; where nobody is free to chair, it can still be closed (R98). */
export async function ballotTrouble(deps: Deps, by: PersonId, ballot: Ballot): Promise<ChairTrouble | null> {
  const { communityId, meetingId, heading } = ballot;
  const read = reading(deps.store, communityId);
  const today = londonDate(deps.now());
  return troubleChairing(read, await read('meeting', meetingId), heading.requestId, by, today, 'possible');
}

/** What became of a page of votes entered for schools: those on the record now, and those that could not be. */
export interface VotesRecorded {
  readonly ballot: Ballot;
  readonly recorded: readonly Urn[];
  readonly refused: readonly { readonly urn: Urn; readonly refusal: BallotRefusal }[];
}

/**
 * Enters votes for schools on the chair's instruction, each its own conditional patch like a press: a school that voted
 * since the page was shown keeps its vote, and is among the refused.
 */
export async function recordVotes(
  deps: Deps,
  by: PersonId,
  { communityId, ballotId }: OnBallot,
  votes: readonly SchoolVote[],
): Promise<Outcome<VotesRecorded, NotActing | ChairTrouble | 'VoteNotOpen'>> {
  const who = await actingDeclared(deps, communityId, by, RUNNING);
  if (!who.ok) return who;
  let ballot = (await deps.store.read(communityId, 'ballot', ballotId))?.value;
  if (!ballot) return refuse('VoteNotOpen');
  const trouble = await ballotTrouble(deps, by, ballot);
  if (trouble) return refuse(trouble);
  const recorded: Urn[] = [];
  const refused: { urn: Urn; refusal: BallotRefusal }[] = [];
  for (const vote of votes) {
    const outcome = decideRecorded(ballot, vote, deps.now());
    const voted: Voted = outcome.ok
      ? await saved(deps, ballot, outcome.value, who.value.actor)
      : { ballot, refusal: outcome.refusal };
    ballot = voted.ballot;
    if (voted.refusal === null) recorded.push(vote.urn);
    else refused.push({ urn: vote.urn, refusal: voted.refusal });
  }
  return accept({ ballot, recorded, refused });
}

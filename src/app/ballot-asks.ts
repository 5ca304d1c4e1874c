import type { Ballot } from '../domain/ballot/ballot';
import { entitled } from '../domain/ballot/ballot';
import type { AskRefusal } from '../domain/ballot/ask';
import { askForVote as decideVote, askTheChair as decideChair } from '../domain/ballot/ask';
import { londonDate } from '../domain/calendar/dates';
import type { PersonId, Urn } from '../domain/community/community';
import { actingAs } from '../domain/community/offices';
import { ONLY } from '../domain/documents';
import type { Actor, CosEvent } from '../domain/events';
import type { Outcome } from '../domain/outcome';
import { refuse } from '../domain/outcome';
import { RUNNING } from './acting';
import type { Deps } from './deps';
import type { OnBallot } from './meeting';
import type { Done } from './transact';

export interface Asking extends OnBallot {
  /** The school that asks. */
  readonly urn: Urn;
}

type Refusal = AskRefusal | 'NotAllowed';

/** The school's own people ask; chair and clerk do for a school that sits in the room without an account. */
async function asking(
  deps: Deps,
  by: PersonId,
  { communityId, ballotId, urn }: Asking,
): Promise<Outcome<Actor, Refusal>> {
  const [ballot, community] = await Promise.all([
    deps.store.read(communityId, 'ballot', ballotId),
    deps.store.read(communityId, 'community', ONLY),
  ]);
  if (!ballot || !community) return refuse('NotOnRoll');
  if (entitled(ballot.value, by).some((entry) => entry.urn === urn))
    return { ok: true, value: { personId: by, as: 'representative' } };
  const actor = actingAs(community.value, by, londonDate(deps.now()), RUNNING);
  return actor ? { ok: true, value: actor } : refuse('NotAllowed');
}

async function ask(
  deps: Deps,
  by: PersonId,
  named: Asking,
  key: string,
  decide: (ballot: Ballot) => Outcome<readonly CosEvent[], AskRefusal>,
): Promise<Outcome<Done, Refusal>> {
  const who = await asking(deps, by, named);
  if (!who.ok) return who;
  return deps.transact<Refusal>({
    communityId: named.communityId,
    actor: who.value,
    key,
    at: deps.now(),
    decide: async (read) => {
      const ballot = await read('ballot', named.ballotId);
      return ballot ? decide(ballot) : refuse('VoteNotOpen');
    },
  });
}

/** A present school wants a vote on what was put as agreed by everyone. */
export const askForVote = (deps: Deps, by: PersonId, named: Asking): Promise<Outcome<Done, Refusal>> =>
  ask(deps, by, named, `ask-vote:${named.ballotId}`, (ballot) => decideVote(ballot, named.urn, by, deps.now()));

/** A school asks that the chair decides, after the schools have voted (R87). */
export const askTheChair = (deps: Deps, by: PersonId, named: Asking): Promise<Outcome<Done, Refusal>> =>
  ask(deps, by, named, `ask-chair:${named.ballotId}:${named.urn}`, (ballot) =>
    decideChair(ballot, named.urn, by, deps.now()),
  );

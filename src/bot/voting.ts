import type { Deps } from '../app/deps';
import { castVote } from '../app/voting';
import { closeVoteAction, itemViewAction, voteAction } from '../cards/item';
import type { Ballot } from '../domain/ballot/ballot';
import { entitled } from '../domain/ballot/ballot';
import type { CosEvent } from '../domain/events';
import { closeBallot } from '../app/meeting';
import { isOnRoll, itemView, voterCard } from './item-view';
import { pressRefusals } from './refusals/meeting';
import { ballotRefusals } from './refusals/meeting';
import type { Route } from './router';
import { press } from './router';
import type { Answer, Turn } from './turn';
import { refreshers } from './turn';

const GONE: Answer = {
  say: 'There is nothing to show you: it is not there any more, or it belongs to another community. Type meeting to see yours.',
};

async function own(deps: Deps, ballot: Ballot, turn: Turn, notice: string): Promise<Answer> {
  const { personId } = turn.person;
  if (ballot.status === 'open') return { show: voterCard(deps, ballot, personId, notice, refreshers(turn)) };
  const where = { communityId: ballot.communityId, meetingId: ballot.meetingId, requestId: ballot.heading.requestId };
  return {
    show:
      (await itemView(deps, where, personId, notice, refreshers(turn))) ?? voterCard(deps, ballot, personId, notice),
  };
}

/** Agree, do not agree, abstain; close the vote; each person's own view. */
export const votingRoutes = (deps: Deps): Route[] => [
  press(voteAction, async ({ communityId, ballotId, urn, choice, lastSeen }, turn) => {
    const { personId } = turn.person;
    const ballot = (await deps.store.read(communityId, 'ballot', ballotId))?.value;
    if (!ballot) return GONE;
    if (!isOnRoll(ballot, personId)) return { say: ballotRefusals.NotOnRoll };
    const school = urn === '' ? onlySchool(ballot, personId) : urn;
    // with none to vote for, or several, the own view says why, or asks which
    if (school === null) return own(deps, ballot, turn, '');
    const voted = await castVote(deps, ballot, { personId, urn: school, choice, lastSeen });
    const notice = voted.refusal === null ? '' : (pressRefusals[voted.refusal] ?? ballotRefusals[voted.refusal]);
    return own(deps, voted.ballot, turn, notice);
  }),
  press(closeVoteAction, async ({ communityId, meetingId, requestId, ballotId, note }, turn) => {
    const outcome = await closeBallot(deps, turn.person.personId, { communityId, ballotId }, note);
    const notice = outcome.ok ? noticeAfter(outcome.value.events) : ballotRefusals[outcome.refusal];
    if (!outcome.ok && outcome.refusal === 'NotAllowed') return { say: notice };
    const where = { communityId, meetingId, requestId };
    const card = await itemView(deps, where, turn.person.personId, notice, refreshers(turn));
    return card ? { show: card } : GONE;
  }),
  press(itemViewAction, async (where, turn) => {
    const card = await itemView(deps, where, turn.person.personId, '', refreshers(turn));
    return card ? { show: card } : GONE;
  }),
];

/** A vote that decided nothing leaves the request open: whoever closed it is told so. */
const noticeAfter = (events: readonly CosEvent[]): string =>
  events.some((event) => event.type === 'BallotClosed' && event.result === 'nobodyVoted')
    ? 'No school voted for or against, so nothing is decided. The request is open again: open another vote, or defer it.'
    : '';

/** The shared card does not know who presses: with one school to speak for, it is that one. */
function onlySchool(ballot: Ballot, personId: string): string | null {
  const [school, ...others] = entitled(ballot, personId);
  return school && others.length === 0 ? school.urn : null;
}

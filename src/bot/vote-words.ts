import type { Ballot, Bar, Vote } from '../domain/ballot/ballot';
import { CHOICES, schoolsVoting, voteOf } from '../domain/ballot/ballot';
import { londonTime } from '../domain/calendar/dates';
import type { Community, PersonId } from '../domain/community/community';
import { nameIn } from './attendance-view';

/** Why a school on the roll may not vote. */
export const BARRED: Readonly<Record<Bar, (school: string) => string>> = {
  ownRequest: (school) => `${school} does not vote on this request: it is the school's own.`,
  notPresent: (school) => `${school} was not there when this vote opened, so it cannot vote on this request.`,
  representsRequester: (school) =>
    `Nobody here may vote for ${school}: its representative also speaks for the school that asks.`,
};

/** A school's own vote, as its representative reads it. */
export const sayVote = (
  school: string,
  { choice, at, by, recorded }: Vote,
  { open, changeable }: { readonly open: boolean; readonly changeable: boolean },
  reader: PersonId,
): string =>
  (recorded
    ? `${CHOICES[choice]} was recorded for ${school} at ${londonTime(at)} by the chair or clerk.`
    : `${by === reader ? 'You' : 'A colleague'} voted ${CHOICES[choice]} for ${school} at ${londonTime(at)}.`) +
  (open ? (changeable ? ' You can change it until the chair closes the vote.' : ' It cannot be changed.') : '');

/** Which votes somebody entered for their schools, for chair and clerk; empty when there are none. */
export function sayRecorded(ballot: Ballot, community: Community): string {
  const recorded = ballot.roll.flatMap(({ urn, school }) => {
    const vote = voteOf(ballot, urn);
    return vote?.recorded
      ? [`${school} (${CHOICES[vote.choice]}, ${londonTime(vote.at)}, by ${nameIn(community, vote.by)})`]
      : [];
  });
  return recorded.length === 0 ? '' : `Recorded for schools: ${recorded.join('; ')}`;
}

/** How each school voted, once the vote is closed: for those who may know. */
export function sayHowVoted(ballot: Ballot): string {
  if (ballot.byEveryone) return '';
  const lines = schoolsVoting(ballot).map(({ urn, school }) => {
    const vote = voteOf(ballot, urn);
    return `${school}: ${vote ? CHOICES[vote.choice] : 'did not vote'}`;
  });
  return `How the schools voted: ${lines.join('; ')}.`;
}

/** Which schools asked that the chair decides; empty when none did. */
export const sayDisputed = (ballot: Ballot): string => {
  const names = ballot.roll.flatMap(({ urn, school }) => (ballot.disputedBy.includes(urn) ? [school] : []));
  return names.length === 0
    ? ''
    : `${names.join(' and ')} asked that the chair decides. The schools vote first; then the chair decides and gives a reason.`;
};

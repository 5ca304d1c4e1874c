import type { Ballot, Bar, Flag, RollEntry, Vote } from '../domain/ballot/ballot';
import { CHOICES, schoolsVoting, voteOf } from '../domain/ballot/ballot';
import { londonTime } from '../domain/calendar/dates';
import type { Community, PersonId } from '../domain/community/community';
import type { Grade, SchoolInterest } from '../domain/interest/item-interest';
import { nameIn, schoolName } from './attendance-view';

/** Why a school on the roll may not vote. */
export const BARRED: Readonly<Record<Bar, (school: string) => string>> = {
  ownRequest: (school) => `${school} does not vote on this request: it is the school's own.`,
  notPresent: (school) => `${school} was not there when this vote opened, so it cannot vote on this request.`,
  takesNoPart: (school) => `${school} takes no part in this request: it declared an interest.`,
  sameTrust: (school) =>
    `${school} does not vote on this request: it is of the same trust or federation as the school that asks.`,
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

const BECAUSE: readonly (readonly [Bar, string])[] = [
  ['ownRequest', 'its own request'],
  ['takesNoPart', 'an interest'],
  ['sameTrust', 'the same trust or federation'],
  ['representsRequester', 'also represented by the school that asks'],
];

/** How many schools that are here cannot vote, each with the reason: ` 1 cannot vote (its own request).` */
export const sayBarred = (roll: readonly RollEntry[]): string =>
  BECAUSE.map(([bar, because]) => {
    const many = roll.filter(({ barred }) => barred === bar).length;
    return many === 0 ? '' : ` ${many} cannot vote (${because}).`;
  }).join('');

const line = (label: string, schools: readonly string[]): string[] =>
  schools.length > 0 ? [`${label}: ${schools.join(', ')}.`] : [];
const TAKES_NO_PART = 'Takes no part, having declared an interest';
const RECORDED = 'Takes part, its interest recorded';

/** Which schools have something to do with the request, once its roll is fixed: for everybody. */
export function sayInterests(roll: readonly RollEntry[]): string[] {
  const names = (entries: readonly RollEntry[]) => entries.map(({ school }) => school);
  const barred = (bar: Bar) => names(roll.filter((entry) => entry.barred === bar));
  const flagged = (flag: Flag) => names(roll.filter((entry) => entry.interest === flag));
  return [
    ...line(TAKES_NO_PART, barred('takesNoPart')),
    ...line('Does not vote, being of the same trust or federation', barred('sameTrust')),
    ...line(RECORDED, flagged('recorded')),
    ...line('Takes part, of the same trust or federation', flagged('sameTrust')),
    ...line('Votes on its own request, as the rules here allow', flagged('ownRequest')),
  ];
}

/** The same before its vote opens: what schools have declared so far. */
export function sayDeclared(interests: readonly SchoolInterest[], community: Community): string[] {
  const of = (grade: Grade) =>
    interests.filter((each) => each.grade === grade).map(({ urn }) => schoolName(community, urn));
  return [...line(TAKES_NO_PART, of('takesNoPart')), ...line(RECORDED, of('recorded'))];
}

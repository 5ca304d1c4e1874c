import type { Community, PersonId, School } from '../community/community';
import { memberSchools, representativesOf, schoolOf } from '../community/community';
import type { SchoolInterest } from '../interest/item-interest';
import { interestOf, isConnected } from '../interest/item-interest';
import { hasStandIn } from '../meeting/attendance';
import type { Meeting } from '../meeting/meeting';
import { isPresent } from '../meeting/meeting';
import type { RuleProfile } from '../profile';
import type { Bar, Flag, RollEntry } from './ballot';

/** A request put to the vote: the school that asks, and what other schools have said of their interests in it. */
export interface OnBallot {
  readonly asking: School['urn'];
  readonly interests: readonly SchoolInterest[];
}

/** Every member school, who may vote for it on that request, and why it may not: as things stand now. */
export function rollFor(
  community: Community,
  meeting: Meeting,
  { asking, interests }: OnBallot,
  profile: RuleProfile,
): RollEntry[] {
  const day = meeting.date;
  const representatives = (urn: string): PersonId[] => [
    ...new Set(representativesOf(community, urn, day).map((each) => each.personId)),
  ];
  const askers = representatives(asking);
  const askingSchool = schoolOf(community, asking);
  return memberSchools(community, day).map((school) => {
    const { urn, name } = school;
    const everyone = representatives(urn);
    const people =
      urn === asking ? everyone : everyone.filter((personId) => profile.requesterVotes || !askers.includes(personId));
    const grade = interestOf(interests, community, urn, day)?.grade;
    const isOfTheirs = urn !== asking && askingSchool !== undefined && isConnected(school, askingSchool);
    const bars: readonly (Bar | false)[] = [
      urn === asking && !profile.requesterVotes && 'ownRequest',
      !isPresent(meeting, urn) && 'notPresent',
      grade === 'takesNoPart' && 'takesNoPart',
      isOfTheirs && profile.sameTrust === 'excluded' && 'sameTrust',
      people.length === 0 && !hasStandIn(meeting, urn) && 'representsRequester',
    ];
    const flags: readonly (Flag | false)[] = [
      urn === asking && 'ownRequest',
      grade === 'recorded' && 'recorded',
      isOfTheirs && profile.sameTrust === 'flagged' && 'sameTrust',
    ];
    const barred = bars.find((bar) => bar !== false) ?? null;
    const flag = barred === null ? (flags.find((each) => each !== false) ?? null) : null;
    return { urn, school: name, people, barred, interest: flag };
  });
}

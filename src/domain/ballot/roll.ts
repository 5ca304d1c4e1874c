import type { Community, PersonId, School } from '../community/community';
import { memberSchools, representativesOf } from '../community/community';
import { hasStandIn } from '../meeting/attendance';
import type { Meeting } from '../meeting/meeting';
import { isPresent } from '../meeting/meeting';
import type { RuleProfile } from '../profile';
import type { RollEntry } from './ballot';

/** Every member school, who may vote for it on that school's request, and why it may not: as things stand now. */
export function rollFor(
  community: Community,
  meeting: Meeting,
  asking: School['urn'],
  profile: RuleProfile,
): RollEntry[] {
  const representatives = (urn: string): PersonId[] => [
    ...new Set(representativesOf(community, urn, meeting.date).map((each) => each.personId)),
  ];
  const askers = representatives(asking);
  return memberSchools(community, meeting.date).map(({ urn, name }) => {
    const everyone = representatives(urn);
    const people =
      urn === asking ? everyone : everyone.filter((personId) => profile.requesterVotes || !askers.includes(personId));
    const barred =
      urn === asking && !profile.requesterVotes
        ? 'ownRequest'
        : !isPresent(meeting, urn)
          ? 'notPresent'
          : people.length === 0 && !hasStandIn(meeting, urn)
            ? 'representsRequester'
            : null;
    return { urn, school: name, people, barred };
  });
}

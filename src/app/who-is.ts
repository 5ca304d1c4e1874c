import { londonDate } from '../domain/calendar/dates';
import type { Community, Office, PersonId, School } from '../domain/community/community';
import { schoolsRepresentedBy, serving } from '../domain/community/community';
import type { KccRole, Person } from '../domain/community/directory';
import { communitiesOf } from './communities-of';
import type { Deps } from './deps';
import { kccRolesOn } from './kcc-role';

/** What a person is today, everywhere: what the register says, and nothing they said. */
export interface WhoIs {
  readonly person: Person;
  readonly communities: readonly {
    readonly community: Community;
    readonly schools: readonly School[];
    readonly offices: readonly Office[];
  }[];
  readonly kcc: readonly KccRole[];
}

export type Capacity = 'representative' | Office | KccRole['role'];

export async function whoIs(deps: Deps, personId: PersonId): Promise<WhoIs | null> {
  const person = (await deps.directory.person(personId))?.value;
  if (!person) return null;
  const today = londonDate(deps.now());
  const communities = (await communitiesOf(deps, personId)).map((community) => ({
    community,
    schools: schoolsRepresentedBy(community, personId, today),
    offices: serving(community, today).flatMap((each) =>
      each.personId === personId && each.role !== 'representative' ? [each.role] : [],
    ),
  }));
  return { person, communities, kcc: kccRolesOn(person, today) };
}

/** Every capacity in which somebody may do something, whichever the community. */
export const capacitiesOf = ({ communities, kcc }: WhoIs): Set<Capacity> =>
  new Set<Capacity>([
    ...communities.flatMap(({ schools, offices }) => [
      ...(schools.length > 0 ? ['representative' as const] : []),
      ...offices,
    ]),
    ...kcc.map(({ role }) => role),
  ]);

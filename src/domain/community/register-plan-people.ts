import type { LocalDate } from '../calendar/dates';
import type { AreaStaff } from './area-staff';
import { kccRolesIn } from './area-staff';
import type { Community, CommunityId, PersonId } from './community';
import type { Person } from './directory';
import { sameFields } from './register-merge';
import type { RegisteredPerson } from './register-people';
import { lasts } from './register-periods';
import type { Planned } from './register-planned';
import { isChange } from './register-planned';

/** Everybody with a place: their communities and KCC roles follow from where they are named; their account and chat stay. */
export function peoplePlans(
  registered: readonly RegisteredPerson[],
  known: readonly Person[],
  communities: readonly Community[],
  staff: readonly AreaStaff[],
  today: LocalDate,
): Planned<Person>[] {
  const placesOf = new Map<PersonId, Set<CommunityId>>();
  for (const community of communities) {
    for (const each of community.appointments.filter((one) => lasts(one, today))) {
      placesOf.set(each.personId, (placesOf.get(each.personId) ?? new Set()).add(community.communityId));
    }
  }
  const roles = Map.groupBy(staff.flatMap(kccRolesIn), ({ personId }) => personId);
  const lines = new Map(registered.map((each) => [each.personId, each]));
  const stored = new Map(known.map((each) => [each.personId, each]));
  return [...new Set([...lines.keys(), ...stored.keys()])].flatMap((personId) => {
    const before = stored.get(personId);
    const line = lines.get(personId) ?? before;
    if (!line) return [];
    const now = {
      personId,
      name: line.name,
      email: line.email,
      communities: [...(placesOf.get(personId) ?? [])].sort(),
      kcc: (roles.get(personId) ?? []).map((each) => each.role),
    };
    if (!before) {
      if (now.communities.length === 0 && now.kcc.length === 0) return [];
      const after = { ...now, account: null, chat: null, welcomedAt: null };
      return [{ after, changes: [`New person: ${now.name}.`] }];
    }
    const after = { ...before, ...now };
    return [{ after, changes: personChanges(before, after) }].filter(isChange);
  });
}

const sayPlaces = (person: Person): string => person.communities.join(', ') || 'no community';

const sameRoles = (before: Person, after: Person): boolean =>
  before.kcc.length === after.kcc.length &&
  before.kcc.every((role, position) => sameFields(role, after.kcc[position] ?? {}));

function personChanges(before: Person, after: Person): string[] {
  const sameName = before.name === after.name;
  const bound = before.account ? '; the Microsoft account stays bound: release it if this is somebody else' : '';
  return [
    ...(sameName ? [] : [`Changed: ${before.name} is now called ${after.name}${bound}.`]),
    ...(before.email === after.email ? [] : [`Changed: ${after.name} has another address.`]),
    ...(sayPlaces(before) === sayPlaces(after)
      ? []
      : [`Changed: ${after.name} has a place in ${sayPlaces(after)}, before in ${sayPlaces(before)}.`]),
    ...(sameRoles(before, after) ? [] : [`Changed: what ${after.name} does for KCC.`]),
  ];
}

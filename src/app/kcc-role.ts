import type { LocalDate } from '../domain/calendar/dates';
import type { Area, PersonId } from '../domain/community/community';
import { covers } from '../domain/community/community';
import type { KccRole, Person } from '../domain/community/directory';
import { londonDate } from '../domain/calendar/dates';
import type { Deps } from './deps';

/** What a person does for KCC on that day. */
export const kccRolesOn = (person: Person, day: LocalDate): KccRole[] => person.kcc.filter((role) => covers(role, day));

/** In which KCC capacity the person acts for that area today: its officer, or an administrator, who acts for all of Kent. */
export async function kccCapacity(
  { directory, now }: Pick<Deps, 'directory' | 'now'>,
  personId: PersonId,
  area: Area,
): Promise<'officer' | 'administrator' | null> {
  const person = (await directory.person(personId))?.value;
  const roles = person ? kccRolesOn(person, londonDate(now())) : [];
  if (roles.some((each) => each.role === 'officer' && each.area === area)) return 'officer';
  return roles.some((each) => each.role === 'administrator') ? 'administrator' : null;
}

/** Whether the person administers the communities for KCC today. */
export async function administers(
  { directory, now }: Pick<Deps, 'directory' | 'now'>,
  personId: PersonId,
): Promise<boolean> {
  const person = (await directory.person(personId))?.value;
  return person ? kccRolesOn(person, londonDate(now())).some(({ role }) => role === 'administrator') : false;
}

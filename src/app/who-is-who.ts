import { onDuty } from '../domain/community/area-staff';
import type { Community, PersonId } from '../domain/community/community';
import { serving } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import { londonDate } from '../domain/calendar/dates';
import { communitiesOf } from './communities-of';
import type { Deps } from './deps';
import { kccRolesOn } from './kcc-role';

export const ROLES = ['chair', 'actingChair', 'clerk', 'officer'] as const;
export type Role = (typeof ROLES)[number];

/** Who holds an office for a community today; the address is the one the register has. */
export interface OfficeHolder {
  readonly role: Role;
  readonly name: string;
  readonly address: string;
}

/** The communities somebody may ask about: their own, and those of the area they work in for KCC. */
export async function communitiesKnownTo(deps: Deps, by: PersonId): Promise<Community[]> {
  const person = (await deps.directory.person(by))?.value;
  const own = await communitiesOf(deps, by);
  const areas = person ? kccRolesOn(person, londonDate(deps.now())).map(({ area }) => area) : [];
  if (areas.length === 0) return own;
  const all = await Promise.all(
    (await deps.store.communities()).map(
      async ({ communityId }) => (await deps.store.read(communityId, 'community', ONLY))?.value,
    ),
  );
  const others = all
    .filter((community) => community !== undefined)
    .filter(({ area }) => areas.includes(null) || areas.includes(area))
    .filter(({ communityId }) => !own.some((each) => each.communityId === communityId));
  return [...own, ...others];
}

/** Chair, acting chair, clerk and the area's officers, in this order (R12). */
export async function whoIsWho(deps: Deps, community: Community): Promise<OfficeHolder[]> {
  const today = londonDate(deps.now());
  const staff = await deps.directory.staffOf(community.area);
  const holders = [
    ...serving(community, today).flatMap(({ role, personId, name }) =>
      role === 'chair' || role === 'actingChair' || role === 'clerk' ? [{ role, personId, name }] : [],
    ),
    ...(staff ? onDuty(staff, 'officer', today) : []).map(({ personId, name }) => ({
      role: 'officer' as const,
      personId,
      name,
    })),
  ].sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
  return Promise.all(
    holders.map(async ({ role, personId, name }) => ({
      role,
      name,
      address: (await deps.directory.person(personId))?.value.email ?? '',
    })),
  );
}

import type { Budget } from '../domain/budget/budget';
import { londonDate } from '../domain/calendar/dates';
import type { AcademicYear } from '../domain/calendar/years';
import { academicYearOf, nextYear } from '../domain/calendar/years';
import type { Community, CommunityId, PersonId } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import { actingAs } from '../domain/community/offices';
import type { Outcome } from '../domain/outcome';
import { accept, refuse } from '../domain/outcome';
import type { Deps } from './deps';
import { kccCapacity, kccRolesOn } from './kcc-role';

export type BudgetRefusal = 'NotYours' | 'NoBudget';

export interface BudgetSheet {
  readonly community: Community;
  readonly year: AcademicYear;
  readonly budget: Budget;
  /** The year after, once KCC has set it or an award reaches into it. */
  readonly next: Budget | null;
}

const WATCHING = ['representative', 'chair', 'actingChair', 'clerk'] as const;

/** Representatives, chair, clerk, and KCC's officer and administrators: those who watch over a community. */
export async function mayWatch(deps: Deps, by: PersonId, community: Community): Promise<boolean> {
  if (actingAs(community, by, londonDate(deps.now()), WATCHING)) return true;
  return (await kccCapacity(deps, by, community.area)) !== null;
}

/**
 * This academic year's money of a community, for its schools' representatives, its chair and clerk, the area's officer and
 * KCC's administrators: the group watches its spend together (R117, R120). Observers do not.
 */
export async function budgetOf(
  deps: Deps,
  by: PersonId,
  communityId: CommunityId,
): Promise<Outcome<BudgetSheet, BudgetRefusal>> {
  const community = (await deps.store.read(communityId, 'community', ONLY))?.value;
  if (!community || !(await mayWatch(deps, by, community))) return refuse('NotYours');
  const year = academicYearOf(londonDate(deps.now()));
  const [budget, next] = await Promise.all([
    deps.store.read(communityId, 'budget', year),
    deps.store.read(communityId, 'budget', nextYear(year)),
  ]);
  return budget?.value.isSet
    ? accept({ community, year, budget: budget.value, next: next?.value ?? null })
    : refuse('NoBudget');
}

/** The communities whose budget the person may see. */
export async function watchedCommunities(deps: Deps, by: PersonId): Promise<Community[]> {
  const person = (await deps.directory.person(by))?.value;
  if (!person) return [];
  const worksForKcc = kccRolesOn(person, londonDate(deps.now())).some(({ role }) => role !== 'board');
  const ids = worksForKcc ? (await deps.store.communities()).map(({ communityId }) => communityId) : person.communities;
  const communities = await Promise.all(ids.map(async (id) => (await deps.store.read(id, 'community', ONLY))?.value));
  const known = communities.filter((community) => community !== undefined);
  const watched = await Promise.all(
    known.map(async (community) => ((await mayWatch(deps, by, community)) ? [community] : [])),
  );
  return watched.flat();
}

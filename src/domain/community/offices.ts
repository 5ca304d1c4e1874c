import type { LocalDate } from '../calendar/dates';
import type { Actor } from '../events';
import type { Community, Office, PersonId } from './community';
import { holds, schoolsRepresentedBy } from './community';

type Capacity = Office | 'representative';

/** The person acting in the first of these capacities they hold on that day; null when they hold none. */
export function actingAs(
  community: Community,
  personId: PersonId,
  day: LocalDate,
  capacities: readonly Capacity[],
): Actor | null {
  const held = capacities.find((capacity) =>
    capacity === 'representative'
      ? schoolsRepresentedBy(community, personId, day).length > 0
      : holds(community, personId, capacity, day),
  );
  return held === undefined || held === 'observer' ? null : { personId, as: held };
}

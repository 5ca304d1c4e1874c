import type { LocalDate } from '../calendar/dates';
import type { AreaStaff } from './area-staff';
import { onDuty } from './area-staff';
import type { Community } from './community';
import { memberSchools, serving } from './community';

/** What KCC must mend soon although nothing stops for it, as on that day (R2, R6, R14). */
export function communityWarnings(community: Community, staff: readonly AreaStaff[], day: LocalDate): string[] {
  const members = memberSchools(community, day);
  if (members.length === 0) return [];
  const phases = members.map((school) => school.phase);
  const has = (phase: 'primary' | 'secondary') => phases.includes(phase) || phases.includes('allThrough');
  const hasChair = serving(community, day).some(({ role }) => role === 'chair' || role === 'actingChair');
  const hasOfficer = staff.some((each) => each.area === community.area && onDuty(each, 'officer', day).length > 0);
  return [
    ...(hasChair ? [] : [`${community.name} has no chair and no acting chair: name one in people.csv.`]),
    ...(hasOfficer
      ? []
      : [
          `Area ${community.area} has no High Needs Funding officer, so its approvals reach nobody: name one in people.csv.`,
        ]),
    ...(has('primary') ? [] : [`${community.name} has no primary school.`]),
    ...(has('secondary') ? [] : [`${community.name} has no secondary school.`]),
  ];
}

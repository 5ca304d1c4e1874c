import type { LocalDate } from '../calendar/dates';
import { addDays } from '../calendar/dates';
import type { AreaStaff } from './area-staff';
import type { Appointment, Community, CommunityId, School, Urn } from './community';
import type { RegisteredCommunity } from './register';
import type { Merged } from './register-merge';
import { merge } from './register-merge';
import { lasts, overlap, stillOverlap } from './register-periods';
import type { ImportTerms, Planned } from './register-planned';
import type { RegisterFault } from './register-rows';
import { sayAppointments, sayCommunity, saySchools } from './register-sentences';
import { communityWarnings } from './register-warnings';

/** A community as the import would leave it; `registered` null when the register has it no more. */
export interface Draft extends Planned<Community> {
  readonly before: Community | null;
  readonly registered: RegisteredCommunity | null;
}

export const idOf = ({ after }: Planned<Community>): CommunityId => after.communityId;

const placeOf = (each: Appointment): string =>
  `${each.personId} ${each.role} ${each.role === 'representative' ? each.urn : ''}`;

/** Lays a registered community over the stored one. */
export function communityDraft(before: Community | null, registered: RegisteredCommunity, terms: ImportTerms): Draft {
  const { community } = registered;
  const successors = new Map(community.schools.map((school) => [school.replaces, school]));
  const lastDayOf = (urn: Urn) => {
    const successor = successors.get(urn);
    return successor ? addDays(successor.from, -1) : null;
  };
  const schools = merge(before?.schools ?? [], community.schools, {
    ...terms,
    key: (school) => school.urn,
    single: true,
    lastDay: (school) => lastDayOf(school.urn),
    // A later register may leave replacesURN out: what was replaced stays so.
    keep: (stored, now) => ({ ...now, replaces: now.replaces ?? stored.replaces }),
  });
  const people = mergeAppointments(before?.appointments ?? [], community.appointments, terms, lastDayOf);
  const carried = carryOver(people.list, community.schools);
  const after: Community = { ...community, schools: schools.list, appointments: carried.list };
  return {
    before,
    registered,
    after,
    changes: [
      ...sayCommunity(before, after),
      ...saySchools(schools),
      ...sayAppointments(people, after.schools),
      ...sayAppointments(carried, after.schools),
    ],
  };
}

/** The register's own people only; a representative the school put in or took out in Teams stays the school's (R20). */
function mergeAppointments(
  stored: readonly Appointment[],
  registered: readonly Appointment[],
  terms: ImportTerms,
  lastDayOf: (urn: Urn) => LocalDate | null = () => null,
): Merged<Appointment> {
  const inTeams = stored.filter((each) => each.source === 'teams');
  const decidedBySchool = (line: Appointment) =>
    line.role === 'representative' && inTeams.some((each) => placeOf(each) === placeOf(line) && overlap(each, line));
  const merged = merge(
    stored.filter((each) => each.source === 'register'),
    registered.filter((line) => !decidedBySchool(line)),
    { ...terms, key: placeOf, lastDay: (each) => (each.role === 'representative' ? lastDayOf(each.urn) : null) },
  );
  return { ...merged, list: [...inTeams, ...merged.list] };
}

/** Whom a school chose in Teams goes on for the academy it became. */
function carryOver(appointments: readonly Appointment[], schools: readonly School[]): Merged<Appointment> {
  const added = schools.flatMap((school) =>
    appointments.flatMap((each): Appointment[] => {
      if (each.role !== 'representative' || each.source !== 'teams') return [];
      if (each.urn !== school.replaces || !lasts(each, school.from)) return [];
      const successor = { ...each, urn: school.urn, from: each.from > school.from ? each.from : school.from };
      return appointments.some((one) => placeOf(one) === placeOf(successor)) ? [] : [successor];
    }),
  );
  return { list: [...appointments, ...added], added, changed: [], ended: [] };
}

/** A community that is in communities.csv no more: everything the register put there ends. */
export function goneDraft(before: Community, terms: ImportTerms): Draft {
  const schools = merge(before.schools, [], { ...terms, key: (school) => school.urn });
  const people = mergeAppointments(before.appointments, [], terms);
  const after = { ...before, schools: schools.list, appointments: people.list };
  const ended = [...saySchools(schools), ...sayAppointments(people, after.schools)];
  const why = 'No longer in communities.csv: its schools and people end.';
  return { before, registered: null, after, changes: ended.length === 0 ? [] : [why, ...ended] };
}

/** The draft with what KCC must mend, as things would stand after the import. */
export function warned(draft: Draft, staff: readonly AreaStaff[], today: LocalDate): Draft {
  const warnings = [...(draft.registered?.community.warnings ?? []), ...communityWarnings(draft.after, staff, today)];
  const before = draft.before?.warnings ?? [];
  const fresh = warnings.filter((each) => !before.includes(each)).map((each) => `New warning: ${each}`);
  const mended = before.filter((each) => !warnings.includes(each)).map((each) => `Mended: ${each}`);
  return { ...draft, after: { ...draft.after, warnings }, changes: [...draft.changes, ...fresh, ...mended] };
}

/** A school is in one community at a time, also when the community it leaves could not be imported (R5). */
export function withoutDoubles(
  drafts: readonly Draft[],
  known: readonly Community[],
  today: LocalDate,
): { free: readonly Draft[]; faults: readonly RegisterFault[] } {
  let free = drafts;
  const faults: RegisterFault[] = [];
  for (;;) {
    const others = (draft: Draft) => [
      ...free.filter((each) => each !== draft).map((each) => each.after),
      ...known.filter((each) => !free.some((one) => idOf(one) === each.communityId)),
    ];
    const found = free.flatMap((draft) => {
      const held = draft.before?.schools ?? [];
      return draft.after.schools
        .filter((school) => !held.some((each) => each.urn === school.urn && stillOverlap(each, school, today)))
        .flatMap((school) => {
          const rival = others(draft).find((community) =>
            community.schools.some((each) => each.urn === school.urn && stillOverlap(each, school, today)),
          );
          return rival ? [{ draft, school, rival }] : [];
        });
    });
    if (found.length === 0) return { free, faults };
    faults.push(...found.map(({ draft, school, rival }) => doubleFault(draft, school, rival)));
    free = free.filter((each) => !found.some(({ draft }) => draft === each));
  }
}

const doubleFault = (draft: Draft, school: School, rival: Community): RegisterFault => ({
  file: 'membership.csv',
  line: draft.registered?.lines.get(school.urn) ?? 1,
  message: `School ${school.urn} is still in ${rival.communityId}, which this import does not end there: mend the faults of ${rival.communityId}, or give the school a last day there, and import again.`,
});

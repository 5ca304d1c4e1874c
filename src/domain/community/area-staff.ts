import type { LocalDate } from '../calendar/dates';
import type { Area, Period, PersonId } from './community';
import { AREAS, covers } from './community';
import type { KccRole } from './directory';

/** Where KCC's people work: one area, or all of Kent (the administrators). */
export type StaffArea = Area | 'Kent';
export const STAFF_AREAS: readonly StaffArea[] = [...AREAS, 'Kent'];

/** One person in one KCC role, for a time. */
export interface Posting extends Period {
  readonly personId: PersonId;
  readonly name: string;
}

/** Who works for KCC there, past and present: where an approval, a report or a concern goes (R13, R14, R15). */
export interface AreaStaff {
  readonly area: StaffArea;
  readonly officers: readonly Posting[];
  readonly board: readonly Posting[];
  readonly administrators: readonly Posting[];
}

export const STAFF_LISTS = {
  officer: 'officers',
  board: 'board',
  administrator: 'administrators',
} as const satisfies Record<KccRole['role'], keyof AreaStaff>;

/** Who serves there in that role on that day; several are possible, for cover. */
export const onDuty = (staff: AreaStaff, role: KccRole['role'], day: LocalDate): Posting[] =>
  staff[STAFF_LISTS[role]].filter((posting) => covers(posting, day));

/** What each person does there, as the person's own document says it. */
export const kccRolesIn = (staff: AreaStaff): { personId: PersonId; role: KccRole }[] =>
  (['officer', 'board', 'administrator'] as const).flatMap((role) =>
    staff[STAFF_LISTS[role]].map(({ personId, from, to }) => ({
      personId,
      role: { role, area: staff.area === 'Kent' ? null : staff.area, from, to },
    })),
  );

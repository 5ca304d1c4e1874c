import type { LocalDate } from '../calendar/dates';
import type { Area, PersonId } from './community';
import { covers } from './community';
import type { KccRole } from './directory';

/** Where KCC's people work: one area, or all of Kent (the administrators). */
export type StaffArea = Area | 'Kent';

/** One KCC role of one person, as approvals and reports are routed by it. */
export interface KccPosting extends KccRole {
  readonly personId: PersonId;
  readonly name: string;
}

/** Who works for KCC there, past and present: where an approval, a report or a concern goes (R13, R14, R15). */
export interface AreaStaff {
  readonly area: StaffArea;
  readonly postings: readonly KccPosting[];
}

/** Who serves there in that role on that day; several are possible, for cover. */
export const onDuty = (staff: AreaStaff, role: KccRole['role'], day: LocalDate): KccPosting[] =>
  staff.postings.filter((posting) => posting.role === role && covers(posting, day));

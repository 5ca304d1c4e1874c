import type { AcademicYear } from '../calendar/years';
import { academicYearOf } from '../calendar/years';
import type { Meeting } from './meeting';
import { heldOn } from './meeting';

/** Meetings a community is to hold in an academic year, at the least (R71). */
export const FEWEST_MEETINGS = 7;

/** How many meetings of that academic year were held, and how many are still planned (R71). Cancelled ones count as neither. */
export function meetingsIn(meetings: readonly Meeting[], year: AcademicYear): { held: number; planned: number } {
  const ofYear = meetings.filter((meeting) => academicYearOf(heldOn(meeting)) === year);
  const count = (...of: readonly Meeting['status'][]) => ofYear.filter(({ status }) => of.includes(status)).length;
  return { held: count('ended', 'inSession'), planned: count('planned') };
}

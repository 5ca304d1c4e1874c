import type { LocalDate } from '../calendar/dates';
import type { AcademicYear } from '../calendar/years';
import { academicYearOf } from '../calendar/years';
import type { Heading, Meeting, Progress } from './meeting';
import { heldOn, requestItems } from './meeting';

/** A request a meeting decided: what may be said of it to the community. */
export interface Decided {
  readonly heading: Heading;
  readonly on: LocalDate;
  readonly decision: Extract<Progress, { state: 'decided' }>;
}

/** What the meetings of that academic year decided, newest first. */
export const decidedIn = (meetings: readonly Meeting[], year: AcademicYear): Decided[] =>
  meetings
    .filter(({ date }) => academicYearOf(date) === year)
    .flatMap((meeting) =>
      requestItems(meeting).flatMap(({ heading, progress }) =>
        progress.state === 'decided' ? [{ heading, on: heldOn(meeting), decision: progress }] : [],
      ),
    )
    .sort(
      (a, b) =>
        b.on.localeCompare(a.on) ||
        b.decision.at.localeCompare(a.decision.at) ||
        b.heading.reference.localeCompare(a.heading.reference),
    );

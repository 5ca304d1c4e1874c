import { londonDate } from '../domain/calendar/dates';
import type { AcademicYear } from '../domain/calendar/years';
import { academicYearOf } from '../domain/calendar/years';
import type { Community, CommunityId, PersonId } from '../domain/community/community';
import { belongs, schoolsRepresentedBy } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { Decided } from '../domain/meeting/decided';
import { decidedIn } from '../domain/meeting/decided';
import type { Outcome } from '../domain/outcome';
import { accept, refuse } from '../domain/outcome';
import { runs } from '../domain/community/community';
import type { Deps } from './deps';

export interface Decisions {
  readonly community: Community;
  readonly year: AcademicYear;
  /** Newest first. */
  readonly decided: readonly Decided[];
  /** Whether this person reads reasons, amounts and conditions too: who only observes reads headings and outcomes. */
  readonly inFull: boolean;
}

/** What a community has decided this academic year, for everybody who belongs to it (R95). */
export async function decisionsOf(
  deps: Pick<Deps, 'store' | 'now'>,
  by: PersonId,
  communityId: CommunityId,
): Promise<Outcome<Decisions, 'NotAllowed'>> {
  const today = londonDate(deps.now());
  const community = (await deps.store.read(communityId, 'community', ONLY))?.value;
  if (!community || !belongs(community, by, today)) return refuse('NotAllowed');
  const year = academicYearOf(today);
  const decided = decidedIn(await deps.store.list(communityId, 'meeting'), year);
  const inFull = runs(community, by, today) || schoolsRepresentedBy(community, by, today).length > 0;
  return accept({ community, year, decided, inFull });
}

import type { LocalDate } from '../domain/calendar/dates';
import { londonDate } from '../domain/calendar/dates';
import type { AcademicYear } from '../domain/calendar/years';
import { academicYearOf } from '../domain/calendar/years';
import type { Community, CommunityId, PersonId } from '../domain/community/community';
import { belongs, schoolsRepresentedBy } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { Decided } from '../domain/meeting/decided';
import { decidedIn } from '../domain/meeting/decided';
import type { InterimTerms } from '../domain/interim/interim';
import { interimOf, mayReadUrgency } from '../domain/interim/interim';
import type { Outcome } from '../domain/outcome';
import { isHandedIn } from '../domain/request/request';
import { accept, refuse } from '../domain/outcome';
import { runs } from '../domain/community/community';
import type { Deps } from './deps';

/** An interim decision as this person may know it. */
export interface InterimLine {
  readonly reference: string;
  readonly terms: InterimTerms;
  readonly on: LocalDate;
  /** Empty for other schools. */
  readonly reason: string;
  /** False once a meeting did not agree to confirm it. */
  readonly toConfirm: boolean;
}

export interface Decisions {
  readonly community: Community;
  readonly year: AcademicYear;
  /** What chairs agreed between meetings and the community has not settled, newest first; the reason only for those who may know it. */
  readonly interim: readonly InterimLine[];
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
  const requests = inFull ? await deps.store.list(communityId, 'request') : [];
  const interim = requests.flatMap((request): InterimLine[] => {
    const decision = isHandedIn(request) ? interimOf(request) : null;
    if (!isHandedIn(request) || !decision || request.exceptional?.standing !== 'interim') return [];
    if (academicYearOf(decision.on) !== year) return [];
    const { terms, on, reason } = decision;
    const mayKnow = mayReadUrgency(community, request, by, today);
    const toConfirm = request.status === 'submitted';
    return [{ reference: request.reference, terms, on, reason: mayKnow ? reason : '', toConfirm }];
  });
  interim.sort((a, b) => b.on.localeCompare(a.on) || b.reference.localeCompare(a.reference));
  return accept({ community, year, interim, decided, inFull });
}

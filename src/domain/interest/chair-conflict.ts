import type { LocalDate } from '../calendar/dates';
import type { Community, PersonId, Urn } from '../community/community';
import { presentUrn, schoolOf } from '../community/community';
import type { RequestItem } from '../meeting/meeting';
import type { HandedRequest } from '../request/request';
import type { ChairAppointment, Declarations } from './declaration';
import { chairOffice, chairsOf, concerns, declarationIn } from './declaration';
import type { ChairAside } from './item-interest';

/** A request as far as its chair's independence goes: whose it is, and who has handed it over. */
export interface ChairedRequest {
  readonly urn: Urn;
  readonly chairsAside: readonly ChairAside[];
}

/** A request on an agenda; what a chair said between meetings has come there with it. */
export const chairedItem = ({
  heading,
  chairsAside,
}: Pick<RequestItem, 'heading' | 'chairsAside'>): ChairedRequest => ({
  urn: heading.urn,
  chairsAside,
});

/** A request on no agenda: one between meetings, or one that came late and was not taken in. */
export const chairedAs = (request: Pick<HandedRequest, 'urn' | 'exceptional'>): ChairedRequest => ({
  urn: request.urn,
  chairsAside: request.exceptional?.chairsAside ?? [],
});

/** Said of this request; declared for their tenure; or seen in the register, where their trust or federation is the school's. */
export type ConflictWhy = 'said' | 'declared' | 'register';

/** Why somebody who chairs does not chair this request (R7, R98); null when they may, or do not chair at all. */
export function chairConflict(
  community: Community,
  declarations: Declarations | null,
  { urn, chairsAside }: ChairedRequest,
  personId: PersonId,
  day: LocalDate,
): ConflictWhy | null {
  const office = chairOffice(community, personId, day);
  if (!office) return null;
  if (chairsAside.some((each) => each.personId === personId)) return 'said';
  const school = schoolOf(community, presentUrn(community, urn, day));
  if (!school) return null;
  const declared = declarationIn(declarations, office);
  if (declared && concerns(declared.interests, school)) return 'declared';
  const isTheirs =
    (school.trust !== null && school.trust === office.trust) ||
    (school.federation !== null && school.federation === office.federation);
  return isTheirs ? 'register' : null;
}

/** Who chairs there on that day and does not chair this request, having an interest in it. */
export const chairsWithInterest = (
  community: Community,
  declarations: Declarations | null,
  request: ChairedRequest,
  day: LocalDate,
): ChairAppointment[] =>
  chairsOf(community, day).filter(
    ({ personId }) => chairConflict(community, declarations, request, personId, day) !== null,
  );

/** Who may chair this request on that day, the chair before those who stand in. */
export function freeChairs(
  community: Community,
  declarations: Declarations | null,
  request: ChairedRequest,
  day: LocalDate,
): ChairAppointment[] {
  const aside = chairsWithInterest(community, declarations, request, day);
  return chairsOf(community, day).filter((each) => !aside.includes(each));
}

/** Whether all who chair have an interest in it, so that nobody is left to. */
export const isNobodyFree = (
  community: Community,
  declarations: Declarations | null,
  request: ChairedRequest,
  day: LocalDate,
): boolean => chairsOf(community, day).length > 0 && freeChairs(community, declarations, request, day).length === 0;

/** Why somebody who runs the community cannot run this request: as its chair they have an interest in it, or all who chair have (R98). */
export type ChairTrouble = 'ChairHasInterest' | 'NobodyToChair';

/** What is left to do where nobody is free to chair: a vote that is open can be closed, and the request deferred. */
export type WithoutChair = 'possible' | 'refused';

/** What keeps this person from running a request; null when nothing does. Who may run anything is decided before. */
export function chairTrouble(
  community: Community,
  declarations: Declarations | null,
  request: ChairedRequest,
  personId: PersonId,
  day: LocalDate,
  withoutChair: WithoutChair = 'refused',
): ChairTrouble | null {
  if (isNobodyFree(community, declarations, request, day)) return withoutChair === 'possible' ? null : 'NobodyToChair';
  return chairConflict(community, declarations, request, personId, day) === null ? null : 'ChairHasInterest';
}

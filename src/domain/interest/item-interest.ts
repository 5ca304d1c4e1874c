import type { Instant, LocalDate } from '../calendar/dates';
import type { Community, PersonId, School, Urn } from '../community/community';
import { presentUrn } from '../community/community';
import type { EventOf } from '../events';
import type { SubmittedRequest } from '../request/request';

/** What a school with an interest in another's request does: it does not vote, or it votes and everybody knows. */
export const GRADES = { takesNoPart: 'Takes no part', recorded: 'Takes part, recorded' } as const;
export type Grade = keyof typeof GRADES;

/** A school's interest in a request on an agenda. */
export interface SchoolInterest {
  readonly urn: Urn;
  readonly grade: Grade;
  /** What it is, in a sentence for chair and clerk; may be empty. */
  readonly said: string;
  readonly by: PersonId;
  /** Noted by the chair or clerk, rather than declared by the school itself. */
  readonly noted: boolean;
  readonly at: Instant;
}

/** Somebody who chairs and has handed a request over, since they have an interest in it (R98). */
export interface ChairAside {
  readonly personId: PersonId;
  readonly said: string;
  readonly at: Instant;
}

/** Who has handed it over, after somebody did or took it back. */
export function afterStepping(
  chairsAside: readonly ChairAside[],
  { personId, aside, said, at }: EventOf<'ChairSteppedAside'>,
): readonly ChairAside[] {
  const others = chairsAside.filter((each) => each.personId !== personId);
  return aside ? [...others, { personId, said, at }] : others;
}

/** Whether that changes nothing: handed over in the same words, or with none to add; or nothing to take back. */
export function isSaidBefore(
  chairsAside: readonly ChairAside[],
  personId: PersonId,
  { aside, said }: { readonly aside: boolean; readonly said: string },
): boolean {
  const before = chairsAside.find((each) => each.personId === personId);
  return aside ? before !== undefined && (said.trim() === '' || before.said === said.trim()) : before === undefined;
}

/** Interests belong to the request: they go with it to another meeting. */
export interface ItemInterests {
  readonly interests: readonly SchoolInterest[];
  readonly chairsAside: readonly ChairAside[];
}

export const NO_INTERESTS: ItemInterests = { interests: [], chairsAside: [] };

export const isNone = ({ interests, chairsAside }: ItemInterests): boolean =>
  interests.length + chairsAside.length === 0;

/** As an event carries them with a request from one place to another: nothing where nothing was said. */
export const carrying = (said: ItemInterests): { readonly interests?: ItemInterests } =>
  isNone(said) ? {} : { interests: said };

/** What goes with a request that waits for a meeting: what was said at its last one, or by a chair between meetings. */
export const interestsWith = ({
  interests,
  exceptional,
}: Pick<SubmittedRequest, 'interests' | 'exceptional'>): ItemInterests =>
  interests ?? { interests: [], chairsAside: exceptional?.chairsAside ?? [] };

export const interestsIn = ({ interests, chairsAside }: ItemInterests): ItemInterests => ({ interests, chairsAside });

/** What a school has declared; an academy's own, or that of the school it took over from. */
export const interestOf = (
  interests: readonly SchoolInterest[],
  community: Community,
  urn: Urn,
  day: LocalDate,
): SchoolInterest | undefined => interests.findLast((each) => presentUrn(community, each.urn, day) === urn);

/** Whether two schools are one, or of one trust or federation. */
export const isConnected = (school: School, asking: School): boolean =>
  school.urn === asking.urn ||
  (school.trust !== null && school.trust === asking.trust) ||
  (school.federation !== null && school.federation === asking.federation);

import type { Instant, LocalDate } from '../calendar/dates';
import { addDays, londonDate } from '../calendar/dates';
import type { Appointment, Community, PersonId, School, Urn } from '../community/community';
import { memberSchools, serving } from '../community/community';
import type { RuleProfile } from '../profile';

/** What a chair says they have an interest in, anywhere in the community. Everything empty: nothing to declare. */
export interface Interests {
  readonly schools: readonly Urn[];
  /** Trusts and federations, by the codes the register gives them. */
  readonly trusts: readonly string[];
  readonly federations: readonly string[];
  /** In their own words: family, employer, governor, business. */
  readonly said: string;
}

/** One version of what one person declared (R8). */
export interface Declaration {
  readonly personId: PersonId;
  /** From 1; one more each time something changed. */
  readonly version: number;
  readonly interests: Interests;
  readonly at: Instant;
  /** When they last said that nothing had changed; null while they have not. */
  readonly renewedAt: Instant | null;
}

/** Everything chairs and acting chairs of a community ever declared, oldest first: none is taken away. */
export interface Declarations {
  readonly declarations: readonly Declaration[];
}

export type ChairAppointment = Extract<Appointment, { role: 'chair' | 'actingChair' }>;

export const isChairing = (appointment: Appointment): appointment is ChairAppointment =>
  appointment.role === 'chair' || appointment.role === 'actingChair';

/** Who chairs there on that day, the chair before those who stand in (R6, R10). */
export const chairsOf = (community: Community, day: LocalDate): ChairAppointment[] =>
  serving(community, day)
    .filter(isChairing)
    .sort((a, b) => Number(b.role === 'chair') - Number(a.role === 'chair'));

/** As what somebody chairs on that day; null when they do not. */
export const chairOffice = (community: Community, personId: PersonId, day: LocalDate): ChairAppointment | null =>
  chairsOf(community, day).find((each) => each.personId === personId) ?? null;

/** Every version a person declared there, newest first. */
export const versionsOf = (declarations: Declarations | null, personId: PersonId): Declaration[] =>
  (declarations?.declarations ?? []).filter((each) => each.personId === personId).reverse();

/** What had been declared by that moment: a record of it does not change with what is declared later. */
export const declaredBy = (declarations: Declarations | null, moment: Instant): Declarations => ({
  declarations: (declarations?.declarations ?? []).filter(({ at }) => at <= moment),
});

/** What stands for somebody's present tenure: a declaration made before it began does not count (R8). */
export const declarationIn = (
  declarations: Declarations | null,
  { personId, from }: Pick<ChairAppointment, 'personId' | 'from'>,
): Declaration | null =>
  versionsOf(declarations, personId).find(({ at, renewedAt }) => londonDate(renewedAt ?? at) >= from) ?? null;

/** Whether this person chairs there on that day and has declared nothing in this tenure, which locks their office (R8). */
export function isUndeclared(
  community: Community,
  declarations: Declarations | null,
  personId: PersonId,
  day: LocalDate,
): boolean {
  const office = chairOffice(community, personId, day);
  return office !== null && declarationIn(declarations, office) === null;
}

export const isNothing = ({ schools, trusts, federations, said }: Interests): boolean =>
  schools.length + trusts.length + federations.length === 0 && said === '';

/** The day by which somebody says again that it still holds. */
export const renewalDue = (
  { at, renewedAt }: Declaration,
  { declarationDays }: Pick<RuleProfile, 'declarationDays'>,
): LocalDate => addDays(londonDate(renewedAt ?? at), declarationDays);

/** The member schools of one trust or federation. */
export interface SchoolGroup {
  readonly kind: 'trust' | 'federation';
  readonly code: string;
  readonly schools: readonly School[];
}

/** The trusts and federations with a member school there on that day. */
export function groupsIn(community: Community, day: LocalDate): SchoolGroup[] {
  const members = memberSchools(community, day);
  return (['trust', 'federation'] as const).flatMap((kind) =>
    [...new Set(members.flatMap((school) => school[kind] ?? []))].map((code) => ({
      kind,
      code,
      schools: members.filter((school) => school[kind] === code),
    })),
  );
}

/** Member schools of which these interests speak, themselves or through their trust or federation. */
export const schoolsMeant = (community: Community, interests: Interests, day: LocalDate): School[] =>
  memberSchools(community, day).filter((school) => concerns(interests, school));

export const concerns = ({ schools, trusts, federations }: Interests, school: School): boolean =>
  schools.includes(school.urn) ||
  (school.trust !== null && trusts.includes(school.trust)) ||
  (school.federation !== null && federations.includes(school.federation));

import type { LocalDate } from '../calendar/dates';

export type CommunityId = string;
/** A school's Unique Reference Number: six digits. */
export type Urn = string;
/** `p` and twenty hexadecimal digits of the SHA-256 of the lower-case e-mail address: an id that says nothing of its owner. */
export type PersonId = string;

export const AREAS = ['North', 'East', 'South', 'West'] as const;
export type Area = (typeof AREAS)[number];

/** A period of days, both ends counted; `to` null while it lasts. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

export const covers = (period: Period, day: LocalDate): boolean =>
  period.from <= day && (period.to === null || day <= period.to);

/** A school in a community. Members decide and are funded; special schools and pupil referral units observe (R23, R24). */
export interface School extends Period {
  readonly urn: Urn;
  readonly name: string;
  readonly as: 'member' | 'observer';
  readonly phase: 'primary' | 'secondary' | 'allThrough' | 'other';
  readonly trust: string | null;
  readonly federation: string | null;
  /** The school this one took over from when it became an academy: its requests and awards go on under the new number. */
  readonly replaces: Urn | null;
}

/** What a person may be in a community. `source` says whether the register or somebody in Teams put them there (R20). */
export type Appointment = Period & {
  readonly personId: PersonId;
  readonly name: string;
  readonly source: 'register' | 'teams';
} & (
    | { readonly role: 'representative'; readonly urn: Urn }
    | {
        readonly role: 'chair' | 'actingChair';
        /** Their own trust and federation, as the register knows them: no school of either may be there (R7). */
        readonly trust: string | null;
        readonly federation: string | null;
      }
    | { readonly role: 'clerk' | 'observer' }
  );

export interface Community {
  readonly communityId: CommunityId;
  /** Two to six capitals, as references carry them (ASH-2627-014). */
  readonly code: string;
  readonly name: string;
  readonly area: Area;
  readonly pcn: string;
  readonly schools: readonly School[];
  readonly appointments: readonly Appointment[];
  /** What the register import found and could not mend, such as a missing chair; shown to KCC until mended. */
  readonly warnings: readonly string[];
}

export const memberSchools = (community: Community, day: LocalDate): School[] =>
  community.schools.filter((school) => school.as === 'member' && covers(school, day));

export const schoolOf = (community: Community, urn: Urn): School | undefined =>
  community.schools.find((school) => school.urn === urn);

/** The number under which a school goes on that day: its own, or that of the academy that took over from it, however often. */
export function presentUrn(community: Community, urn: Urn, day: LocalDate): Urn {
  const members = memberSchools(community, day);
  const seen: Urn[] = [];
  for (let now: Urn | undefined = urn; now !== undefined && !seen.includes(now);) {
    const current: Urn = now;
    if (members.some((school) => school.urn === current)) return current;
    seen.push(current);
    now = community.schools.find(({ replaces }) => replaces === current)?.urn;
  }
  return urn;
}

export const serving = (community: Community, day: LocalDate): Appointment[] =>
  community.appointments.filter((appointment) => covers(appointment, day));

/** The member schools a person may speak for on that day; several are possible (R27, R28). */
export function schoolsRepresentedBy(community: Community, personId: PersonId, day: LocalDate): School[] {
  const urns = serving(community, day).flatMap((each) =>
    each.role === 'representative' && each.personId === personId ? [each.urn] : [],
  );
  return memberSchools(community, day).filter((school) => urns.includes(school.urn));
}

export function representativesOf(community: Community, urn: Urn, day: LocalDate): Appointment[] {
  return serving(community, day).filter((each) => each.role === 'representative' && each.urn === urn);
}

export type Office = 'chair' | 'actingChair' | 'clerk' | 'observer';

export const holds = (community: Community, personId: PersonId, office: Office, day: LocalDate): boolean =>
  serving(community, day).some((each) => each.personId === personId && each.role === office);

/** The chair, or the acting chair who stands in (R6, R10). */
export const chairs = (community: Community, personId: PersonId, day: LocalDate): boolean =>
  holds(community, personId, 'chair', day) || holds(community, personId, 'actingChair', day);

/** Whether the person has any place in the community on that day. */
export const belongs = (community: Community, personId: PersonId, day: LocalDate): boolean =>
  serving(community, day).some((each) => each.personId === personId);

/** Whether the person runs agenda and meeting there: chair, acting chair or clerk. */
export const runs = (community: Community, personId: PersonId, day: LocalDate): boolean =>
  chairs(community, personId, day) || holds(community, personId, 'clerk', day);

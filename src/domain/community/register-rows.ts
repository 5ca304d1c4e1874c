import type { AcademicYear } from '../calendar/years';
import type { Pence } from '../money';
import type { Area, CommunityId, Period, Urn } from './community';

export const REGISTER_FILES = [
  'schools.csv',
  'communities.csv',
  'membership.csv',
  'people.csv',
  'budgets.csv',
] as const;
export type RegisterFile = (typeof REGISTER_FILES)[number];

interface Line {
  readonly line: number;
}

/** A school as the DfE's Get Information About Schools describes it. */
export interface SchoolRow extends Line {
  readonly urn: Urn;
  readonly name: string;
  readonly type: string;
  readonly group: string;
  readonly status: string;
  readonly phase: string;
  readonly localAuthority: string;
  readonly trust: string | null;
  readonly federation: string | null;
}

export interface CommunityRow extends Line {
  readonly communityId: CommunityId;
  readonly code: string | null;
  readonly name: string;
  readonly area: Area;
  readonly pcn: string;
}

export interface MembershipRow extends Line, Period {
  readonly communityId: CommunityId;
  readonly urn: Urn;
  readonly as: 'member' | 'observer';
  readonly replaces: Urn | null;
}

type Role =
  | { readonly role: 'representative'; readonly urn: Urn }
  | {
      readonly role: 'chair' | 'actingChair';
      readonly communityId: CommunityId;
      readonly trust: string | null;
      readonly federation: string | null;
    }
  | { readonly role: 'clerk' | 'observer'; readonly communityId: CommunityId }
  | { readonly role: 'officer' | 'board'; readonly area: Area }
  | { readonly role: 'administrator' };

/** One role of one person. The address is in lower case. */
export type PersonRow = Line & Period & { readonly email: string; readonly name: string } & Role;

export interface BudgetRow extends Line {
  readonly communityId: CommunityId;
  readonly year: AcademicYear;
  readonly total: Pence;
  readonly stls: Pence;
  readonly protections: Pence;
  readonly source: string;
}

/** What is wrong in the register, where, and what to do about it. */
export interface RegisterFault {
  readonly file: RegisterFile;
  readonly line: number;
  readonly message: string;
}

/** A line, or a whole file (`row` null), that could not be read; the row keeps what tells which community it means. */
export type ReadingFault = RegisterFault & {
  readonly row: { readonly communityId: string | null; readonly urn: string | null } | null;
};

/** The five files, read but not yet compared with each other. */
export interface RegisterRows {
  readonly schools: readonly SchoolRow[];
  readonly communities: readonly CommunityRow[];
  readonly membership: readonly MembershipRow[];
  readonly people: readonly PersonRow[];
  readonly budgets: readonly BudgetRow[];
  readonly faults: readonly ReadingFault[];
}

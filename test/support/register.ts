import { personIdOf } from '../../src/app/person-id';
import { localDate } from '../../src/domain/calendar/dates';
import type { Register } from '../../src/domain/community/register';
import { registerFrom } from '../../src/domain/community/register';
import type {
  BudgetRow,
  CommunityRow,
  MembershipRow,
  PersonRow,
  RegisterRows,
  SchoolRow,
} from '../../src/domain/community/register-rows';
import { SAMPLE_REGISTER } from '../../local/sample/people';
import { readRegisterFiles } from '../../src/store/register-files';

export const TODAY = localDate('2026-11-23');

export const sampleRows = (): Promise<RegisterRows> => readRegisterFiles(SAMPLE_REGISTER);

export const checked = (rows: RegisterRows, today = TODAY): Register => registerFrom(rows, { today, personIdOf });

export const faultsOf = (rows: RegisterRows): string[] =>
  checked(rows).faults.map(({ file, line, message }) => `${file} ${line}: ${message}`);

export const importedIds = (rows: RegisterRows): string[] =>
  checked(rows).communities.map(({ community }) => community.communityId);

/** The sample, with the changes that a test is about. */
export const changing = {
  school: (rows: RegisterRows, urn: string, change: Partial<SchoolRow>): RegisterRows => ({
    ...rows,
    schools: rows.schools.map((row) => (row.urn === urn ? { ...row, ...change } : row)),
  }),
  membership: (rows: RegisterRows, urn: string, change: Partial<MembershipRow>): RegisterRows => ({
    ...rows,
    membership: rows.membership.map((row) => (row.urn === urn ? { ...row, ...change } : row)),
  }),
  person: (rows: RegisterRows, name: string, change: object): RegisterRows => ({
    ...rows,
    people: rows.people.map((row) => (row.name === name ? { ...row, ...change } : row)),
  }),
};

export const adding = {
  community: (rows: RegisterRows, row: CommunityRow): RegisterRows => ({
    ...rows,
    communities: [...rows.communities, row],
  }),
  school: (rows: RegisterRows, row: SchoolRow): RegisterRows => ({ ...rows, schools: [...rows.schools, row] }),
  membership: (rows: RegisterRows, row: Partial<MembershipRow> & { urn: string; line: number }): RegisterRows => ({
    ...rows,
    membership: [
      ...rows.membership,
      { communityId: 'ashdown', as: 'member', replaces: null, from: localDate('2025-09-01'), to: null, ...row },
    ],
  }),
  person: (rows: RegisterRows, row: object): RegisterRows => ({
    ...rows,
    people: [...rows.people, { from: localDate('2025-09-01'), to: null, ...row } as PersonRow],
  }),
  budget: (rows: RegisterRows, row: BudgetRow): RegisterRows => ({ ...rows, budgets: [...rows.budgets, row] }),
};

export const dropping = {
  community: (rows: RegisterRows, communityId: string): RegisterRows => ({
    ...rows,
    communities: rows.communities.filter((row) => row.communityId !== communityId),
  }),
  school: (rows: RegisterRows, urn: string): RegisterRows => ({
    ...rows,
    schools: rows.schools.filter((row) => row.urn !== urn),
  }),
  membership: (rows: RegisterRows, urn: string): RegisterRows => ({
    ...rows,
    membership: rows.membership.filter((row) => row.urn !== urn),
  }),
  person: (rows: RegisterRows, ...names: string[]): RegisterRows => ({
    ...rows,
    people: rows.people.filter((row) => !names.includes(row.name)),
  }),
};

import type { Budget } from '../budget/budget';
import type { LocalDate } from '../calendar/dates';
import type { AreaStaff } from './area-staff';
import type { Community, CommunityId, PersonId, Urn } from './community';
import type { PlacedFault, RegisterIndex } from './register-faults';
import { indexOf, placed, unknownCommunities } from './register-faults';
import type { RegisteredPerson } from './register-people';
import { appointmentsIn, peopleFaults, peopleIn, staffIn } from './register-people';
import type { CommunityRow, RegisterRows } from './register-rows';
import { membershipFaults, membershipWarnings, schoolsIn } from './register-schools';

/** A year's figures as KCC sets them; what is committed and spent is no business of the register. */
export type RegisteredBudget = Omit<Budget, 'isSet' | 'committed' | 'spent'>;

export interface RegisteredCommunity {
  readonly community: Community;
  readonly budgets: readonly RegisteredBudget[];
  /** Where membership.csv speaks of a school. */
  readonly lines: ReadonlyMap<Urn, number>;
}

/** The register, checked. Only communities without a fault are in it; everything is empty when a file cannot be read. */
export interface Register {
  readonly communities: readonly RegisteredCommunity[];
  /** The communities left out because of their faults. */
  readonly faulty: readonly CommunityId[];
  readonly people: readonly RegisteredPerson[];
  readonly staff: readonly AreaStaff[];
  readonly faults: readonly PlacedFault[];
  /** Whether every file could be read. */
  readonly usable: boolean;
  /** Whether what is missing from the files must not be taken for gone: a faulty line may have meant it. */
  readonly endingsHeld: boolean;
}

/** Compares the five files with each other, as on that day. */
export function registerFrom(
  rows: RegisterRows,
  { today, personIdOf }: { readonly today: LocalDate; readonly personIdOf: (email: string) => PersonId },
): Register {
  const index = indexOf(rows);
  const reading = rows.faults.map((fault) => placed(fault, index));
  if (reading.some((fault) => fault.reach === 'everything')) {
    return {
      communities: [],
      faulty: [],
      people: [],
      staff: [],
      faults: inOrder(reading),
      usable: false,
      endingsHeld: true,
    };
  }
  const faults = [
    ...reading,
    ...communityFaults(index),
    ...unknownCommunities(index),
    ...schoolFaults(index),
    ...membershipFaults(index, today),
    ...peopleFaults(index, today),
    ...budgetFaults(index),
  ];
  const described = (communityId: CommunityId) =>
    index.communities.has(communityId) || index.wasUnreadable('communities.csv', { communityId });
  const faulty = [...new Set(faults.flatMap(({ reach }) => (typeof reach === 'string' ? [] : reach)))].filter(
    described,
  );
  return {
    communities: [...index.communities.values()]
      .filter((row) => !faulty.includes(row.communityId))
      .map((row) => registeredCommunity(row, index, personIdOf)),
    faulty,
    people: peopleIn(index, personIdOf),
    staff: staffIn(index, personIdOf),
    faults: inOrder(faults),
    usable: true,
    endingsHeld: faults.some((fault) => fault.reach === 'endings'),
  };
}

const inOrder = (faults: readonly PlacedFault[]): PlacedFault[] =>
  [...faults].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);

function registeredCommunity(
  row: CommunityRow,
  index: RegisterIndex,
  personIdOf: (email: string) => PersonId,
): RegisteredCommunity {
  const { communityId, name, area, pcn } = row;
  const lines = index.rows.membership.filter((each) => each.communityId === communityId);
  return {
    community: {
      communityId,
      code: codeOf(row),
      name,
      area,
      pcn,
      schools: schoolsIn(index, communityId),
      appointments: appointmentsIn(index, communityId, personIdOf),
      warnings: membershipWarnings(index, communityId),
    },
    budgets: index.rows.budgets
      .filter((each) => each.communityId === communityId)
      .map(({ year, total, stls, protections, source }) => ({ year, total, stls, protections, source })),
    lines: new Map(lines.map((each) => [each.urn, each.line])),
  };
}

const CODE_LETTERS = 3;

/** The code references carry: the register's own, or the first letters of the id. */
function codeOf(row: CommunityRow): string {
  const letters = row.communityId.toUpperCase().replaceAll(/[^A-Z]/g, '');
  return row.code ?? letters.slice(0, CODE_LETTERS);
}

function communityFaults(index: RegisterIndex): PlacedFault[] {
  const rows = index.rows.communities;
  return rows.flatMap((row, position) => {
    const before = rows.slice(0, position);
    const fault = (message: string, ...others: CommunityId[]): PlacedFault => ({
      file: 'communities.csv',
      line: row.line,
      message,
      reach: [row.communityId, ...others],
    });
    const same = before.find((each) => each.communityId === row.communityId);
    if (same)
      return [fault(`Community ${row.communityId} is on line ${same.line} already: keep one of the two lines.`)];
    const code = codeOf(row);
    if (code.length < 2)
      return [fault(`No code can be taken from "${row.communityId}": write two to six capitals in column code.`)];
    const rival = before.find((each) => codeOf(each) === code);
    if (!rival) return [];
    const message = `Code ${code} belongs to ${rival.communityId} on line ${rival.line} too: write a code of its own for one of them.`;
    return [fault(message, rival.communityId)];
  });
}

/** The same school twice: only the communities it is in are held up. */
function schoolFaults(index: RegisterIndex): PlacedFault[] {
  const seen = new Map<Urn, number>();
  return index.rows.schools.flatMap((row) => {
    const line = seen.get(row.urn);
    seen.set(row.urn, line ?? row.line);
    if (line === undefined) return [];
    const message = `School ${row.urn} is on line ${line} already: keep one of the two lines.`;
    return [{ file: 'schools.csv' as const, line: row.line, message, reach: index.communitiesOf(row.urn) }];
  });
}

function budgetFaults(index: RegisterIndex): PlacedFault[] {
  const rows = index.rows.budgets;
  return rows.flatMap((row, position) => {
    const fault = (message: string): PlacedFault[] => [
      { file: 'budgets.csv', line: row.line, message, reach: [row.communityId] },
    ];
    const same = rows.slice(0, position).find((each) => each.communityId === row.communityId && each.year === row.year);
    if (same)
      return fault(
        `${row.communityId} has a total for ${row.year} on line ${same.line} already: keep one of the two lines.`,
      );
    if (row.stls + row.protections > row.total) {
      return fault(
        `stls and protections of ${row.communityId} for ${row.year} are more than the total: mend the figures.`,
      );
    }
    return [];
  });
}

import type { LocalDate } from '../calendar/dates';
import { addDays } from '../calendar/dates';
import type { CommunityId, School } from './community';
import type { PlacedFault, RegisterIndex } from './register-faults';
import { lasts, overlap } from './register-periods';
import type { MembershipRow, SchoolRow } from './register-rows';

const KENT = '886';
const MAINSTREAM_GROUPS = ['local authority maintained schools', 'academies', 'free schools'];
/** Types that sit in those groups all the same: the group alone does not make a school mainstream. */
const OBSERVER_TYPES = ['special', 'alternative provision', 'pupil referral unit'];
const OUTSIDE_TYPES = ['nursery', '16 to 19', '16-19'];

const typeHas = (school: SchoolRow, words: readonly string[]): boolean =>
  words.some((word) => school.type.toLowerCase().includes(word));
const isObserverType = (school: SchoolRow): boolean =>
  typeHas(school, OBSERVER_TYPES) && school.group.toLowerCase() !== 'independent schools';
const isMainstream = (school: SchoolRow): boolean =>
  MAINSTREAM_GROUPS.includes(school.group.toLowerCase()) && !typeHas(school, [...OBSERVER_TYPES, ...OUTSIDE_TYPES]);

const isOpen = (school: SchoolRow): boolean => school.status.toLowerCase().startsWith('open');
const willOpen = (school: SchoolRow): boolean => school.status.toLowerCase() === 'proposed to open';

const titled = (school: SchoolRow): string => `${school.name} (${school.urn})`;

/** Why the school cannot have that place in a community of Kent, or null (R5, R23, R24, R189, R190). */
function objection(school: SchoolRow, row: MembershipRow, today: LocalDate): string | null {
  if (school.localAuthority !== KENT) {
    return `${titled(school)} belongs to local authority ${school.localAuthority || '(none given)'}, not to Kent (${KENT}): remove the line, or mend schools.csv.`;
  }
  if (lasts(row, today) && !isOpen(school) && !(willOpen(school) && row.from > today)) {
    return `${titled(school)} is not open but "${school.status}": write its last day in column to, or mend schools.csv.`;
  }
  if (row.as === 'member' && isObserverType(school)) {
    return `${titled(school)} is a special school, pupil referral unit or alternative provision (${school.type}): write observer in column as.`;
  }
  if (!isMainstream(school) && !isObserverType(school)) {
    return `${titled(school)} is not a mainstream state-funded school (${school.type}, ${school.group}): remove the line, or mend schools.csv.`;
  }
  return null;
}

/** A conversion ends the old number the day before the new one begins, unless the register says when. */
function conversionOf(row: MembershipRow, index: RegisterIndex): MembershipRow | undefined {
  return index.rows.membership.find((each) => each.communityId === row.communityId && each.replaces === row.urn);
}

export function lastDayInRegister(row: MembershipRow, index: RegisterIndex): LocalDate | null {
  const successor = row.to === null ? conversionOf(row, index) : undefined;
  return successor ? addDays(successor.from, -1) : row.to;
}

const withLastDay = (row: MembershipRow, index: RegisterIndex): MembershipRow => ({
  ...row,
  to: lastDayInRegister(row, index),
});

/** Membership lines that are wrong: schools that cannot be there, or that are in two places at once (R5). */
export function membershipFaults(index: RegisterIndex, today: LocalDate): PlacedFault[] {
  const seen: MembershipRow[] = [];
  return index.rows.membership.flatMap((row) => {
    const fault = (message: string, ...others: CommunityId[]): PlacedFault => ({
      file: 'membership.csv',
      line: row.line,
      message,
      reach: [row.communityId, ...others],
    });
    const faults: PlacedFault[] = [];
    const school = index.schools.get(row.urn);
    if (!school && !index.wasUnreadable('schools.csv', { urn: row.urn })) {
      faults.push(fault(`School ${row.urn} is not in schools.csv: mend the URN, or add the school there.`));
    }
    const objected = school && objection(school, row, today);
    if (objected) faults.push(fault(objected));

    const dated = withLastDay(row, index);
    for (const other of seen.filter((each) => each.urn === row.urn)) {
      const where = `community ${other.communityId} on line ${other.line}`;
      if (other.communityId === row.communityId) {
        faults.push(fault(`School ${row.urn} is already in ${where}: keep one of the two lines.`));
      } else if (overlap(withLastDay(other, index), dated)) {
        const mend = 'a school is in one community at a time: write the last day there in column to.';
        faults.push(fault(`School ${row.urn} is also in ${where}; ${mend}`, other.communityId));
      }
    }
    seen.push(row);
    return [...faults, ...conversionFaults(row, index).map((message) => fault(message))];
  });
}

function conversionFaults(row: MembershipRow, index: RegisterIndex): string[] {
  const { replaces } = row;
  if (replaces === null) return [];
  if (replaces === row.urn) return [`School ${row.urn} cannot replace itself: write the old URN in replacesURN.`];
  return index.membershipsOf(replaces).flatMap((old) => {
    if (old.communityId !== row.communityId) {
      return [
        `School ${replaces}, which ${row.urn} replaces, is in community ${old.communityId}: a conversion stays in its community.`,
      ];
    }
    if (overlap(withLastDay(old, index), row) || (old.to === null && old.from >= row.from)) {
      return [
        `School ${replaces} lasts beyond ${row.from}, when ${row.urn} replaces it (line ${old.line}): write its last day in column to.`,
      ];
    }
    return [];
  });
}

/** What KCC should look at in the membership lines although it stops nothing. */
export function membershipWarnings(index: RegisterIndex, communityId: CommunityId): string[] {
  return index.rows.membership.flatMap((row) => {
    const school = index.schools.get(row.urn);
    if (row.communityId !== communityId || row.as !== 'observer' || !school || isObserverType(school)) return [];
    return [
      `${titled(school)} is a mainstream school but only an observer in ${communityId}: it cannot ask for money or vote.`,
    ];
  });
}

function phaseOf(school: SchoolRow): School['phase'] {
  // Matched on the name: public copies of the extract number the phases differently.
  const phase = school.phase.toLowerCase();
  if (phase.includes('all-through')) return 'allThrough';
  if (phase.includes('primary')) return 'primary';
  return phase.includes('secondary') ? 'secondary' : 'other';
}

/** The schools of a community, as the register has them. */
export function schoolsIn(index: RegisterIndex, communityId: CommunityId): School[] {
  return index.rows.membership.flatMap((row) => {
    const school = index.schools.get(row.urn);
    if (row.communityId !== communityId || !school) return [];
    return [
      {
        urn: row.urn,
        name: school.name,
        as: row.as,
        phase: phaseOf(school),
        trust: school.trust,
        federation: school.federation,
        replaces: row.replaces,
        from: row.from,
        to: lastDayInRegister(row, index),
      },
    ];
  });
}

import type { LocalDate } from '../calendar/dates';
import type { AreaStaff, Posting } from './area-staff';
import { STAFF_AREAS } from './area-staff';
import type { Appointment, CommunityId, Period, PersonId, Urn } from './community';
import type { PlacedFault, RegisterIndex } from './register-faults';
import { common, overlap, stillOverlap } from './register-periods';
import type { PersonRow } from './register-rows';
import { schoolsIn } from './register-schools';

export interface RegisteredPerson {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
}

type RowWith<R extends PersonRow['role']> = Extract<PersonRow, { readonly role: R }>;

const target = (row: PersonRow): string =>
  'communityId' in row ? row.communityId : 'urn' in row ? row.urn : 'area' in row ? row.area : 'Kent';

/** Whose communities a line of people.csv is about; KCC's own roles belong to none. */
function reachOf(row: PersonRow, index: RegisterIndex): PlacedFault['reach'] {
  if ('communityId' in row) return [row.communityId];
  return row.role === 'representative' ? index.communitiesOf(row.urn) : 'endings';
}

/** Lines of people.csv that cannot be true as they stand (R6, R7, R23, R25). */
export function peopleFaults(index: RegisterIndex, today: LocalDate): PlacedFault[] {
  const seen = new Map<string, PersonRow[]>();
  return index.rows.people.flatMap((row) => {
    const fault = (message: string, reach = reachOf(row, index)): PlacedFault => ({
      file: 'people.csv',
      line: row.line,
      message,
      reach,
    });
    const key = `${row.email} ${row.role} ${target(row)}`;
    const earlier = seen.get(key) ?? [];
    seen.set(key, [...earlier, row]);
    const twice = earlier.find((each) => overlap(each, row));
    return [
      ...(twice ? [fault(`${row.email} has this role on line ${twice.line} already: keep one of the two lines.`)] : []),
      ...(row.role === 'representative' ? representativeFaults(row, index, fault) : []),
      ...(row.role === 'chair' || row.role === 'actingChair'
        ? chairFaults(row, index, today).map((each) => fault(each))
        : []),
    ];
  });
}

function representativeFaults(
  row: RowWith<'representative'>,
  index: RegisterIndex,
  fault: (message: string, reach?: PlacedFault['reach']) => PlacedFault,
): PlacedFault[] {
  const memberships = index.membershipsOf(row.urn);
  if (memberships.length === 0) {
    if (index.wasUnreadable('membership.csv', { urn: row.urn })) return [];
    const successor = index.rows.membership.find((each) => each.replaces === row.urn);
    const mend = successor
      ? `it is ${successor.urn} since ${successor.from}: write that URN`
      : 'mend the URN, add the school there, or remove the line';
    const message = `${row.email} represents school ${row.urn}, which is in no community in membership.csv: ${mend}.`;
    return [fault(message, successor ? [successor.communityId] : 'endings')];
  }
  if (memberships.every((each) => each.as === 'observer')) {
    const where = memberships.map((each) => each.communityId).join(', ');
    return [fault(`School ${row.urn} only observes in ${where}: write role observer with that communityId.`)];
  }
  return [];
}

/** A chair is independent: no school of their trust or federation is there, and they represent none (R6, R7). */
function chairFaults(row: RowWith<'chair' | 'actingChair'>, index: RegisterIndex, today: LocalDate): string[] {
  const schools = schoolsIn(index, row.communityId).filter((school) => stillOverlap(school, row, today));
  const ties = (
    [
      ['trust', row.trust],
      ['federation', row.federation],
    ] as const
  ).flatMap(([kind, code]) => {
    const tied = code === null ? [] : schools.filter((school) => school[kind] === code);
    if (tied.length === 0) return [];
    const names = tied.map((school) => `${school.name} (${school.urn})`).join(', ');
    return [
      `${row.email} cannot chair ${row.communityId}: ${kind} ${code} has a school there, ${names}. Name another chair, or mend ${kind}Code.`,
    ];
  });
  const urns = schools.map((school) => school.urn);
  const represents = index.rows.people.filter(
    (each) =>
      each.role === 'representative' &&
      each.email === row.email &&
      urns.includes(each.urn) &&
      stillOverlap(each, row, today),
  );
  return [
    ...ties,
    ...represents.map(
      (each) =>
        `${row.email} cannot chair ${row.communityId} and represent a school there (line ${each.line}): keep one of the two lines.`,
    ),
  ];
}

type Named = (email: string) => PersonId;

/** Who has a place in a community. A representative's ends with the school's. */
export function appointmentsIn(index: RegisterIndex, communityId: CommunityId, personIdOf: Named): Appointment[] {
  const members = new Map(
    schoolsIn(index, communityId).flatMap((school): [Urn, Period][] =>
      school.as === 'member' ? [[school.urn, school]] : [],
    ),
  );
  return index.rows.people.flatMap((row): Appointment[] => {
    const who = { personId: personIdOf(row.email), name: row.name, source: 'register' as const };
    if (row.role === 'representative') {
      const membership = members.get(row.urn);
      const period = membership && common(membership, row);
      return period ? [{ ...who, ...period, role: row.role, urn: row.urn }] : [];
    }
    if (!('communityId' in row) || row.communityId !== communityId) return [];
    const place = { ...who, from: row.from, to: row.to };
    return row.role === 'chair' || row.role === 'actingChair'
      ? [{ ...place, role: row.role, trust: row.trust, federation: row.federation }]
      : [{ ...place, role: row.role }];
  });
}

/** KCC's own people, area by area, the administrators under Kent; where nobody works, the lists are empty. */
export function staffIn(index: RegisterIndex, personIdOf: Named): AreaStaff[] {
  const postings = (fits: (row: PersonRow) => boolean): Posting[] =>
    index.rows.people
      .filter(fits)
      .map(({ email, name, from, to }) => ({ personId: personIdOf(email), name, from, to }));
  return STAFF_AREAS.map((area) => ({
    area,
    officers: postings((row) => row.role === 'officer' && row.area === area),
    board: postings((row) => row.role === 'board' && row.area === area),
    administrators: postings((row) => row.role === 'administrator' && area === 'Kent'),
  }));
}

/** Everybody in the register once, under the name of their latest line: a shared mailbox passes from hand to hand. */
export function peopleIn(index: RegisterIndex, personIdOf: Named): RegisteredPerson[] {
  const latest = new Map<string, PersonRow>();
  for (const row of index.rows.people) {
    const known = latest.get(row.email);
    if (!known || row.from > known.from) latest.set(row.email, row);
  }
  return [...latest.values()].map(({ email, name }) => ({ personId: personIdOf(email), name, email }));
}

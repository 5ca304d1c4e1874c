import type { LocalDate } from '../calendar/dates';
import { parseLocalDate } from '../calendar/dates';
import type { RuleProfile } from '../profile';
import type { NamedPupil } from './names';

export type RowProblem =
  'NameMissing' | 'NameWithoutLetters' | 'BirthDateMissing' | 'NoSuchDate' | 'NotYetBorn' | 'TooYoung' | 'TooOld';

export interface PupilRow extends NamedPupil {
  readonly problem: RowProblem | null;
}

/** Ages between which somebody can be a pupil of a school or its sixth form, with room for a mistake of the year. */
const YOUNGEST = 2;
const OLDEST = 25;

function ageOn(today: LocalDate, born: LocalDate): number {
  const birthdayToCome = today.slice(5) < born.slice(5);
  return Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (birthdayToCome ? 1 : 0);
}

function problemWith({ name, dateOfBirth }: NamedPupil, today: LocalDate): RowProblem | null {
  if (name === '') return 'NameMissing';
  if (!/\p{L}.*\p{L}/u.test(name)) return 'NameWithoutLetters';
  if (dateOfBirth === '') return 'BirthDateMissing';
  const born = parseLocalDate(dateOfBirth);
  if (!born) return 'NoSuchDate';
  if (born >= today) return 'NotYetBorn';
  const age = ageOn(today, born);
  if (age < YOUNGEST) return 'TooYoung';
  return age > OLDEST ? 'TooOld' : null;
}

/** The rows somebody filled in, wholly or by half, with what is wrong with each; rows left empty are passed over. */
export const readRows = (rows: readonly NamedPupil[], today: LocalDate): PupilRow[] =>
  rows
    .map(({ name, dateOfBirth }) => ({ name: name.trim().replace(/\s+/gu, ' '), dateOfBirth: dateOfBirth.trim() }))
    .filter(({ name, dateOfBirth }) => name !== '' || dateOfBirth !== '')
    .map((row) => ({ ...row, problem: problemWith(row, today) }));

/** Whether these rows can go with a request as they are (R41). */
export const areComplete = (rows: readonly PupilRow[], { pupilsPerRequest }: RuleProfile): boolean =>
  rows.length > 0 && rows.length <= pupilsPerRequest && rows.every(({ problem }) => problem === null);

const LETTERS = 26;
const letter = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + (index % LETTERS));

/** What the community calls a pupil of a request (R153): Pupil A, then B; after Z comes AA. */
export const pupilLabel = (index: number): string =>
  `Pupil ${index < LETTERS ? letter(index) : letter(Math.floor(index / LETTERS) - 1) + letter(index)}`;

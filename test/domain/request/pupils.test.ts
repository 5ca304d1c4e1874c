import { localDate } from '../../../src/domain/calendar/dates';
import { defaultProfile } from '../../../src/domain/profile';
import { areComplete, pupilLabel, readRows } from '../../../src/domain/request/pupils';

const today = localDate('2026-11-05');
const problemOf = (name: string, dateOfBirth: string) => readRows([{ name, dateOfBirth }], today)[0]?.problem;

test('empty rows are passed over, and spaces tidied', () => {
  const rows = [
    { name: '', dateOfBirth: '' },
    { name: '  Ada   Lovelace ', dateOfBirth: '2017-03-04' },
    { name: '  ', dateOfBirth: ' ' },
  ];
  expect(readRows(rows, today)).toEqual([{ name: 'Ada Lovelace', dateOfBirth: '2017-03-04', problem: null }]);
});

test.each([
  ['Ada Lovelace', '', 'BirthDateMissing'],
  ['', '2017-03-04', 'NameMissing'],
  ['7', '2017-03-04', 'NameWithoutLetters'],
  ['Ada Lovelace', '2017-02-30', 'NoSuchDate'],
  ['Ada Lovelace', '4 March', 'NoSuchDate'],
  ['Ada Lovelace', '2026-11-05', 'NotYetBorn'],
  ['Ada Lovelace', '2027-01-01', 'NotYetBorn'],
  ['Ada Lovelace', '2024-11-06', 'TooYoung'],
  ['Ada Lovelace', '2024-11-05', null],
  ['Ada Lovelace', '2000-11-06', null],
  ['Ada Lovelace', '2000-11-05', 'TooOld'],
])('%j born %j: %s', (name, born, problem) => {
  expect(problemOf(name, born)).toBe(problem);
});

test('a request takes one to thirty pupils, each with a name and a date of birth (R41)', () => {
  const rows = (count: number) =>
    readRows(
      Array.from({ length: count }, () => ({ name: 'Ada Lovelace', dateOfBirth: '2017-03-04' })),
      today,
    );
  expect([0, 1, 30, 31].map((count) => areComplete(rows(count), defaultProfile))).toEqual([false, true, true, false]);
  expect(areComplete(readRows([{ name: 'Ada', dateOfBirth: '' }], today), defaultProfile)).toBe(false);
});

test('pupils are called by letters, and after Z by two (R153)', () => {
  expect([0, 2, 25, 26, 29].map(pupilLabel)).toEqual(['Pupil A', 'Pupil C', 'Pupil Z', 'Pupil AA', 'Pupil AD']);
});

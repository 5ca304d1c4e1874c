import type { Texts } from '../../../src/domain/request/names';
import { mustComeOut, namesIn, textsOf } from '../../../src/domain/request/names';

const pupil = (name: string, dateOfBirth = '2017-03-04') => ({ name, dateOfBirth });
const said = (need: string): Texts => ({ need });
const foundIn = (need: string, ...names: string[]) =>
  namesIn(
    said(need),
    names.map((name) => pupil(name)),
  ).map(({ found }) => found);

describe('a full name in a text that other schools read (R159)', () => {
  test.each([
    'Support for Ada Lovelace in class.',
    'support for ADA   LOVELACE',
    'Ada\nLovelace needs help',
    'Lovelace, Ada',
    'Lovelace Ada',
    'Ada Lovelace’s speech',
    "Ada Lovelace's speech",
    'write to ada.lovelace about it',
    'Ada-Lovelace',
    'A\u200bda Lovelace',
    'Áda Lovelace',
  ])('is found in %j', (text) => {
    expect(foundIn(text, 'Ada Lovelace')).toEqual(['fullName']);
  });

  test('is found with and without middle names', () => {
    expect(foundIn('Ada Lovelace reads', 'Ada Mary Lovelace')).toEqual(['fullName']);
    expect(foundIn('Ada Mary Lovelace reads', 'Ada Mary Lovelace')).toEqual(['fullName']);
    expect(foundIn('Lovelace, Ada Mary', 'Ada Mary Lovelace')).toEqual(['fullName']);
  });

  test('is found however it was typed on the pupils’ page', () => {
    expect(foundIn('Ada Lovelace reads', 'Lovelace, Ada')).toEqual(['fullName']);
    expect(foundIn('Mei Ling Chan and others', 'Mei-Ling Chan')).toEqual(['fullName']);
    expect(foundIn('Sean ONeill', 'Seán O’Neill')).toEqual(['fullName']);
  });

  test('is not made of the end of one sentence and the beginning of the next', () => {
    expect(foundIn('We know what it will. May is late.', 'Will May')).toEqual(['word', 'word']);
  });

  test('is not part of a longer word', () => {
    expect(foundIn('Canada Lovelaced', 'Ada Lovelace')).toEqual([]);
  });
});

describe('a date of birth in a text that other schools read (R159)', () => {
  test.each([
    'born 2017-03-04',
    'born 04/03/2017.',
    'born 4/3/17',
    'born 4.3.2017',
    'born 04-03-17',
    'born 4 March 2017',
    'born 4th of March, 2017',
    'born 4 Mar 17',
    'born March 4, 2017',
    'born 04032017',
    'born 20170304',
  ])('is found in %j', (text) => {
    expect(foundIn(text, 'Ada Lovelace')).toEqual(['birthDate']);
  });

  test.each(['from 14/03/2017', 'on 4/3/2018', 'room 4.3', '4 March 2026', '104032017'])(
    '%j is another date',
    (text) => {
      expect(foundIn(text, 'Ada Lovelace')).toEqual([]);
    },
  );

  test('a date that is not finished yet finds nothing', () => {
    expect(namesIn(said('4 March 2017'), [pupil('Ada Lovelace', '')])).toEqual([]);
  });
});

describe('a single word that is also part of a name (R159)', () => {
  test.each([
    ['The group will meet', 'Will Turner', 'will'],
    ['In May we start', 'May Chan', 'may'],
    ['By the grace of', 'Grace Hopper', 'grace'],
  ])('%j is pointed out for %s', (text, name, word) => {
    expect(namesIn(said(text), [pupil(name)])).toEqual([{ field: 'need', found: 'word', word }]);
  });

  test('is pointed out once, whatever the number of times it stands there', () => {
    expect(foundIn('will will WILL', 'Will Turner')).toEqual(['word']);
  });

  test('has three letters at least, and stands alone', () => {
    expect(foundIn('Jo goes on; goodwill is willing', 'Jo Will')).toEqual([]);
  });

  test('may be no name; a full name must come out', () => {
    const [word] = namesIn(said('will'), [pupil('Will Turner')]);
    const [name] = namesIn(said('Will Turner'), [pupil('Will Turner')]);
    expect([word, name].map((each) => each && mustComeOut(each))).toEqual([false, true]);
  });
});

test('every text of the form is looked through, the reason for staffing only where there is staffing', () => {
  const eligibility = {
    support: 'senSupport',
    years: 'years1to13',
    otherAuthorityFunds: false,
    resourcedPlace: false,
    includesStaffing: true,
    staffingReason: 'a',
    kind: 'group',
  } as const;
  const need = { need: 'b', reason: 'c', outcomes: 'd', measures: 'e' };
  const form = { eligibility, need, support: { tried: 'f' }, solution: { solution: 'g' } };
  expect(Object.values(textsOf(form)).sort().join('')).toBe('abcdefg');
  expect(textsOf({ eligibility: { ...eligibility, includesStaffing: false } })).toEqual({});
});

test('names with marks that mean something in a pattern find nothing wrong', () => {
  expect(foundIn('(anything) [at] all*', 'A.* (B+) [c]')).toEqual([]);
});

import { localDate } from '../../../src/domain/calendar/dates';
import type { RegisterRows, SchoolRow } from '../../../src/domain/community/register-rows';
import { pence } from '../../../src/domain/money';
import { adding, changing, checked, dropping, faultsOf, importedIds, sampleRows } from '../../support/register';

let sample: RegisterRows;
beforeAll(async () => {
  sample = await sampleRows();
});

const ashdown = (rows: RegisterRows) => {
  const found = checked(rows).communities.find(({ community }) => community.communityId === 'ashdown');
  if (!found) throw new Error('Ashdown is not in the register');
  return found;
};

describe('the sample register', () => {
  test('has no fault, and both communities with their schools, people and budgets (R1, R119)', () => {
    const register = checked(sample);
    expect(register.faults).toEqual([]);
    expect(register.endingsHeld).toBe(false);
    expect(
      register.communities.map(({ community, budgets }) => ({
        code: community.code,
        area: community.area,
        members: community.schools.filter((school) => school.as === 'member').length,
        observers: community.schools.filter((school) => school.as === 'observer').map((school) => school.name),
        budgets: budgets.map((budget) => [budget.year, budget.total, budget.stls, budget.protections]),
      })),
    ).toEqual([
      {
        code: 'ASH',
        area: 'East',
        members: 9,
        observers: ['Rowan House School'],
        budgets: [['2026-27', 24_000_000, 1_800_000, 0]],
      },
      { code: 'SAL', area: 'East', members: 4, observers: [], budgets: [['2026-27', 9_600_000, 700_000, 0]] },
    ]);
  });

  test('one person represents two schools, and one clerk serves two communities (R27, R28)', () => {
    const { communities, people } = checked(sample);
    const places = communities.flatMap(({ community }) =>
      community.appointments.map(
        (each) => `${each.name}: ${each.role === 'representative' ? each.urn : community.name} ${each.role}`,
      ),
    );
    expect(places).toEqual(
      expect.arrayContaining([
        'Mei-Ling Chan: 990005 representative',
        'Mei-Ling Chan: 990006 representative',
        'Joe Marsh: Ashdown clerk',
        'Joe Marsh: Saltmarsh clerk',
      ]),
    );
    expect(people.filter((person) => person.name === 'Joe Marsh')).toHaveLength(1);
  });

  test('phases are taken from their names', () => {
    const phases = ashdown(sample).community.schools.map((school) => school.phase);
    expect(phases).toEqual([
      'primary',
      'secondary',
      ...Array<string>(5).fill('primary'),
      'secondary',
      'primary',
      'other',
    ]);
    const phaseOf = (phase: string) =>
      ashdown(changing.school(sample, '990001', { phase })).community.schools[0]?.phase;
    expect(phaseOf('All-through')).toBe('allThrough');
    expect(phaseOf('Middle deemed secondary')).toBe('secondary');
    expect(phaseOf('Middle deemed primary')).toBe('primary');
  });
});

describe('a school that cannot be a member is a fault, and only its community waits', () => {
  const cases: readonly [string, Partial<SchoolRow>, RegExp][] = [
    ['in another local authority', { localAuthority: '887' }, /local authority 887, not to Kent \(886\)/],
    ['closed', { status: 'Closed' }, /is not open but "Closed": write its last day/],
    ['not open yet', { status: 'Proposed to open' }, /is not open but "Proposed to open"/],
    ['a special school', { type: 'Community special school', group: 'Special schools' }, /write observer in column as/],
    ['a special academy', { type: 'Academy special converter', group: 'Academies' }, /write observer in column as/],
    ['a pupil referral unit', { type: 'Pupil referral unit' }, /write observer in column as/],
    ['alternative provision', { type: 'Free schools alternative provision', group: 'Free Schools' }, /write observer/],
    ['a nursery school', { type: 'Local authority nursery school' }, /not a mainstream state-funded school/],
    ['for 16 to 19 year olds', { type: 'Free schools 16 to 19', group: 'Free Schools' }, /not a mainstream/],
    ['independent', { type: 'Other independent school', group: 'Independent schools' }, /not a mainstream/],
    [
      'an independent special school',
      { type: 'Other independent special school', group: 'Independent schools' },
      /not a mainstream/,
    ],
  ];
  test.each(cases)('%s (R189)', (_what, change, message) => {
    const rows = changing.school(sample, '990003', change);
    expect(faultsOf(rows)).toEqual([expect.stringMatching(message)]);
    expect(faultsOf(rows)[0]).toMatch(/^membership.csv 4: Brookside Primary \(990003\)/);
    expect(importedIds(rows)).toEqual(['saltmarsh']);
  });

  test('a school proposed to close is open still', () => {
    expect(faultsOf(changing.school(sample, '990003', { status: 'Open, but proposed to close' }))).toEqual([]);
  });

  test('a closed school whose membership has ended is no fault', () => {
    const closed = changing.school(sample, '990003', { status: 'Closed' });
    expect(faultsOf(changing.membership(closed, '990003', { to: localDate('2026-08-31') }))).toEqual([]);
  });

  test('a school that will open on its first day as a member is no fault', () => {
    const opening = changing.school(sample, '990003', { status: 'Proposed to open' });
    expect(faultsOf(changing.membership(opening, '990003', { from: localDate('2027-01-04') }))).toEqual([]);
  });

  test('a school that schools.csv does not have', () => {
    const rows = dropping.school(sample, '990012');
    expect(faultsOf(rows)).toEqual([
      'membership.csv 13: School 990012 is not in schools.csv: mend the URN, or add the school there.',
    ]);
    expect(importedIds(rows)).toEqual(['ashdown']);
  });

  test('a special school of an academy trust, and a pupil referral unit, may observe (R24, R190)', () => {
    const academy = { type: 'Academy special converter', group: 'Academies' };
    expect(faultsOf(changing.school(sample, '990010', academy))).toEqual([]);
    expect(faultsOf(changing.school(sample, '990010', { type: 'Pupil referral unit' }))).toEqual([]);
  });

  test('a mainstream school that only observes is allowed, with a warning', () => {
    const rows = changing.membership(dropping.person(sample, 'Marek Nowak'), '990003', { as: 'observer' });
    expect(faultsOf(rows)).toEqual([]);
    expect(ashdown(rows).community.warnings).toEqual([
      'Brookside Primary (990003) is a mainstream school but only an observer in ashdown: it cannot ask for money or vote.',
    ]);
  });
});

describe('a school is in one community at a time (R5)', () => {
  test('in two at once, both communities wait', () => {
    const rows = adding.membership(sample, { communityId: 'saltmarsh', urn: '990003', line: 16 });
    expect(faultsOf(rows)).toEqual([
      'membership.csv 16: School 990003 is also in community ashdown on line 4; a school is in one community at a time: write the last day there in column to.',
    ]);
    expect(importedIds(rows)).toEqual([]);
  });

  test('moving from one to the other is no fault, and its representative moves with it', () => {
    const leaving = changing.membership(sample, '990003', { to: localDate('2026-12-31') });
    const rows = adding.membership(leaving, {
      communityId: 'saltmarsh',
      urn: '990003',
      line: 16,
      from: localDate('2027-01-01'),
    });
    expect(faultsOf(rows)).toEqual([]);
    const places = checked(rows).communities.flatMap(({ community }) =>
      community.appointments
        .filter((each) => each.name === 'Marek Nowak')
        .map(({ from, to }) => [community.communityId, from, to]),
    );
    expect(places).toEqual([
      ['ashdown', '2025-09-01', '2026-12-31'],
      ['saltmarsh', '2027-01-01', null],
    ]);
  });

  test('twice in the same community', () => {
    const rows = adding.membership(sample, { urn: '990003', line: 16 });
    expect(faultsOf(rows)).toEqual([
      'membership.csv 16: School 990003 is already in community ashdown on line 4: keep one of the two lines.',
    ]);
  });
});

describe('an academy conversion', () => {
  const academy: SchoolRow = {
    line: 16,
    urn: '990020',
    name: 'Brookside Academy',
    type: 'Academy converter',
    group: 'Academies',
    status: 'Open',
    phase: 'Primary',
    localAuthority: '886',
    trust: '90001',
    federation: null,
  };
  const converting = (rows: RegisterRows) =>
    adding.membership(adding.school(rows, academy), {
      urn: '990020',
      line: 16,
      replaces: '990003',
      from: localDate('2027-01-01'),
    });

  test('ends the old school the day before, and names it in the new one', () => {
    const { schools } = ashdown(converting(sample)).community;
    expect(schools.find((school) => school.urn === '990003')?.to).toBe('2026-12-31');
    expect(schools.find((school) => school.urn === '990020')).toMatchObject({ replaces: '990003', from: '2027-01-01' });
  });

  test('a representative still under the old number, when the old line is gone, is told the new one', () => {
    expect(faultsOf(dropping.membership(converting(sample), '990003'))).toEqual([
      'people.csv 8: marek.nowak@brookside.example represents school 990003, which is in no community in membership.csv: it is 990020 since 2027-01-01: write that URN.',
    ]);
  });

  test('a school cannot replace itself, or one of another community, or one that stays', () => {
    expect(faultsOf(changing.membership(sample, '990003', { replaces: '990003' }))).toEqual([
      expect.stringMatching(/School 990003 cannot replace itself/),
    ]);
    expect(faultsOf(changing.membership(converting(sample), '990020', { replaces: '990011' }))).toEqual([
      expect.stringMatching(/is in community saltmarsh: a conversion stays in its community/),
    ]);
    const staying = changing.membership(converting(sample), '990003', { to: localDate('2027-03-31') });
    expect(faultsOf(staying)).toEqual([expect.stringMatching(/School 990003 lasts beyond 2027-01-01/)]);
  });
});

describe('people', () => {
  test('a chair whose trust has a school there is refused (R7)', () => {
    const rows = changing.person(sample, 'Helen Ward', { trust: '90001' });
    expect(faultsOf(rows)).toEqual([
      'people.csv 2: helen.ward@chairs.example cannot chair ashdown: trust 90001 has a school there, Hilltop Academy (990002), Marsh Lane Primary (990007). Name another chair, or mend trustCode.',
    ]);
    expect(importedIds(rows)).toEqual(['saltmarsh']);
  });

  test('an acting chair whose federation has a school there is refused', () => {
    expect(faultsOf(changing.person(sample, 'David Okafor', { federation: '90101' }))).toEqual([
      expect.stringMatching(/^people.csv 3: david.okafor@chairs.example cannot chair ashdown: federation 90101/),
    ]);
  });

  test('a chair who has left, or whose trust only has schools elsewhere, is no fault', () => {
    expect(faultsOf(changing.person(sample, 'Helen Ward', { trust: '90001', to: localDate('2026-07-31') }))).toEqual(
      [],
    );
    expect(faultsOf(changing.person(sample, 'Helen Ward', { trust: '90004' }))).toEqual([]);
  });

  test('a chair does not represent a school of the same community (R6)', () => {
    const row = {
      line: 26,
      email: 'helen.ward@chairs.example',
      name: 'Helen Ward',
      role: 'representative',
      urn: '990003',
    };
    expect(faultsOf(adding.person(sample, row))).toEqual([
      'people.csv 2: helen.ward@chairs.example cannot chair ashdown and represent a school there (line 26): keep one of the two lines.',
    ]);
    expect(faultsOf(adding.person(sample, { ...row, urn: '990011' }))).toEqual([]);
  });

  test('a special school has an observer, not a representative (R23)', () => {
    const rows = adding.person(sample, {
      line: 26,
      email: 'a@rowan-house.example',
      name: 'A',
      role: 'representative',
      urn: '990010',
    });
    expect(faultsOf(rows)).toEqual([
      'people.csv 26: School 990010 only observes in ashdown: write role observer with that communityId.',
    ]);
  });

  test('a representative of a school in no community holds back endings, since any school may have been meant', () => {
    const rows = changing.person(sample, 'Amara Osei', { urn: '990999' });
    expect(faultsOf(rows)).toEqual([
      'people.csv 5: amara.osei@oakfield.example represents school 990999, which is in no community in membership.csv: mend the URN, add the school there, or remove the line.',
    ]);
    expect(importedIds(rows)).toEqual(['ashdown', 'saltmarsh']);
    expect(checked(rows).endingsHeld).toBe(true);
  });

  test('the same role twice at the same time is a fault, one after the other it is not', () => {
    const row = {
      line: 26,
      email: 'helen.ward@chairs.example',
      name: 'Helen Ward',
      role: 'chair',
      communityId: 'ashdown',
      trust: null,
      federation: null,
    };
    expect(faultsOf(adding.person(sample, row))).toEqual([
      'people.csv 26: helen.ward@chairs.example has this role on line 2 already: keep one of the two lines.',
    ]);
    const before = changing.person(sample, 'Helen Ward', { to: localDate('2026-08-31') });
    expect(faultsOf(adding.person(before, { ...row, from: localDate('2026-11-01') }))).toEqual([]);
  });

  test('a mailbox that passes from one person to the next has the name of the latest', () => {
    const before = changing.person(sample, 'Amara Osei', { to: localDate('2026-08-31') });
    const rows = adding.person(before, {
      line: 26,
      email: 'amara.osei@oakfield.example',
      name: 'Kofi Adjei',
      role: 'representative',
      urn: '990001',
      from: localDate('2026-09-01'),
    });
    expect(faultsOf(rows)).toEqual([]);
    expect(checked(rows).people.filter((person) => person.email === 'amara.osei@oakfield.example')).toEqual([
      expect.objectContaining({ name: 'Kofi Adjei' }),
    ]);
  });

  test('a line naming no known community is told so, and nothing is taken for gone', () => {
    const rows = changing.person(sample, 'Helen Ward', { communityId: 'ashdwon' });
    expect(faultsOf(rows)).toEqual([
      'people.csv 2: There is no community "ashdwon" in communities.csv: mend communityId, or add the community there.',
    ]);
    expect(checked(rows).endingsHeld).toBe(true);
  });
});

test('a misspelt community is not listed as one that was left out', () => {
  const rows = changing.membership(changing.school(sample, '990003', { status: 'Closed' }), '990003', {
    communityId: 'ashdwon',
  });
  expect(checked(rows).faulty).not.toContain('ashdwon');
  expect(checked(rows).endingsHeld).toBe(true);
});

describe('communities and budgets', () => {
  const row = { line: 4, communityId: 'ash-north', code: null, name: 'Ash North', area: 'North' as const, pcn: '' };

  test('a code may be absent and is taken from the id', () => {
    const rows = adding.community(sample, { ...row, communityId: 'west-9-cliffs' });
    expect(checked(rows).communities.map(({ community }) => community.code)).toEqual(['ASH', 'SAL', 'WES']);
  });

  test('two communities cannot have one code, and an id without letters gives none', () => {
    expect(faultsOf(adding.community(sample, row))).toEqual([
      'communities.csv 4: Code ASH belongs to ashdown on line 2 too: write a code of its own for one of them.',
    ]);
    expect(importedIds(adding.community(sample, row))).toEqual(['saltmarsh']);
    expect(faultsOf(adding.community(sample, { ...row, communityId: '7' }))).toEqual([
      'communities.csv 4: No code can be taken from "7": write two to six capitals in column code.',
    ]);
  });

  test('a community twice', () => {
    expect(faultsOf(adding.community(sample, { ...row, communityId: 'ashdown' }))).toEqual([
      'communities.csv 4: Community ashdown is on line 2 already: keep one of the two lines.',
    ]);
  });

  test('one total per community and year', () => {
    const [first] = sample.budgets;
    if (!first) throw new Error('no budget');
    const rows = adding.budget(sample, { ...first, line: 4 });
    expect(faultsOf(rows)).toEqual([
      'budgets.csv 4: ashdown has a total for 2026-27 on line 2 already: keep one of the two lines.',
    ]);
    expect(importedIds(rows)).toEqual(['saltmarsh']);
  });

  test('what is taken first cannot be more than the total', () => {
    const rows = { ...sample, budgets: sample.budgets.map((each) => ({ ...each, protections: pence(90_000_00) })) };
    expect(faultsOf(rows)).toEqual([
      'budgets.csv 3: stls and protections of saltmarsh for 2026-27 are more than the total: mend the figures.',
    ]);
  });

  test('a budget of a community nobody has described stops nothing else', () => {
    const [first] = sample.budgets;
    if (!first) throw new Error('no budget');
    const register = checked(adding.budget(sample, { ...first, communityId: 'elsewhere', line: 4 }));
    expect(register.faults).toHaveLength(1);
    expect(register.communities).toHaveLength(2);
    expect(register.endingsHeld).toBe(false);
  });

  test('a school twice in schools.csv', () => {
    const [first] = sample.schools;
    if (!first) throw new Error('no school');
    const rows = adding.school(sample, { ...first, line: 16 });
    expect(faultsOf(rows)).toEqual(['schools.csv 16: School 990001 is on line 2 already: keep one of the two lines.']);
    expect(importedIds(rows)).toEqual(['saltmarsh']);
  });
});

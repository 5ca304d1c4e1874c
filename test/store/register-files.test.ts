import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RegisterFile, RegisterRows } from '../../src/domain/community/register-rows';
import { readRegisterFiles } from '../../src/store/register-files';
import { checked, faultsOf } from '../support/register';

const GIAS =
  'URN,LA (code),LA (name),EstablishmentName,TypeOfEstablishment (name),EstablishmentTypeGroup (name),EstablishmentStatus (name),PhaseOfEducation (name),NumberOfPupils,Trusts (code),Trusts (name),Federations (code),Federations (name),TypeOfResourcedProvision (name),Postcode';
const school = (urn: string, name: string, la = '886') =>
  `${urn},${la},Kent,${name},Community school,Local authority maintained schools,Open,Primary,200,,,,,,ZZ99 1AA`;

const FILES: Readonly<Record<RegisterFile, string>> = {
  'schools.csv': [GIAS, school('990001', 'Oakfield Primary')].join('\n'),
  'communities.csv': 'communityId,code,name,area,pcn\nashdown,ASH,Ashdown,East,Ashdown\n',
  'membership.csv': 'communityId,URN,as,replacesURN,from,to\nashdown,990001,member,,2025-09-01,\n',
  'people.csv':
    'email,name,role,communityId,URN,area,trustCode,federationCode,from,to\n' +
    'amara.osei@oakfield.example,Amara Osei,representative,,990001,,,,2025-09-01,\n',
  'budgets.csv': 'communityId,year,total,stls,protections,source\nashdown,2026-27,240000.00,18000.00,0.00,Summary\n',
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'register-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function reading(changes: Partial<Record<RegisterFile, string | Uint8Array | null>> = {}): Promise<RegisterRows> {
  for (const [name, content] of Object.entries({ ...FILES, ...changes })) {
    if (content !== null) await writeFile(join(folder, name), content);
  }
  return readRegisterFiles(folder);
}
const faults = (rows: RegisterRows) => rows.faults.map(({ file, line, message }) => `${file} ${line}: ${message}`);
const people = (...lines: string[]) => `${FILES['people.csv'].split('\n')[0] ?? ''}\n${lines.join('\n')}\n`;

describe('reading a register', () => {
  test('five good files have no fault', async () => {
    const rows = await reading();
    expect(faults(rows)).toEqual([]);
    expect(rows.communities).toEqual([
      { line: 2, communityId: 'ashdown', code: 'ASH', name: 'Ashdown', area: 'East', pcn: 'Ashdown' },
    ]);
    expect(rows.budgets[0]).toMatchObject({ total: 24_000_000, stls: 1_800_000, protections: 0, year: '2026-27' });
    expect(rows.schools[0]).toMatchObject({ urn: '990001', localAuthority: '886', trust: null, federation: null });
  });

  test('columns may stand in any order, and unknown ones are ignored', async () => {
    const rows = await reading({
      'communities.csv': 'pcn,nickname,area,communityId,name\nAshdown,"the ash, the oak",east,Ashdown,Ashdown\n',
    });
    expect(faults(rows)).toEqual([]);
    expect(rows.communities).toEqual([
      { line: 2, communityId: 'ashdown', code: null, name: 'Ashdown', area: 'East', pcn: 'Ashdown' },
    ]);
  });

  test('UTF-8 with a byte order mark, and Windows line ends', async () => {
    const text = `\uFEFF${FILES['communities.csv'].replace('Ashdown,East', 'Ashdown Forêt,East').replaceAll('\n', '\r\n')}`;
    const rows = await reading({ 'communities.csv': text });
    expect(faults(rows)).toEqual([]);
    expect(rows.communities[0]?.name).toBe('Ashdown Forêt');
  });

  test('the national file: Windows-1252, many columns, and thousands of schools in no community, read past', async () => {
    const extra = Array.from({ length: 60 }, (_, position) => `Column${position}`);
    const wide = (line: string) => [line, ...extra.map(() => '')].join(',');
    const lines = [
      [GIAS, ...extra].join(','),
      ...Array.from({ length: 5000 }, (_, position) => wide(school(String(100_000 + position), 'Elsewhere', '201'))),
      wide('not,even,a,school'.padEnd(20)),
      wide(school('990001', 'École Amélie')),
    ];
    const rows = await reading({ 'schools.csv': Buffer.from(lines.join('\r\n'), 'latin1') });
    expect(faults(rows)).toEqual([]);
    expect(rows.schools.map(({ line, name }) => [line, name])).toEqual([[5003, 'École Amélie']]);
  });

  test('a line is counted as the file shows it, past quoted line breaks and empty lines', async () => {
    const rows = await reading({
      'communities.csv': 'communityId,name,area,pcn\nashdown,Ashdown,East,"one\ntwo"\n\n,,,\nbad!,Bad,East,x\n',
    });
    expect(faults(rows)).toEqual([
      'communities.csv 6: Column communityId says "bad!": write an id of letters, digits and hyphens.',
    ]);
  });
});

describe('what is wrong in a line is said with its file, its line and what to do', () => {
  const cases: readonly [string, Partial<Record<RegisterFile, string>>, string][] = [
    [
      'a date as Excel writes it',
      { 'membership.csv': 'communityId,URN,as,from,to\nashdown,990001,member,01/09/2025,\n' },
      'membership.csv 2: Column from says "01/09/2025": write the date as 2025-09-01.',
    ],
    [
      'a day that does not exist',
      { 'membership.csv': 'communityId,URN,as,from,to\nashdown,990001,member,2025-09-01,2026-02-30\n' },
      'membership.csv 2: Column to says "2026-02-30": write the date as year-month-day, such as 2026-09-01.',
    ],
    [
      'no first day',
      { 'membership.csv': 'communityId,URN,as,from,to\nashdown,990001,member,,\n' },
      'membership.csv 2: Column from is empty: write a date such as 2026-09-01.',
    ],
    [
      'a last day before the first',
      { 'membership.csv': 'communityId,URN,as,from,to\nashdown,990001,member,2025-09-01,2025-08-31\n' },
      'membership.csv 2: The last day (to) is before the first day (from): mend one of them.',
    ],
    [
      'a URN of five digits',
      { 'membership.csv': 'communityId,URN,as,from,to\nashdown,99001,member,2025-09-01,\n' },
      'membership.csv 2: Column URN says "99001": write the school\'s six-digit number.',
    ],
    [
      'a place that is none',
      { 'membership.csv': 'communityId,URN,as,from,to\nashdown,990001,guest,2025-09-01,\n' },
      'membership.csv 2: Column as says "guest": write member or observer.',
    ],
    [
      'an area that is none',
      { 'communities.csv': 'communityId,name,area,pcn\nashdown,Ashdown,Mid,x\n' },
      'communities.csv 2: Column area says "Mid": write North, East, South or West.',
    ],
    [
      'a code in small letters',
      { 'communities.csv': 'communityId,code,name,area,pcn\nashdown,ash,Ashdown,East,x\n' },
      'communities.csv 2: Column code says "ash": write two to six capitals, or leave it empty.',
    ],
    [
      'money in words',
      { 'budgets.csv': 'communityId,year,total,stls,protections,source\nashdown,2026-27,240k,0,0,x\n' },
      'budgets.csv 2: Column total says "240k": write pounds with two decimals, such as 18000.00.',
    ],
    [
      'a year that is none',
      { 'budgets.csv': 'communityId,year,total,stls,protections,source\nashdown,2026-28,1.00,0,0,x\n' },
      'budgets.csv 2: Column year says "2026-28": write an academic year such as 2026-27.',
    ],
    [
      'an address that is none',
      { 'people.csv': people('amara at oakfield,Amara Osei,representative,,990001,,,,2025-09-01,') },
      'people.csv 2: Column email says "amara at oakfield": write the person\'s own e-mail address.',
    ],
    [
      'a role that is none (R25)',
      { 'people.csv': people('x@y.example,X,link practitioner,ashdown,,,,,2025-09-01,') },
      'people.csv 2: Column role says "link practitioner": write representative, chair, acting chair, clerk, officer, administrator, board or observer.',
    ],
    [
      'a representative without a school',
      { 'people.csv': people('x@y.example,X,representative,ashdown,,,,,2025-09-01,') },
      'people.csv 2: Column URN says "": write the school\'s six-digit number.',
    ],
    [
      'an officer without an area',
      { 'people.csv': people('x@y.example,X,officer,,,,,,2025-09-01,') },
      'people.csv 2: Column area says "": write North, East, South or West.',
    ],
    [
      'an unquoted comma',
      { 'people.csv': people('x@y.example,X, Dr,chair,ashdown,,,,,2025-09-01,2026-08-31') },
      'people.csv 2: This line has more values than the header has columns: put values with a comma in quotation marks.',
    ],
  ];
  test.each(cases)('%s', async (_what, change, message) => {
    expect(faults(await reading(change))).toEqual([message]);
  });

  test('a line that stops early has nothing in the columns left', async () => {
    const rows = await reading({ 'membership.csv': 'communityId,URN,as,from,to\nashdown,990001,member,2025-09-01\n' });
    expect(faults(rows)).toEqual([]);
    expect(rows.membership[0]?.to).toBeNull();
    await expect(
      reading({ 'membership.csv': 'communityId,URN,as,from,to\nashdown,990001\n' }).then(faults),
    ).resolves.toEqual([
      'membership.csv 2: Column as says "": write member or observer.',
      'membership.csv 2: Column from is empty: write a date such as 2026-09-01.',
    ]);
  });

  test('every fault of a line is said at once', async () => {
    const rows = await reading({ 'people.csv': people('nobody,,clerk,ashdown!,,,,,soon,later') });
    expect(faults(rows)).toHaveLength(5);
  });

  test('an address is compared in small letters, a role without regard to case', async () => {
    const rows = await reading({
      'people.csv': people('Helen.Ward@Chairs.example,Helen Ward,Acting Chair,ASHDOWN,,,,,2025-09-01,'),
    });
    expect(rows.people).toEqual([
      expect.objectContaining({ email: 'helen.ward@chairs.example', role: 'actingChair', communityId: 'ashdown' }),
    ]);
  });
});

describe('what a faulty line holds up', () => {
  test('its community, when it says which', async () => {
    const register = checked(await reading({ 'people.csv': people('x@y.example,X,chair,ashdown,,,,,soon,') }));
    expect(register.faulty).toEqual(['ashdown']);
    expect(register.endingsHeld).toBe(false);
  });

  test("a school's line, the community of the school, with no second fault for what was not read", async () => {
    const broken = school('990001', 'Oakfield Primary').replace(',Open,', ',,');
    const rows = await reading({ 'schools.csv': `${GIAS}\n${broken}\n` });
    expect(faultsOf(rows)).toEqual(['schools.csv 2: Column EstablishmentStatus (name) is empty: fill it in.']);
    expect(checked(rows).faulty).toEqual(['ashdown']);
  });

  test("a community's own line, that community, with no second fault for its schools and people", async () => {
    const rows = await reading({ 'communities.csv': 'communityId,name,area,pcn\nashdown,,East,x\n' });
    expect(faultsOf(rows)).toEqual(['communities.csv 2: Column name is empty: fill it in.']);
    expect(checked(rows).faulty).toEqual(['ashdown']);
  });

  test('all endings, when nobody can say whom it meant', async () => {
    const register = checked(
      await reading({ 'people.csv': people('grace@council.example,Grace,officer,,,Mid,,,2025-09-01,') }),
    );
    expect(register.faulty).toEqual([]);
    expect(register.endingsHeld).toBe(true);
  });

  test('everything, when a file is missing, has no header, lacks a column, or is not CSV', async () => {
    const missing = await reading({ 'budgets.csv': null });
    expect(faults(missing)).toEqual([
      'budgets.csv 1: There is no budgets.csv in the folder: add it, with its header row even if it has no lines.',
    ]);
    expect(checked(missing)).toMatchObject({ usable: false, communities: [] });

    const empty = await reading({ 'communities.csv': '' });
    expect(faults(empty)).toContain(
      'communities.csv 1: The header row lacks communityId, name, area, pcn: add those columns, separated by commas.',
    );
    const semicolons = await reading({ 'budgets.csv': FILES['budgets.csv'].replaceAll(',', ';') });
    expect(faults(semicolons)[0]).toMatch(/^budgets.csv 1: The header row lacks communityId, year, total/);

    const broken = await reading({ 'people.csv': people('x@y.example,"X,chair,ashdown,,,,,2025-09-01,') });
    expect(faults(broken)).toEqual([
      expect.stringMatching(/^people.csv \d+: The file cannot be read from here on: look for a quotation mark/),
    ]);
    expect(checked(broken).usable).toBe(false);
  });
});

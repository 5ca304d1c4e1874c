import fc from 'fast-check';
import type { ImportReport } from '../../src/app/import-register';
import { importRegister } from '../../src/app/import-register';
import { personIdOf } from '../../src/app/person-id';
import { unset } from '../../src/domain/budget/budget';
import { instant, localDate } from '../../src/domain/calendar/dates';
import { academicYearOf, nextYear } from '../../src/domain/calendar/years';
import type { Appointment } from '../../src/domain/community/community';
import type { RegisterRows, SchoolRow } from '../../src/domain/community/register-rows';
import { pence } from '../../src/domain/money';
import { adding, changing, dropping, sampleRows } from '../support/register';
import { MemoryRegister } from '../support/register-port';

let sample: RegisterRows;
let store: MemoryRegister;
beforeAll(async () => {
  sample = await sampleRows();
});
beforeEach(() => {
  store = new MemoryRegister();
});

const MONDAY = '2026-11-23T09:00:00Z';
const TUESDAY = '2026-11-24T09:00:00Z';
const importing = (rows: RegisterRows, at = MONDAY, apply = true): Promise<ImportReport> =>
  importRegister({ register: store }, rows, { apply, now: instant(at) });
const said = (report: ImportReport): string[] =>
  report.sections.flatMap(({ heading, changes }) => changes.map((change) => `${heading}: ${change}`));

const ashdown = () => store.communities.get('ashdown');
const person = (email: string) => store.people.get(personIdOf(email));
const places = (name: string) =>
  ashdown()
    .appointments.filter((each) => each.name === name)
    .map(({ role, from, to, source }) => ({ role, from, to, source }));

/** Puts somebody in Ashdown as a school does in Teams. */
function inTeams(appointment: Partial<Appointment> & { urn: string; name: string }): void {
  const added = {
    personId: personIdOf(`${appointment.name}@school.example`),
    role: 'representative',
    source: 'teams',
    from: localDate('2026-10-01'),
    to: null,
    ...appointment,
  } as Appointment;
  store.communities.put('ashdown', { ...ashdown(), appointments: [...ashdown().appointments, added] });
  store.writes = 0;
}

describe('importing a register', () => {
  test('without --apply nothing is written, and everything that would be is said', async () => {
    const report = await importing(sample, MONDAY, false);
    expect(store.writes).toBe(0);
    expect(report.applied).toBe(false);
    expect(said(report)).toEqual(
      expect.arrayContaining([
        'Ashdown: New community: Ashdown (ASH), area East.',
        'Ashdown: Added: Oakfield Primary (990001), member, from 1 September 2025.',
        'Ashdown: Added: Mei-Ling Chan, representative of Fernhill Infant, from 1 September 2025.',
        'Ashdown: Budget 2026-27: total £240,000, of which STLS £18,000, protections £0.',
        'KCC: Added: Grace Lindqvist, High Needs Funding officer, East, from 1 September 2025.',
        'People: New person: Joe Marsh.',
      ]),
    );
  });

  test('the sample has no warning, though nobody works in North, South and West', async () => {
    const report = await importing(sample);
    expect(report.warnings).toEqual([]);
    expect(report.faults).toEqual([]);
    expect(store.staff.get('East').officers.map((each) => each.name)).toEqual(['Grace Lindqvist', 'Omar Haddad']);
    expect(store.staff.get('Kent').administrators.map((each) => each.name)).toEqual(['Callum Reid']);
    expect(store.staff.documents.has('North')).toBe(false);
  });

  test('people know their communities and what they do for KCC', async () => {
    await importing(sample);
    expect(person('joe.marsh@council.example')).toMatchObject({
      name: 'Joe Marsh',
      communities: ['ashdown', 'saltmarsh'],
      kcc: [],
      account: null,
    });
    expect(person('grace.lindqvist@council.example')).toMatchObject({
      communities: [],
      kcc: [{ role: 'officer', area: 'East', from: '2025-09-01', to: null }],
    });
    expect(person('callum.reid@council.example').kcc).toEqual([
      { role: 'administrator', area: null, from: '2025-09-01', to: null },
    ]);
  });

  test('importing the same folder again changes nothing, that day or later', async () => {
    await importing(sample);
    store.writes = 0;
    for (const at of [MONDAY, TUESDAY, '2027-06-01T09:00:00Z']) expect(said(await importing(sample, at))).toEqual([]);
    expect(store.writes).toBe(0);
  });
});

describe('what disappears is ended, never deleted', () => {
  beforeEach(() => importing(sample));

  test('a school, with its representative', async () => {
    const rows = dropping.membership(dropping.person(sample, 'Marek Nowak'), '990003');
    const report = await importing(rows);
    expect(ashdown().schools.find((school) => school.urn === '990003')?.to).toBe('2026-11-22');
    expect(places('Marek Nowak')).toEqual([
      { role: 'representative', from: '2025-09-01', to: '2026-11-22', source: 'register' },
    ]);
    expect(person('marek.nowak@brookside.example').communities).toEqual([]);
    expect(said(report)).toEqual([
      'Ashdown: Ended: Brookside Primary (990003), member, on 22 November 2026.',
      'Ashdown: Ended: Marek Nowak, representative of Brookside Primary, on 22 November 2026.',
      'People: Changed: Marek Nowak has a place in no community, before in ashdown.',
    ]);
    store.writes = 0;
    expect(said(await importing(rows, TUESDAY))).toEqual([]);
    expect(store.writes).toBe(0);
  });

  test('a chair and an officer, with the warnings that follow', async () => {
    const gone = dropping.person(sample, 'Margaret Teague', 'Grace Lindqvist', 'Omar Haddad');
    const report = await importing(gone);
    expect(report.warnings).toEqual([
      'Area East has no High Needs Funding officer, so its approvals reach nobody: name one in people.csv.',
      'Saltmarsh has no chair and no acting chair: name one in people.csv.',
    ]);
    expect(store.communities.get('saltmarsh').warnings).toHaveLength(2);
    expect(store.staff.get('East').officers.map((each) => each.to)).toEqual(['2026-11-22', '2026-11-22']);
    expect(person('grace.lindqvist@council.example').kcc).toEqual([
      { role: 'officer', area: 'East', from: '2025-09-01', to: '2026-11-22' },
    ]);

    const mended = await importing(sample, TUESDAY);
    expect(mended.warnings).toEqual([]);
    expect(store.communities.get('saltmarsh').warnings).toEqual([]);
    expect(store.staff.get('East').officers.map((each) => each.to)).toEqual([null, null]);
  });

  test('what began on the day of the import ends on that day', async () => {
    const begun = adding.person(sample, {
      line: 30,
      email: 'new@brookside.example',
      name: 'Nadia Petrov',
      role: 'representative',
      urn: '990003',
      from: localDate('2026-11-23'),
    });
    await importing(begun);
    await importing(sample);
    expect(places('Nadia Petrov')).toEqual([
      { role: 'representative', from: '2026-11-23', to: '2026-11-23', source: 'register' },
    ]);
    store.writes = 0;
    await importing(sample);
    await importing(sample, TUESDAY);
    expect(store.writes).toBe(1); // the person has no place from Tuesday on
  });

  test('whoever comes back has two periods, and the first stays as it was', async () => {
    await importing(dropping.person(sample, 'Helen Ward'));
    await importing(changing.person(sample, 'Helen Ward', { from: localDate('2026-12-01') }), TUESDAY);
    expect(places('Helen Ward').map(({ from, to }) => [from, to])).toEqual([
      ['2025-09-01', '2026-11-22'],
      ['2026-12-01', null],
    ]);
  });

  test('a corrected first day is no new period', async () => {
    const report = await importing(changing.person(sample, 'Helen Ward', { from: localDate('2025-10-01') }));
    expect(said(report)).toEqual([
      'Ashdown: Changed: Helen Ward, chair: first day was 1 September 2025, now 1 October 2025.',
    ]);
  });

  test('a whole community, which stays to be read', async () => {
    const ofSaltmarsh = ['Margaret Teague', 'Lucia Ferraro', 'Daniel Mensah', 'Hannah Price', 'Anjali Desai'];
    let rows = dropping.person(dropping.community(sample, 'saltmarsh'), ...ofSaltmarsh);
    rows = {
      ...rows,
      membership: rows.membership.filter((row) => row.communityId !== 'saltmarsh'),
      people: rows.people.filter((row) => !('communityId' in row) || row.communityId !== 'saltmarsh'),
      budgets: rows.budgets.filter((row) => row.communityId !== 'saltmarsh'),
    };
    const report = await importing(rows);
    expect(said(report)[0]).toBe('Saltmarsh: No longer in communities.csv: its schools and people end.');
    expect(store.communities.get('saltmarsh').schools.every((school) => school.to === '2026-11-22')).toBe(true);
    expect(person('joe.marsh@council.example').communities).toEqual(['ashdown']);
    store.writes = 0;
    expect(said(await importing(rows))).toEqual([]);
    expect(store.writes).toBe(0);
  });

  test('nothing is ended while a faulty line may have meant it', async () => {
    const misspelt = changing.person(sample, 'Helen Ward', { communityId: 'ashdwon' });
    const report = await importing(misspelt);
    expect(report.faults).toHaveLength(1);
    expect(report.warnings).toEqual([
      'Nobody and nothing was ended: a faulty line may have been meant for any of them. Mend the faults and import again.',
    ]);
    expect(places('Helen Ward')[0]?.to).toBeNull();
  });
});

describe('a community with a fault is not imported, the others are', () => {
  test('at the first import', async () => {
    const report = await importing(changing.school(sample, '990003', { status: 'Closed' }));
    expect(report.notImported).toEqual(['ashdown']);
    expect([...store.communities.documents.keys()]).toEqual(['saltmarsh']);
    expect(store.people.documents.has(personIdOf('amara.osei@oakfield.example'))).toBe(false);
    expect(person('joe.marsh@council.example').communities).toEqual(['saltmarsh']);
  });

  test('later, it stays as it was, its budget too', async () => {
    await importing(sample);
    const rows = changing.school(dropping.person(sample, 'David Okafor'), '990003', { status: 'Closed' });
    const report = await importing({
      ...rows,
      budgets: rows.budgets.map((each) => ({ ...each, total: pence(1_000_000_00) })),
    });
    expect(said(report)).toEqual(['Saltmarsh: Budget 2026-27: total was £96,000, now £1,000,000.']);
    expect(places('David Okafor')[0]?.to).toBeNull();
    expect(store.budgets.get('ashdown 2026-27').total).toBe(24_000_000);
  });

  test('a school that leaves a community with a fault for another is not in both', async () => {
    await importing(sample);
    const moved = changing.membership(sample, '990003', { communityId: 'saltmarsh', from: localDate('2026-11-23') });
    const report = await importing(changing.school(moved, '990001', { status: 'Closed' }));
    expect(report.faults.map(({ file, line, message }) => `${file} ${line}: ${message}`)).toEqual([
      expect.stringContaining('Oakfield Primary'),
      'membership.csv 4: School 990003 is still in ashdown, which this import does not end there: mend the faults of ashdown, or give the school a last day there, and import again.',
    ]);
    expect(report.notImported).toEqual(['ashdown', 'saltmarsh']);
    expect(store.communities.get('saltmarsh').schools.some((school) => school.urn === '990003')).toBe(false);
  });

  test('a school that moves between two good communities is in one at a time', async () => {
    await importing(sample);
    const moved = changing.membership(sample, '990003', { communityId: 'saltmarsh', from: localDate('2026-11-23') });
    expect((await importing(moved)).faults).toEqual([]);
    expect(ashdown().schools.find((school) => school.urn === '990003')?.to).toBe('2026-11-22');
    expect(person('marek.nowak@brookside.example').communities).toEqual(['saltmarsh']);
  });

  test('a file that cannot be read stops everything', async () => {
    await importing(sample);
    store.writes = 0;
    const row = { file: 'people.csv' as const, line: 1, message: 'There is no people.csv in the folder.', row: null };
    const report = await importing({ ...sample, people: [], faults: [row] });
    expect(report.faults).toEqual([{ file: 'people.csv', line: 1, message: 'There is no people.csv in the folder.' }]);
    expect(report.warnings).toEqual([
      'Nothing was imported: a file of the register cannot be read. Mend it and import again.',
    ]);
    expect(store.writes).toBe(0);
  });
});

describe('what was done in Teams is kept', () => {
  beforeEach(() => importing(sample));

  test('a representative whom a school added is never ended (R20)', async () => {
    inTeams({ urn: '990003', name: 'Farid Aziz' });
    await importing(sample);
    await importing(dropping.membership(dropping.person(sample, 'Marek Nowak'), '990003'), TUESDAY);
    expect(places('Farid Aziz')).toEqual([{ role: 'representative', from: '2026-10-01', to: null, source: 'teams' }]);
  });

  test('a representative whom a school ended in Teams does not come back with the next import', async () => {
    const marek = { personId: personIdOf('marek.nowak@brookside.example'), name: 'Marek Nowak', urn: '990003' };
    const others = ashdown().appointments.filter((each) => each.name !== 'Marek Nowak');
    store.communities.put('ashdown', { ...ashdown(), appointments: others });
    inTeams({ ...marek, from: localDate('2025-09-01'), to: localDate('2026-10-31') });
    await importing(sample);
    expect(places('Marek Nowak')).toEqual([
      { role: 'representative', from: '2025-09-01', to: '2026-10-31', source: 'teams' },
    ]);
  });

  test('a bound account, a chat and a welcome outlive a new name', async () => {
    const amara = person('amara.osei@oakfield.example');
    const account = {
      tenantId: 't',
      objectId: 'o',
      teamsId: '29:1',
      serviceUrl: 'https://s.example',
      boundAt: instant(MONDAY),
    };
    const chat = { serviceUrl: 'https://s.example', conversationId: 'c' };
    store.people.put(amara.personId, { ...amara, account, chat, welcomedAt: instant(MONDAY) });
    const report = await importing(changing.person(sample, 'Amara Osei', { name: 'Amara Osei-Bonsu' }));
    expect(person('amara.osei@oakfield.example')).toMatchObject({
      name: 'Amara Osei-Bonsu',
      account,
      chat,
      welcomedAt: instant(MONDAY),
    });
    expect(said(report)).toContain(
      'People: Changed: Amara Osei is now called Amara Osei-Bonsu; the Microsoft account stays bound: release it if this is somebody else.',
    );
  });

  test('what a community has promised and KCC has paid is untouched by a new total', async () => {
    const before = store.budgets.get('ashdown 2026-27');
    store.budgets.put('ashdown 2026-27', { ...before, committed: pence(30_000_00), spent: pence(5_000_00) });
    const rows = { ...sample, budgets: sample.budgets.map((each) => ({ ...each, total: pence(50_000_00) })) };
    const report = await importing(rows);
    expect(store.budgets.get('ashdown 2026-27')).toMatchObject({
      total: 5_000_000,
      committed: 3_000_000,
      spent: 500_000,
    });
    expect(report.warnings).toEqual([
      'The budget of Ashdown for 2026-27 is £3,000 less than what is promised and paid already.',
    ]);
  });

  test('what awards promised of a year before KCC set it counts against it once it does', async () => {
    const coming = nextYear(academicYearOf(localDate('2026-11-23')));
    store.budgets.put('ashdown 2027-28', { ...unset(coming), committed: pence(30_000_00) });
    const rows = {
      ...sample,
      budgets: [...sample.budgets, ...sample.budgets.map((each) => ({ ...each, year: coming }))],
    };
    const report = await importing(rows);
    expect(store.budgets.get('ashdown 2027-28')).toMatchObject({
      isSet: true,
      total: 24_000_000,
      committed: 3_000_000,
    });
    expect(said(report)).toContain('Ashdown: £30,000 that earlier awards promised for 2027-28 now counts against it.');
    expect(said(await importing(rows))).toEqual([]);
  });

  test('a budget that is no longer in the file stays', async () => {
    await importing({ ...sample, budgets: [] });
    expect(store.budgets.get('ashdown 2026-27').total).toBe(24_000_000);
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
    trust: '90009',
    federation: null,
  };
  const converted = () => {
    const rows = dropping.membership(changing.person(sample, 'Marek Nowak', { urn: '990020' }), '990003');
    return adding.membership(adding.school(rows, academy), {
      urn: '990020',
      line: 16,
      replaces: '990003',
      from: localDate('2026-11-02'),
    });
  };

  test('ends the old school the day before, keeps what it replaces, and carries over whom the school chose in Teams', async () => {
    await importing(sample);
    inTeams({ urn: '990003', name: 'Farid Aziz' });
    inTeams({ urn: '990003', name: 'Gone Before', to: localDate('2026-10-15') });
    const report = await importing(converted());
    expect(report.faults).toEqual([]);
    const { schools, appointments } = ashdown();
    expect(schools.find((school) => school.urn === '990003')?.to).toBe('2026-11-01');
    expect(schools.find((school) => school.urn === '990020')).toMatchObject({ replaces: '990003', to: null });
    expect(
      appointments.flatMap((each) =>
        each.role === 'representative' && each.urn === '990020' ? [[each.name, each.from, each.source]] : [],
      ),
    ).toEqual([
      ['Marek Nowak', '2026-11-02', 'register'],
      ['Farid Aziz', '2026-11-02', 'teams'],
    ]);
    store.writes = 0;
    expect(said(await importing(converted()))).toEqual([]);
    expect(store.writes).toBe(0);
  });

  test('is remembered when a later register leaves replacesURN out', async () => {
    await importing(sample);
    await importing(converted());
    await importing(changing.membership(converted(), '990020', { replaces: null }), TUESDAY);
    expect(ashdown().schools.find((school) => school.urn === '990020')?.replaces).toBe('990003');
  });
});

describe('somebody else saves at the same time', () => {
  test('the import looks again and goes on, losing nothing of either', async () => {
    await importing(sample);
    const amara = person('amara.osei@oakfield.example');
    let interrupted = false;
    store.beforeSave = (id) => {
      if (interrupted || id !== amara.personId) return;
      interrupted = true;
      store.people.put(id, { ...amara, welcomedAt: instant(MONDAY) });
    };
    await importing(changing.person(sample, 'Amara Osei', { name: 'Amara Osei-Bonsu' }));
    expect(interrupted).toBe(true);
    expect(person('amara.osei@oakfield.example')).toMatchObject({
      name: 'Amara Osei-Bonsu',
      welcomedAt: instant(MONDAY),
    });
  });

  test('it gives up with a sentence when that does not end', async () => {
    await importing(sample);
    const amara = person('amara.osei@oakfield.example');
    store.beforeSave = (id) => {
      if (id === amara.personId) store.people.put(id, amara);
    };
    await expect(importing(changing.person(sample, 'Amara Osei', { name: 'Another' }))).rejects.toThrow(
      /others saved first 5 times/,
    );
  });

  test('what a stopped import left undone, the next one does', async () => {
    store.beforeSave = (id) => {
      if (id === 'saltmarsh') throw new Error('the connection is gone');
    };
    await expect(importing(sample)).rejects.toThrow('the connection is gone');
    store.beforeSave = () => undefined;
    await importing(sample);
    const whole = new MemoryRegister();
    await importRegister({ register: whole }, sample, { apply: true, now: instant(MONDAY) });
    const values = (port: MemoryRegister) =>
      [port.communities, port.budgets, port.people, port.staff].map((shelf) =>
        [...shelf.documents].map(([id, { value }]) => [id, value] as const).sort(([a], [b]) => a.localeCompare(b)),
      );
    expect(values(store)).toEqual(values(whole));
  });
});

test('whatever is dropped, moved or renamed, importing it twice changes nothing the second time', async () => {
  const names = sample.people.map((row) => row.name);
  const urns = sample.membership.map((row) => row.urn);
  const edit = fc.oneof(
    fc.constantFrom(...names).map((name) => (rows: RegisterRows) => dropping.person(rows, name)),
    fc.constantFrom(...names).map((name) => (rows: RegisterRows) => changing.person(rows, name, { name: `${name} B` })),
    fc
      .constantFrom(...names)
      .map((name) => (rows: RegisterRows) => changing.person(rows, name, { to: localDate('2026-11-30') })),
    fc
      .constantFrom(...names)
      .map((name) => (rows: RegisterRows) => changing.person(rows, name, { from: localDate('2026-12-01') })),
    fc.constantFrom(...urns).map((urn) => (rows: RegisterRows) => dropping.membership(rows, urn)),
    fc
      .constantFrom(...urns)
      .map((urn) => (rows: RegisterRows) => changing.membership(rows, urn, { communityId: 'saltmarsh' })),
    fc.constantFrom(...urns).map((urn) => (rows: RegisterRows) => changing.school(rows, urn, { status: 'Closed' })),
    fc.constant((rows: RegisterRows) => dropping.community(rows, 'saltmarsh')),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(edit, { maxLength: 4 }), { maxLength: 3 }), async (rounds) => {
      store = new MemoryRegister();
      await importing(sample);
      for (const edits of rounds) {
        const rows = edits.reduce((changed, one) => one(changed), sample);
        await importing(rows);
        store.writes = 0;
        expect(said(await importing(rows))).toEqual([]);
        expect(store.writes).toBe(0);
      }
    }),
    { seed: 20261123, numRuns: 150 },
  );
});

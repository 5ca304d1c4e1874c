import { CosmosClient } from '@azure/cosmos';
import type { Container } from '@azure/cosmos';
import type { PupilsSheet } from '../../src/app/ports';
import { instant } from '../../src/domain/calendar/dates';
import { seal, unseal } from '../../src/store/identities';
import { storesOnEmulator } from '../support/stores';

const PUPILS = [
  { name: 'Robin Fennimore', dateOfBirth: '2017-03-04' },
  { name: 'Sasha Quillfeather', dateOfBirth: '2016-09-12' },
];

const sheet = (requestId: string, pupils = PUPILS): PupilsSheet => ({
  requestId,
  communityId: 'ashdown',
  area: 'East',
  urn: '990001',
  enteredBy: 'p1',
  enteredAt: instant('2026-11-05T09:00:00Z'),
  pupils,
});

interface Kept {
  id: string;
  state: Record<string, unknown> & { pupils: { name: string; dateOfBirth: string }[] };
}

let stores: Awaited<ReturnType<typeof storesOnEmulator>>;
let client: CosmosClient;
let container: Container;
beforeAll(async () => {
  stores = await storesOnEmulator();
  client = new CosmosClient({ endpoint: stores.endpoint, key: stores.key });
  container = client.database('cos').container('identities');
});
afterAll(async () => {
  client.dispose();
  await stores.shut();
});

async function keptOf(requestId: string): Promise<Kept> {
  const { resource } = await container.item(`pupils:${requestId}`, 'East').read<Kept>();
  if (!resource) throw new Error('Nothing is kept');
  return resource;
}

/** Changes what is stored behind the program's back. */
async function tamper(requestId: string, change: (kept: Kept) => Kept): Promise<void> {
  await container.items.upsert(change(structuredClone(await keptOf(requestId))));
}

const [first = { name: '', dateOfBirth: '' }, second = { name: '', dateOfBirth: '' }] = PUPILS;

test('pupils are read back as they were typed', async () => {
  await stores.identities.save(sheet('r1'));
  expect(await stores.identities.open('East', 'r1')).toMatchObject({ requestId: 'r1', pupils: PUPILS });
});

test('no document of the database holds a name or a date of birth that could be read (R40, R152)', async () => {
  await stores.identities.save(sheet('r2'));
  const text = JSON.stringify((await container.items.readAll().fetchAll()).resources);
  expect(text).toContain('pupils:r2');
  for (const { name, dateOfBirth } of PUPILS) {
    for (const clear of [name, ...name.split(' '), dateOfBirth]) {
      expect(text).not.toContain(clear);
      expect(text).not.toContain(Buffer.from(clear).toString('base64').replace(/=+$/, ''));
    }
  }
});

test('the same page saved twice looks different each time', async () => {
  await stores.identities.save(sheet('r3'));
  const before = await keptOf('r3');
  await stores.identities.save(sheet('r3'));
  const after = await keptOf('r3');
  expect(after.state.wrappedKey).not.toBe(before.state.wrappedKey);
  expect(after.state.pupils[0]?.name).not.toBe(before.state.pupils[0]?.name);
});

test('the page saved last stands', async () => {
  await stores.identities.save(sheet('r4'));
  await stores.identities.save(sheet('r4', [second]));
  expect((await stores.identities.open('East', 'r4'))?.pupils).toEqual([second]);
});

test.each<[string, (kept: Kept, other: Kept) => Kept]>([
  [
    'a name moved to another row',
    (kept) => ({ ...kept, state: { ...kept.state, pupils: kept.state.pupils.toReversed() } }),
  ],
  [
    'a date of birth put where the name stands',
    (kept) => ({
      ...kept,
      state: {
        ...kept.state,
        pupils: kept.state.pupils.map(({ dateOfBirth }) => ({ name: dateOfBirth, dateOfBirth })),
      },
    }),
  ],
  ['pupils of another request', (kept, other) => ({ ...kept, state: { ...kept.state, pupils: other.state.pupils } })],
  ['another request’s whole page', (kept, other) => ({ ...other, id: kept.id })],
  [
    'a letter changed',
    (kept) => ({
      ...kept,
      state: {
        ...kept.state,
        pupils: kept.state.pupils.map((pupil) => ({
          ...pupil,
          name: (pupil.name.startsWith('A') ? 'B' : 'A') + pupil.name.slice(1),
        })),
      },
    }),
  ],
])('%s does not open', async (_, change) => {
  await stores.identities.save(sheet('r5'));
  await stores.identities.save(sheet('r6', [first]));
  const other = await keptOf('r6');
  await tamper('r5', (kept) => change(kept, other));
  await expect(stores.identities.open('East', 'r5')).rejects.toThrow();
});

test('a field opens only with its own key and in its own place', () => {
  const [key, another] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const sealed = seal(key, 'r1:0:name', 'Robin Fennimore');
  expect(unseal(key, 'r1:0:name', sealed)).toBe('Robin Fennimore');
  expect(() => unseal(key, 'r1:1:name', sealed)).toThrow();
  expect(() => unseal(key, 'r2:0:name', sealed)).toThrow();
  expect(() => unseal(another, 'r1:0:name', sealed)).toThrow();
});

test('removed pupils are gone, and removing them again is harmless', async () => {
  await stores.identities.save(sheet('r7'));
  await stores.identities.remove('East', 'r7');
  await stores.identities.remove('East', 'r7');
  expect(await stores.identities.open('East', 'r7')).toBeNull();
});

test('pages entered before a moment are found by it', async () => {
  await stores.identities.save(sheet('r8'));
  const idsBefore = async (at: string) =>
    (await stores.identities.enteredBefore(instant(at))).map(({ requestId }) => requestId);
  expect(await idsBefore('2026-11-05T09:00:01Z')).toContain('r8');
  expect(await idsBefore('2026-11-05T09:00:00Z')).not.toContain('r8');
});

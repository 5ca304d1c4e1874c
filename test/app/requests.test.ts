import {
  newRequestFor,
  ownRequest,
  pupilsFor,
  requestIdOf,
  requestsForSchools,
  savePage,
} from '../../src/app/requests';
import { personIdOf } from '../../src/app/person-id';
import { instant } from '../../src/domain/calendar/dates';
import { testDeps, type TestDeps } from '../support/deps';
import { AMARA, PRIYA } from '../support/request-dialog';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const amara = personIdOf(AMARA);
const begin = async (email: string, urn: string, startKey: string, tried: string) => {
  const own = await newRequestFor(deps, personIdOf(email), { communityId: 'ashdown', urn, startKey });
  if (!own.ok) throw new Error(own.refusal);
  await savePage(deps, own.value, { page: 'support', content: { tried }, key: startKey });
  return own.value.requestId;
};

test('a school’s requests are listed with the last saved first, and no other school’s', async () => {
  const first = await begin(AMARA, '990001', 'one', 'first');
  deps.at('2026-11-05T09:01:00Z');
  const second = await begin(AMARA, '990001', 'two', 'second');
  const other = await begin(PRIYA, '990002', 'one', 'other');
  const ids = async (...urns: string[]) =>
    (await requestsForSchools(deps, 'ashdown', urns)).map(({ requestId }) => requestId);
  expect(await ids('990001')).toEqual([second, first]);
  expect(await ids('990002')).toEqual([other]);
  expect((await ids('990001', '990002')).sort()).toEqual([first, second, other].sort());
  expect(await ids()).toEqual([]);
});

test('a school that took over from another goes on with its requests', async () => {
  const requestId = await begin(AMARA, '990001', 'one', 'first');
  const found = await deps.store.read('ashdown', 'community', 'the');
  if (!found) throw new Error('No community');
  const { schools, appointments } = found.value;
  const document = {
    ...found.value,
    schools: schools.map((each) => (each.urn === '990001' ? { ...each, urn: '990101', replaces: '990001' } : each)),
    appointments: appointments.map((each) =>
      'urn' in each && each.urn === '990001' ? { ...each, urn: '990101' } : each,
    ),
  };
  await deps.store.commit('ashdown', [{ kind: 'community', key: 'the', document, etag: found.etag }], []);
  expect((await requestsForSchools(deps, 'ashdown', ['990101'])).map((each) => each.requestId)).toEqual([requestId]);
  const own = await ownRequest(deps, amara, { communityId: 'ashdown', requestId });
  expect(own).toMatchObject({ ok: true, value: { school: { urn: '990101' } } });
});

test('nobody can choose what a request is known by, so nobody can take another’s place', () => {
  const ids = [
    requestIdOf('ashdown', '990001', 'key'),
    requestIdOf('ashdown', '990002', 'key'),
    requestIdOf('saltmarsh', '990001', 'key'),
    requestIdOf('ashdown', '990001', 'other'),
  ];
  expect(new Set(ids).size).toBe(4);
  expect(ids.every((id) => /^r[0-9a-f]{20}$/.test(id))).toBe(true);
});

test('pupils of a request elsewhere in the area are never opened for this community', async () => {
  const requestId = await begin(AMARA, '990001', 'one', 'first');
  const pupils = [{ name: 'Ada Lovelace', dateOfBirth: '2017-03-04' }];
  const enteredAt = instant('2026-11-05T09:00:00Z');
  const sheet = {
    requestId,
    communityId: 'saltmarsh',
    area: 'East',
    urn: '990011',
    enteredBy: amara,
    enteredAt,
    pupils,
  } as const;
  await deps.identities.save(sheet);
  const own = await ownRequest(deps, amara, { communityId: 'ashdown', requestId });
  if (!own.ok) throw new Error(own.refusal);
  expect(await pupilsFor(deps, own.value)).toMatchObject({ count: 0, rows: [] });
});

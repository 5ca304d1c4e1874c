import { noTrouble } from '../support/trouble';
import { personIdOf } from '../../src/app/person-id';
import type { PupilsSheet } from '../../src/app/ports';
import { sweep } from '../../src/app/sweep';
import { instant } from '../../src/domain/calendar/dates';
import { AMARA } from '../support/community-at-vote';
import { savedRequest } from '../support/agendas';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const enteredPupils = (requestId: string, enteredAt: string): Promise<void> => {
  const sheet: PupilsSheet = {
    requestId,
    communityId: 'ashdown',
    area: 'East',
    urn: '990001',
    enteredBy: personIdOf(AMARA),
    enteredAt: instant(enteredAt),
    pupils: [{ name: 'Robin Fennimore', dateOfBirth: '2017-03-04' }],
  };
  return deps.identities.save(sheet);
};
const isKept = async (requestId: string) => (await deps.identities.open('East', requestId)) !== null;

test('pupils whose request never came to name them are removed after a day, no sooner', async () => {
  await enteredPupils('r1', '2026-11-05T09:00:00Z');
  deps.at('2026-11-06T09:00:00Z');
  await sweep(deps, noTrouble);
  expect(await isKept('r1')).toBe(true);
  deps.at('2026-11-06T09:00:01Z');
  await sweep(deps, noTrouble);
  expect(await isKept('r1')).toBe(false);
});

test('pupils a request names are kept', async () => {
  await enteredPupils('r1', '2026-11-05T09:00:00Z');
  await savedRequest(deps, 'r1', 14);
  deps.at('2027-11-05T09:00:00Z');
  await sweep(deps, noTrouble);
  expect(await isKept('r1')).toBe(true);
});

test('running it twice, also at the same moment, changes nothing', async () => {
  await enteredPupils('r1', '2026-11-05T09:00:00Z');
  await deps.deliveries.want({
    id: 'n1',
    recipient: 'person:p1',
    notice: { type: 'agendaPublished', communityId: 'ashdown', meetingId: '2026-11-10' },
    createdAt: deps.now(),
  });
  deps.at('2026-11-07T09:00:00Z');
  const both = await Promise.all([sweep(deps, noTrouble), sweep(deps, noTrouble)]);
  expect(both).toEqual([[{ id: 'n1', recipient: 'person:p1' }], [{ id: 'n1', recipient: 'person:p1' }]]);
  const before = await deps.deliveries.all();
  await sweep(deps, noTrouble);
  expect(await deps.deliveries.all()).toEqual(before);
});

test('one part that fails is told of, and keeps nobody else waiting', async () => {
  await deps.deliveries.want({
    id: 'n1',
    recipient: 'person:p1',
    notice: { type: 'agendaPublished', communityId: 'ashdown', meetingId: '2026-11-10' },
    createdAt: deps.now(),
  });
  const troubles: unknown[] = [];
  const unfinishedBallots = async () => [{ communityId: 'ashdown', ballotId: 'b1' }];
  const read = async () => Promise.reject(new Error('That ballot cannot be read'));
  const broken = { ...deps, store: { ...deps.store, unfinishedBallots, read } };
  const due = await sweep(broken, (_error, about) => troubles.push(about));
  expect(due).toEqual([{ id: 'n1', recipient: 'person:p1' }]);
  expect(troubles).toEqual([{ communityId: 'ashdown', ballotId: 'b1' }]);
});

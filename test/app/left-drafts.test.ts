import { announce } from '../../src/app/notifications';
import { personIdOf } from '../../src/app/person-id';
import { enterPupils, newRequestFor, ownRequest, requestIdOf, savePage } from '../../src/app/requests';
import { sweep } from '../../src/app/sweep';
import { renderer } from '../../src/bot/render';
import { wordsOf } from '../support/cards';
import { accepted, AMARA } from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { noTrouble } from '../support/trouble';

const by = personIdOf(AMARA);
const school = { communityId: 'ashdown', urn: '990001', startKey: 'k1' };
const requestId = requestIdOf('ashdown', '990001', 'k1');

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
  const own = accepted(await newRequestFor(deps, by, school));
  accepted(await savePage(deps, own, { page: 'support', content: { tried: 'A group twice a week' }, key: 'p1' }));
  const draft = accepted(await ownRequest(deps, by, { communityId: 'ashdown', requestId }));
  const rows = [{ name: 'Robin Fennimore', dateOfBirth: '2017-03-04' }];
  accepted(await enterPupils(deps, draft, { rows, version: '', key: 'p2' }));
});
afterEach(() => deps.close());

const isKept = async () => (await deps.identities.open('East', requestId)) !== null;
const noticesOf = async (type: string) => {
  const events = (await deps.store.events('ashdown')).filter(({ event }) => event.type === type);
  return { events, told: (await Promise.all(events.map((event) => announce(deps, event)))).flat() };
};
const saidTo = async (type: 'draftForgotten' | 'draftCleared') => {
  const message = await renderer(deps)({ type, communityId: 'ashdown', requestId }, `person:${by}`);
  return message === null ? null : wordsOf(message as never);
};

test('the pupils of a draft nobody goes on with are cleared after sixty days, its school warned two weeks before', async () => {
  deps.at('2026-12-20T06:00:00Z');
  await sweep(deps, noTrouble);
  expect((await noticesOf('DraftForgotten')).events).toEqual([]);

  deps.at('2026-12-21T06:00:00Z');
  await Promise.all([sweep(deps, noTrouble), sweep(deps, noTrouble)]);
  await sweep(deps, noTrouble);
  const warned = await noticesOf('DraftForgotten');
  expect(warned.events).toHaveLength(1);
  expect(warned.told.map(({ recipient }) => recipient)).toContain(`person:${by}`);
  expect(await saidTo('draftForgotten')).toContain('If nobody does by Monday 4 January');
  expect(await isKept()).toBe(true);

  deps.at('2027-01-04T06:00:00Z');
  await sweep(deps, noTrouble);
  await sweep(deps, noTrouble);
  expect(await isKept()).toBe(false);
  expect((await noticesOf('DraftPupilsCleared')).events).toHaveLength(1);
  expect(await saidTo('draftCleared')).toContain('What you wrote is still there');
  expect(await saidTo('draftForgotten')).toBeNull();
  const { request } = accepted(await ownRequest(deps, by, { communityId: 'ashdown', requestId }));
  expect(request).toMatchObject({
    status: 'draft',
    pupils: null,
    form: { support: { tried: 'A group twice a week' } },
  });
});

test('whoever goes on with it keeps them', async () => {
  deps.at('2026-12-21T06:00:00Z');
  await sweep(deps, noTrouble);
  const own = accepted(await ownRequest(deps, by, { communityId: 'ashdown', requestId }));
  accepted(await savePage(deps, own, { page: 'support', content: { tried: 'And one more' }, key: 'p3' }));
  deps.at('2027-01-10T06:00:00Z');
  await sweep(deps, noTrouble);
  expect(await isKept()).toBe(true);
  expect(await saidTo('draftForgotten')).toBeNull();
});

import { deliveriesCommand, meaningOf, USAGE } from '../../local/deliveries-command';
import { parked, replay } from '../../src/app/parked';
import { personIdOf } from '../../src/app/person-id';
import type { Recipient } from '../../src/app/ports';
import { PRIYA } from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const priya: Recipient = `person:${personIdOf(PRIYA)}`;

async function isParked(recipient: Recipient, id: string, trouble = 'blocked 403'): Promise<void> {
  const notice = { type: 'agendaPublished', communityId: 'ashdown', meetingId: '2026-11-10' } as const;
  await deps.deliveries.want({ id, recipient, notice, createdAt: deps.now() });
  const found = await deps.deliveries.read(recipient, id);
  if (!found) throw new Error('It was just wanted');
  await deps.deliveries.save({ ...found.value, state: 'parked', trouble, tries: 8 }, found.etag);
}

async function run(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await deliveriesCommand(args, {
    parked: () => parked(deps),
    replay: (delivery) => replay(deps, delivery),
    print: (line) => lines.push(line),
  });
  return { code, lines };
}
const states = async () => (await deps.deliveries.all()).map(({ id, state }) => [id, state]);

test('what could not be sent is listed oldest first, with what helps', async () => {
  deps.at('2026-11-05T10:00:00Z');
  await isParked('place:19:chat', 'n2');
  deps.at('2026-11-05T09:00:00Z');
  await isParked(priya, 'n1');
  const { code, lines } = await run('list');
  expect(code).toBe(0);
  expect(lines).toEqual([
    `2026-11-05T09:00  ashdown  n1\n    to ${priya}: the person has not the app yet: it goes by itself when they first write to it`,
    '2026-11-05T10:00  ashdown  n2\n    to place:19:chat: the bot is no longer in that chat: its clerk adds it again, then replay',
  ]);
});

test('one is sent again by its id, one recipient’s together, or all; the others stay', async () => {
  await isParked(priya, 'n1');
  await isParked(priya, 'n2');
  await isParked('place:19:chat', 'n3');
  expect((await run('replay', 'n3')).lines).toEqual([
    'agendaPublished to place:19:chat: will be sent within five minutes.',
  ]);
  expect(await states()).toEqual(
    expect.arrayContaining([
      ['n1', 'parked'],
      ['n2', 'parked'],
      ['n3', 'pending'],
    ]),
  );
  expect((await run('replay', '--to', priya)).code).toBe(0);
  expect((await deps.deliveries.due(deps.now())).map(({ id }) => id).sort()).toEqual(['n1', 'n2', 'n3']);
  expect(await run('replay', '--all')).toEqual({ code: 1, lines: ['Nothing of that kind is parked.'] });
  expect(await run('list')).toEqual({ code: 0, lines: ['Nothing is parked.'] });
});

test('an area without an officer is said, and its notice stays', async () => {
  await isParked('area:North', 'n1');
  expect(await run('replay', 'n1')).toEqual({
    code: 1,
    lines: ['agendaPublished to area:North: the area still has no officer; import one first.'],
  });
  expect(await states()).toEqual([['n1', 'parked']]);
});

test.each([
  [[]],
  [['replay']],
  [['list', 'x']],
  [['replay', '--every']],
  [['replay', 'n1', 'n2']],
  [['replay', '--to']],
])('what it does not understand (%j) it answers with how to use it', async (args) => {
  expect(await run(...args)).toEqual({ code: 2, lines: [USAGE] });
});

test.each<[string | null, Recipient, RegExp]>([
  ['unacceptable 413', priya, /Teams would not take it \(413\)/],
  ['later 429', priya, /put it off too often \(429\): replay/],
  ['never finished', priya, /could not be made/],
  [null, priya, /^replay$/],
  ['blocked 403', 'area:East', /has no officer/],
])('%s to %s has a meaning', (trouble, recipient, meaning) => {
  expect(meaningOf({ trouble, recipient })).toMatch(meaning);
});

import { record } from '../../src/app/record';
import { instant } from '../../src/domain/calendar/dates';
import { inOrder } from '../../src/store/event-order';

const event = (id: string, at: string) =>
  record(
    id,
    { type: 'ChangesBegun', requestId: 'r1', at: instant(at) },
    { communityId: 'ashdown', actor: { personId: 'p1', as: 'clerk' }, at: instant(at), profileVersion: 1 },
  );
const ordered = (...found: ReturnType<typeof event>[]) => inOrder(found).map(({ id }) => id);
const SECOND = '2026-11-10T14:05:00';

test('what happened within one second is in the order of our own clock, however the database lists it', () => {
  expect(
    ordered(
      event('close:b1:0', `${SECOND}.900Z`),
      event('vote:b1:990002:1', `${SECOND}.400Z`),
      event('item:r1:0', `${SECOND}.100Z`),
    ),
  ).toEqual(['item:r1:0', 'vote:b1:990002:1', 'close:b1:0']);
});

test('the events of one act are in the order in which it happened, ten and more of them too', () => {
  const positions = [10, 2, 0, 1, 11];
  expect(ordered(...positions.map((position) => event(`end:m1:${position}`, `${SECOND}.000Z`)))).toEqual(
    [0, 1, 2, 10, 11].map((position) => `end:m1:${position}`),
  );
});

test('acts of one and the same moment stay as the database has them', () => {
  const at = `${SECOND}.000Z`;
  expect(ordered(event('b:1:1', at), event('a:1:0', at), event('b:1:0', at))).toEqual(['b:1:0', 'b:1:1', 'a:1:0']);
});

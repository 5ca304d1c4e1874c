import { createThrottle, SENDS } from '../../../local/teams/throttle';

test('sixty messages in half a minute are taken, however evenly they come, and the next must wait', () => {
  let now = 0;
  const throttle = createThrottle(() => now);
  const waits = Array.from({ length: 61 }, () => {
    const wait = throttle.admit('chat', SENDS);
    now += 200;
    return wait;
  });

  expect(waits.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => null));
  expect(waits[60]).toBe(18);
});

test('a refused message does not count, and another conversation is not held up', () => {
  let now = 0;
  const throttle = createThrottle(() => now);
  for (let sent = 0; sent < 7; sent += 1) expect(throttle.admit('chat', SENDS)).toBeNull();
  expect(throttle.admit('chat', SENDS)).toBe(1);
  expect(throttle.admit('other', SENDS)).toBeNull();
  now = 1_000;
  expect(throttle.admit('chat', SENDS)).toBeNull();
});

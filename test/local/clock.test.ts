import { createClock } from '../../local/clock';
import type { Clock } from '../../local/clock';
import { ncrontab } from '../../local/functions-host/ncrontab';

const open: Clock[] = [];
const clockAt = (moment: string) => {
  const clock = createClock(moment);
  open.push(clock);
  return clock;
};
afterEach(() => {
  open.splice(0).forEach((clock) => {
    clock.close();
  });
});

const minute = (moment: Date) => moment.toISOString().slice(0, 16);
const note = (clock: Clock, schedule: string, name = '') => {
  const rung: string[] = [];
  const stop = clock.schedule({
    nextAfter: ncrontab(schedule),
    ring: async () => {
      await Promise.resolve();
      rung.push(`${name}${minute(clock.now())}`);
    },
  });
  return { rung, stop };
};

test('it starts at the moment given and runs at real speed', async () => {
  const clock = clockAt('2026-11-05T09:00:00Z');
  const first = clock.now();
  expect(minute(first)).toBe('2026-11-05T09:00');
  while (clock.now().getTime() === first.getTime()) await new Promise(setImmediate);
  expect(clock.now().getTime()).toBeGreaterThan(first.getTime());
});

test('a time without a zone is the time in Kent', () => {
  expect(minute(clockAt('2026-11-05T09:00').now())).toBe('2026-11-05T09:00');
  expect(minute(clockAt('2026-07-01T09:00').now())).toBe('2026-07-01T08:00');
});

test('a short jump rings at every due moment on the way, and the clock shows that moment', async () => {
  const clock = clockAt('2026-11-05T09:01:00Z');
  const { rung } = note(clock, '0 */5 * * * *');
  await clock.moveTo('2026-11-05T09:15:00Z');
  expect(rung).toEqual(['2026-11-05T09:05', '2026-11-05T09:10', '2026-11-05T09:15']);
  expect(minute(clock.now())).toBe('2026-11-05T09:15');
});

test('several alarms ring in the order of their moments', async () => {
  const clock = clockAt('2026-11-05T09:01:00Z');
  const rung: string[] = [];
  for (const [name, schedule] of [
    ['a', '0 10 * * * *'],
    ['b', '0 5,20 * * * *'],
  ] as const) {
    clock.schedule({ nextAfter: ncrontab(schedule), ring: async (due) => void rung.push(`${name} ${minute(due)}`) });
  }
  await clock.moveTo('2026-11-05T09:30:00Z');
  expect(rung).toEqual(['b 2026-11-05T09:05', 'a 2026-11-05T09:10', 'b 2026-11-05T09:20']);
});

test('a long jump rings once an hour on the hour, and the last part of an hour in full', async () => {
  const clock = clockAt('2026-11-05T09:01:00Z');
  const { rung } = note(clock, '0 */5 * * * *');
  await clock.moveTo('2026-11-05T12:11:00Z');
  expect(rung).toEqual(['10:00', '11:00', '12:00', '12:05', '12:10'].map((time) => `2026-11-05T${time}`));
});

test('a week is 168 rings for an alarm of every five minutes and seven for a daily one', async () => {
  const clock = clockAt('2026-11-05T09:00:00Z');
  const sweep = note(clock, '0 */5 * * * *');
  const nightly = note(clock, '0 30 2 * * *');
  await clock.moveTo('2026-11-12T09:00:00Z');
  expect(sweep.rung).toHaveLength(168);
  expect(nightly.rung).toHaveLength(7);
  expect(nightly.rung[0]).toBe('2026-11-06T03:00');
});

test('an alarm rings by itself when its moment comes', async () => {
  const clock = clockAt('2026-11-05T09:04:59.950Z');
  const due = await new Promise<Date>((resolve) => {
    clock.schedule({
      nextAfter: ncrontab('0 */5 * * * *'),
      ring: async (moment) => {
        resolve(moment);
      },
    });
    // The clock's own waiting does not keep a process alive; the test's does.
    setTimeout(() => undefined, 1_000);
  });
  expect(minute(due)).toBe('2026-11-05T09:05');
});

test('an alarm taken off does not ring', async () => {
  const clock = clockAt('2026-11-05T09:01:00Z');
  const { rung, stop } = note(clock, '0 */5 * * * *');
  stop();
  await clock.moveTo('2026-11-05T09:30:00Z');
  expect(rung).toEqual([]);
});

test('moving back is refused in a sentence', async () => {
  const clock = clockAt('2026-11-05T09:00:00Z');
  await expect(clock.moveTo('2026-11-05T08:00:00Z')).rejects.toThrow(/cannot go back: it shows 2026-11-05T09:00/);
});

test.each(['tomorrow', '2026-11-05', '2026-13-05T09:00', '2026-11-05T09:00:00'])('"%s" is not a moment', (text) => {
  expect(() => createClock(text)).toThrow(/Not a (moment|date)/);
});

test('two moves asked for at once happen one after the other', async () => {
  const clock = clockAt('2026-11-05T09:01:00Z');
  const { rung } = note(clock, '0 */5 * * * *');
  const told: string[] = [];
  clock.onMove((now) => told.push(minute(now)));
  await Promise.all([clock.moveTo('2026-11-05T09:06:00Z'), clock.moveTo('2026-11-05T09:12:00Z')]);
  expect(rung).toEqual(['2026-11-05T09:05', '2026-11-05T09:10']);
  expect(told).toEqual(['2026-11-05T09:06', '2026-11-05T09:12']);
});

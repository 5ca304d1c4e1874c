import { app } from '@azure/functions';
import type { TimerHandler } from '@azure/functions';
import { bench, until } from './host-for-tests';

const { run, closeAll } = bench();
afterEach(closeAll);

const startAt = '2026-11-05T09:01:00Z';
const sweep = (handler: TimerHandler, more: Partial<Parameters<typeof app.timer>[1]> = {}) =>
  run(
    () => {
      app.timer('sweep', { schedule: '0 */5 * * * *', handler, ...more });
    },
    {},
    { startAt },
  );

test('a timer follows the clock as it is moved', async () => {
  const seen: string[] = [];
  const { clock } = await sweep((timer) => void seen.push(timer.scheduleStatus.next));
  await clock.moveTo('2026-11-05T09:10:30Z');
  expect(seen).toEqual(['2026-11-05T09:10:00.000Z', '2026-11-05T09:15:00.000Z']);
});

test('a timer fires by itself when its time comes', async () => {
  let fired = 0;
  await run(
    () => {
      app.timer('sweep', { schedule: '0 */5 * * * *', handler: () => void (fired += 1) });
    },
    {},
    { startAt: '2026-11-05T09:04:59.900Z' },
  );
  await until(() => fired === 1);
});

test('a timer can be run by name, and a failure reaches whoever ran it', async () => {
  const { host, problems } = await sweep(() => {
    throw new Error('no ledger');
  });
  await expect(host.runTimer('sweep')).rejects.toThrow('no ledger');
  await expect(host.runTimer('other')).rejects.toThrow('There is no timer function called "other".');
  expect(problems()).toEqual([expect.stringContaining('no ledger')]);
});

test('a timer that fails does not stop the clock', async () => {
  let fired = 0;
  const { clock, problems } = await sweep(() => {
    fired += 1;
    throw new Error('no ledger');
  });
  await clock.moveTo('2026-11-05T09:10:00Z');
  expect(fired).toBe(2);
  expect(problems()).toHaveLength(2);
});

test('a retry policy is kept, and the function knows it is a repeat', async () => {
  const counts: unknown[] = [];
  const { host } = await sweep(
    (_, context) => {
      counts.push(context.retryContext?.retryCount);
      if (counts.length < 3) throw new Error('not yet');
    },
    { retry: { strategy: 'fixedDelay', maxRetryCount: 2, delayInterval: 0 } },
  );
  await host.runTimer('sweep');
  expect(counts).toEqual([undefined, 1, 2]);
});

test('a timer that runs on startup does', async () => {
  let fired = 0;
  await sweep(() => void (fired += 1), { runOnStartup: true });
  await until(() => fired === 1);
});

test('while paused no timer fires', async () => {
  let fired = 0;
  const { host, clock } = await sweep(() => void (fired += 1));
  host.pause();
  await clock.moveTo('2026-11-05T09:20:00Z');
  host.resume();
  await clock.moveTo('2026-11-05T09:26:00Z');
  expect(fired).toBe(1);
});

test('closing the host takes its timers off the clock', async () => {
  let fired = 0;
  const { host, clock } = await sweep(() => void (fired += 1));
  await host.close();
  await clock.moveTo('2026-11-05T09:20:00Z');
  expect(fired).toBe(0);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAzurite } from '../../../local/azurite';
import type { Azurite } from '../../../local/azurite';
import { createClock } from '../../../local/clock';
import type { Clock } from '../../../local/clock';
import { startFunctionsHost } from '../../../local/functions-host';
import type { FunctionsHost, HostLogLine } from '../../../local/functions-host';

export interface Running {
  readonly host: FunctionsHost;
  readonly clock: Clock;
  readonly lines: HostLogLine[];
  readonly problems: () => string[];
}

/** Hosts, clocks, Azurite and temporary folders that a test file opens, all closed again by `closeAll`. */
export const bench = () => {
  const closing: (() => Promise<unknown>)[] = [];

  const folder = async () => {
    const path = await mkdtemp(join(tmpdir(), 'functions-host-'));
    closing.push(() => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
    return path;
  };

  const azurite = async (): Promise<Azurite> => {
    const started = await startAzurite({ folder: await folder() });
    closing.push(started.close);
    return started;
  };

  const run = async (
    load: () => unknown,
    settings: Record<string, string> = {},
    more: { startAt?: string; hostJson?: string } = {},
  ): Promise<Running> => {
    const clock = createClock(more.startAt);
    const lines: HostLogLine[] = [];
    const host = await startFunctionsHost({
      load,
      settings,
      clock,
      log: (line) => lines.push(line),
      ...(more.hostJson && { hostJson: more.hostJson }),
    });
    closing.push(async () => {
      clock.close();
      await host.close();
    });
    const problems = () => lines.filter(({ level }) => level === 'warning' || level === 'error').map((l) => l.message);
    return { host, clock, lines, problems };
  };

  return {
    folder,
    azurite,
    run,
    closeAll: async () => {
      for (const close of closing.splice(0).reverse()) await close();
    },
  };
};

/** Resolves as soon as the condition holds; fails after ten seconds. */
export const until = async (holds: () => boolean | Promise<boolean>, what = 'the condition'): Promise<void> => {
  const deadline = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Waited ten seconds for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

/** A promise and the way to settle it. */
export const gate = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    opened,
    open: () => {
      open();
    },
  };
};

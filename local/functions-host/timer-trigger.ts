import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Clock } from '../clock';
import { readBinding, triggerOf } from './binding';
import type { RegisteredFunction } from './core';
import type { Invocations } from './invocations';
import { ncrontab } from './ncrontab';
import { retryDelay } from './retry';
import { resolved } from './settings';
import type { Settings } from './settings';

const timerTrigger = {
  schedule: z.string(),
  runOnStartup: z.boolean().default(false),
  // Azure remembers the last run and makes up for one that was missed while it was away; this host does not.
  useMonitor: z.boolean().optional(),
};

export interface TimerTrigger {
  readonly runOnStartup: boolean;
  readonly nextAfter: (moment: Date) => Date;
  /** Runs it now, with the repeats its retry policy asks for; rejects when the last of them failed. */
  readonly run: () => Promise<void>;
}

export interface TimerTriggerOptions {
  readonly called: RegisteredFunction;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly invocations: Invocations;
}

export const createTimerTrigger = ({ called, settings, clock, invocations }: TimerTriggerOptions): TimerTrigger => {
  const { name, retryOptions } = called.metadata;
  const trigger = triggerOf(called.metadata);
  const { schedule, runOnStartup } = readBinding(trigger.binding, name, timerTrigger);
  const nextAfter = ncrontab(resolved(schedule, settings));
  let last: Date | undefined;

  const about = (now: Date) => ({
    Schedule: { AdjustForDST: true },
    ScheduleStatus: {
      Last: (last ?? new Date(0)).toISOString(),
      Next: nextAfter(now).toISOString(),
      LastUpdated: (last ?? new Date(0)).toISOString(),
    },
    IsPastDue: false,
  });

  const run = async (tries: number, reason?: string): Promise<void> => {
    const maxRetryCount = retryOptions?.maxRetryCount ?? 0;
    try {
      await invocations.invoke(called, {
        input: { name: trigger.name, data: { json: JSON.stringify(about(clock.now())) } },
        ...(reason !== undefined && { retry: { retryCount: tries, maxRetryCount, exception: { message: reason } } }),
      });
      last = clock.now();
    } catch (error) {
      if (tries >= maxRetryCount && maxRetryCount >= 0) throw error;
      await pause(retryDelay(retryOptions, tries + 1), undefined, { ref: false });
      await run(tries + 1, String(error));
    }
  };

  return { runOnStartup, nextAfter, run: () => run(0) };
};

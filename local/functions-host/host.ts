import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../clock';
import { triggerOf } from './binding';
import { collectRegistrations } from './core';
import type { RegisteredFunction } from './core';
import { startCosmosTrigger } from './cosmos-trigger';
import { readHostJson } from './host-json';
import { startHttpTriggers } from './http-trigger';
import { installCoreModule } from './install-core';
import { createInvocations } from './invocations';
import type { HostLog } from './invocations';
import type { Found, Poller } from './poller';
import { openOutputs } from './queue-output';
import { startQueueTrigger } from './queue-trigger';
import { createQueues } from './queues';
import type { Settings } from './settings';
import { createTimerTrigger } from './timer-trigger';

export interface FunctionsHost {
  /** Where the http functions are, without the route prefix. */
  readonly url: string;
  readonly registered: readonly string[];
  /** Runs a timer function now, also while paused; rejects with what it threw. */
  readonly runTimer: (name: string) => Promise<void>;
  /** Resolves when the feed is read to its end, the queues are empty and no invocation is under way. */
  readonly idle: () => Promise<void>;
  /** Timers, queues and feeds begin nothing new; http goes on. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Begins nothing new, lets what is under way end (two seconds at most), and lets go of everything. */
  readonly close: () => Promise<void>;
}

export interface FunctionsHostOptions {
  /** Imports or registers the app; called once, when `@azure/functions` can find its host. */
  readonly load: () => unknown;
  /** For http, on 127.0.0.1; 0 or nothing for any free one. */
  readonly port?: number;
  /** What the app settings would give: connection names and their values, and what `%NAME%` stands for. */
  readonly settings: Settings;
  /** Timers follow it, and its moves. */
  readonly clock: Clock;
  /** Every line of log; by default warnings and errors are printed. */
  readonly log?: HostLog;
  /** Another host.json than the project's. */
  readonly hostJson?: string;
}

const PROJECT_HOST_JSON = join(__dirname, '..', '..', 'host.json');
const LONGEST_DRAIN = 2_000;
/** How long a jump of the clock waits, after each timer, for what the timer set going. */
const LONGEST_SETTLING = 5_000;

const printTrouble: HostLog = ({ level, functionName, message }) => {
  if (level === 'warning') console.warn(`${functionName ?? 'host'}: ${message}`);
  if (level === 'error' || level === 'critical') console.error(`${functionName ?? 'host'}: ${message}`);
};

/** Runs an Azure Functions app (v4 programming model) in this process. */
export const startFunctionsHost = async (options: FunctionsHostOptions): Promise<FunctionsHost> => {
  const { load, port = 0, settings, clock, log = printTrouble } = options;
  const hostJson = await readHostJson(options.hostJson ?? PROJECT_HOST_JSON);

  installCoreModule();
  const registry = await collectRegistrations(load, (level, category, message) => {
    log({ level, category: category === 'user' ? 'user' : 'system', message });
  });
  const functions = [...registry.functions.values()];
  if (functions.length === 0) {
    throw new Error(
      'The app registered no function. Was its module loaded, or a function registered, before the host started?',
    );
  }
  const ofType = (type: string) => functions.filter(({ metadata }) => triggerOf(metadata).binding.type === type);
  refuseUnknown(functions);

  const queues = createQueues(settings, hostJson.extensions.queues);
  const write = await openOutputs(functions, queues);
  const invocations = createInvocations({ registry, log, timeout: hostJson.functionTimeout, write });
  await invocations.runHooks('appStart');

  const timers = new Map(
    ofType('timerTrigger').map((called) => [
      called.metadata.name,
      createTimerTrigger({ called, settings, clock, invocations }),
    ]),
  );
  const pollers: Poller[] = [];
  const startAll = async () => {
    const queueSettings = hostJson.extensions.queues;
    for (const called of ofType('queueTrigger')) {
      pollers.push(await startQueueTrigger({ called, queues, settings: queueSettings, invocations, log }));
    }
    for (const called of ofType('cosmosDBTrigger')) {
      pollers.push(await startCosmosTrigger({ called, settings, invocations, log }));
    }
    const { routePrefix } = hostJson.extensions.http;
    return startHttpTriggers({ functions: ofType('httpTrigger'), routePrefix, port, invocations });
  };
  const http = await startAll().catch(async (error: unknown) => {
    await Promise.all(pollers.map((poller) => poller.close()));
    throw error;
  });

  let paused = false;
  /** Looks everywhere until nothing is found, or nothing but what waits for its next try when that will do. */
  const quiet = async (enough: (found: Found) => boolean, until = Infinity): Promise<void> => {
    while (Date.now() < until) {
      const [begun, before] = [invocations.begun(), invocations.underWay()];
      const found = await Promise.all(pollers.map((poller) => poller.look()));
      // Work that was under way, or began, while others were looked at may have left something behind there.
      const still = before === 0 && invocations.underWay() === 0 && invocations.begun() === begun;
      if (still && found.every(enough)) return;
      await pause(10);
    }
  };

  const ring = (run: () => Promise<void>) => async () => {
    if (paused) return;
    await run().catch(() => undefined); // logged where it was thrown; the clock goes on
    await quiet((found) => found !== 'something', Date.now() + LONGEST_SETTLING);
  };
  const alarms = [...timers.values()].map(({ nextAfter, run }) => clock.schedule({ nextAfter, ring: ring(run) }));
  for (const { runOnStartup, run } of timers.values()) if (runOnStartup) void ring(run)();

  let closing: Promise<void> | undefined;
  const close = async () => {
    paused = true;
    for (const takeOff of alarms) takeOff();
    const ended = Promise.all([http.stopListening(), ...pollers.map((poller) => poller.close())]);
    const late = await invocations.drain(LONGEST_DRAIN);
    if (late.length > 0) {
      log({ level: 'warning', category: 'system', message: `Closed while still running: ${late.join(', ')}` });
    }
    await Promise.race([ended, pause(late.length > 0 ? 0 : 1_000, undefined, { ref: false })]);
    http.cut();
    await invocations.runHooks('appTerminate');
  };

  return {
    url: http.url,
    registered: functions.map(({ metadata }) => metadata.name),
    runTimer: async (name) => {
      const timer = timers.get(name);
      if (!timer) throw new Error(`There is no timer function called "${name}".`);
      await timer.run();
    },
    idle: () => quiet((found) => found === 'nothing' || found === 'not looking'),
    pause: () => {
      paused = true;
      for (const poller of pollers) poller.pause();
    },
    resume: () => {
      paused = false;
      for (const poller of pollers) poller.resume();
    },
    close: () => (closing ??= close()),
  };
};

const KNOWN = new Set(['httpTrigger', 'timerTrigger', 'queueTrigger', 'cosmosDBTrigger']);

const refuseUnknown = (functions: readonly RegisteredFunction[]): void => {
  for (const { metadata } of functions) {
    const { type } = triggerOf(metadata).binding;
    if (!KNOWN.has(type))
      throw new Error(`The function "${metadata.name}" has a ${type}, which this host does not run.`);
  }
};

import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { getProgrammingModel } from './core';
import type { RegisteredFunction, Registry } from './core';
import type {
  CoreInvocationContext,
  HookName,
  InvocationResponse,
  LogLevel,
  NamedData,
  RetryContext,
  TypedData,
} from './rpc';

/** One line of log: `user` is what the function said, `system` what the library or this host did. */
export interface HostLogLine {
  readonly level: LogLevel;
  readonly category: 'user' | 'system';
  readonly message: string;
  readonly functionName?: string;
  readonly invocationId?: string;
}
export type HostLog = (line: HostLogLine) => void;

export interface Trigger {
  readonly input: NamedData;
  readonly metadata?: Readonly<Record<string, TypedData>>;
  readonly retry?: RetryContext;
}

export interface Invocations {
  /** Runs the function once, as Azure does: hooks, the function, its outputs. Rejects, after logging it, with what it threw. */
  readonly invoke: (called: RegisteredFunction, trigger: Trigger) => Promise<InvocationResponse>;
  readonly runHooks: (name: 'appStart' | 'appTerminate') => Promise<void>;
  readonly underWay: () => number;
  /** How many have begun since the start. */
  readonly begun: () => number;
  /** Resolves when none is under way, or when the time is up; says which functions were still running. */
  readonly drain: (milliseconds: number) => Promise<readonly string[]>;
}

export interface InvocationsOptions {
  readonly registry: Registry;
  readonly log: HostLog;
  /** Milliseconds after which an invocation counts as failed. */
  readonly timeout: number;
  /** Sends what an invocation wrote to its outputs, before it counts as done. */
  readonly write: (called: RegisteredFunction, response: InvocationResponse) => Promise<void>;
}

export const createInvocations = ({ registry, log, timeout, write }: InvocationsOptions): Invocations => {
  const running = new Map<string, { readonly name: string; readonly ended: Promise<unknown> }>();
  const appHookData = {};
  let begun = 0;

  const runHooks = async (name: HookName, context: Record<string, unknown>) => {
    for (const hook of registry.hooks[name]) await hook(context);
  };

  const logger = (functionName: string, invocationId: string) => {
    const write = (level: LogLevel, category: 'user' | 'system', message: string) => {
      const line = { level, category, message };
      // A log hook may rewrite the line; it is called as it is written, so it cannot be awaited.
      for (const hook of registry.hooks.log) void hook(line);
      log({ ...line, functionName, invocationId });
    };
    return write;
  };

  const run = async (called: RegisteredFunction, trigger: Trigger, invocationId: string) => {
    const { metadata } = called;
    const write = logger(metadata.name, invocationId);
    const core: CoreInvocationContext = {
      invocationId,
      metadata,
      request: {
        invocationId,
        functionId: metadata.name,
        inputData: [trigger.input],
        triggerMetadata: trigger.metadata ?? {},
        ...(trigger.retry && { retryContext: trigger.retry }),
      },
      log: (level, category, message) => {
        write(level, category === 'user' ? 'user' : 'system', message);
      },
    };
    const model = getProgrammingModel().getInvocationModel(core);
    const { context, inputs } = await model.getArguments();
    const hookData = {};

    core.state = 'preInvocationHooks';
    const before = { hookData, appHookData, invocationContext: context, inputs, functionCallback: called.callback };
    await runHooks('preInvocation', before);

    core.state = 'invocation';
    const after = { hookData, appHookData, invocationContext: context, inputs: before.inputs, ...emptyOutcome };
    try {
      after.result = await model.invokeFunction(context, before.inputs, before.functionCallback);
    } catch (error) {
      after.error = error ?? new Error('The function rejected without a reason.');
    }

    core.state = 'postInvocationHooks';
    await runHooks('postInvocation', after);
    if (after.error !== undefined && after.error !== null) throw after.error as Error;
    return model.getResponse(context, after.result);
  };

  const invoke: Invocations['invoke'] = async (called, trigger) => {
    const invocationId = randomUUID();
    const { name } = called.metadata;
    const logged = logger(name, invocationId);
    const started = performance.now();
    const took = () => `Id=${invocationId}, Duration=${Math.round(performance.now() - started)}ms`;
    begun += 1;
    const work = (async () => {
      const response = await withinTime(run(called, trigger, invocationId), timeout);
      await write(called, response);
      return response;
    })();
    running.set(invocationId, { name, ended: work });
    logged('debug', 'system', `Executing '${name}' (Id=${invocationId})`);
    try {
      const response = await work;
      logged('debug', 'system', `Executed '${name}' (Succeeded, ${took()})`);
      return response;
    } catch (error) {
      logged('error', 'system', `Executed '${name}' (Failed, ${took()})\n${textOf(error)}`);
      throw error;
    } finally {
      running.delete(invocationId);
    }
  };

  return {
    invoke,
    runHooks: (name) => runHooks(name, { hookData: {}, appHookData }),
    underWay: () => running.size,
    begun: () => begun,
    drain: async (milliseconds) => {
      const given = new AbortController();
      const deadline = pause(milliseconds, 'late', { signal: given.signal }).catch(() => 'late');
      while (running.size > 0) {
        const ended = Promise.allSettled([...running.values()].map((one) => one.ended));
        if ((await Promise.race([ended, deadline])) === 'late') break;
      }
      given.abort();
      return [...running.values()].map((one) => one.name);
    },
  };
};

const emptyOutcome: { result: unknown; error: unknown } = { result: undefined, error: undefined };

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

const withinTime = async <T>(work: Promise<T>, milliseconds: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`The function ran longer than the ${milliseconds / 1_000} s that host.json allows.`));
    }, milliseconds).unref();
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

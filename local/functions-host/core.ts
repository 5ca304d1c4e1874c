import { HOOKS } from './rpc';
import type {
  FunctionCallback,
  FunctionMetadata,
  HookCallback,
  HookName,
  LogCategory,
  LogLevel,
  ProgrammingModel,
} from './rpc';

// This file stands in for the module `@azure/functions-core`, which on Azure the host's worker supplies.

export interface RegisteredFunction {
  readonly metadata: FunctionMetadata;
  readonly callback: FunctionCallback;
}

/** What one app has registered; each host has its own. */
export interface Registry {
  readonly functions: Map<string, RegisteredFunction>;
  readonly hooks: Record<HookName, HookCallback[]>;
}

export type SystemLog = (level: LogLevel, category: LogCategory, message: string) => void;

// `@azure/functions` hands over its model once for the life of the module, not once for each host.
let model: ProgrammingModel | undefined;
let open: Registry | undefined;
let systemLog: SystemLog | undefined;

/** Runs `load` and returns what it registered meanwhile. */
export const collectRegistrations = async (load: () => unknown, log: SystemLog): Promise<Registry> => {
  if (open) throw new Error('Another Functions host is loading its app at this moment; wait for that.');
  const registry: Registry = {
    functions: new Map(),
    hooks: { appStart: [], appTerminate: [], preInvocation: [], postInvocation: [], log: [] },
  };
  open = registry;
  systemLog = log;
  try {
    await load();
  } finally {
    open = undefined;
  }
  return registry;
};

const registering = (what: string): Registry => {
  if (!open) throw new Error(`${what} can only be registered while the app is loading.`);
  return open;
};

/** The versions an app may ask for. */
export const version = '4.16.0';
export const hostVersion = '4.1048.0';

export const setProgrammingModel = (given: ProgrammingModel): void => {
  model = given;
};

export const getProgrammingModel = (): ProgrammingModel => {
  if (!model) throw new Error('No programming model: nothing has been registered through @azure/functions.');
  return model;
};

export const registerFunction = (metadata: FunctionMetadata, callback: FunctionCallback): Disposable => {
  const { functions } = registering(`The function "${metadata.name}"`);
  if (functions.has(metadata.name)) throw new Error(`Two functions are called "${metadata.name}".`);
  functions.set(metadata.name, { metadata, callback });
  return new Disposable(() => functions.delete(metadata.name));
};

export const registerHook = (name: string, callback: HookCallback): Disposable => {
  const known = HOOKS.find((hook) => hook === name);
  if (!known) throw new RangeError(`There is no hook called "${name}".`);
  const hooks = registering(`The hook "${name}"`).hooks[known];
  hooks.push(callback);
  return new Disposable(() => hooks.splice(hooks.indexOf(callback), 1));
};

export const log = (level: LogLevel, category: LogCategory, message: string): void => {
  systemLog?.(level, category, message);
};

/** Undoes a registration. */
export class Disposable {
  constructor(private readonly undo: () => unknown) {}

  dispose(): void {
    this.undo();
  }
}

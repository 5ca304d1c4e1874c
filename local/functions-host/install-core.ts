import Module, { createRequire } from 'node:module';
import * as core from './core';

const NAME = '@azure/functions-core';
type Load = (request: string, ...others: unknown[]) => unknown;

let installed = false;

/**
 * Makes `require('@azure/functions-core')` answer with this host's core module, from anywhere in this process.
 * `@azure/functions` asks for it once, at its first registration: when it is not there, every registration is skipped for good.
 */
export const installCoreModule = (): void => {
  if (isInPlace()) return;
  if (!installed) {
    installed = true;
    // The very module object that the host holds, whatever loader (tsx, plain Node) brought this file in.
    const loader = Module as unknown as { _load: Load };
    const load = loader._load;
    loader._load = function (this: unknown, request, ...others) {
      return request === NAME ? core : load.call(this, request, ...others);
    };
  }
  if (!isInPlace()) {
    throw new Error(`${NAME} could not be put in place. Under jest, map ^${NAME}$ to local/functions-host/core.ts.`);
  }
};

const isInPlace = (): boolean => {
  try {
    const found = createRequire(__filename)(NAME) as Partial<typeof core>;
    return found.collectRegistrations === core.collectRegistrations;
  } catch {
    return false; // no such module yet
  }
};

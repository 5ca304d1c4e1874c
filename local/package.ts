import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import type { Clock } from './clock';

const clockedDate = (clock: Clock): DateConstructor => {
  class ClockedDate extends Date {
    constructor(...parts: readonly unknown[]) {
      super(...((parts.length === 0 ? [clock.now()] : parts) as [Date]));
    }
    static override now(): number {
      return clock.now().getTime();
    }
    static override [Symbol.hasInstance](value: unknown): boolean {
      return Object.prototype.toString.call(value) === '[object Date]';
    }
  }
  return ClockedDate as unknown as DateConstructor;
};

/**
 * Loads the app as it is deployed, from its folder alone: what it takes from outside is the environment, Node's own
 * modules and what the Functions host supplies. Its `Date` is this machine's clock, so that a rehearsal can move it.
 */
export function loadPackage(folder: string, environment: Readonly<Record<string, string>>, clock: Clock): void {
  Object.assign(process.env, environment);
  const { main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { main: string };
  const filename = join(folder, main);
  const module = { exports: {} };
  const parameters = ['exports', 'require', 'module', '__filename', '__dirname', 'Date'];
  const run = compileFunction(readFileSync(filename, 'utf8'), parameters, { filename }) as (
    ...given: unknown[]
  ) => void;
  run(module.exports, createRequire(filename), module, filename, folder, clockedDate(clock));
}

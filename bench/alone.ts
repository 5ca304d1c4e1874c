import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { median } from './table';

export interface Alone {
  /** Milliseconds: to load the file; from the process's beginning to its first answer. */
  readonly loaded: number;
  readonly answered: number;
  /** Turns it got through, and the heap's bytes after the first five hundred and after all. */
  readonly done: number;
  readonly early: number;
  readonly late: number;
}

export interface AloneOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly activity: object;
  readonly turns?: number;
  readonly seconds?: number;
}

/** Runs the app's file in a process of its own: see alone.cjs. */
export function runAlone(file: string, { environment, activity, turns = 1, seconds = 5 }: AloneOptions): Alone {
  const run = spawnSync(
    process.execPath,
    ['--expose-gc', join(__dirname, 'alone.cjs'), file, JSON.stringify(activity), String(turns), String(seconds)],
    { env: { ...process.env, ...environment }, encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(`The app alone ended with ${String(run.status)}: ${run.stderr}`);
  return JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '') as Alone;
}

/** The middle one of several starts. */
export function startsOf(file: string, options: AloneOptions, times = 3): Pick<Alone, 'loaded' | 'answered'> {
  const runs = Array.from({ length: times }, () => runAlone(file, options));
  return {
    loaded: median(runs.map(({ loaded }) => loaded)),
    answered: median(runs.map(({ answered }) => answered)),
  };
}

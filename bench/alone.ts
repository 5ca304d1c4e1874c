import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
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

/** Runs the app's file in a process of its own, while this one goes on being its database and its Teams: see alone.cjs. */
export async function runAlone(
  file: string,
  { environment, activity, turns = 1, seconds = 5 }: AloneOptions,
): Promise<Alone> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--expose-gc', join(__dirname, 'alone.cjs'), file, JSON.stringify(activity), String(turns), String(seconds)],
    { env: { ...process.env, ...environment } },
  );
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Alone;
}

/** The middle one of several starts, one after another. */
export async function startsOf(
  file: string,
  options: AloneOptions,
  times = 3,
): Promise<Pick<Alone, 'loaded' | 'answered'>> {
  const runs: Alone[] = [];
  for (let run = 0; run < times; run++) runs.push(await runAlone(file, options));
  return {
    loaded: median(runs.map(({ loaded }) => loaded)),
    answered: median(runs.map(({ answered }) => answered)),
  };
}

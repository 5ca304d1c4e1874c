import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Packaged {
  /** Where its room is. */
  readonly url: string;
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A rehearsal in a process of its own, in which the app is the package in that folder. */
export async function startPackaged(packaged: string, folder: string, at: string): Promise<Packaged> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(__dirname, 'packaged-process.ts'), packaged, folder, at],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const line = await lines.next();
    if (line.done) throw new Error('The packaged app ended by itself');
    return line.value;
  };
  const url = await next();
  let turn: Promise<unknown> = Promise.resolve();
  return {
    url,
    idle: async () => {
      turn = turn.then(async () => {
        child.stdin.write('idle\n');
        await next();
      });
      await turn;
    },
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

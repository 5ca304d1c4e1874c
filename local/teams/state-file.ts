import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isObject } from './json';

/** Keeps a value in a JSON file: written whole to a neighbour and renamed, so a reader never finds half of it. */
export interface StateFile {
  /** Writes soon; calls in quick succession become one write. */
  readonly changed: () => void;
  /** Resolves when everything changed so far is on the disk. */
  readonly flush: () => Promise<void>;
}

const PAUSE = 150;

export const readStateFile = async (path: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch (error) {
    if (isObject(error) && error['code'] === 'ENOENT') return undefined;
    throw new Error(`The rehearsal room cannot read ${path}. Delete it to begin again.`, { cause: error });
  }
};

export const keepStateFile = (path: string, current: () => unknown): StateFile => {
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const write = async () => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.new`, JSON.stringify(current()));
    await rename(`${path}.new`, path);
  };
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write);
    return writing;
  };
  return {
    changed: () => {
      timer ??= setTimeout(() => void flush(), PAUSE);
    },
    flush,
  };
};

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One HTTP exchange of the room's with the bot, or of a page with the room. */
export interface Exchange {
  readonly url: string;
  readonly sent: string;
  readonly answered: string;
}

export interface Recording {
  readonly exchanges: readonly Exchange[];
  /** Everything printed while it ran. */
  readonly printed: readonly string[];
  readonly stop: () => void;
}

const CONSOLE = ['log', 'info', 'warn', 'error', 'debug'] as const;

/** Notes every exchange and every printed line from now on. */
export function record(): Recording {
  const exchanges: Exchange[] = [];
  const printed: string[] = [];
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const answer = await real(input, init);
    const url = input instanceof Request ? input.url : String(input);
    const sent = typeof init?.body === 'string' ? init.body : '';
    exchanges.push({ url, sent, answered: await answer.clone().text() });
    return answer;
  };
  const spies = [
    ...CONSOLE.map((name) =>
      jest.spyOn(console, name).mockImplementation((...words: unknown[]) => {
        printed.push(words.map(String).join(' '));
      }),
    ),
    ...[process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation((words) => {
        printed.push(String(words));
        return true;
      }),
    ),
  ];
  return {
    exchanges,
    printed,
    stop: () => {
      globalThis.fetch = real;
      for (const spy of spies) spy.mockRestore();
    },
  };
}

/** Which of the words stand in the text, in whatever case. */
export function foundIn(text: string, words: readonly string[]): string[] {
  const said = text.toLowerCase();
  return words.filter((word) => said.includes(word.toLowerCase()));
}

/**
 * The word in base64, at each of the three places where it may begin: the letters that it alone decides, without those it
 * shares with its neighbours. All of them, since a few would turn up by chance among so many bytes.
 */
const base64Forms = (word: string): string[] => {
  const length = Buffer.from(word).length;
  return [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), Buffer.from(word)])
      .toString('base64')
      .slice(Math.ceil((before * 8) / 6), Math.floor(((before + length) * 8) / 6)),
  );
};

/** Which of the words stand in the bytes: as text in either width, or in base64. */
export function foundInBytes(bytes: Buffer, words: readonly string[]): string[] {
  const said = bytes.toString('latin1');
  return words.filter(
    (word) =>
      foundIn(said, [word, Buffer.from(word, 'utf16le').toString('latin1')]).length > 0 ||
      base64Forms(word).some((form) => said.includes(form)),
  );
}

/** Every file below a folder, by its name. */
export async function filesIn(folder: string): Promise<{ name: string; bytes: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const name = join(entry.parentPath, entry.name);
        return { name: name.slice(folder.length + 1), bytes: await readFile(name) };
      }),
  );
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { RoomClient } from '../../local/teams/client';
import type { Delivery } from '../../src/app/ports';

export interface Killable {
  readonly client: RoomClient;
  /** Tells it where to stop; resolves when it knows. `stopped` is then waited for with `stops`. */
  readonly stopAt: (where: string) => Promise<void>;
  readonly stops: () => Promise<void>;
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>;
}

/** Ours to use from now on, though nobody listens there yet: chats keep the address under which Teams was reached. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts a rehearsal in a process of its own, on a folder that outlives it. */
export async function startKillable(folder: string, at: string, port: number): Promise<Killable> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(__dirname, 'rehearsal-process.ts'), folder, at, String(port)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const line = await lines.next();
    if (line.done) throw new Error('The rehearsal ended by itself');
    return line.value;
  };
  const expectLine = async (wanted: string) => {
    const line = await next();
    if (line !== wanted) throw new Error(`It said “${line}” instead of “${wanted}”`);
  };
  const url = await next();
  return {
    client: new RoomClient(url),
    stopAt: async (where) => {
      child.stdin.write(`${where}\n`);
      await expectLine('ready');
    },
    stops: () => expectLine('stopped'),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Asks until it is so. */
export async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  const giveUp = performance.now() + 20_000;
  while (!(await isSo())) {
    if (performance.now() > giveUp) throw new Error(`Waited for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

export const deliveriesOf = (client: RoomClient): Promise<readonly Delivery[]> =>
  client.request('GET', '/local/deliveries');

/** Resolves when the room, which plays Teams and would not forget, has on disk every message that was sent. */
export const teamsRemembers = (client: RoomClient, folder: string): Promise<void> =>
  until(async () => {
    const kept = await readFile(join(folder, 'room.json'), 'utf8').catch(() => '');
    return (await deliveriesOf(client)).every(({ activityId }) => activityId === null || kept.includes(activityId));
  }, 'the room to write down what it was sent');

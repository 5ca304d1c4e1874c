import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

export interface Azurite {
  readonly queueConnectionString: string;
  /** Ends it; what the queues hold is on disk afterwards. */
  readonly close: () => Promise<void>;
}

type QueueProcess = ChildProcessByStdio<Writable, Readable, Readable>;

// Azurite's account and key, the same on every machine and in its documentation: no secret.
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const LISTENING = /successfully listens on (http:\/\/\S+)/;

/** Starts Azurite's queue service in a process of its own, which ends when this one does. */
export const startAzurite = async (options: { folder: string; port?: number }): Promise<Azurite> => {
  const child: QueueProcess = spawn(
    process.execPath,
    [
      join(__dirname, 'queue-process.cjs'),
      ...['--location', options.folder],
      ...['--queuePort', String(options.port ?? 0)],
      // Its access log is noise; the SDK's API version is usually newer than Azurite knows; nothing here may call home.
      ...['--silent', '--skipApiVersionCheck', '--disableTelemetry'],
    ],
    // Its own process group: Ctrl-C in a terminal must not end the queues before whoever is still writing to them.
    { stdio: ['pipe', 'pipe', 'pipe'], detached: true, windowsHide: true },
  );
  const ended = once(child, 'exit').then(() => undefined);
  const endpoint = await listening(child, ended);
  await untilItAnswers(endpoint);
  return {
    queueConnectionString: `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};QueueEndpoint=${endpoint}/${ACCOUNT};`,
    close: () => {
      child.stdin.end();
      return ended;
    },
  };
};

const listening = async (child: QueueProcess, ended: Promise<void>): Promise<string> => {
  const complaints: string[] = [];
  createInterface(child.stderr).on('line', (line) => complaints.push(line));
  const address = new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const found = LISTENING.exec(line)?.[1];
      if (found) resolve(found);
    });
  });
  const failed = ended.then(() => {
    throw new Error(`Azurite did not start: ${complaints.join(' ') || 'it ended without a word'}`);
  });
  return Promise.race([address, failed]);
};

const untilItAnswers = async (endpoint: string): Promise<void> => {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      await (await fetch(endpoint)).arrayBuffer();
      return; // any answer will do, a refusal included: it listens
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`Azurite does not answer at ${endpoint}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
};

import { createInterface } from 'node:readline';
import type { Match } from '../../local/cosmos';
import { startRehearsal } from '../../local/rehearsal';

// A rehearsal in a process of its own, to be killed. It says where it is, and stops where it is told to, for good.

const say = (line: string) => {
  process.stdout.write(`${line}\n`);
};

/** Where it can be made to stop: before anything of that request is done. */
const STOPS: Readonly<Record<string, Match>> = {
  'before the decision': ({ kind, ids }) => kind === 'batch' && ids.some((id) => id.startsWith('event:close:')),
  'while sending': ({ kind, container }) => container === 'deliveries' && kind === 'replace',
};
const LONGEST = 200;

async function main(folder: string, at: string, roomPort: string): Promise<void> {
  const { room, cosmos } = await startRehearsal({ folder, at, roomPort: Number(roomPort), log: () => undefined });
  say(room.url);
  for await (const line of createInterface(process.stdin)) {
    const [where = '', after = '0'] = line.split(' after ');
    const match = STOPS[where];
    if (!match) throw new Error(`No such stop: ${where}`);
    let passed = 0;
    const isReached: Match = (request) => match(request) && ++passed > Number(after);
    const holds = Array.from({ length: LONGEST }, () => cosmos.faults.hold(isReached));
    void holds[0]?.arrived.then(() => {
      say('stopped');
    });
    say('ready');
  }
}

const [folder = '', at = '', roomPort = '0'] = process.argv.slice(2);
main(folder, at, roomPort).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});

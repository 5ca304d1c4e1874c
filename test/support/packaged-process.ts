import { createInterface } from 'node:readline';
import { startRehearsal } from '../../local/rehearsal';

// The packaged app with everything round it, for `packaged.ts`: says where the room is, answers each line once nothing is
// on its way any more, and ends with its input.

async function main(packaged: string, folder: string, at: string): Promise<void> {
  const rehearsal = await startRehearsal({ package: packaged, folder, at });
  process.stdout.write(`${rehearsal.room.url}\n`);
  for await (const _ of createInterface(process.stdin)) {
    await rehearsal.host.idle();
    process.stdout.write('idle\n');
  }
  await rehearsal.close();
  process.exit(0);
}

const [packaged = '', folder = '', at = ''] = process.argv.slice(2);
main(packaged, folder, at).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});

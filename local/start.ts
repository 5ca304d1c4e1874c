import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startRehearsal } from './rehearsal';

const folder = join(__dirname, '..', '.local');

const USAGE = `npm start                               goes on where you left off
npm start -- --fresh                    begins again
npm start -- --at 2026-11-05T09:00      starts the clock there
npm start -- --register <folder>        loads another register (docs/how-to/register.md)`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean' },
      at: { type: 'string' },
      register: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  if (values.fresh) rmSync(folder, { recursive: true, force: true });
  const rehearsal = await startRehearsal({
    folder,
    ...(values.register === undefined ? {} : { register: resolve(values.register) }),
    ...(values.at === undefined ? {} : { at: values.at }),
    chairsHaveDeclared: false,
    botPort: 3978,
    roomPort: 3979,
  });
  for (const { file, line, message } of rehearsal.report.faults) console.error(`${file} line ${line}: ${message}`);
  for (const warning of rehearsal.report.warnings) console.warn(warning);
  console.log(`
The rehearsal room is open: ${rehearsal.room.url}

What to try first, each person in their own window:
  1. Amara (SENCo): type hi, then press New request.
  2. Joe (clerk): add the bot to the Ashdown channel and meeting chat, then type agenda in his own chat.
  3. Helen (chair): type interests, and say that you have nothing to declare. Before that you cannot chair.
  4. Move the clock to the meeting. Helen: in the meeting chat type meeting, with the bot's name before it, and start it.
  5. Grace (High Needs Funding officer): receives what was agreed when the meeting ends.

Everything is kept in .local; npm start -- --fresh begins again. Stop with Ctrl+C.`);
  const stop = () => {
    void rehearsal.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(
    inUse ? 'Ports 3978 and 3979 are needed, and something else is using one of them. Stop it and try again.' : error,
  );
  process.exit(1);
});

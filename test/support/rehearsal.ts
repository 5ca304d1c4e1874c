import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostLogLine } from '../../local/functions-host';
import type { RehearsalOptions } from '../../local/rehearsal';
import { startRehearsal } from '../../local/rehearsal';
import { SAMPLE_TENANT } from '../../local/sample/people';
import { RoomClient } from '../../local/teams/client';
import type { RoomPerson } from '../../local/teams/wire';

/** Thursday 5 November 2026, with Ashdown's meeting on Tuesday 10 November. */
export const AT = '2026-11-05T09:00';

/** Sits in the channels and meeting chats, and is in no register. */
export const STRANGER: RoomPerson = {
  key: 'stranger',
  name: 'Sam Passer',
  email: 'sam.passer@elsewhere.example',
  tenantId: SAMPLE_TENANT,
  aadObjectId: '0b5e7a11-0000-4000-8000-00000000dead',
  teamsId: '29:1-stranger',
  about: 'In no register',
};

export type Rehearsal = Awaited<ReturnType<typeof startRehearsal>> & {
  readonly client: RoomClient;
  readonly folder: string;
  /** Every line the host or the app wrote. */
  readonly log: readonly HostLogLine[];
};

const A_SWEEP = 5 * 60_000;

/** Waits until all that is to be sent was sent, or cannot be: what Teams put off is sent by the next sweep. */
export async function settle({ host, clock, app }: Rehearsal): Promise<void> {
  for (;;) {
    await host.idle();
    const waiting = (await app.deps.deliveries.all()).filter(({ state }) => state === 'pending' || state === 'sending');
    if (waiting.length === 0) return;
    await clock.moveTo(new Date(clock.now().getTime() + A_SWEEP).toISOString());
  }
}

/** Everything on one machine in a folder of its own, which goes when it is closed. */
export async function rehearse(options: Partial<RehearsalOptions> = {}): Promise<Rehearsal> {
  const folder = await mkdtemp(join(tmpdir(), 'cos-rehearsal-'));
  const log: HostLogLine[] = [];
  const started = await startRehearsal({
    folder,
    at: AT,
    strangers: [STRANGER],
    log: (line) => {
      log.push(line);
    },
    ...options,
  });
  return {
    ...started,
    client: new RoomClient(started.room.url),
    folder,
    log,
    close: async () => {
      await started.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

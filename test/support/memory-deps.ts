import { randomUUID } from 'node:crypto';
import { chairsDeclared } from '../../local/chairs-declared';
import type { Deps } from '../../src/app/deps';
import { importRegister } from '../../src/app/import-register';
import type { Deliveries } from '../../src/app/ports';
import { transactIn } from '../../src/app/transact';
import { instant } from '../../src/domain/calendar/dates';
import { readRegisterFiles } from '../../src/store/register-files';
import { SAMPLE, START } from './deps';
import { memoryCommunities, memoryDirectory, memoryIdentities } from './memory-stores';

export interface MemoryDeps extends Deps {
  /** Moves the clock every use case reads. */
  readonly at: (now: string) => void;
  readonly close: () => Promise<void>;
}

/** Nobody is told anything: who hears of what follows from events, and has tests of its own. */
const nothingSent: Deliveries = {
  want: async () => false,
  read: async () => null,
  save: async () => 'saved',
  due: async () => [],
  parkedFor: async () => [],
  parked: async () => [],
  approvalsSent: async () => [],
  all: async () => [],
};

/** What `testDeps` gives, with stores in memory: for runs of thousands of acts. */
export async function memoryDeps(): Promise<MemoryDeps> {
  let now = instant(START);
  const store = memoryCommunities();
  const { directory, register } = memoryDirectory(store);
  await importRegister({ register }, await readRegisterFiles(SAMPLE), { apply: true, now });
  const deps: MemoryDeps = {
    ...{ store, directory, deliveries: nothingSent, identities: memoryIdentities() },
    transact: transactIn(store, async () => undefined),
    now: () => now,
    newKey: randomUUID,
    at: (moment) => {
      now = instant(moment);
    },
    close: async () => undefined,
  };
  const communities = (await store.communities()).map(({ communityId }) => communityId);
  await chairsDeclared(deps, communities);
  return deps;
}

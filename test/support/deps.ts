import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chairsDeclared } from '../../local/chairs-declared';
import type { CosmosEmulator } from '../../local/cosmos';
import { startCosmosEmulator } from '../../local/cosmos';
import { createContainers } from '../../local/containers';
import type { Deps } from '../../src/app/deps';
import { importRegister } from '../../src/app/import-register';
import { transactIn } from '../../src/app/transact';
import type { Instant } from '../../src/domain/calendar/dates';
import { instant } from '../../src/domain/calendar/dates';
import { backOff } from '../../src/store/cosmos';
import { openStores } from '../../src/store/open';
import { readRegisterFiles } from '../../src/store/register-files';

export interface TestDeps extends Deps {
  readonly cosmos: CosmosEmulator;
  /** Moves the clock every use case reads. */
  readonly at: (now: string) => void;
  readonly close: () => Promise<void>;
}

export const SAMPLE = join(__dirname, '../../local/sample/register');
/** A Thursday, five days before the sample meeting of Tuesday 10 November 2026. */
export const START = '2026-11-05T09:00:00.000Z';

/**
 * Real stores on an emulator in memory, the sample register imported, its chairs' interests declared unless the test says
 * otherwise, and a clock that stands still until it is moved.
 */
export async function testDeps({ register = SAMPLE, chairsHaveDeclared = true } = {}): Promise<TestDeps> {
  const cosmos = await startCosmosEmulator({ port: 0, synchronous: 'NORMAL' });
  await createContainers(cosmos);
  let now: Instant = instant(START);
  const folder = mkdtempSync(join(tmpdir(), 'cos-test-'));
  const stores = openStores({
    cosmos: { endpoint: cosmos.endpoint, key: cosmos.key },
    identityClientId: null,
    identitiesKey: { file: join(folder, 'key') },
  });
  const { store, directory, deliveries, identities } = stores;
  await importRegister({ register: stores.register }, await readRegisterFiles(register), { apply: true, now });
  const deps: TestDeps = {
    cosmos,
    store,
    directory,
    deliveries,
    identities,
    transact: transactIn(store, backOff),
    now: () => now,
    newKey: randomUUID,
    at: (moment) => {
      now = instant(moment);
    },
    close: async () => {
      stores.close();
      await cosmos.close();
    },
  };
  if (chairsHaveDeclared) {
    const communities = await store.communities();
    await chairsDeclared(
      deps,
      communities.map(({ communityId }) => communityId),
    );
  }
  return deps;
}

import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContainers } from '../../local/containers';
import type { CosmosEmulator } from '../../local/cosmos';
import { startCosmosEmulator } from '../../local/cosmos';
import type { Stores } from '../../src/store/open';
import { openStores } from '../../src/store/open';

export interface StoresUnderTest extends Stores {
  /** A partition nobody has used: a real account keeps what earlier runs left. */
  readonly communityId: () => string;
  readonly shut: () => Promise<void>;
}

const folder = (): string => mkdtempSync(join(tmpdir(), 'cos-store-'));

async function opened({ endpoint, key }: { endpoint: string; key: string }, closeServer: () => Promise<void>) {
  await createContainers({ endpoint, key });
  const stores = openStores({
    cosmos: { endpoint, key },
    identityClientId: null,
    identitiesKey: { file: join(folder(), 'key') },
  });
  return {
    ...stores,
    endpoint,
    key,
    communityId: () => `test-${randomUUID()}`,
    shut: async () => {
      stores.close();
      await closeServer();
    },
  };
}

/** The stores on a real account when COSMOS_ENDPOINT and COSMOS_KEY name one, else on an emulator in memory. */
export async function storesUnderTest(): Promise<StoresUnderTest> {
  const { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key } = process.env;
  return endpoint && key ? opened({ endpoint, key }, async () => undefined) : storesOnEmulator();
}

/** The stores on an emulator that can be made to misbehave. */
export async function storesOnEmulator(): Promise<
  StoresUnderTest & { readonly cosmos: CosmosEmulator; readonly endpoint: string; readonly key: string }
> {
  const cosmos = await startCosmosEmulator({ port: 0, synchronous: 'NORMAL' });
  return { ...(await opened(cosmos, cosmos.close)), cosmos };
}

import { EMULATOR_KEY } from './auth';
import { Catalogue } from './catalogue';
import { Faults } from './faults';
import { Items } from './items';
import { RequestLog } from './request-log';
import { route } from './routes/route';
import { serve } from './server';
import { openStore } from './store';

export type { Fault, FaultAnswer, Faults, Held, Match } from './faults';
export type { CosmosRequest, RequestKind } from './request';
export type { LoggedRequest, RequestLog } from './request-log';

const PURGE_EVERY_MS = 30_000;

export interface CosmosEmulator {
  /** Such as http://127.0.0.1:8081 */
  readonly endpoint: string;
  /** The public key of every Cosmos DB emulator. */
  readonly key: string;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly close: () => Promise<void>;
}

export interface CosmosEmulatorOptions {
  /** Any free one when not given. */
  readonly port?: number;
  /** In memory when not given. */
  readonly file?: string;
  /** FULL, the default, survives even the machine's death; NORMAL is faster and survives the process's. */
  readonly synchronous?: 'FULL' | 'NORMAL';
  /** The clock that _ts and expiry go by. */
  readonly now?: () => Date;
}

/** Starts what stands in for Cosmos DB on one machine: its REST protocol for the unmodified client, over SQLite. */
export async function startCosmosEmulator(options: CosmosEmulatorOptions = {}): Promise<CosmosEmulator> {
  const { port = 0, file = ':memory:', synchronous = 'FULL', now = () => new Date() } = options;
  const store = openStore(file, synchronous);
  const context = { store, catalogue: new Catalogue(store, now), items: new Items(store, now), now };
  const faults = new Faults();
  const requests = new RequestLog();
  let address = '';
  const { server, endpoint } = await serve(port, {
    faults,
    requests,
    route: (request) => route(context, address, request),
  }).catch((error: unknown) => {
    store.close();
    throw error;
  });
  address = endpoint;

  const purge = setInterval(() => store.items.purge(Math.floor(now().getTime() / 1000)), PURGE_EVERY_MS).unref();
  return {
    endpoint,
    key: EMULATOR_KEY,
    faults,
    requests,
    close: async () => {
      clearInterval(purge);
      faults.clear();
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      server.closeAllConnections();
      await closed;
      store.close();
    },
  };
}

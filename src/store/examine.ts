import { randomBytes } from 'node:crypto';
import type { CosmosClient } from '@azure/cosmos';
import type { TokenCredential } from '@azure/identity';
import type { Examination } from '../app/doctor';
import type { ContainerName } from './containers';
import { containers } from './containers';
import { containerOf, inTime, isMissing } from './cosmos';
import type { KeyKeeper } from './identities';

const BOT_SCOPE = 'https://api.botframework.com/.default';

export interface Examined {
  readonly client: CosmosClient;
  readonly keys: KeyKeeper;
  /** Whether this process runs as the app: an operator may neither use the key nor speak as the bot. */
  readonly isApp: boolean;
  readonly botCredential: TokenCredential | null;
  readonly queue: { readonly deliveries: string; readonly poison: string; readonly count: QueueCount } | null;
}

/** Messages in that queue, about; null when there is no such queue. */
export type QueueCount = (name: string) => Promise<number | null>;

/** What a doctor looks at: the real database, queue, key and bot. */
export function examinationOf({ client, keys, isApp, botCredential, queue }: Examined): Examination {
  return {
    database: async () => {
      const found = await Promise.all(
        Object.keys(containers).map((name) => containerFound(client, name as ContainerName)),
      );
      return {
        wrong: found.flatMap(({ wrong }) => wrong),
        secondsApart: Math.max(0, ...found.map(({ secondsApart }) => secondsApart)),
      };
    },
    queues: async () => {
      if (queue === null) return null;
      const [waiting, putAside] = await Promise.all([queue.count(queue.deliveries), queue.count(queue.poison)]);
      return { waiting, putAside: putAside ?? 0 }; // the host makes that queue when it first needs it
    },
    keys: async () => {
      if (!isApp) return 'notOurs';
      const dataKey = randomBytes(32);
      const { keyId, wrapped } = await keys.wrap(dataKey);
      return (await keys.unwrap(keyId, wrapped)).equals(dataKey) ? 'same' : 'different';
    },
    botToken: async () => {
      if (!isApp) return 'notOurs';
      if (botCredential === null) return 'notNeeded';
      await botCredential.getToken(BOT_SCOPE, inTime());
      return 'given';
    },
  };
}

async function containerFound(
  client: CosmosClient,
  name: ContainerName,
): Promise<{ wrong: string[]; secondsApart: number }> {
  const { partitionKey, defaultTtl } = containers[name];
  const answer = await containerOf(client, name)
    .read(inTime())
    .catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
  if (!answer?.resource) return { wrong: [`The container ${name} is not there.`], secondsApart: 0 };
  const { partitionKey: key, defaultTtl: ttl } = answer.resource;
  const paths = key?.paths.join(', ') ?? 'none';
  const date = answer.headers.date;
  return {
    wrong: [
      ...(paths === partitionKey ? [] : [`The container ${name} is parted by ${paths}, not ${partitionKey}.`]),
      ...((ttl ?? null) === defaultTtl
        ? []
        : [`The container ${name} keeps items for ${ttl ?? 'ever'}, not ${defaultTtl ?? 'ever'}.`]),
    ],
    // this machine's own clock is what is examined, so not the one that comes from outside
    secondsApart: typeof date === 'string' ? Math.abs(Math.round((Date.now() - Date.parse(date)) / 1000)) : 0,
  };
}

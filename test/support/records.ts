import { CosmosClient } from '@azure/cosmos';
import type { CosEvent, EventOf } from '../../src/domain/events';
import type { ContainerName } from '../../src/store/containers';
import { containers, DATABASE } from '../../src/store/containers';
import type { Rehearsal } from './rehearsal';

export type RawDocument = Readonly<Record<string, unknown>> & { readonly id: string };

/** Every document of a container as the database holds it. */
export async function documentsIn({ cosmos }: Rehearsal, name: ContainerName): Promise<RawDocument[]> {
  const client = new CosmosClient({ endpoint: cosmos.endpoint, key: cosmos.key });
  try {
    const { resources } = await client
      .database(DATABASE)
      .container(name)
      .items.query<RawDocument>('SELECT * FROM c')
      .fetchAll();
    return resources;
  } finally {
    client.dispose();
  }
}

export const everyDocument = async (rehearsal: Rehearsal): Promise<RawDocument[]> =>
  (await Promise.all((Object.keys(containers) as ContainerName[]).map((name) => documentsIn(rehearsal, name)))).flat();

/** Which version of which document there is: the same before and after when nothing was changed. */
export async function versions(rehearsal: Rehearsal): Promise<Record<string, unknown>> {
  const kept = await Promise.all(
    (['communities', 'directory', 'identities'] as const).map((name) => documentsIn(rehearsal, name)),
  );
  return Object.fromEntries(kept.flat().map(({ id, communityId, _etag }) => [`${String(communityId)} ${id}`, _etag]));
}

/** What happened of one kind, oldest first. */
export async function happened<Type extends CosEvent['type']>(
  { app }: Rehearsal,
  type: Type,
): Promise<EventOf<Type>[]> {
  const events = (await app.deps.store.events('ashdown')).map(({ event }) => event);
  return events.filter((event): event is EventOf<Type> => event.type === type);
}

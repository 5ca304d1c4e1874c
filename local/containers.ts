import { CosmosClient } from '@azure/cosmos';
import { containers, DATABASE } from '../src/store/containers';

/** Creates the database and its containers as Bicep does in Azure; those there already are left alone. */
export async function createContainers({ endpoint, key }: { endpoint: string; key: string }): Promise<void> {
  const client = new CosmosClient({ endpoint, key });
  const { database } = await client.databases.createIfNotExists({ id: DATABASE });
  for (const [id, { partitionKey, defaultTtl, unindexed }] of Object.entries(containers)) {
    await database.containers.createIfNotExists({
      id,
      partitionKey: { paths: [partitionKey] },
      ...(defaultTtl === null ? {} : { defaultTtl }),
      indexingPolicy: {
        indexingMode: 'consistent',
        includedPaths: [{ path: '/*' }],
        excludedPaths: unindexed.map((path) => ({ path })),
      },
    });
  }
  client.dispose();
}

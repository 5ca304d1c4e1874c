export const DATABASE = 'cos';

interface ContainerRules {
  readonly partitionKey: `/${string}`;
  /** null: items stay. -1: items stay unless they carry a ttl of their own. */
  readonly defaultTtl: -1 | null;
  /** Paths no query filters or sorts by: not worth indexing at every write. */
  readonly unindexed: readonly string[];
}

/** The containers of database `cos`, as infra/modules/database.bicep creates them in Azure; a test compares the two. */
export const containers = {
  communities: {
    partitionKey: '/communityId',
    defaultTtl: null,
    unindexed: ['/state/form/*', '/state/changes/*', '/state/votes/*', '/event/*'],
  },
  directory: { partitionKey: '/id', defaultTtl: null, unindexed: ['/state/people/*'] },
  deliveries: { partitionKey: '/recipient', defaultTtl: -1, unindexed: [] },
  identities: { partitionKey: '/area', defaultTtl: null, unindexed: ['/state/pupils/*', '/state/wrappedKey/?'] },
  leases: { partitionKey: '/id', defaultTtl: null, unindexed: [] },
} as const satisfies Readonly<Record<string, ContainerRules>>;
export type ContainerName = keyof typeof containers;

/** The containers of database `cos`, as infra/modules/cosmos.bicep creates them; -1 keeps items unless they carry a ttl. */
export const DATABASE = 'cos';

export const containers = {
  communities: { partitionKey: '/communityId', defaultTtl: null },
  directory: { partitionKey: '/id', defaultTtl: null },
  deliveries: { partitionKey: '/recipient', defaultTtl: -1 },
  identities: { partitionKey: '/area', defaultTtl: null },
  leases: { partitionKey: '/id', defaultTtl: null },
} as const;
export type ContainerName = keyof typeof containers;

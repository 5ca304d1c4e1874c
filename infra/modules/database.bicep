param accountName string
@allowed(['serverless', 'autoscale'])
param capacity string

// The same names, keys, lifetimes and paths as src/store/containers.ts; test/infra compares them.
var communitiesUnindexed = ['/state/form/*', '/state/changes/*', '/state/votes/*', '/event/*']
var containers = [
  { id: 'communities', partitionKey: '/communityId', ttl: null, unindexed: communitiesUnindexed }
  { id: 'directory', partitionKey: '/id', ttl: null, unindexed: ['/state/people/*'] }
  { id: 'deliveries', partitionKey: '/recipient', ttl: -1, unindexed: [] }
  { id: 'identities', partitionKey: '/area', ttl: null, unindexed: ['/state/pupils/*', '/state/wrappedKey/?'] }
  { id: 'leases', partitionKey: '/id', ttl: null, unindexed: [] }
]

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-04-15' existing = {
  name: accountName
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2025-04-15' = {
  parent: account
  name: 'cos'
  properties: {
    resource: { id: 'cos' }
    options: capacity == 'autoscale' ? { autoscaleSettings: { maxThroughput: 1000 } } : {}
  }
}

@batchSize(1)
resource container 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2025-04-15' = [for each in containers: {
  parent: database
  name: each.id
  properties: {
    resource: {
      id: each.id
      partitionKey: { paths: [each.partitionKey], kind: 'Hash', version: 2 }
      defaultTtl: each.ttl
      indexingPolicy: {
        indexingMode: 'consistent'
        includedPaths: [{ path: '/*' }]
        excludedPaths: [for path in each.unindexed: { path: path }]
      }
    }
  }
}]

output name string = database.name

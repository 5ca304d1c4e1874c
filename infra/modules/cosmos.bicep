param name string
param location string
@allowed(['serverless', 'autoscale'])
param capacity string
param secondRegion string
param isPrivate bool

@description('Principal of the app.')
param appId string
param operatorsGroupId string
param workspaceId string

var regions = empty(secondRegion) ? [location] : [location, secondRegion]
var operators = empty(operatorsGroupId) ? [] : [operatorsGroupId]

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-04-15' = {
  name: name
  location: location
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    enableAutomaticFailover: !empty(secondRegion)
    capabilities: capacity == 'serverless' ? [{ name: 'EnableServerless' }] : []
    locations: [for (region, order) in regions: { locationName: region, failoverPriority: order, isZoneRedundant: false }]
    // Inside the region that writes, a read sees every write acknowledged before it (docs/adr/0015).
    consistencyPolicy: { defaultConsistencyLevel: 'BoundedStaleness', maxStalenessPrefix: 100000, maxIntervalInSeconds: 300 }
    backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous30Days' } }
  }
}

// Made here alone: an app that signs in with its identity cannot create containers.
module database 'database.bicep' = {
  name: 'database'
  params: { accountName: account.name, capacity: capacity }
}

// Cosmos DB Built-in Data Contributor, on this database alone: no account settings, no other database.
@batchSize(1)
resource dataRole 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-04-15' = [for principal in concat([appId], operators): {
  parent: account
  name: guid(account.id, principal, 'data')
  properties: {
    principalId: principal
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002'
    scope: '${account.id}/dbs/${database.outputs.name}'
  }
}]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-log'
  scope: account
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'ControlPlaneRequests', enabled: true }]
    metrics: [{ category: 'Requests', enabled: true }]
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'keep'
  scope: account
  properties: { level: 'CanNotDelete', notes: 'The record of every decision: docs/operating.md says how to remove this lock.' }
}

output id string = account.id
output endpoint string = account.properties.documentEndpoint

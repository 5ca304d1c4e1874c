param name string
param location string
param isPrivate bool

@description('Principal of the app.')
param appId string
param operatorsGroupId string
param workspaceId string

// The delivery queue of src/config.ts, and where the host puts a message that failed five times.
var queues = ['deliveries', 'deliveries-poison']
var packageContainerName = 'app-package'
var appRoles = {
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  queueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  tableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}
@description('Storage Queue Data Reader: operators see how many messages wait')
var queueDataReader = '19e7f393-937e-4f77-808e-94535e297925'

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    networkAcls: { bypass: 'None', defaultAction: isPrivate ? 'Deny' : 'Allow' }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    resource packages 'containers' = { name: packageContainerName }
  }
  resource queueService 'queueServices' = {
    name: 'default'
    resource queue 'queues' = [for each in queues: { name: each }]
  }
}

resource appRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in items(appRoles): {
  name: guid(account.id, appId, role.value)
  scope: account
  properties: {
    principalId: appId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
  }
}]

resource operatorsRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorsGroupId)) {
  name: guid(account.id, operatorsGroupId, queueDataReader)
  scope: account
  properties: {
    principalId: operatorsGroupId
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', queueDataReader)
  }
}

// Metrics only: the host asks the queue every second, and a log of that would cost more than the app.
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-log'
  scope: account
  properties: { workspaceId: workspaceId, metrics: [{ category: 'Transaction', enabled: true }] }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'keep'
  scope: account
  properties: { level: 'CanNotDelete', notes: 'The delivery queue and the app package.' }
}

output id string = account.id
output name string = account.name
output packageContainer string = packageContainerName
output queueServiceUri string = account.properties.primaryEndpoints.queue
output blobZone string = 'privatelink.blob.${az.environment().suffixes.storage}'
output queueZone string = 'privatelink.queue.${az.environment().suffixes.storage}'
output tableZone string = 'privatelink.table.${az.environment().suffixes.storage}'

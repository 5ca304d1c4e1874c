param appName string
param clientId string
param cosmosEndpoint string
param identitiesKeyId string
param storageName string
param insightsName string

@description('Settings that have a default in src/config.ts and differ here. They cannot replace those below.')
param extraSettings object

var blobs = 'https://${storageName}.blob.${az.environment().suffixes.storage}'
var queues = 'https://${storageName}.queue.${az.environment().suffixes.storage}'
var tables = 'https://${storageName}.table.${az.environment().suffixes.storage}'

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: appName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

// What src/config.ts reads and has no default for, the connections it names, and the host's own.
var settings = {
  BOT_ID: clientId
  BOT_TENANT_ID: tenant().tenantId
  IDENTITY_CLIENT_ID: clientId
  COSMOS_ENDPOINT: cosmosEndpoint
  IDENTITIES_KEY_ID: identitiesKeyId
  CosmosConnection__accountEndpoint: cosmosEndpoint
  CosmosConnection__credential: 'managedidentity'
  CosmosConnection__clientId: clientId
  QueueConnection__queueServiceUri: queues
  QueueConnection__credential: 'managedidentity'
  QueueConnection__clientId: clientId
  AzureWebJobsStorage__blobServiceUri: blobs
  AzureWebJobsStorage__queueServiceUri: queues
  AzureWebJobsStorage__tableServiceUri: tables
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: clientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${clientId};Authorization=AAD'
}

resource appSettings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'appsettings'
  properties: union(extraSettings, settings)
}

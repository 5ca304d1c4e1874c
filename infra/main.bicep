// Communities of Schools in one resource group. Read this file first: each module below has one reason to change.
targetScope = 'resourceGroup'

@description('Short name of this deployment, such as dev or live.')
@minLength(2)
@maxLength(6)
param environment string
param location string = resourceGroup().location

@description('Who is told when somebody must act: a shared mailbox that is read every working day.')
param alertEmail string

@description('Entra group whose members run the commands of docs/operating.md. Empty: nobody but the app reads the data.')
param operatorsGroupId string = ''

@description('serverless suits 53 communities; autoscale is for a second region or much more traffic.')
@allowed(['serverless', 'autoscale'])
param capacity string = 'serverless'

@description('A region to fail over to, such as ukwest. Only with autoscale.')
param secondRegion string = ''

@description('true: database, storage and vault answer inside a virtual network only.')
param isPrivate bool = false

@description('Pounds a month after which the alert address is told.')
param monthlyBudget int

@description('First day of the month of the first deployment. Azure refuses a later change.')
param budgetStart string

@description('Settings with a default in src/config.ts that differ here, such as { BUDGET_MAILBOX: \'…\' }.')
param extraSettings object = {}

var suffix = uniqueString(resourceGroup().id, environment)

// One identity is the bot and reads the data. There are no passwords and no keys.
module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: { name: 'id-cos-${environment}-${suffix}', location: location }
}

// Where everything below writes what it did.
module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: { environment: environment, suffix: suffix, location: location, appId: identity.outputs.principalId }
}

// Requests, votes, decisions and their events; the directory; deliveries; pupils' pages, encrypted; the feed's leases.
module cosmos 'modules/cosmos.bicep' = {
  name: 'cosmos'
  params: {
    name: 'cosmos-cos-${environment}-${suffix}'
    location: location
    capacity: capacity
    secondRegion: secondRegion
    isPrivate: isPrivate
    appId: identity.outputs.principalId
    operatorsGroupId: operatorsGroupId
    workspaceId: monitoring.outputs.workspaceId
  }
}

// The key that wraps the keys of pupils' pages. It never leaves its hardware.
module keyVault 'modules/key-vault.bicep' = {
  name: 'key-vault'
  params: {
    name: take('kv-cos-${environment}-${suffix}', 24)
    location: location
    isPrivate: isPrivate
    appId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

// The delivery queue, the host's own notes, and the app's package.
module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: take('stcos${environment}${suffix}', 24)
    location: location
    isPrivate: isPrivate
    appId: identity.outputs.principalId
    operatorsGroupId: operatorsGroupId
    workspaceId: monitoring.outputs.workspaceId
  }
}

// Only when private: the network the app calls from, and the data's addresses inside it.
module network 'modules/network.bicep' = if (isPrivate) {
  name: 'network'
  params: {
    environment: environment
    location: location
    targets: [
      { name: 'cosmos', id: cosmos.outputs.id, group: 'Sql', zone: 'privatelink.documents.azure.com' }
      { name: 'vault', id: keyVault.outputs.id, group: 'vault', zone: 'privatelink.vaultcore.azure.net' }
      { name: 'blob', id: storage.outputs.id, group: 'blob', zone: storage.outputs.blobZone }
      { name: 'queue', id: storage.outputs.id, group: 'queue', zone: storage.outputs.queueZone }
      { name: 'table', id: storage.outputs.id, group: 'table', zone: storage.outputs.tableZone }
    ]
  }
}

// The app: its functions, kept warm where people or messages wait.
module functions 'modules/functions.bicep' = {
  name: 'functions'
  params: {
    name: 'func-cos-${environment}-${suffix}'
    location: location
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
    cosmosEndpoint: cosmos.outputs.endpoint
    identitiesKeyId: keyVault.outputs.keyId
    storageName: storage.outputs.name
    packageContainer: storage.outputs.packageContainer
    insightsName: monitoring.outputs.insightsName
    extraSettings: extraSettings
    subnetId: isPrivate ? network!.outputs.functionsSubnetId : ''
    workspaceId: monitoring.outputs.workspaceId
  }
}

// What makes the app a bot in Teams: the same identity, and the address of its messages.
module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: 'bot-cos-${environment}-${suffix}'
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
    endpoint: 'https://${functions.outputs.hostName}/api/messages'
    workspaceId: monitoring.outputs.workspaceId
  }
}

// What a person must act on, and nothing else. docs/operating.md says what to do for each.
module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    environment: environment
    location: location
    email: alertEmail
    workspaceId: monitoring.outputs.workspaceId
    cosmosId: cosmos.outputs.id
  }
}

// Tells the same address when the month's cost nears what was planned.
module budget 'modules/budget.bicep' = {
  name: 'budget'
  params: { environment: environment, email: alertEmail, monthlyBudget: monthlyBudget, budgetStart: budgetStart }
}

// What the workflow, azd and npm run manifest need to know.
output AZURE_FUNCTION_APP_NAME string = functions.outputs.name
output APP_HOST_NAME string = functions.outputs.hostName
output BOT_ID string = identity.outputs.clientId
output BOT_TENANT_ID string = tenant().tenantId
output COSMOS_ENDPOINT string = cosmos.outputs.endpoint
output IDENTITIES_KEY_ID string = keyVault.outputs.keyId
output QueueConnection__queueServiceUri string = storage.outputs.queueServiceUri

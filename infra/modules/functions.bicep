param name string
param location string
param identityId string
param clientId string
param cosmosEndpoint string
param identitiesKeyId string
param storageName string
param packageContainer string
param insightsName string
param extraSettings object

@description('Where the app calls from when the data is private; empty otherwise.')
param subnetId string
param workspaceId string

var blobs = 'https://${storageName}.blob.${az.environment().suffixes.storage}'

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: 'plan-${name}'
  location: location
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  kind: 'functionapp,linux'
  tags: { 'azd-service-name': 'app' }
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: { minTlsVersion: '1.2', scmMinTlsVersion: '1.2', ftpsState: 'Disabled', http20Enabled: true }
    functionAppConfig: {
      runtime: { name: 'node', version: '24' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${blobs}/${packageContainer}'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: 40
        triggers: { http: { perInstanceConcurrency: 32 } }
        // One warm instance each: people do not wait for a start, nor do votes and notices. docs/operating.md has the cost.
        alwaysReady: [
          { name: 'http', instanceCount: 1 }
          { name: 'function:feed', instanceCount: 1 }
          { name: 'function:deliver', instanceCount: 1 }
        ]
      }
    }
  }

  // Nobody publishes with a user name and a password.
  resource noBasic 'basicPublishingCredentialsPolicies' = [for way in ['scm', 'ftp']: {
    name: way
    properties: { allow: false }
  }]
}

// Apart, because they are the names the code knows.
module settings 'app-settings.bicep' = {
  name: 'app-settings'
  params: {
    appName: app.name
    clientId: clientId
    cosmosEndpoint: cosmosEndpoint
    identitiesKeyId: identitiesKeyId
    storageName: storageName
    insightsName: insightsName
    extraSettings: extraSettings
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-log'
  scope: app
  properties: { workspaceId: workspaceId, metrics: [{ category: 'AllMetrics', enabled: true }] }
}

output name string = app.name
output hostName string = app.properties.defaultHostName

param name string
param location string
param isPrivate bool

@description('Principal of the app, the only one that may wrap and unwrap.')
param appId string
param workspaceId string

@description('Key Vault Crypto Service Encryption User: read, wrap and unwrap, nothing else')
var wrapAndUnwrap = 'e147488a-f6f5-4113-8e2d-b22465e65bf6'

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'premium' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: isPrivate ? 'disabled' : 'enabled'
    networkAcls: { bypass: 'None', defaultAction: isPrivate ? 'Deny' : 'Allow' }
  }
}

resource key 'Microsoft.KeyVault/vaults/keys@2024-11-01' = {
  parent: vault
  name: 'identities'
  properties: {
    kty: 'RSA-HSM'
    keySize: 3072
    keyOps: ['wrapKey', 'unwrapKey']
  }
}

// On this key alone. Operators are not among them: who can read the database cannot read pupils' names.
resource appWraps 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(key.id, appId, wrapAndUnwrap)
  scope: key
  properties: {
    principalId: appId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', wrapAndUnwrap)
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-log'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'AuditEvent', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'keep'
  scope: vault
  properties: { level: 'CanNotDelete', notes: 'Without this key no pupils page can ever be opened again.' }
}

output id string = vault.id
// with its version: each page keeps the version it was wrapped with, so a rotation leaves older pages readable
output keyId string = key.properties.keyUriWithVersion

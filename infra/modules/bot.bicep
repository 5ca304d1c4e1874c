param name string
param identityId string
param clientId string
param endpoint string
param workspaceId string

// The service has no UK region; West Europe keeps the registration, and what it notes of traffic, inside the EU boundary.
resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'westeurope'
  kind: 'azurebot'
  sku: { name: 'S1' }
  properties: {
    displayName: 'Communities of Schools'
    endpoint: endpoint
    msaAppType: 'UserAssignedMSI'
    msaAppId: clientId
    msaAppTenantId: tenant().tenantId
    msaAppMSIResourceId: identityId
    disableLocalAuth: true
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'westeurope'
    properties: {
      channelName: 'MsTeamsChannel'
      properties: { isEnabled: true, acceptedTerms: true, deploymentEnvironment: 'CommercialDeployment' }
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-log'
  scope: bot
  properties: { workspaceId: workspaceId, logs: [{ category: 'BotRequest', enabled: true }] }
}

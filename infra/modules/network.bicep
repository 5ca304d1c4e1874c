param environment string
param location string

@description('What gets an address inside: name, id, group and DNS zone of each.')
param targets array

resource network 'Microsoft.Network/virtualNetworks@2024-07-01' = {
  name: 'vnet-cos-${environment}'
  location: location
  properties: {
    addressSpace: { addressPrefixes: ['10.60.0.0/23'] }
    subnets: [
      {
        name: 'functions'
        properties: {
          addressPrefix: '10.60.0.0/24'
          defaultOutboundAccess: true // the app calls Teams
          delegations: [{ name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'endpoints'
        properties: { addressPrefix: '10.60.1.0/24' }
      }
    ]
  }

  resource functionsSubnet 'subnets' existing = { name: 'functions' }
  resource endpointsSubnet 'subnets' existing = { name: 'endpoints' }
}

module endpoint 'private-endpoint.bicep' = [for target in targets: {
  name: 'endpoint-${target.name}'
  params: {
    name: 'pe-cos-${environment}-${target.name}'
    location: location
    targetId: target.id
    group: target.group
    zoneName: target.zone
    networkId: network.id
    subnetId: network::endpointsSubnet.id
  }
}]

output functionsSubnetId string = network::functionsSubnet.id

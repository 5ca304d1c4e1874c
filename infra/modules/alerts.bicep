param environment string
param location string
param email string
param workspaceId string
param cosmosId string

// Severity 1: within the hour. 2: today. The words between quotes are those the app and the host write; test/infra compares them.
var queries = [
  {
    name: 'app-stopped'
    severity: 1
    says: 'The sweep, which runs every five minutes, has not run for twenty.'
    query: 'AppRequests | where Name == "sweep" | summarize runs = count() | where runs == 0'
    every: 'PT10M'
    over: 'PT20M'
  }
  {
    name: 'approvals-not-sent-in-time'
    severity: 1
    says: 'An approval has not reached its officer, and its last working day is here or past.'
    query: 'AppTraces | where Message startswith "approvals not sent in time"'
    every: 'PT30M'
    over: 'PT30M'
  }
  {
    name: 'poison-queue'
    severity: 2
    says: 'A message of the delivery queue failed five times and was put aside.'
    query: 'AppTraces | where Message has "Moving message to queue" and Message has "deliveries-poison"'
    every: 'PT15M'
    over: 'PT15M'
  }
  {
    name: 'people-met-errors'
    severity: 2
    says: 'Somebody pressed something and was told that it went wrong, or Teams got no proper answer.'
    query: 'union (AppTraces | where Message startswith "incident "), (AppRequests | where Name == "messages" and ResultCode startswith "5")'
    every: 'PT15M'
    over: 'PT15M'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-cos-${environment}'
  location: 'global'
  properties: {
    groupShortName: 'CoS'
    enabled: true
    emailReceivers: [{ name: 'service-owner', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource found 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for each in queries: {
  name: 'alert-cos-${environment}-${each.name}'
  location: location
  kind: 'LogAlert'
  properties: {
    displayName: 'Communities of Schools: ${each.says}'
    severity: each.severity
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: each.every
    windowSize: each.over
    autoMitigate: true
    criteria: { allOf: [{ query: each.query, timeAggregation: 'Count', operator: 'GreaterThan', threshold: 0 }] }
    actions: { actionGroups: [people.id] }
  }
}]

// The database refused more than 50 requests in five minutes.
resource throttled 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'alert-cos-${environment}-database-throttled'
  location: 'global'
  properties: {
    severity: 2
    enabled: true
    scopes: [cosmosId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'refused'
          metricName: 'TotalRequests'
          dimensions: [{ name: 'StatusCode', operator: 'Include', values: ['429'] }]
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 50
        }
      ]
    }
    actions: [{ actionGroupId: people.id }]
  }
}

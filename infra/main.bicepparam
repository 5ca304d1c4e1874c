using './main.bicep'

// azd sets AZURE_ENV_NAME; the workflow sets the same names from the variables of its GitHub environment.
param environment = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION', 'uksouth')
param alertEmail = readEnvironmentVariable('COS_ALERT_EMAIL')
param operatorsGroupId = readEnvironmentVariable('COS_OPERATORS_GROUP_ID', '')
param capacity = readEnvironmentVariable('COS_CAPACITY', 'serverless')
param secondRegion = readEnvironmentVariable('COS_SECOND_REGION', '')
param isPrivate = bool(readEnvironmentVariable('COS_PRIVATE', 'false'))
param monthlyBudget = int(readEnvironmentVariable('COS_MONTHLY_BUDGET', '150'))
param budgetStart = readEnvironmentVariable('COS_BUDGET_START', '2026-12-01')
param extraSettings = json(readEnvironmentVariable('COS_EXTRA_SETTINGS', '{}'))

import type { Modules } from './bicep';
import { at, declared } from './bicep';

/** One line of infra/ that keeps something safe: where it stands, what it must say, and a weaker thing it might say. */
export interface SecurityLine {
  readonly module: string;
  readonly resource: string;
  readonly path: string;
  readonly must: string;
  readonly weaker: string;
}

const line = (module: string, resource: string, path: string, must: string, weaker: string): SecurityLine => ({
  ...{ module, resource, path, must, weaker },
});

const cosmos = (path: string, must: string, weaker: string) =>
  line('cosmos', 'account', `properties.${path}`, must, weaker);
const storage = (path: string, must: string, weaker: string) =>
  line('storage', 'account', `properties.${path}`, must, weaker);
const vault = (path: string, must: string, weaker: string) =>
  line('key-vault', 'vault', `properties.${path}`, must, weaker);
const app = (path: string, must: string, weaker: string) => line('functions', 'app', path, must, weaker);

export const SECURITY_LINES: readonly SecurityLine[] = [
  cosmos('disableLocalAuth', 'true', 'false'),
  cosmos('disableKeyBasedMetadataWriteAccess', 'true', 'false'),
  cosmos('minimalTlsVersion', "'Tls12'", "'Tls'"),
  cosmos('publicNetworkAccess', "isPrivate ? 'Disabled' : 'Enabled'", "'Enabled'"),
  cosmos('backupPolicy.type', "'Continuous'", "'Periodic'"),
  cosmos('consistencyPolicy.defaultConsistencyLevel', "'BoundedStaleness'", "'Session'"),
  line('cosmos', 'dataRole', 'properties.scope', "'${account.id}/dbs/${database.outputs.name}'", 'account.id'),
  line(
    ...(['cosmos', 'dataRole', 'properties.roleDefinitionId'] as const),
    "'${account.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002'",
    "'${account.id}/sqlRoleDefinitions/11111111-0000-0000-0000-000000000000'",
  ),
  line('cosmos', 'lock', 'properties.level', "'CanNotDelete'", "'NotSpecified'"),
  storage('allowSharedKeyAccess', 'false', 'true'),
  storage('allowBlobPublicAccess', 'false', 'true'),
  storage('defaultToOAuthAuthentication', 'true', 'false'),
  storage('minimumTlsVersion', "'TLS1_2'", "'TLS1_0'"),
  storage('supportsHttpsTrafficOnly', 'true', 'false'),
  storage('publicNetworkAccess', "isPrivate ? 'Disabled' : 'Enabled'", "'Enabled'"),
  storage('networkAcls.defaultAction', "isPrivate ? 'Deny' : 'Allow'", "'Allow'"),
  line('storage', 'appRole', 'scope', 'account', 'resourceGroup()'),
  line('storage', 'operatorsRead', 'scope', 'account', 'resourceGroup()'),
  line('storage', 'lock', 'properties.level', "'CanNotDelete'", "'NotSpecified'"),
  vault('sku.name', "'premium'", "'standard'"),
  vault('enableRbacAuthorization', 'true', 'false'),
  vault('enableSoftDelete', 'true', 'false'),
  vault('softDeleteRetentionInDays', '90', '7'),
  vault('enablePurgeProtection', 'true', 'false'),
  vault('publicNetworkAccess', "isPrivate ? 'disabled' : 'enabled'", "'enabled'"),
  vault('networkAcls.defaultAction', "isPrivate ? 'Deny' : 'Allow'", "'Allow'"),
  line('key-vault', 'key', 'properties.kty', "'RSA-HSM'", "'RSA'"),
  line('key-vault', 'appWraps', 'scope', 'key', 'vault'),
  line('key-vault', 'lock', 'properties.level', "'CanNotDelete'", "'NotSpecified'"),
  line('monitoring', 'workspace', 'properties.features.disableLocalAuth', 'true', 'false'),
  line('monitoring', 'insights', 'properties.DisableLocalAuth', 'true', 'false'),
  line('monitoring', 'appWrites', 'scope', 'insights', 'workspace'),
  app('properties.httpsOnly', 'true', 'false'),
  app('properties.siteConfig.minTlsVersion', "'1.2'", "'1.0'"),
  app('properties.siteConfig.scmMinTlsVersion', "'1.2'", "'1.0'"),
  app('properties.siteConfig.ftpsState', "'Disabled'", "'AllAllowed'"),
  app('identity.type', "'UserAssigned'", "'SystemAssigned'"),
  app(
    'properties.functionAppConfig.deployment.storage.authentication.type',
    "'UserAssignedIdentity'",
    "'StorageAccountConnectionString'",
  ),
  app('noBasic.properties.allow', 'false', 'true'),
  line('bot', 'bot', 'properties.msaAppType', "'UserAssignedMSI'", "'MultiTenant'"),
  line('bot', 'bot', 'properties.disableLocalAuth', 'true', 'false'),
];

export const nameOf = ({ module, resource, path }: SecurityLine): string => `${module}.bicep ${resource}: ${path}`;

/** The security lines that do not say what they must. */
export const breaches = (modules: Modules): string[] =>
  SECURITY_LINES.filter(
    ({ module, resource, path, must }) =>
      at(declared(modules[module] ?? '', 'resource', resource), ...path.split('.')) !== must,
  ).map(nameOf);

/** The modules with that line weakened: the property's own text is replaced, wherever in its resource it stands. */
export function weakened(modules: Modules, { module, resource, path, must, weaker }: SecurityLine): Modules {
  const text = modules[module] ?? '';
  const from = text.search(new RegExp(`resource ${resource} `));
  const last = path.split('.').at(-1) ?? '';
  const place = text.indexOf(`${last}: ${must}`, from);
  if (from < 0 || place < 0) throw new Error(`${path} of ${resource} does not read ${must} in ${module}.bicep`);
  const start = place + last.length + 2;
  return { ...modules, [module]: text.slice(0, start) + weaker + text.slice(start + must.length) };
}

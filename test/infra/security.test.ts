import type { Bicep } from '../support/bicep';
import { at, declared, readModules } from '../support/bicep';
import { breaches, nameOf, SECURITY_LINES, weakened } from '../support/bicep-policy';

const modules = readModules();

test('everything the policy asks for is so', () => {
  expect(breaches(modules)).toEqual([]);
});

test.each(SECURITY_LINES.map((line) => [nameOf(line), line] as const))('weakening %s is noticed', (name, line) => {
  expect(breaches(weakened(modules, line))).toEqual([name]);
});

test('a resource that is renamed or left out is noticed too', () => {
  const gone = { ...modules, cosmos: (modules.cosmos ?? '').replace('resource lock', 'resource bolt') };
  expect(breaches(gone)).toEqual(['cosmos.bicep lock: properties.level']);
});

test('no line that sounds like security stands outside the policy', () => {
  const sounds =
    /^\s*(\w*(?:local ?auth|tls|https|publicnetwork|shared ?key|publicblob|purge|rbac|softdelete|defaultaction|ftps)\w*): /gim;
  const watched = new Set(SECURITY_LINES.map(({ path }) => path.split('.').at(-1)));
  const found = Object.values(modules).flatMap((text) => [...text.matchAll(sounds)].map(([, name]) => name));
  expect(found.length).toBeGreaterThan(10);
  expect(found.filter((name) => !watched.has(name))).toEqual([]);
});

test('what holds data, runs or talks reports to the log', () => {
  for (const [module, owner] of [
    ['cosmos', 'account'],
    ['storage', 'account'],
    ['key-vault', 'vault'],
    ['functions', 'app'],
    ['bot', 'bot'],
  ] as const) {
    const diagnostics = declared(modules[module] ?? '', 'resource', 'diagnostics');
    expect([module, at(diagnostics, 'scope'), at(diagnostics, 'properties', 'workspaceId')]).toEqual([
      module,
      owner,
      'workspaceId',
    ]);
  }
});

test('operators may not unwrap pupils’ keys (R152): the vault knows the app alone', () => {
  expect(modules['key-vault']).not.toContain('operatorsGroupId');
  expect(at(declared(modules['key-vault'] ?? '', 'resource', 'appWraps'), 'properties', 'principalId')).toBe('appId');
});

test('there is no secret: no list of keys, no secure parameter, no output of one', () => {
  const all = Object.values(modules).join('\n');
  expect(all).not.toMatch(/list(Keys|Secrets|AccountSas)|getSecret|@secure|primaryKey|AccountKey/i);
});

test('each file can be read in a minute, and each module has a sentence above its call', () => {
  for (const [name, text] of Object.entries(modules)) {
    if (name !== 'main') expect([name, text.split('\n').length < 100]).toEqual([name, true]);
  }
  const calls = [...(modules.main ?? '').matchAll(/(.*)\nmodule (\w+) '/g)];
  expect(calls.length).toBeGreaterThan(8);
  for (const [, above, name] of calls) expect([name, above]).toEqual([name, expect.stringMatching(/^\/\/ .+\.$/)]);
});

const isObject = (value: Bicep | null): boolean => typeof value === 'object' && value !== null;

test('every module a call names is there, and gets a body', () => {
  const main = modules.main ?? '';
  for (const [, name, file] of main.matchAll(/^module (\w+) 'modules\/([\w-]+)\.bicep'/gm)) {
    expect([name, Object.hasOwn(modules, file ?? ''), isObject(declared(main, 'module', name ?? ''))]).toEqual([
      name,
      true,
      true,
    ]);
  }
});

test('the roles given are Azure’s own of these names, and no more', () => {
  const roles: Record<string, string> = {
    '3913510d-42f4-4e42-8a64-420c390055eb': 'Monitoring Metrics Publisher',
    'e147488a-f6f5-4113-8e2d-b22465e65bf6': 'Key Vault Crypto Service Encryption User',
    'b7e6dc6d-f1e8-4753-8033-0f276bb0955b': 'Storage Blob Data Owner',
    '974c5e8b-45b9-4653-ba55-5f855dd0fb88': 'Storage Queue Data Contributor',
    '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3': 'Storage Table Data Contributor',
    '19e7f393-937e-4f77-808e-94535e297925': 'Storage Queue Data Reader',
    '00000000-0000-0000-0000-000000000002': 'Cosmos DB Built-in Data Contributor',
  };
  const given = Object.values(modules).flatMap(
    (text) => text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [],
  );
  expect(given.sort()).toEqual(Object.keys(roles).sort());
});

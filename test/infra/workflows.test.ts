import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModules } from '../support/bicep';

const root = join(__dirname, '../..');
const workflows = readdirSync(join(root, '.github/workflows')).map((file) =>
  readFileSync(join(root, '.github/workflows', file), 'utf8'),
);
const [all, params] = [workflows.join('\n'), readFileSync(join(root, 'infra/main.bicepparam'), 'utf8')];

test('no workflow needs a secret: each signs in by OIDC', () => {
  expect(all).not.toMatch(/\bsecrets\.|publish-profile|client-secret|creds:/);
  expect(all.match(/azure\/login@/g)?.length).toBe(all.match(/id-token: write/g)?.length);
});

test('the workflow sets every value the parameters read from the environment, and azd finds the same', () => {
  const read = [...params.matchAll(/readEnvironmentVariable\('(\w+)'/g)].map(([, name]) => name);
  expect(read.length).toBeGreaterThan(5);
  expect(read.filter((name) => !new RegExp(`^  ${name ?? ''}: `, 'm').test(all))).toEqual([]);
});

test('every parameter of main.bicep is given a value, and nothing else is', () => {
  const asked = [...(readModules().main ?? '').matchAll(/^param (\w+) /gm)].map(([, name]) => name);
  const given = [...params.matchAll(/^param (\w+) = /gm)].map(([, name]) => name);
  expect(given).toEqual(asked);
});

test('what the workflow takes from the deployment is what main.bicep gives', () => {
  const given = [...(readModules().main ?? '').matchAll(/^output (\w+) /gm)].map(([, name]) => name ?? '');
  const taken = ['AZURE_FUNCTION_APP_NAME', 'APP_HOST_NAME'];
  for (const name of taken) expect(all).toContain(name);
  expect(given).toEqual(expect.arrayContaining(taken));
});

test('it is compiled and linted, shown before it is done, and asked afterwards how it is', () => {
  for (const step of [
    'az bicep build ',
    'az bicep lint ',
    'deployment group what-if',
    'deployment group create',
    'npm run doctor',
  ])
    expect(all).toContain(step);
});

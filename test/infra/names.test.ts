import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LATE_APPROVALS } from '../../src/app/late-approvals';
import { logIncident } from '../../src/bot/incident';
import { configFrom, DELIVERY_QUEUE, POISON_QUEUE, SETTINGS } from '../../src/config';
import { containers, DATABASE } from '../../src/store/containers';
import type { Bicep } from '../support/bicep';
import { at, declared, readModules, said } from '../support/bicep';

const modules = readModules();
const text = (module: string): string => modules[module] ?? '';
const list = (value: Bicep | null): readonly Bicep[] => (Array.isArray(value) ? (value as readonly Bicep[]) : []);
const root = join(__dirname, '../..');
const source = (file: string): string => readFileSync(join(root, file), 'utf8');

test('the containers in Azure are those the store expects, with the same keys, lifetimes and indexes', () => {
  const unindexed = (value: Bicep | null) =>
    list(value === 'communitiesUnindexed' ? declared(text('database'), 'var', 'communitiesUnindexed') : value).map(
      said,
    );
  const inAzure = list(declared(text('database'), 'var', 'containers')).map((each) => [
    said(at(each, 'id')),
    {
      partitionKey: said(at(each, 'partitionKey')),
      defaultTtl: at(each, 'ttl') === 'null' ? null : Number(at(each, 'ttl')),
      unindexed: unindexed(at(each, 'unindexed')),
    },
  ]);
  expect(Object.fromEntries(inAzure)).toEqual(containers);
  const database = declared(text('database'), 'resource', 'database');
  expect([said(at(database, 'name')), said(at(database, 'properties', 'resource', 'id'))]).toEqual([
    DATABASE,
    DATABASE,
  ]);
});

test('no query asks for a property that is not indexed', () => {
  const asked = (file: string) =>
    [...source(`src/store/${file}.ts`).matchAll(/\bc((?:\.\w+)+)/g)].map(([, path]) => path);
  for (const [container, files] of Object.entries({
    communities: ['communities', 'register'],
    deliveries: ['deliveries'],
    identities: ['identities'],
  })) {
    const paths = files.flatMap(asked).map((path) => (path ?? '').replaceAll('.', '/'));
    expect(paths.length).toBeGreaterThan(0);
    const bare = containers[container as keyof typeof containers].unindexed.map((path) => path.slice(0, -2));
    expect(paths.filter((path) => bare.some((each) => `${path}/`.startsWith(`${each}/`)))).toEqual([]);
  }
});

test('the queues in Azure are the one the app fills and the one its host puts failures in', () => {
  expect(list(declared(text('storage'), 'var', 'queues')).map(said)).toEqual([DELIVERY_QUEUE, POISON_QUEUE]);
});

describe('app settings', () => {
  const set = Object.keys(declared(text('app-settings'), 'var', 'settings') as Record<string, Bicep>);
  const HOSTS = /^(AzureWebJobsStorage|CosmosConnection|QueueConnection|APPLICATIONINSIGHTS)_/;

  test('Azure gives the app every setting it reads but those for one machine and those with a default, and no other', () => {
    const onOneMachine = ['COSMOS_KEY', 'BOT_TEAMS_ID', 'IDENTITIES_KEY_FILE', 'QueueConnection'];
    const withDefault = ['COMMUNITY_MAILBOX', 'MODEL_MAILBOX', 'BUDGET_MAILBOX', 'DOCUMENTS_URL'];
    expect(SETTINGS.filter((name) => !set.includes(name)).sort()).toEqual([...onOneMachine, ...withDefault].sort());
    expect(set.filter((name) => !HOSTS.test(name) && !SETTINGS.includes(name))).toEqual([]);
  });

  test('what differs in one environment cannot replace what the deployment gives', () => {
    const given = at(declared(text('app-settings'), 'resource', 'appSettings'), 'properties');
    expect(given).toBe('union(extraSettings, settings)');
  });

  test('with values of the kinds Bicep gives, the app starts', () => {
    const uuid = '0b5e7a11-0000-4000-8000-000000000001';
    const values: Record<string, string> = {
      COSMOS_ENDPOINT: 'https://cosmos-cos-live.documents.azure.com:443/',
      IDENTITIES_KEY_ID: 'https://kv-cos-live.vault.azure.net/keys/identities/0123456789abcdef',
      QueueConnection__queueServiceUri: 'https://stcoslive.queue.core.windows.net/',
    };
    const env = Object.fromEntries(
      set.filter((name) => SETTINGS.includes(name)).map((name) => [name, values[name] ?? uuid]),
    );
    expect(configFrom(env)).toMatchObject({
      bot: { identity: { appId: uuid, tenantId: uuid }, teamsId: `28:${uuid}` },
      cosmos: { endpoint: values.COSMOS_ENDPOINT, key: null },
      identityClientId: uuid,
      identitiesKey: { vault: values.IDENTITIES_KEY_ID },
      queue: { serviceUri: values.QueueConnection__queueServiceUri },
    });
  });

  test('each connection the functions name has an address, a way to sign in and whose identity', () => {
    const connections = {
      CosmosConnection: ['accountEndpoint'],
      QueueConnection: ['queueServiceUri'],
      AzureWebJobsStorage: ['blobServiceUri', 'queueServiceUri', 'tableServiceUri'],
    };
    for (const [name, addresses] of Object.entries(connections)) {
      const asked = [...addresses, 'credential', 'clientId'].map((part) => `${name}__${part}`);
      expect(set.filter((each) => each.startsWith(name)).sort()).toEqual(asked.sort());
    }
  });

  test('what Flex Consumption refuses is not set', () => {
    const refused = [
      'FUNCTIONS_WORKER_RUNTIME',
      'FUNCTIONS_EXTENSION_VERSION',
      'WEBSITE_RUN_FROM_PACKAGE',
      'WEBSITE_TIME_ZONE',
    ];
    expect(set.filter((name) => refused.includes(name))).toEqual([]);
  });

  test('an operator finds every setting of theirs in .env.example', () => {
    expect(SETTINGS.filter((name) => !source('.env.example').includes(name))).toEqual([]);
  });

  test('a key named without its version is refused: after a rotation no older page could be opened', () => {
    const env = {
      COSMOS_ENDPOINT: 'http://127.0.0.1:8081',
      BOT_ID: '',
      IDENTITIES_KEY_ID: 'https://kv-cos-live.vault.azure.net/keys/identities',
    };
    expect(() => configFrom(env)).toThrow(/name the key with its version/);
  });
});

test('the functions kept warm are functions there are', () => {
  const config = at(declared(text('functions'), 'resource', 'app'), 'properties', 'functionAppConfig');
  const warm = list(at(config, 'scaleAndConcurrency', 'alwaysReady')).map((each) => said(at(each, 'name')));
  expect(warm).toEqual(['http', 'function:feed', 'function:deliver']);
  for (const name of ['feed', 'deliver']) {
    expect(source('src/main.ts')).toMatch(new RegExp(`app\\.\\w+\\('${name}'`));
  }
});

test('Azure runs the Node that is developed and bundled for', () => {
  const runtime = at(declared(text('functions'), 'resource', 'app'), 'properties', 'functionAppConfig', 'runtime');
  const { devDependencies } = JSON.parse(source('package.json')) as { devDependencies: { node: string } };
  expect([said(at(runtime, 'name')), said(at(runtime, 'version'))]).toEqual([
    'node',
    devDependencies.node.split('.')[0],
  ]);
  expect(source('scripts/bundle.mjs')).toContain(`node${said(at(runtime, 'version'))}`);
});

test('Teams is given the address the messages function answers at', () => {
  const { extensions } = JSON.parse(source('host.json')) as { extensions: { http: { routePrefix: string } } };
  const route = /app\.http\('messages', \{[^}]*route: '(\w+)'/.exec(source('src/main.ts'))?.[1];
  const endpoint = said(at(declared(text('main'), 'module', 'bot'), 'params', 'endpoint'));
  expect(endpoint).toBe(`https://\${functions.outputs.hostName}/${extensions.http.routePrefix}/${route ?? ''}`);
});

test('the host loads the bundle of extensions that knows our triggers, and keeps every line an alert looks for', () => {
  const { extensionBundle, logging } = JSON.parse(source('host.json')) as {
    extensionBundle: unknown;
    logging: { applicationInsights: { samplingSettings: { excludedTypes: string } } };
  };
  expect(extensionBundle).toEqual({ id: 'Microsoft.Azure.Functions.ExtensionBundle', version: '[4.*, 5.0.0)' });
  expect(logging.applicationInsights.samplingSettings.excludedTypes.split(';')).toEqual(
    expect.arrayContaining(['Trace', 'Exception', 'Request']),
  );
});

describe('alerts', () => {
  const queries = list(declared(text('alerts'), 'var', 'queries'));
  const queryOf = (name: string): string =>
    said(at(queries.find((each) => said(at(each, 'name')) === name) ?? null, 'query'));

  test('look for the words the app and its host write', () => {
    expect(queryOf('approvals-not-sent-in-time')).toBe(`AppTraces | where Message startswith "${LATE_APPROVALS}"`);
    const lines: string[] = [];
    const note = (line: string) => void lines.push(line);
    const incident = logIncident({ info: note, warn: note, error: note }, new Error(), {});
    expect(lines).toEqual([`incident ${incident}`]);
    expect(queryOf('people-met-errors')).toContain('Message startswith "incident "');
    expect(queryOf('poison-queue')).toContain(`"${POISON_QUEUE}"`);
    for (const name of ['sweep', 'messages'])
      expect(source('src/main.ts')).toMatch(new RegExp(`app\\.\\w+\\('${name}'`));
    expect(queryOf('app-stopped')).toContain('Name == "sweep"');
  });

  test('each has a heading in the handbook that says what to do', () => {
    const handbook = source('docs/operating.md');
    const names = [...queries.map((each) => said(at(each, 'name'))), 'database-throttled'];
    expect(names.filter((name) => !handbook.includes(`### ${name}\n`))).toEqual([]);
    expect(text('alerts')).toContain('-database-throttled');
  });
});

describe('the handbook', () => {
  const handbook = source('docs/operating.md');

  test('its costs add up', () => {
    const rows = [...handbook.matchAll(/^\|.*\| (\*\*)?([\d.]+)(?:\*\*)? \|$/gm)];
    const sums = rows.filter(([, bold]) => bold === undefined).map(([, , amount]) => Math.round(Number(amount) * 100));
    const together = rows.find(([, bold]) => bold !== undefined)?.[2];
    expect(sums.length).toBeGreaterThan(5);
    expect(sums.reduce((a, b) => a + b, 0) / 100).toBe(Number(together));
  });

  test('names every variable a workflow takes, and every npm command a workflow or it runs is there', () => {
    const workflows = source('.github/workflows/deploy.yml') + source('.github/workflows/check.yml');
    const variables = [...workflows.matchAll(/vars\.(\w+)/g)].map(([, name]) => name ?? '');
    const missing = variables.filter(
      (name) => !handbook.includes(name) && !['COS_CAPACITY', 'COS_SECOND_REGION'].includes(name),
    );
    expect(missing).toEqual([]);
    const { scripts } = JSON.parse(source('package.json')) as { scripts: Record<string, string> };
    const run = [...`${workflows}${handbook}`.matchAll(/npm run ([\w-]+)/g)].map(([, name]) => name ?? '');
    expect([...new Set(run)].filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

import type { JsonObject } from '../json';
import type { Answer } from '../refusal';
import { unsupported } from '../refusal';
import type { CosmosRequest } from '../request';
import { isTrue } from '../request';
import type { Context } from './context';

const unsupportedFeeds: Readonly<Record<string, string>> = {
  sprocs: 'stored procedures',
  triggers: 'triggers',
  udfs: 'user-defined functions',
  users: 'users and permissions',
  conflicts: 'the conflict feed',
  offers: 'offers (provisioned throughput)',
  operations: 'deleting a whole partition',
  clientencryptionkeys: 'client-side encryption keys',
};

const json = (status: number, body: JsonObject): Answer => ({
  status,
  headers: {
    'x-ms-request-charge': '1',
    ...(typeof body._etag === 'string' && { etag: body._etag }),
  },
  body: JSON.stringify(body),
});

/** The account, with the address that the client is to use from then on. */
export function accountRoute(endpoint: string): Answer {
  const locations = [{ name: 'Local', databaseAccountEndpoint: `${endpoint}/` }];
  return json(200, {
    _self: '',
    id: 'local',
    _rid: 'local',
    media: '//media/',
    addresses: '//addresses/',
    _dbs: '//dbs/',
    writableLocations: locations,
    readableLocations: locations,
    enableMultipleWriteLocations: false,
    userConsistencyPolicy: { defaultConsistencyLevel: 'Session' },
    userReplicationPolicy: { asyncReplication: false, minReplicaSetSize: 1, maxReplicasetSize: 1 },
    systemReplicationPolicy: { minReplicaSetSize: 1, maxReplicasetSize: 1 },
    readPolicy: { primaryReadCoefficient: 1, secondaryReadCoefficient: 1 },
    queryEngineConfiguration: '{}',
  });
}

/** Databases, containers and the partition key ranges of a container. */
export function metadataRoute({ catalogue }: Context, request: CosmosRequest): Answer {
  const { method, segments, headers, body } = request;
  const refused = segments.find((segment, index) => index % 2 === 0 && Object.hasOwn(unsupportedFeeds, segment));
  if (refused !== undefined) throw unsupported(unsupportedFeeds[refused] ?? refused);
  if (isTrue(headers, 'x-ms-documentdb-isquery')) throw unsupported('queries over databases or containers');

  const [dbs, database, colls, container, ranges] = segments;
  const feeds = segments.length % 2 === 1;
  if (dbs === 'dbs' && segments.length <= 2) {
    if (database === undefined) {
      if (method === 'GET') return list('Databases', catalogue.databases());
      if (method === 'POST') return json(201, catalogue.createDatabase(body));
    } else {
      if (method === 'GET') return json(200, catalogue.database(database));
      if (method === 'DELETE')
        return gone(() => {
          catalogue.deleteDatabase(database);
        });
    }
  } else if (dbs === 'dbs' && database !== undefined && colls === 'colls') {
    if (container === undefined && feeds) {
      if (method === 'GET') return list('DocumentCollections', catalogue.containers(database));
      if (method === 'POST') return json(201, catalogue.createContainer(database, body));
    } else if (container !== undefined && ranges === undefined) {
      if (method === 'GET') return json(200, catalogue.container(database, container).body);
      if (method === 'PUT') return json(200, catalogue.replaceContainer(database, container, body));
      if (method === 'DELETE')
        return gone(() => {
          catalogue.deleteContainer(database, container);
        });
    } else if (container !== undefined && ranges === 'pkranges' && segments.length === 5 && method === 'GET') {
      return partitionKeyRanges(catalogue.container(database, container).rid);
    }
  }
  throw unsupported(`${method} /${segments.join('/')}`);
}

const list = (name: string, resources: JsonObject[]): Answer =>
  json(200, { _rid: '', [name]: resources, _count: resources.length });

const gone = (remove: () => void): Answer => {
  remove();
  return { status: 204, headers: { 'x-ms-request-charge': '1' } };
};

/** One range for the whole container: all logical partitions live together. */
const partitionKeyRanges = (rid: string): Answer =>
  json(200, {
    _rid: rid,
    PartitionKeyRanges: [
      {
        _rid: rid,
        id: '0',
        _etag: '"00000000-0000-0000-0000-000000000000"',
        minInclusive: '',
        maxExclusive: 'FF',
        ridPrefix: 0,
        _self: `${rid}/pkranges/0/`,
        throughputFraction: 1,
        status: 'online',
        parents: [],
        _ts: 0,
        _lsn: 0,
      },
    ],
    _count: 1,
  });

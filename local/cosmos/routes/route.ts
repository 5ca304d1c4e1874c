import type { Answer } from '../refusal';
import { unsupported } from '../refusal';
import type { CosmosRequest } from '../request';
import { headerOf } from '../request';
import { batchRoute } from './batch';
import { changeFeedRoute } from './change-feed';
import type { Context } from './context';
import { itemRoute } from './items';
import { accountRoute, metadataRoute } from './metadata';
import { queryPlanRoute, queryRoute } from './query';

const unsupportedHeaders = [
  'x-ms-documentdb-pre-trigger-include',
  'x-ms-documentdb-post-trigger-include',
  'x-ms-cosmos-is-client-encrypted',
];

/** Does what is asked, at once and completely, or refuses. */
export function route(context: Context, endpoint: string, request: CosmosRequest): Answer {
  const { kind, database, container: containerId, headers } = request;
  const refused = unsupportedHeaders.find((name) => headerOf(headers, name) !== null);
  if (refused !== undefined) throw unsupported(`the header ${refused}`);
  if (kind === 'account') return accountRoute(endpoint);
  if (kind === 'metadata' || database === null || containerId === null) return metadataRoute(context, request);

  if (request.segments.length > 6) throw unsupported(`/${request.segments.join('/')}`);
  const container = context.catalogue.container(database, containerId);
  switch (kind) {
    case 'query':
      return queryRoute(context, container, request);
    case 'queryPlan':
      return queryPlanRoute(context, container, request);
    case 'batch':
      return batchRoute(context, container, request);
    case 'changeFeed':
      return changeFeedRoute(context, container, request);
    default:
      return itemRoute(context, container, request);
  }
}

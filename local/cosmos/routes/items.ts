import type { Container } from '../catalogue';
import type { Conditions, ItemOperation, Outcome } from '../items';
import { MOST_BYTES } from '../items';
import type { Answer } from '../refusal';
import { badRequest, tooLarge } from '../refusal';
import type { CosmosRequest } from '../request';
import { headerOf } from '../request';
import type { Context } from './context';
import { answered } from './context';

const operationOf = ({ kind, segments, body }: CosmosRequest): ItemOperation => {
  const id = segments[5] ?? '';
  if (kind === 'create' || kind === 'upsert') return { kind, body };
  if (kind === 'replace' || kind === 'patch') return { kind, id, body };
  if (kind === 'read' || kind === 'delete') return { kind, id };
  throw badRequest(`There is no way to ${kind} one item.`);
};

/** Create, read, replace, upsert, patch and delete of one item. */
export function itemRoute(context: Context, container: Container, request: CosmosRequest): Answer {
  const { items, store } = context;
  if (request.size > MOST_BYTES) throw tooLarge('Request size is too large: at most 2 MB.');
  const partition = items.partition(container, request.partition);
  const operation = operationOf(request);
  const conditions: Conditions = {
    ifMatch: headerOf(request.headers, 'if-match'),
    ifNoneMatch: headerOf(request.headers, 'if-none-match'),
  };
  const outcome =
    operation.kind === 'read'
      ? items.read(container, partition, operation.id, conditions)
      : store.transaction(() => items.perform(container, partition, operation, conditions, items.begin(container)));
  return answered(context, container, outcome.charge, answerOf(outcome));
}

const answerOf = ({ status, etag, text }: Outcome): Answer => ({
  status,
  ...(etag !== null && { headers: { etag } }),
  ...(text !== null && { body: text }),
});

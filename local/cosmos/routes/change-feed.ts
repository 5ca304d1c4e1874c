import type { Container } from '../catalogue';
import { queryCharge } from '../charge';
import { scopeOf } from '../partition-key';
import type { Answer } from '../refusal';
import { badRequest, unsupported } from '../refusal';
import type { CosmosRequest } from '../request';
import { headerOf } from '../request';
import type { Context } from './context';
import { answered, feed } from './context';
import { pageSize, refuseKeyRanges } from './query';

const NOW = '*';

/** The number of the change to go on after: none is the beginning, * is now. */
function lastSeen({ headers }: CosmosRequest, newest: number): number {
  const continuation = headerOf(headers, 'if-none-match');
  if (continuation === null) return 0;
  if (continuation === NOW) return newest;
  const lsn = Number(continuation.replaceAll('"', ''));
  if (!Number.isInteger(lsn)) throw badRequest(`The change feed continuation ${continuation} is malformed.`);
  return lsn;
}

function earliest({ headers }: CosmosRequest): number {
  const since = headerOf(headers, 'if-modified-since');
  if (since === null) return 0;
  const milliseconds = Date.parse(since);
  if (Number.isNaN(milliseconds)) throw badRequest(`The time ${since} is malformed.`);
  return Math.floor(milliseconds / 1000);
}

/** The latest version of each item changed since the continuation, in the order of the changes; 304 when there is none. */
export function changeFeedRoute(context: Context, container: Container, request: CosmosRequest): Answer {
  const mode = headerOf(request.headers, 'a-im') ?? '';
  if (mode.toLowerCase() !== 'incremental feed') throw unsupported(`the change feed mode '${mode}'`);
  refuseKeyRanges(request);
  const { store, now } = context;
  const newest = store.containers.lsn(container.number);
  const after = lastSeen(request, newest);
  const scope = scopeOf(request.partition, container.partitionPaths);
  const seconds = Math.floor(now().getTime() / 1000);
  const most = pageSize(request);
  const from = { lsn: after, seconds: earliest(request) };
  const changes = store.items.changes(container.number, scope, from, most, seconds);

  const last = changes.at(-1);
  const etag = `"${last && changes.length >= most ? last.lsn : Math.max(newest, after)}"`;
  if (!last) return answered(context, container, 1, { status: 304, headers: { etag } });
  // The text is a JSON object; the service adds the number of the change to it in this feed alone.
  const documents = changes.map(({ text, lsn }) => `${text.slice(0, -1)},"_lsn":${lsn}}`);
  return answered(context, container, queryCharge(documents), {
    status: 200,
    headers: { etag, 'x-ms-item-count': String(documents.length) },
    body: feed(container, documents),
  });
}

import type { Catalogue, Container } from '../catalogue';
import type { Items } from '../items';
import type { Answer } from '../refusal';
import type { Store } from '../store';

/** What the routes share. */
export interface Context {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly items: Items;
  readonly now: () => Date;
}

/** Adds what every answer about a container carries: charge, session token and whose it is. */
export function answered(
  { store }: Context,
  container: Container,
  charge: number,
  { status, headers, body }: Answer,
): Answer {
  return {
    status,
    headers: {
      'x-ms-request-charge': String(charge),
      'x-ms-session-token': `0:-1#${store.containers.lsn(container.number)}`,
      'x-ms-alt-content-path': encodeURI(container.link),
      'x-ms-content-path': container.rid,
      ...headers,
    },
    ...(body !== undefined && { body }),
  };
}

/** A feed of JSON texts as the service wraps it. */
export const feed = (container: Container, documents: readonly string[]): string =>
  `{"_rid":${JSON.stringify(container.rid)},"Documents":[${documents.join(',')}],"_count":${documents.length}}`;

import { ONLY } from '../../src/domain/documents';
import type { TestDeps } from './deps';

/** Gives each community a channel, as binding it would. */
export async function boundPlaces(deps: TestDeps, ...communityIds: readonly string[]): Promise<void> {
  for (const communityId of communityIds) {
    const document = { channel: `19:${communityId}@thread.tacv2`, meetings: [] };
    await deps.store.commit(communityId, [{ kind: 'places', key: ONLY, document, etag: null }], []);
  }
}

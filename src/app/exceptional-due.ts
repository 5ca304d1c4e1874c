import { dueOf } from '../domain/interim/due';
import { accept } from '../domain/outcome';
import type { Deps } from './deps';
import { rulesOf } from './rules';

/**
 * Tells whoever is to be told about exceptional requests at this moment (R107): what is due is asked again inside the
 * transaction, so that a decision made meanwhile is never followed by an alarm. Running it twice changes nothing.
 */
export async function tellWhatIsDue(deps: Deps): Promise<void> {
  const at = deps.now();
  for (const { communityId, requestId } of await deps.store.watchedRequests()) {
    const seen = (await deps.store.read(communityId, 'request', requestId))?.value;
    const rules = await rulesOf(deps, communityId);
    for (const { key } of seen ? dueOf(seen, rules, at) : [])
      await deps.transact<never>({
        communityId,
        actor: { personId: 'sweep', as: 'system' },
        key,
        at,
        decide: async (read) => {
          const request = await read('request', requestId);
          const due = request ? dueOf(request, rules, at) : [];
          return accept(due.flatMap((each) => (each.key === key ? [each.event] : [])));
        },
      });
  }
}

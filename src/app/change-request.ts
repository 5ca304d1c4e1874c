import { londonDate } from '../domain/calendar/dates';
import type { Outcome } from '../domain/outcome';
import type { ChangeRefusal } from '../domain/request/changes';
import * as changes from '../domain/request/changes';
import type { Deps } from './deps';
import type { OwnRequest } from './requests';
import { meetingsAhead } from './submit-request';
import type { Done } from './transact';

/** Opens a request that was handed in, so that its school can change it; open already, it stays as it is. */
export const beginChanges = (
  deps: Deps,
  { community: { communityId }, actor, requestId }: Pick<OwnRequest, 'community' | 'actor' | 'requestId'>,
): Promise<Outcome<Done, ChangeRefusal>> => {
  const at = deps.now();
  return deps.transact({
    communityId,
    actor,
    key: `change-request:${requestId}:${deps.newKey()}`, // opening is no press that could come twice: it is decided by what is there
    at,
    decide: async (read) => {
      const request = await read('request', requestId);
      return changes.beginChanges(request, await meetingsAhead(deps, communityId, read), londonDate(at), at);
    },
  });
};

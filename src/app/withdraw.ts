import type { CommunityId, PersonId } from '../domain/community/community';
import type { Outcome } from '../domain/outcome';
import { accept } from '../domain/outcome';
import { beingWritten } from '../domain/request/decide';
import type { NamedPupil } from '../domain/request/names';
import type { Request, RequestId } from '../domain/request/request';
import { pupilsSheetName } from '../domain/request/request';
import type { WithdrawRefusal } from '../domain/request/withdraw';
import { withdrawRequest } from '../domain/request/withdraw';
import type { Deps } from './deps';
import type { OwnRefusal, StoredOwn } from './requests';
import { sheetOf, storedOwnRequest } from './requests';
import { meetingsAhead } from './submit-request';

export interface Withdrawal {
  readonly communityId: CommunityId;
  readonly requestId: RequestId;
  readonly reason: string;
  readonly notNames: boolean;
}

/** Every list of pupils the school has typed for this request, the changed one too. */
async function pupilsOf(deps: Deps, own: StoredOwn, request: Request): Promise<readonly NamedPupil[]> {
  if (request.status === 'discarded') return [];
  const written = beingWritten(request);
  const sheets = await Promise.all(
    [request, written ?? request].map((each) => sheetOf(deps, { ...own, request: each })),
  );
  return sheets.flatMap((sheet) => sheet?.pupils ?? []);
}

/**
 * Takes a request back, by anybody who speaks for its school: a draft is gone with its pupils' page, one handed in leaves
 * the agenda. Pressed again it answers the same.
 */
export async function withdraw(
  deps: Deps,
  by: PersonId,
  { communityId, requestId, reason, notNames }: Withdrawal,
  key: string,
): Promise<Outcome<StoredOwn, OwnRefusal | WithdrawRefusal>> {
  const own = await storedOwnRequest(deps, by, { communityId, requestId });
  if (!own.ok) return own;
  const { community, actor } = own.value;
  const at = deps.now();
  const done = await deps.transact<WithdrawRefusal>({
    communityId,
    actor,
    key: `withdraw:${requestId}:${key}`,
    at,
    decide: async (read) => {
      const request = await read('request', requestId);
      const pupils = request ? await pupilsOf(deps, own.value, request) : [];
      const meetings = await meetingsAhead(deps, communityId, read);
      return withdrawRequest(request, { community, meetings, pupils, reason, notNames, by }, at);
    },
  });
  if (!done.ok) return done;
  const now = await storedOwnRequest(deps, by, { communityId, requestId });
  // again on every press, should the process have died in between; what still escapes, the sweep removes
  if (now.ok && now.value.request.status === 'discarded')
    await deps.identities.remove(community.area, pupilsSheetName(requestId, null));
  return now.ok ? accept(now.value) : now;
}

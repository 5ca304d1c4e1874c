import { addDays, instant, londonDate } from '../domain/calendar/dates';
import type { CommunityId } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import { accept } from '../domain/outcome';
import { SETTINGS } from '../domain/rules/settings';
import { tendLeftDraft, WARNED_DAYS } from '../domain/request/left';
import type { RequestId } from '../domain/request/request';
import { pupilsSheetName } from '../domain/request/request';
import type { Deps } from './deps';

export interface LeftDraft {
  readonly communityId: CommunityId;
  readonly requestId: RequestId;
}

/** Drafts with pupils that were left long enough to be warned about under some community's rules. */
export const leftDrafts = ({ store, now }: Pick<Deps, 'store' | 'now'>): Promise<LeftDraft[]> => {
  const soonest = SETTINGS.draftPupilsDays.input.least - WARNED_DAYS;
  return store.draftsLeftSince(instant(`${addDays(londonDate(now()), 1 - soonest)}T00:00:00Z`));
};

/** Warns the school, or clears the pupils' page, when the community's rules say so. Once for each time the draft was left. */
export async function tendDraft(deps: Deps, { communityId, requestId }: LeftDraft): Promise<void> {
  const [community, before] = await Promise.all([
    deps.store.read(communityId, 'community', ONLY),
    deps.store.read(communityId, 'request', requestId),
  ]);
  if (!community || before?.value.status !== 'draft') return;
  const { savedAt, warnedAt, pupils } = before.value;
  const at = deps.now();
  const done = await deps.transact<never>({
    communityId,
    actor: { personId: 'sweep', as: 'system' },
    key: `left-draft:${requestId}:${savedAt}:${warnedAt ?? 'first'}`,
    at,
    decide: async (read, profile) => accept(tendLeftDraft(await read('request', requestId), profile, at)),
  });
  // what a dead process leaves here is an orphan, and goes with those
  if (done.ok && done.value.events.some(({ type }) => type === 'DraftPupilsCleared'))
    await deps.identities.remove(community.value.area, pupilsSheetName(requestId, pupils));
}

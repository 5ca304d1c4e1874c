import type { Action, Actions } from '../domain/action/action';
import type { ActionRefusal, ActionWish, MarkRefusal } from '../domain/action/decide';
import * as action from '../domain/action/decide';
import { londonDate } from '../domain/calendar/dates';
import type { Community, CommunityId, PersonId } from '../domain/community/community';
import { runs, schoolsRepresentedBy } from '../domain/community/community';
import { actingAs } from '../domain/community/offices';
import { ONLY } from '../domain/documents';
import type { Outcome } from '../domain/outcome';
import { accept, refuse } from '../domain/outcome';
import type { NotActing } from './acting';
import { RUNNING } from './acting';
import type { Deps } from './deps';
import type { InMeeting } from './in-meeting';
import { inMeeting } from './in-meeting';
import { namesAPupilOf } from './public-text';
import type { Done } from './transact';

/** The community's actions; none before the first is agreed. One point read. */
export async function loadActions(
  { store }: Pick<Deps, 'store'>,
  communityId: CommunityId,
): Promise<Actions['actions']> {
  return (await store.read(communityId, 'actions', ONLY))?.value.actions ?? [];
}

export interface ActionsSeen {
  readonly community: Community;
  readonly actions: Actions['actions'];
}

/** The actions of a community, for its representatives and those who run it. */
export async function actionsOf(
  deps: Pick<Deps, 'store' | 'now'>,
  by: PersonId,
  communityId: CommunityId,
): Promise<Outcome<ActionsSeen, 'NotAllowed'>> {
  const today = londonDate(deps.now());
  const community = (await deps.store.read(communityId, 'community', ONLY))?.value;
  if (!community || !(runs(community, by, today) || schoolsRepresentedBy(community, by, today).length > 0))
    return refuse('NotAllowed');
  return accept({ community, actions: await loadActions(deps, communityId) });
}

/** Chair or clerk note what somebody is to do. No word of it may name a pupil whose request stood on that meeting's agenda. */
export const addAction = (
  deps: Deps,
  by: PersonId,
  where: InMeeting,
  wish: ActionWish,
  key: string,
): Promise<Outcome<Done, ActionRefusal | NotActing | 'NoSuchMeeting'>> =>
  inMeeting(deps, by, where, RUNNING, `action:${where.meetingId}:${key}`, async (meeting, read) => {
    const owner = wish.owner?.kind === 'other' ? wish.owner.name : '';
    if (await namesAPupilOf(deps, where.communityId, meeting, wish.what, owner)) return refuse('NamesAPupil');
    const community = await read('community', ONLY);
    return community
      ? action.addAction(meeting, await read('minutes', where.meetingId), community, wish, deps.newKey(), deps.now())
      : refuse<ActionRefusal>('OwnerUnknown');
  });

export interface Mark {
  readonly communityId: CommunityId;
  readonly actionId: string;
  readonly done: boolean;
}

/** Marks an action as done or not done. The key counts the marks made before, so that a press sent twice is one mark. */
export async function markAction(
  deps: Deps,
  by: PersonId,
  { communityId, actionId, done }: Mark,
): Promise<Outcome<Done, MarkRefusal>> {
  const community = (await deps.store.read(communityId, 'community', ONLY))?.value;
  const actor = community && actingAs(community, by, londonDate(deps.now()), ['representative', ...RUNNING]);
  if (!community || !actor) return refuse('NotYours');
  const find = (actions: readonly Action[]) => actions.find((each) => each.actionId === actionId);
  const marks = find(await loadActions(deps, communityId))?.marks ?? 0;
  return deps.transact<MarkRefusal>({
    communityId,
    actor,
    key: `mark:${actionId}:${marks}`,
    at: deps.now(),
    decide: async (read) =>
      action.markAction(find((await read('actions', ONLY))?.actions ?? []), community, done, by, deps.now()),
  });
}

import { londonDate } from '../domain/calendar/dates';
import type { CommunityId } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { RuleProfile, Rules } from '../domain/profile';
import { defaultRules, profileOn } from '../domain/profile';
import type { Deps } from './deps';

/** Every version of a community's rules, for what counts from a day gone by. */
export const rulesOf = async ({ store }: Pick<Deps, 'store'>, communityId: CommunityId): Promise<Rules> =>
  (await store.read(communityId, 'rules', ONLY))?.value ?? defaultRules;

/** The rules a community has today, to show and explain; a decision is made under those its transaction reads. */
export const rulesToday = async (deps: Pick<Deps, 'store' | 'now'>, communityId: CommunityId): Promise<RuleProfile> =>
  profileOn(await rulesOf(deps, communityId), londonDate(deps.now()));

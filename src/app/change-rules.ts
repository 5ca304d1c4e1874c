import { londonDate } from '../domain/calendar/dates';
import type { Community, CommunityId, PersonId } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { Outcome } from '../domain/outcome';
import { accept, refuse } from '../domain/outcome';
import type { Rules } from '../domain/profile';
import { defaultRules } from '../domain/profile';
import type { RulesChange, RulesRefusal } from '../domain/rules/change';
import { changeRules as decideChange } from '../domain/rules/change';
import { mayWatch } from './budget';
import type { Deps } from './deps';
import { administers } from './kcc-role';
import { namesAnyPupil } from './public-text';
import { rulesOf } from './rules';
import type { Done } from './transact';

export interface RulesSheet {
  readonly community: Community;
  readonly rules: Rules;
  readonly mayChange: boolean;
}

/** A community's rules, for its schools' representatives, its chair and clerk, and KCC; only KCC's administrators change them. */
export async function rulesSheet(
  deps: Deps,
  by: PersonId,
  communityId: CommunityId,
): Promise<Outcome<RulesSheet, 'NotYours'>> {
  const community = (await deps.store.read(communityId, 'community', ONLY))?.value;
  if (!community || !(await mayWatch(deps, by, community))) return refuse('NotYours');
  const [rules, mayChange] = await Promise.all([rulesOf(deps, communityId), administers(deps, by)]);
  return accept({ community, rules, mayChange });
}

/** An administrator makes a new version of a community's rules. Pressed again it changes nothing; another administrator's change meanwhile is not covered over. */
export async function changeRules(
  deps: Deps,
  by: PersonId,
  communityId: CommunityId,
  change: Omit<RulesChange, 'by'>,
  key: string,
): Promise<Outcome<Done, RulesRefusal | 'NotAllowed'>> {
  if (!(await administers(deps, by))) return refuse('NotAllowed');
  if (!(await deps.store.read(communityId, 'community', ONLY))) return refuse('NotAllowed');
  if (await namesAnyPupil(deps, communityId, change.note)) return refuse('NamesAPupil');
  const at = deps.now();
  return deps.transact<RulesRefusal>({
    communityId,
    actor: { personId: by, as: 'administrator' },
    key: `rules:${key}`,
    at,
    decide: async (read) =>
      decideChange((await read('rules', ONLY)) ?? defaultRules, { ...change, by }, londonDate(at), at),
  });
}

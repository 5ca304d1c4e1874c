import type { Deps } from '../app/deps';
import type { Notice } from '../app/ports';
import { nameOf } from '../app/requests';
import { rulesOf } from '../app/rules';
import type { NoticeCardData } from '../cards/notice';
import { sayDate } from '../domain/calendar/say';
import { ONLY } from '../domain/documents';
import { profileOn } from '../domain/profile';
import { asSeen, differing, isReplaced } from '../domain/rules/change';
import { saySetting } from './rules-words';

/** Chair and clerk: KCC has changed the rules. Nothing to say of a version another one replaced before it counted. */
export async function rulesChanged(
  deps: Deps,
  { communityId, version }: Extract<Notice, { type: 'rulesChanged' }>,
): Promise<NoticeCardData | null> {
  const [stored, rules] = [await deps.store.read(communityId, 'community', ONLY), await rulesOf(deps, communityId)];
  const made = rules.versions.find((each) => each.version === version);
  if (!stored || !made || isReplaced(rules, made)) return null;
  const community = stored.value;
  const before = profileOn(asSeen(rules, version - 1), made.from);
  const after = profileOn(asSeen(rules, version), made.from);
  return {
    title: `The rules of ${community.name} change from ${sayDate(made.from)}`,
    subtitle: `${await nameOf(deps, community, made.by)}, KCC · version ${version}`,
    lines: [
      ...differing(before, after).map((setting) => saySetting(setting, after)),
      `Why: ${made.note}`,
      'Votes already open and decisions made keep the rules they were made under.',
    ],
    buttons: [{ title: 'All the rules', word: 'rules' }],
  };
}

import { watchedCommunities } from '../app/budget';
import type { Deps } from '../app/deps';
import { chooseCommunity } from '../cards/choose-community';
import type { Community, CommunityId, PersonId } from '../domain/community/community';
import type { Answer } from './turn';

const isCalled =
  (name: string) =>
  ({ communityId, name: known, code }: Community): boolean =>
    [communityId, known.toLowerCase(), code.toLowerCase()].includes(name);

/** The community somebody means, by its name after the word or because there is only one; else the choice. Null when there is none. */
export async function watchedOne(
  deps: Deps,
  personId: PersonId,
  rest: string,
  title: string,
  verb: string,
): Promise<{ readonly communityId: CommunityId } | Extract<Answer, { show: unknown }> | null> {
  const watched = await watchedCommunities(deps, personId);
  const named = watched.find(isCalled(rest));
  const [first, ...others] = watched;
  if (!first) return null;
  if (others.length > 0 && !named) return { show: chooseCommunity(title, verb, watched) };
  return { communityId: (named ?? first).communityId };
}

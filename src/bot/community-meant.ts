import { communitiesOf } from '../app/communities-of';
import type { Deps } from '../app/deps';
import { communityOfPlace } from '../app/places';
import { bindCard } from '../cards/bind-place';
import { chooseCommunity } from '../cards/choose-community';
import type { Community, CommunityId } from '../domain/community/community';
import type { Answer, Turn } from './turn';

const isCalled = (name: string) => (community: Community) =>
  [community.communityId, community.name.toLowerCase(), community.code.toLowerCase()].includes(name);

/** A word about one community: its card's title where there is a choice, the verb that shows it, and what it is about. */
export interface AboutCommunity {
  readonly title: string;
  readonly verb: string;
  /** `decisions`, as in “there are no decisions to show you”. */
  readonly things: string;
}

/**
 * Answers a word that is about one community: that of the place where it was typed; in a personal chat the one named
 * after it, the only one, or a choice.
 */
export async function aboutCommunity(
  deps: Deps,
  { person: { personId }, chat }: Turn,
  rest: string,
  { title, verb, things }: AboutCommunity,
  show: (communityId: CommunityId) => Promise<Answer>,
): Promise<Answer> {
  if (chat.kind !== 'personal') {
    const community = await communityOfPlace(deps, chat.conversationId);
    return community ? show(community.communityId) : { show: bindCard() };
  }
  const communities = await communitiesOf(deps, personId);
  const [first, ...others] = communities;
  if (!first) return { say: `You have no place in a community today, so there are no ${things} to show you.` };
  const named = communities.find(isCalled(rest));
  if (others.length > 0 && !named) return { show: chooseCommunity(title, verb, communities) };
  return show((named ?? first).communityId);
}

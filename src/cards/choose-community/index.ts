import type { Card } from '../define';
import { defineCard } from '../define';
import template from './template.json';

export type ChooseCommunityCardData = {
  title: string;
  verb: string;
  communities: readonly { communityId: string; name: string }[];
};

const chooseCommunityCard = defineCard<ChooseCommunityCardData>(template);

/** One button per community; each sends that verb with `{ communityId }`, in place of this card. */
export const chooseCommunity = (
  title: string,
  verb: string,
  communities: readonly { readonly communityId: string; readonly name: string }[],
): Card =>
  chooseCommunityCard({
    title,
    verb,
    communities: communities.map(({ communityId, name }) => ({ communityId, name })),
  });

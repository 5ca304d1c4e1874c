import { z } from 'zod';
import type { Card } from '../define';
import { defineCard } from '../define';
import dialog from './dialog.json';
import template from './template.json';

type BindPlaceCardData = { heading: string; text: string; canChoose: boolean };
const bindPlaceCard = defineCard<BindPlaceCardData>(template);

/** All the bot says in a channel or chat that no community has claimed yet. */
export const bindCard = (): Card =>
  bindPlaceCard({
    heading: 'Which community is this for?',
    text: 'I am the bot of the Communities of Schools. Before I can do anything here, the clerk, the chair or the acting chair of a community, or a KCC administrator, sets me up, once.',
    canChoose: true,
  });

/** The same card once the place serves a community; `place` is `channel` or `chat`. */
export const boundCard = (place: string, community: string): Card =>
  bindPlaceCard({
    heading: `This ${place} is ${community}’s`,
    text: `It serves the ${community} community. Mention me and type help to see what I can do here.`,
    canChoose: false,
  });

export type BindDialogData = {
  place: string;
  /** What becoming this community's channel or meeting chat means. */
  what: string;
  style: string;
  chosen: string;
  communities: readonly { communityId: string; name: string }[];
  hasProblem: boolean;
  problem: string;
};
export const bindDialog = defineCard<BindDialogData>(dialog);

export const openBindPlaceAction = { verb: 'open-bind-place', schema: z.strictObject({}) } as const;
export const bindPlaceAction = {
  verb: 'bind-place',
  schema: z.strictObject({ communityId: z.string().max(100).default('') }),
} as const;

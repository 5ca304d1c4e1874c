import type { BindRefusal } from '../../app/places';

export const ONLY_THESE =
  'Only the clerk, the chair or the acting chair of a community, or a KCC administrator, can set this up. Ask one of them to press Choose community here.';

/** Why a channel or chat was not set up. */
export const placeRefusals: Readonly<Record<Exclude<BindRefusal, 'BoundElsewhere'>, string>> = {
  NotAllowed: ONLY_THESE,
  HasChannel:
    'This community has its channel already, and posts in one channel only, so this one was not set up. Use that channel; a meeting chat can still be set up for each meeting. If the channel must change, ask a KCC administrator.',
};

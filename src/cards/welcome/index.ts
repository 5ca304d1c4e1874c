import { defineCard } from '../define';
import template from './template.json';

export type WelcomeCardData = {
  name: string;
  /** What the person is in this system, one line for each place: `Representative of Oakfield Primary · Ashdown`. */
  places: readonly { line: string }[];
  first: string;
  /** The one school a new request would be for, opened at once; empty when there is none or a choice. */
  newRequest: readonly { communityId: string; urn: string }[];
  words: readonly { word: string; title: string }[];
};

/** Said once, at first contact: who this person is here, and what to press first (`wordAction`). */
export const welcomeCard = defineCard<WelcomeCardData>(template);

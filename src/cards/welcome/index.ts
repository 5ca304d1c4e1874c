import { defineCard } from '../define';
import template from './template.json';

export type WelcomeCardData = {
  name: string;
  /** What the person is in this system, one line for each place: `Representative of Oakfield Primary · Ashdown`. */
  places: readonly { line: string }[];
  first: string;
  words: readonly { word: string; title: string }[];
};

/** Said once, at first contact: who this person is here, and what to press first (`wordAction`). */
export const welcomeCard = defineCard<WelcomeCardData>(template);

import { defineCard } from '../define';
import template from './template.json';

export type NotUnderstoodCardData = {
  /** Made of the bot's own words alone: what was typed is never repeated. */
  sentence: string;
  words: readonly { word: string; title: string }[];
};

/** Offers the words nearest to what somebody typed; each button runs its word (`wordAction`). */
export const notUnderstoodCard = defineCard<NotUnderstoodCardData>(template);

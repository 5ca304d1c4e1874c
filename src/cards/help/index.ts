import { z } from 'zod';
import { defineCard } from '../define';
import template from './template.json';

export type HelpCardData = {
  /** What every word is followed by, or why there are none. */
  intro: string;
  /** The words that work here for this person, each a button as well. */
  words: readonly { word: string; title: string; help: string }[];
  /** What else there is to know, such as whom to ask. */
  closing: string;
};

export const helpCard = defineCard<HelpCardData>(template);

/** Runs a word as if it had been typed: everything reachable by typing is reachable by pressing. */
export const wordAction = { verb: 'word', schema: z.strictObject({ word: z.string().min(1).max(80) }) } as const;

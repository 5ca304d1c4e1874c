import { defineCard } from '../define';
import template from './template.json';

export type AskCardData = {
  title: string;
  intro: string;
  answers: readonly { question: string; answer: string; source: string }[];
  /** Questions that can be pressed instead of typed (`wordAction`). */
  questions: readonly { word: string; title: string }[];
  /** What to do when this is not enough. */
  closing: string;
  links: readonly { title: string; url: string }[];
};

/** What the public documents say to a question, each answer with its document and date (R181). */
export const askCard = defineCard<AskCardData>(template);

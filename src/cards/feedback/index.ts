import { defineCard } from '../define';
import template from './template.json';

export type FeedbackCardData = {
  boxes: readonly { about: string; address: string; title: string; url: string }[];
};

/** Where to say what works and what does not, at any time: each button begins a mail that is addressed already (R29, R151). */
export const feedbackCard = defineCard<FeedbackCardData>(template);

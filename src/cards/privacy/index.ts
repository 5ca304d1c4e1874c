import { defineCard } from '../define';
import template from './template.json';

export type PrivacyCardData = {
  sections: readonly { heading: string; lines: readonly { text: string }[] }[];
  links: readonly { title: string; url: string }[];
};

/** What the app keeps, and who sees what. */
export const privacyCard = defineCard<PrivacyCardData>(template);

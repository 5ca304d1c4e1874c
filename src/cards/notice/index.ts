import { defineCard } from '../define';
import template from './template.json';

export type NoticeCardData = {
  /** What happened, in the bot's own words. */
  title: string;
  /** School and community. */
  subtitle: string;
  /** Shown as plain text, so people's own words may be among them. */
  lines: readonly string[];
  buttons: readonly { title: string; word: string }[];
};

/** Tells somebody that something happened; each button runs a word (`wordAction`). */
export const noticeCard = defineCard<NoticeCardData>(template);

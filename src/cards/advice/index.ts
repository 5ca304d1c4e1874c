import { defineCard } from '../define';
import template from './template.json';

export type AdviceCardData = {
  communityId: string;
  requestId: string;
  title: string;
  where: string;
  notice: string;
  hasNotice: boolean;
  what: string;
  ground: string;
  whyNow: string;
  asked: string;
  answer: string;
  hasAnswer: boolean;
  note: string;
  hasNote: boolean;
  mayAnswer: boolean;
};

/** The chair asks a representative for their view of an exceptional request. */
export const adviceCard = defineCard<AdviceCardData>(template);

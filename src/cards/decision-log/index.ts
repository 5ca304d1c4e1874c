import { defineCard } from '../define';
import template from './template.json';

export type DecisionLogCardData = {
  day: string;
  community: string;
  attendance: string;
  items: readonly {
    reference: string;
    school: string;
    category: string;
    asked: string;
    outcome: string;
    conditions: string;
    hasConditions: boolean;
    reason: string;
    hasReason: boolean;
  }[];
  empty: boolean;
  /** Long conditions and reasons are cut, so that the message stays within what Teams takes. */
  shortened: boolean;
  budget: string;
};

export const decisionLogCard = defineCard<DecisionLogCardData>(template);

import { defineCard } from '../define';
import template from './template.json';

export type DecisionLogCardData = {
  day: string;
  community: string;
  attendance: string;
  /** Schools that neither came nor were represented. */
  missing: string;
  hasMissing: boolean;
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
    /** Why the chair opened it again, when it did. */
    reopened: string;
    hasReopened: boolean;
  }[];
  empty: boolean;
  /** Long conditions and reasons are cut, so that the message stays within what Teams takes. */
  shortened: boolean;
  budget: string;
};

export const decisionLogCard = defineCard<DecisionLogCardData>(template);

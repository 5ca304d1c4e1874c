import { defineCard } from '../define';
import template from './template.json';

export type DecisionLogCardData = {
  communityId: string;
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
    /** Which schools had an interest in it, and who did not chair it for one. */
    interests: string;
    hasInterests: boolean;
  }[];
  empty: boolean;
  /** Something was decided: its conditions and reasons open per person, since observers read headings and outcomes only. */
  hasDecided: boolean;
  budget: string;
};

export const decisionLogCard = defineCard<DecisionLogCardData>(template);

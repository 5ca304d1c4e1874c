import { z } from 'zod';
import { defineCard } from '../define';
import type { Box, Choice, PageFrame } from '../request-page';
import { freeText, pageData, shortText, toggle } from '../request-page';
import template from './template.json';

export type RequestEligibilityCardData = PageFrame & {
  /** Only while nothing is saved yet: the school, and the key the request is begun with. */
  urn: string;
  start: string;
  kinds: readonly Choice[];
  kind: Box;
  supports: readonly Choice[];
  support: Box;
  yearGroups: readonly Choice[];
  years: Box;
  otherAuthorityFunds: Box;
  resourcedPlace: Box;
  includesStaffing: Box;
  staffingReason: Box;
};

export const requestEligibilityCard = defineCard<RequestEligibilityCardData>(template);

export const requestEligibilityAction = {
  verb: 'request-eligibility',
  schema: z.strictObject({
    ...pageData,
    urn: z.string().max(6),
    start: z.string().max(100),
    kind: shortText,
    support: shortText,
    years: shortText,
    otherAuthorityFunds: toggle,
    resourcedPlace: toggle,
    includesStaffing: toggle,
    staffingReason: freeText,
  }),
} as const;

import { z } from 'zod';
import { ALL_SETTINGS, GROUPS } from '../../domain/rules/settings';
import { defineCard } from '../define';
import { cardId } from '../id';
import groupTemplate from './group.template.json';
import template from './template.json';

export type ChooseGroupCardData = {
  communityId: string;
  community: string;
  group: string;
  groups: readonly { title: string; value: string }[];
  hasProblem: boolean;
  problem: string;
};

/** First page: which part of the rules. */
export const chooseGroupCard = defineCard<ChooseGroupCardData>(groupTemplate);

/** One input: for a number or an amount a box, for the rest a list to choose from. */
export type SettingInput = {
  id: string;
  label: string;
  value: string;
  /** What may be entered, in words. */
  hint: string;
  isTyped: boolean;
  isChosen: boolean;
  choices: readonly { title: string; value: string }[];
  hasProblem: boolean;
  problem: string;
};

export type ChangeRulesCardData = {
  communityId: string;
  community: string;
  group: string;
  title: string;
  seen: number;
  settings: readonly SettingInput[];
  from: string;
  note: string;
  hasProblem: boolean;
  problem: string;
};

/** Second page: the values, the first day they count, and why. */
export const changeRulesCard = defineCard<ChangeRulesCardData>(template);

const group = z.enum(GROUPS);
const typed = z.string().max(100);
/** Every setting may come back with the page; only those of its group are read. */
const values = Object.fromEntries(ALL_SETTINGS.map((setting) => [setting, typed.optional()])) as Record<
  (typeof ALL_SETTINGS)[number],
  z.ZodOptional<typeof typed>
>;

/** What a page of the dialog carries on to the next. `seen` is the newest version its sender had seen. */
export const rulesPage = {
  communityId: cardId,
  group,
  seen: z.number().int().min(1),
  ...values,
  from: z.string().max(40).default(''),
  note: z.string().max(20_000).default(''),
};

export const openChangeRulesAction = {
  verb: 'open-change-rules',
  schema: z.strictObject({ communityId: cardId }),
} as const;

export const chooseGroupAction = {
  verb: 'choose-rules-group',
  schema: z.strictObject({ communityId: cardId, group: group.or(z.literal('')).default('') }),
} as const;

/** The values typed: shown before and after, and not saved yet. */
export const checkRulesAction = { verb: 'check-rules', schema: z.strictObject(rulesPage) } as const;

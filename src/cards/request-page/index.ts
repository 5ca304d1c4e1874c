import { z } from 'zod';
import { cardId } from '../id';

/** One box of a page: what stands in it, and the sentence below it when something is wrong. */
export type Box = { value: string; problem: string; hasProblem: boolean };
export type Choice = { title: string; value: string };

/** What every page of the request dialog carries. */
export type PageFrame = {
  communityId: string;
  requestId: string;
  key: string;
  /** `check` when the page was opened by [Change]: saving it leads back there. */
  from: string;
  /** Answers typed on other pages and not saved because something is wrong with them: they travel with the dialog. */
  kept: string;
  hasKept: boolean;
  title: string;
  where: string;
  canGoBack: boolean;
  hasProblems: boolean;
  problems: readonly { text: string }[];
  hasNotes: boolean;
  notes: readonly { text: string }[];
};

export const PAGE_NAMES = [
  'exceptional',
  'eligibility',
  'need',
  'support',
  'solution',
  'asked',
  'pupils',
  'check',
] as const;
export type PageName = (typeof PAGE_NAMES)[number];

/** The pages of one request in their order: only an exceptional one begins with why it cannot wait. */
export const pagesShown = (isExceptional: boolean): readonly PageName[] =>
  isExceptional ? PAGE_NAMES : PAGE_NAMES.filter((page) => page !== 'exceptional');

/** Unsaved answers, by page and box. */
const answers = z.partialRecord(z.enum(PAGE_NAMES), z.record(z.string().max(40), z.string().max(4000)));
export type Kept = z.infer<typeof answers>;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null; // refused by the schema that follows
  }
};

export const keptSchema = z
  .string()
  .max(40_000)
  .default('')
  .transform((text) => (text === '' ? {} : parsed(text)))
  .pipe(answers);

export const keptText = (kept: Kept): string => (Object.keys(kept).length === 0 ? '' : JSON.stringify(kept));

/** The part of a page's data that is the same on every page. */
export const pageData = {
  communityId: cardId,
  requestId: cardId.or(z.literal('')),
  key: cardId,
  from: z.enum(['form', 'check']),
  go: z.enum(['on', 'back']),
  kept: keptSchema,
};

/** A box of free text; clients leave out the empty ones. Longer than the box is told so by the page, not refused here. */
export const freeText = z.string().max(4000).default('');
/** A choice, a date or an amount as it arrives; the page says what is wrong with it. */
export const shortText = z.string().max(100).default('');
export const toggle = z.enum(['true', 'false']).default('false');

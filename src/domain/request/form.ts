import type { LocalDate } from '../calendar/dates';
import { addDays, parseLocalDate } from '../calendar/dates';
import type { Ground } from '../interim/interim';
import { endsNear, GROUNDS } from '../interim/interim';
import { parsePounds } from '../money';
import type { RuleProfile } from '../profile';
import type { Asked, Category, Eligibility, FormPage, Need, RequestForm, RequestKind, RequestPages } from './request';
import { CATEGORIES, REQUEST_KINDS } from './request';
import { countWords } from './words';

/** The form's pages in the order a person meets them; the pupils' page and the check follow. */
export const FORM_PAGES = [
  'eligibility',
  'need',
  'support',
  'solution',
  'asked',
] as const satisfies readonly FormPage[];

/** The pages of this request: an exceptional one begins with why it cannot wait. */
export const pagesOf = (form: Partial<RequestForm>): readonly FormPage[] =>
  form.exceptional ? ['exceptional', ...FORM_PAGES] : FORM_PAGES;

export type FieldProblem =
  | 'NotChosen'
  | 'TextMissing'
  | 'TextTooLong'
  | 'TooManyWords'
  | 'StaffingReasonMissing'
  | 'AmountMissing'
  | 'NotAnAmount'
  | 'NoAmount'
  | 'DateMissing'
  | 'NoSuchDate'
  | 'DateFarAway'
  | 'EndMissing'
  | 'EndAndOpenEnded'
  | 'EndNotNear'
  | 'EndBeforeStart'
  | 'ReviewMissing'
  | 'ReviewBeforeStart'
  | 'ReviewAfterEnd';

/** What somebody typed on a page, by the name of the box, before anything is known about it. */
export type Typed<Box extends string> = Readonly<Record<Box, string>>;
export type Problems<Box extends string> = Partial<Readonly<Record<Box, FieldProblem>>>;

/** A page as read: its content, or what is wrong with which box. */
export type PageRead<Page extends FormPage, Box extends string> =
  | { readonly ok: true; readonly content: RequestPages[Page] }
  | { readonly ok: false; readonly problems: Problems<Box> };

const trimmed = (text: string): string => text.replace(/\r\n?/gu, '\n').trim();

function read<Page extends FormPage, Box extends string>(
  content: RequestPages[Page],
  problems: Readonly<Record<Box, FieldProblem | null>>,
): PageRead<Page, Box> {
  const wrong = Object.entries(problems).filter(([, problem]) => problem !== null);
  return wrong.length === 0
    ? { ok: true, content }
    : { ok: false, problems: Object.fromEntries(wrong) as Problems<Box> };
}

/** Longest text of the boxes no word limit covers, in characters. */
export const LONGEST = { staffingReason: 600, tried: 3000, solution: 3000, whyNow: 600 } as const;

const SUPPORT: readonly Eligibility['support'][] = ['senSupport', 'ehcp', 'specificAllocation', 'noSen'];
const YEARS: readonly Eligibility['years'][] = ['years1to13', 'includesYearR', 'nursery'];
const KINDS = Object.keys(REQUEST_KINDS) as readonly RequestKind[];
const chosen = <Value extends string>(values: readonly Value[], text: string): Value | undefined =>
  values.find((value) => value === text);

/** R101: one of four grounds, and why it cannot wait for the next meeting. */
export function readExceptional(typed: Typed<'ground' | 'whyNow'>): PageRead<'exceptional', 'ground' | 'whyNow'> {
  const ground = chosen(Object.keys(GROUNDS) as readonly Ground[], typed.ground);
  const whyNow = trimmed(typed.whyNow);
  const problem = countWords(whyNow) === 0 ? 'TextMissing' : whyNow.length > LONGEST.whyNow ? 'TextTooLong' : null;
  return read<'exceptional', 'ground' | 'whyNow'>(
    { ground: ground ?? 'suddenChange', whyNow },
    { ground: ground ? null : 'NotChosen', whyNow: problem },
  );
}

export const ELIGIBILITY_BOXES = [
  'kind',
  'support',
  'years',
  'otherAuthorityFunds',
  'resourcedPlace',
  'includesStaffing',
  'staffingReason',
] as const;
export type EligibilityBox = (typeof ELIGIBILITY_BOXES)[number];

export function readEligibility(typed: Typed<EligibilityBox>): PageRead<'eligibility', EligibilityBox> {
  const kind = chosen(KINDS, typed.kind);
  const support = chosen(SUPPORT, typed.support);
  const years = chosen(YEARS, typed.years);
  const includesStaffing = typed.includesStaffing === 'true';
  const staffingReason = trimmed(typed.staffingReason);
  const reasonProblem =
    includesStaffing && staffingReason === ''
      ? 'StaffingReasonMissing'
      : staffingReason.length > LONGEST.staffingReason
        ? 'TextTooLong'
        : null;
  return read<'eligibility', EligibilityBox>(
    {
      support: support ?? 'senSupport',
      years: years ?? 'years1to13',
      kind: kind ?? 'group',
      otherAuthorityFunds: typed.otherAuthorityFunds === 'true',
      resourcedPlace: typed.resourcedPlace === 'true',
      includesStaffing,
      staffingReason,
    },
    {
      kind: kind ? null : 'NotChosen',
      support: support ? null : 'NotChosen',
      years: years ? null : 'NotChosen',
      otherAuthorityFunds: null,
      resourcedPlace: null,
      includesStaffing: null,
      staffingReason: reasonProblem,
    },
  );
}

export const NEED_BOXES = ['need', 'reason', 'outcomes', 'measures'] as const;
export type NeedBox = (typeof NEED_BOXES)[number];

/** Words of the four texts together: what the limit of R37 counts. */
export const wordsOf = (need: Need): number => NEED_BOXES.reduce((sum, box) => sum + countWords(need[box]), 0);

export function readNeed(typed: Typed<NeedBox>, { requestWords }: RuleProfile): PageRead<'need', NeedBox | 'words'> {
  const content: Need = {
    need: trimmed(typed.need),
    reason: trimmed(typed.reason),
    outcomes: trimmed(typed.outcomes),
    measures: trimmed(typed.measures),
  };
  const missing = (box: NeedBox): FieldProblem | null => (countWords(content[box]) === 0 ? 'TextMissing' : null);
  return read<'need', NeedBox | 'words'>(content, {
    need: missing('need'),
    reason: missing('reason'),
    outcomes: missing('outcomes'),
    measures: missing('measures'),
    words: wordsOf(content) > requestWords ? 'TooManyWords' : null,
  });
}

/** R43: a request without a summary of what was tried before is no request. */
export function readSupport(typed: Typed<'tried'>): PageRead<'support', 'tried'> {
  const tried = trimmed(typed.tried);
  const problem = countWords(tried) === 0 ? 'TextMissing' : tried.length > LONGEST.tried ? 'TextTooLong' : null;
  return read<'support', 'tried'>({ tried }, { tried: problem });
}

/** R39: optional. */
export function readSolution(typed: Typed<'solution'>): PageRead<'solution', 'solution'> {
  const solution = trimmed(typed.solution);
  return read<'solution', 'solution'>(
    { solution },
    { solution: solution.length > LONGEST.solution ? 'TextTooLong' : null },
  );
}

export const ASKED_BOXES = ['category', 'amount', 'start', 'openEnded', 'end', 'review'] as const;
export type AskedBox = (typeof ASKED_BOXES)[number];

/** Support is asked for days near today: further away than this, somebody mistook the year. */
const YEARS_BACK = 1;
const YEARS_AHEAD = 6;
const isFar = (date: LocalDate, today: LocalDate): boolean =>
  date < addDays(today, -366 * YEARS_BACK) || date > addDays(today, 366 * YEARS_AHEAD);

function dateProblem(text: string, today: LocalDate): FieldProblem | null {
  if (text === '') return null;
  const date = parseLocalDate(text);
  if (!date) return 'NoSuchDate';
  return isFar(date, today) ? 'DateFarAway' : null;
}

function amountProblem(text: string): FieldProblem | null {
  if (text === '') return 'AmountMissing';
  const amount = parsePounds(text);
  if (amount === null) return 'NotAnAmount';
  return amount > 0 ? null : 'NoAmount';
}

/**
 * An amount and a period: with a last day, or open-ended with the day it is looked at again (R51, R52). `withinWeeks`: it
 * must end so many weeks after its first day (R101).
 */
export function readAsked(
  typed: Typed<AskedBox>,
  today: LocalDate,
  withinWeeks: number | null = null,
): PageRead<'asked', AskedBox> {
  const category = chosen(Object.keys(CATEGORIES) as readonly Category[], typed.category);
  const openEnded = typed.openEnded === 'true';
  const start = parseLocalDate(typed.start);
  const end = parseLocalDate(typed.end);
  const review = parseLocalDate(typed.review);
  const endProblem = (): FieldProblem | null => {
    if (openEnded && withinWeeks !== null) return 'EndNotNear';
    if (openEnded) return typed.end === '' ? null : 'EndAndOpenEnded';
    if (typed.end === '') return 'EndMissing';
    const problem = dateProblem(typed.end, today) ?? (start && end && end < start ? 'EndBeforeStart' : null);
    return problem ?? (start && withinWeeks !== null && !endsNear(start, end, withinWeeks) ? 'EndNotNear' : null);
  };
  const reviewProblem = (): FieldProblem | null => {
    if (typed.review === '') return openEnded ? 'ReviewMissing' : null;
    const problem = dateProblem(typed.review, today);
    if (problem) return problem;
    if (start && review && review < start) return 'ReviewBeforeStart';
    return !openEnded && end && review && review > end ? 'ReviewAfterEnd' : null;
  };
  const content = {
    category: category ?? 'other',
    amount: parsePounds(typed.amount) ?? 0,
    start: start ?? today,
    end: openEnded ? null : end,
    review,
  } as Asked;
  return read<'asked', AskedBox>(content, {
    category: category ? null : 'NotChosen',
    amount: amountProblem(typed.amount.trim()),
    start: typed.start === '' ? 'DateMissing' : dateProblem(typed.start, today),
    openEnded: null,
    end: endProblem(),
    review: reviewProblem(),
  });
}

/** Why a request cannot go to the community at all; each has somewhere else to go. */
export type Stop = 'specificAllocation' | 'noSen' | 'nursery' | 'yearR' | 'otherAuthority' | 'resourcedPlace';
/** What a request may go on with, but everybody should know. */
export type Warning = 'yearR' | 'staffing' | 'otherAuthority';

/** Who a request can be for (R35, R36, R58, R186, R187, R191, R192, R193, R196), by the rules in force. */
export function eligibilityOf(
  { support, years, otherAuthorityFunds, resourcedPlace, includesStaffing }: Eligibility,
  { yearR }: Pick<RuleProfile, 'yearR'>,
  /** Between meetings another authority's pupil is a warning: the chair weighs who is to pay (R101, R191). */
  isExceptional = false,
): { readonly stops: readonly Stop[]; readonly warnings: readonly Warning[] } {
  const withYearR = years === 'includesYearR';
  const stops: readonly (Stop | false)[] = [
    support === 'specificAllocation' && 'specificAllocation',
    support === 'noSen' && 'noSen',
    years === 'nursery' && 'nursery',
    withYearR && yearR === 'stop' && 'yearR',
    otherAuthorityFunds && !isExceptional && 'otherAuthority',
    resourcedPlace && 'resourcedPlace',
  ];
  const warnings: readonly (Warning | false)[] = [
    withYearR && yearR === 'warn' && 'yearR',
    includesStaffing && 'staffing',
    otherAuthorityFunds && isExceptional && 'otherAuthority',
  ];
  return {
    stops: stops.filter((each) => each !== false),
    warnings: warnings.filter((each) => each !== false),
  };
}

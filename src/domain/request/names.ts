import type { LocalDate } from '../calendar/dates';
import { parseLocalDate } from '../calendar/dates';
import type { RequestForm } from './request';

/** A pupil as entered on the pupils' page: the date of birth may not be one yet. */
export interface NamedPupil {
  readonly name: string;
  readonly dateOfBirth: string;
}

/** Everything somebody writes in their own words, by the box it stands in. Other schools read all of it. */
export const TEXT_FIELDS = [
  'staffingReason',
  'need',
  'reason',
  'outcomes',
  'measures',
  'tried',
  'solution',
  'whyNow',
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
export type Texts = Partial<Readonly<Record<TextField, string>>>;

/** What of a pupil stands in a text. The word is one the person who typed the names may be shown; nobody else. */
export type NameFound =
  | { readonly field: TextField; readonly found: 'fullName' | 'birthDate' }
  | { readonly field: TextField; readonly found: 'word'; readonly word: string };

/** The texts of a form as far as it is filled in; a reason for staffing counts only where there is staffing. */
export function textsOf({ exceptional, eligibility, need, support, solution }: Partial<RequestForm>): Texts {
  return {
    ...(exceptional ? { whyNow: exceptional.whyNow } : {}),
    ...(eligibility?.includesStaffing ? { staffingReason: eligibility.staffingReason } : {}),
    ...(need ? { need: need.need, reason: need.reason, outcomes: need.outcomes, measures: need.measures } : {}),
    ...support,
    ...solution,
  };
}

/** Capitals, accents, apostrophes, hyphens and invisible characters make no difference to whose name it is. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/['’‘ʼ`´]s(?![\p{L}\p{N}])/gu, '')
    .replace(/['’‘ʼ`´]/gu, '')
    .replace(/[\p{Pd}_]/gu, ' ')
    .replace(/\s+/gu, ' ');

const wordsIn = (text: string): string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** First names before last, also where somebody typed `Lovelace, Ada`. */
function partsOf(name: string): string[] {
  const [last = '', ...first] = name.split(',');
  return [...wordsIn(first.join(' ')), ...wordsIn(last)];
}

// A full stop or comma counts as part of a name only where no sentence can end: `ada.lovelace`, `Lovelace, Ada`.
const BETWEEN = '(?: |\\.(?! ))';
const SURNAME_FIRST = ' ?,? ?';
const alone = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'u');

function fullNamePattern(name: string): RegExp | null {
  const parts = partsOf(name);
  const [first, ...others] = parts;
  const last = others.at(-1);
  if (first === undefined || last === undefined) return null;
  const whole = parts.join(BETWEEN);
  const given = [first, ...others.slice(0, -1)].join(BETWEEN);
  return alone(
    [whole, `${first}${BETWEEN}${last}`, `${last}${SURNAME_FIRST}${given}`, `${last}${SURNAME_FIRST}${first}`].join(
      '|',
    ),
  );
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** The date in the ways people in Kent write one: 2017-03-04, 04/03/2017, 4.3.17, 4th of March 2017, March 4, 2017, 04032017. */
function birthDatePattern(date: LocalDate): RegExp {
  const [year = '', month = '', day = ''] = date.split('-');
  const d = `0?${Number(day)}`;
  const m = `0?${Number(month)}`;
  const name = MONTHS[Number(month) - 1] ?? '';
  const named = `${name.slice(0, 3)}(?:${name.slice(3)}|t)?\\.?`; // Sept has a letter more than the others
  const years = `(?:${year}|${year.slice(2)})`;
  const ordinal = `${d}(?:st|nd|rd|th)?`;
  const gap = ' ?[-/., ] ?';
  return alone(
    [
      `${year}${gap}${m}${gap}${d}`,
      `${d}${gap}${m}${gap}${years}`,
      `${ordinal} ?(?:of )?${named},? ?${years}`,
      `${named} ?${ordinal},? ${years}`,
      `${year}${month}${day}`,
      `${day}${month}${year}`,
    ].join('|'),
  );
}

const SHORTEST_WORD = 3;

function foundIn(field: TextField, text: string, pupils: readonly NamedPupil[]): NameFound[] {
  const said = folded(text);
  const fullName = pupils.some(({ name }) => fullNamePattern(name)?.test(said));
  const birthDate = pupils.some(({ dateOfBirth }) => {
    const date = parseLocalDate(dateOfBirth);
    return date !== null && birthDatePattern(date).test(said);
  });
  const names = new Set(pupils.flatMap(({ name }) => wordsIn(name)).filter((word) => word.length >= SHORTEST_WORD));
  const words = new Set(wordsIn(text).filter((word) => names.has(word)));
  return [
    ...(fullName ? [{ field, found: 'fullName' } as const] : []),
    ...(birthDate ? [{ field, found: 'birthDate' } as const] : []),
    ...(fullName ? [] : [...words].map((word) => ({ field, found: 'word', word }) as const)),
  ];
}

/**
 * Where the texts name the pupils (R159): a full name or a date of birth must come out; a single word of a name (Will,
 * May, Grace) may be no name at all, and is for a person to say.
 */
export const namesIn = (texts: Texts, pupils: readonly NamedPupil[]): NameFound[] =>
  TEXT_FIELDS.flatMap((field) => foundIn(field, texts[field] ?? '', pupils));

/** Whether it may not stand at all, whatever anybody says. */
export const mustComeOut = ({ found }: NameFound): boolean => found !== 'word';

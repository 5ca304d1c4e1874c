import type { PageName } from '../cards/request-page';
import { pagesShown } from '../cards/request-page';

import type { FieldProblem, Stop, Warning } from '../domain/request/form';
import { LONGEST } from '../domain/request/form';
import type { NameFound, TextField } from '../domain/request/names';
import type { RowProblem } from '../domain/request/pupils';
import type { Eligibility } from '../domain/request/request';
import { plural } from './terms-words';

// Every sentence of the request dialog, for whoever looks after the words.

export const SUPPORTS: Readonly<Record<Eligibility['support'], string>> = {
  senSupport: 'SEN Support',
  ehcp: 'An EHCP at community level (lower-level needs)',
  specificAllocation: 'An EHCP with specific allocation funding',
  noSen: 'No special educational needs, for example a medical need alone',
};

export const YEAR_GROUPS: Readonly<Record<Eligibility['years'], string>> = {
  years1to13: 'Years 1 to 13',
  includesYearR: 'Year R is included',
  nursery: 'Nursery or early years',
};

export const STAFFING_RULE =
  'Yes. High needs funding is not intended for staffing costs. The school gives this reason:';

export const fieldProblems: Readonly<Record<FieldProblem, string>> = {
  NotChosen: 'Choose one of these.',
  TextMissing: 'Write something here. A sentence is enough.',
  TextTooLong: 'This is too long. Shorten it to what the community needs to know.',
  TooManyWords: 'There are too many words.',
  TooManyWordsHere: 'This text has too many words. Shorten it.',
  StaffingReasonMissing: 'Say why the staffing cannot be met another way. The community sees your reason.',
  AmountMissing: 'Enter an amount in pounds.',
  NotAnAmount: 'Enter an amount in pounds, such as 6400 or 6,400.50.',
  NoAmount: 'Enter an amount above nothing.',
  DateMissing: 'Enter a date.',
  NoSuchDate: 'There is no such date. Choose it again.',
  DateFarAway: 'That date is a long way from today. Check the year.',
  EndMissing: 'Enter the last day, or tick that it is open-ended.',
  EndAndOpenEnded: 'Leave this empty, or take the tick from open-ended: it cannot be both.',
  EndNotNear:
    'On this ground support is short, pending a review. Choose an earlier last day; for longer, make an ordinary request.',
  EndBeforeStart: 'The last day is before the first. Change one of them.',
  ReviewMissing: 'Enter the day on which it is reviewed: open-ended support needs one.',
  ReviewBeforeStart: 'The review is before the first day. Choose a later one.',
  ReviewAfterEnd: 'The review is after the last day. Choose an earlier one.',
};

export const endNotNear = (weeks: number): string =>
  `On this ground support is short, pending a review: choose a last day at most ${weeks} weeks after the first. For longer, make an ordinary request.`;

export const tooLong = (box: keyof typeof LONGEST, length: number): string =>
  `This is ${length} characters; the limit is ${LONGEST[box]}. Take out ${length - LONGEST[box]}.`;

/** `Your text is 263 words; the limit is 250. Take out 13.` */
export const tooManyWords = (words: number, limit: number): string =>
  `Your text is ${words} words; the limit is ${limit}. Take out ${words - limit}.`;

export const rowProblems: Readonly<Record<RowProblem, string>> = {
  NameMissing: 'Enter the name, or clear the date of birth.',
  NameWithoutLetters: 'Enter the name in full.',
  BirthDateMissing: 'Enter the date of birth, or clear the name.',
  NoSuchDate: 'There is no such date. Choose it again.',
  NotYetBorn: 'A date of birth lies in the past. Check it.',
  TooYoung: 'That makes the pupil younger than 2. Check the year.',
  TooOld: 'That makes the pupil older than 25. Check the year.',
};

export const stops: Readonly<Record<Stop, { readonly why: string; readonly next: string }>> = {
  specificAllocation: {
    why: 'A pupil with specific allocation funding is not paid for by the community.',
    next: 'The funding comes by band, without a request. Talk to your area High Needs Funding officer. If only some of the pupils have it, leave them out and answer for the others.',
  },
  noSen: {
    why: 'The community can only fund support for special educational needs.',
    next: 'For a medical need alone, ask the Specialist Teaching and Learning Service, or your school nursing team.',
  },
  nursery: {
    why: 'Nursery and early years children are supported another way.',
    next: 'Use the early years route, the SEN Inclusion Fund (SENIF). Your early years adviser can help.',
  },
  yearR: {
    why: 'Support for Year R is looked at separately.',
    next: 'Write to cosadmin@kent.gov.uk, who say which way is open to you.',
  },
  otherAuthority: {
    why: 'A pupil placed or funded by another local authority is paid for by that authority.',
    next: 'Ask that authority for the funding. If only some of the pupils are placed by it, leave them out and answer for the others. Living outside Kent alone does not matter.',
  },
  resourcedPlace: {
    why: 'A place in a specialist resourced provision is funded separately.',
    next: 'Talk to whoever leads the provision, or to your area High Needs Funding officer. If only some of the pupils have such a place, leave them out and answer for the others.',
  },
};

export const warnings: Readonly<Record<Warning, string>> = {
  otherAuthority:
    'A pupil placed or funded by another local authority is usually paid for by that authority. You can go on: the chair sees this and weighs it. Ask that authority too.',
  yearR:
    'Support for Year R may be looked at separately. You can go on; check with cosadmin@kent.gov.uk before the meeting.',
  staffing:
    'High needs funding is not intended for staffing costs. You can go on: the community sees your reason, and the chair decides.',
};

const TEXT_NAMES: Readonly<Record<TextField, string>> = {
  staffingReason: 'the reason for staffing',
  need: '“What do you need?”',
  reason: '“Why do you need it?”',
  outcomes: '“What will be different for the pupils?”',
  measures: '“How will you know?”',
  tried: '“Which resources and interventions have you used so far?”',
  solution: 'the proposed solution',
  whyNow: '“Why can it not wait?”',
};

const readersOf = (field: TextField): string =>
  field === 'whyNow'
    ? 'the chair, the clerk and whoever the chair asks read this text'
    : 'other schools read this text';

/** Says which box, never whose name. */
export const mustComeOutSentence = ({ field, found }: NameFound): string =>
  found === 'birthDate'
    ? `A pupil’s date of birth stands in ${TEXT_NAMES[field]}. Please take it out: ${readersOf(field)}.`
    : `A pupil’s full name stands in ${TEXT_NAMES[field]}. Please take it out and write “the pupil” or “Pupil A”: ${readersOf(field)}.`;

/** Above the check page: who will read what stands below. */
export const whoReads = (isExceptional: boolean): string =>
  isExceptional
    ? 'The chair, the clerk and whoever the chair asks will see exactly this. Other schools never see the ground or why it cannot wait; they read the rest when it comes to a meeting.'
    : 'This is exactly what other schools, the chair and the clerk will see.';

/** A word that may be a name; the word itself is for whoever typed the pupils' names. */
export const maybeNameSentence = (found: NameFound, mine: boolean): string =>
  found.found === 'word' && mine
    ? `“${found.word}” in ${TEXT_NAMES[found.field]} is also part of a pupil’s name.`
    : `A word in ${TEXT_NAMES[found.field]} is also part of a pupil’s name.`;

/** `3 pupils entered by Amara Osei`. */
export const enteredBy = (count: number, name: string): string => `${plural(count, 'pupil')} entered by ${name}`;

export const NO_PUPILS = 'Enter at least one pupil.';
export const tooManyPupils = (most: number): string =>
  `A request takes ${most} pupils at most. Make a second request for the others.`;
export const LIST_CHANGED =
  'The list of pupils was saved again after you opened this page. Check what you typed here, and save it to replace that list.';
export const UNSAVED = 'Some changes are not saved yet. Open them with Change and save them, or leave them out.';
export const NO_SCHOOL =
  'Only a school’s representatives can make a request, and I do not know you as one today. If that should include you, ask your clerk to add you to the register.';

const PAGE_TITLES: Readonly<Record<PageName, string>> = {
  exceptional: 'Why can it not wait?',
  eligibility: 'Who is it for?',
  need: 'What do you need?',
  support: 'What have you tried?',
  solution: 'What do you propose?',
  asked: 'How much, and for how long?',
  pupils: 'Who are the pupils?',
  check: 'Check your answers.',
};

export function pageNumber(page: PageName, isExceptional: boolean): string {
  const pages = pagesShown(isExceptional);
  return `page ${pages.indexOf(page) + 1} of ${pages.length}`;
}
export const pageTitle = (page: PageName, isExceptional: boolean): string =>
  `${PAGE_TITLES[page]} ${pageNumber(page, isExceptional).replace('page', 'Page')}`;

/** A page by its question, in a list of pages. */
export const pageName = (page: PageName): string => `“${PAGE_TITLES[page].replace(/\.$/, '')}”`;

/** The boxes as the list of problems at the top names them. */
const BOX_NAMES: Readonly<Record<string, string>> = {
  ground: 'Ground',
  whyNow: 'Why it cannot wait',
  kind: 'Who is it for',
  support: 'Support now',
  years: 'Years',
  staffingReason: 'Staffing',
  count: 'All four boxes',
  need: 'What you need',
  reason: 'Why you need it',
  outcomes: 'What will be different',
  measures: 'How you will know',
  tried: 'Resources and interventions',
  solution: 'Proposed solution',
  category: 'Heading',
  amount: 'Amount',
  start: 'First day',
  end: 'Last day',
  review: 'Review',
};

/** One line of the list at the top of a page. */
export const problemLine = (box: string, sentence: string): string =>
  BOX_NAMES[box] === undefined ? sentence : `${BOX_NAMES[box]}: ${sentence}`;

export const wordsUsed = (words: number, limit: number, perBox: number): string =>
  `Use ${limit} words at most in the four boxes together${perBox > 0 ? `, and ${perBox} in each` : ''}. ${words} of ${limit} words used${words > limit ? '' : ' so far'}.`;
export const wordsBefore = (words: number, limit: number): string =>
  `${words} of ${limit} words used on the page before. What you write here is not counted.`;
export const NO_REQUESTS = 'Your school has made no request yet. Type request to make one.';

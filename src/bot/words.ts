import type { Capacity, WhoIs } from '../app/who-is';
import { capacitiesOf } from '../app/who-is';
import type { Word } from './router';
import type { Turn } from './turn';

const IN_COMMUNITY: readonly Capacity[] = ['representative', 'chair', 'actingChair', 'clerk', 'observer'];

const RUNNING_OR_SCHOOL: readonly Capacity[] = ['representative', 'chair', 'actingChair', 'clerk'];
const WATCHING: readonly Capacity[] = ['representative', 'chair', 'actingChair', 'clerk', 'officer', 'administrator'];

/** Words that are of use to some people only; every other word is for everybody. */
const USED_BY: Readonly<Record<string, readonly Capacity[]>> = {
  request: ['representative'],
  'my requests': ['representative'],
  exceptional: ['representative', 'chair', 'actingChair', 'clerk'],
  agenda: IN_COMMUNITY,
  meeting: IN_COMMUNITY,
  meetings: IN_COMMUNITY,
  decisions: IN_COMMUNITY,
  interests: ['chair', 'actingChair', 'clerk', 'administrator'],
  actions: RUNNING_OR_SCHOOL,
  minutes: RUNNING_OR_SCHOOL,
  budget: WATCHING,
  rules: WATCHING,
};

const isUseful = (word: string, capacities: ReadonlySet<Capacity>): boolean =>
  USED_BY[word]?.some((each) => capacities.has(each)) ?? true;

/** Of these words, those that work for somebody of such capacities, in such a chat. */
export function wordsFor(
  words: readonly Word[],
  capacities: ReadonlySet<Capacity>,
  kind: Turn['chat']['kind'],
): Word[] {
  const here = kind === 'personal' ? 'personal' : 'shared';
  return words.filter(({ word, where }) => (where === 'everywhere' || where === here) && isUseful(word, capacities));
}

export interface WordButton {
  readonly word: string;
  readonly title: string;
}

const TITLES: Readonly<Record<string, string>> = { request: 'New request', exceptional: 'Exceptional request' };

/** A word as the button that runs it. */
export const asButton = (word: string): WordButton => ({
  word,
  title: TITLES[word] ?? word.charAt(0).toUpperCase() + word.slice(1),
});

/** Buttons for these words, in this order, as far as they are of use to this person. */
export const buttonsFor = (wanted: readonly string[], who: WhoIs): WordButton[] =>
  wanted.filter((word) => isUseful(word, capacitiesOf(who))).map(asButton);

/** The school a new request would be for, when there is no choice to make: its button then opens the dialog at once. */
export function newRequestFor({ communities }: WhoIs): { communityId: string; urn: string }[] {
  const schools = communities.flatMap(({ community, schools: represented }) =>
    represented.map(({ urn }) => ({ communityId: community.communityId, urn })),
  );
  return schools.length === 1 ? schools : [];
}

/** The buttons beside New request: the word `request` only where there is a school to choose. */
export const buttonsBeside = (newRequest: readonly unknown[], wanted: readonly string[], who: WhoIs): WordButton[] =>
  buttonsFor(newRequest.length > 0 ? wanted.filter((word) => word !== 'request') : wanted, who);

/** What a word does, as a sentence: the same in help and in Teams' own list of commands. */
export const asSentence = (help: string): string =>
  `${help.charAt(0).toUpperCase()}${help.slice(1)}${help.endsWith('.') ? '' : '.'}`;

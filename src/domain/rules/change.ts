import type { Instant, LocalDate } from '../calendar/dates';
import { addDays } from '../calendar/dates';
import type { PersonId } from '../community/community';
import type { CosEvent } from '../events';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { Rules, RulesVersion, Settings } from '../profile';
import { profileOn, settingsOf } from '../profile';
import type { Setting } from './settings';
import { ALL_SETTINGS, isAllowed } from './settings';

export type RulesRefusal =
  | 'ReasonMissing'
  | 'ReasonTooLong'
  | 'ValueNotAllowed'
  | 'BeginsInThePast'
  | 'BeginsTooFarAhead'
  | 'NothingChanges'
  | 'ChangedMeanwhile'
  | 'NamesAPupil';

export const LONGEST_NOTE = 500;
const FURTHEST_DAYS = 2 * 366;

export interface RulesChange {
  /** Only what is to be different. */
  readonly changes: Partial<Settings>;
  /** The first day it counts. */
  readonly from: LocalDate;
  readonly note: string;
  /** The newest version whoever changes it had seen: another one made meanwhile is not covered over. */
  readonly seen: number;
  readonly by: PersonId;
}

/** The number of the newest version there is, in force or planned. */
export const newestVersion = ({ versions }: Rules): number => versions.at(-1)?.version ?? 1;

/** Versions planned for later than that day: a new one from that day on takes their place. */
export const replacedBy = ({ versions }: Rules, from: LocalDate): readonly RulesVersion[] =>
  versions.filter((each) => each.from > from);

/** Whether a later version begins no later than this one, so that this one is not in force on any day from then on. */
export const isReplaced = ({ versions }: Rules, { version, from }: RulesVersion): boolean =>
  versions.some((each) => each.version > version && each.from <= from);

/** The rules as they were when that version was the newest. */
export const asSeen = ({ versions }: Rules, seen: number): Rules => ({
  versions: versions.filter(({ version }) => version <= seen),
});

/** Which settings differ between two sets. */
export const differing = (a: Settings, b: Settings): readonly Setting[] =>
  ALL_SETTINGS.filter((setting) => a[setting] !== b[setting]);

/** A new version of a community's rules, whole: what is in force on its first day, with these changes. Ballots already open keep theirs. */
export function changeRules(
  rules: Rules,
  { changes, from, note, seen, by }: RulesChange,
  today: LocalDate,
  at: Instant,
): Outcome<readonly CosEvent[], RulesRefusal> {
  const reason = note.trim();
  const newest = rules.versions.at(-1);
  if (newest && newest.version === seen + 1 && isSameChange(newest, { changes, from, reason, by })) return accept([]);
  if (newestVersion(rules) !== seen) return refuse('ChangedMeanwhile');
  if (from < today) return refuse('BeginsInThePast');
  if (from > addDays(today, FURTHEST_DAYS)) return refuse('BeginsTooFarAhead');
  if (Object.entries(changes).some(([setting, value]) => !isAllowed(setting as Setting, value)))
    return refuse('ValueNotAllowed');
  const before = profileOn(rules, from);
  const settings = settingsOf({ ...before, ...changes });
  const changed = differing(settingsOf(before), settings);
  const replaces = replacedBy(rules, from).map(({ version }) => version);
  if (changed.length === 0 && replaces.length === 0) return refuse('NothingChanges');
  if (reason === '') return refuse('ReasonMissing');
  if (reason.length > LONGEST_NOTE) return refuse('ReasonTooLong');
  return accept([{ type: 'RulesChanged', version: seen + 1, from, settings, changed, replaces, note: reason, by, at }]);
}

/** The same press again: the newest version is exactly what this one asks for. */
const isSameChange = (
  { from, note, by, settings }: RulesVersion,
  wanted: { changes: Partial<Settings>; from: LocalDate; reason: string; by: PersonId },
): boolean =>
  from === wanted.from &&
  note === wanted.reason &&
  by === wanted.by &&
  Object.entries(wanted.changes).every(([setting, value]) => settings[setting as Setting] === value);

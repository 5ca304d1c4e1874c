import type { Pence } from '../money';
import { parsePounds } from '../money';
import type { Settings } from '../profile';

/** The groups in which the rules are read and changed. */
export const GROUPS = ['voting', 'meeting', 'requests', 'interim', 'money', 'data'] as const;
export type Group = (typeof GROUPS)[number];

export type Setting = keyof Settings;

interface Range {
  readonly least: number;
  readonly most: number;
}

/** How a setting of that type is asked for, and what it may be. */
type InputFor<Value> = [Value] extends [boolean]
  ? { readonly kind: 'yesNo' }
  : [Value] extends [Pence]
    ? Range & { readonly kind: 'money' }
    : [Value] extends [number]
      ? Range & { readonly kind: 'number' }
      : [string] extends [Value]
        ? { readonly kind: 'time' }
        : { readonly kind: 'choice'; readonly of: readonly Value[] };
export type Input =
  | InputFor<boolean>
  | InputFor<Pence>
  | InputFor<number>
  | InputFor<string>
  | { readonly kind: 'choice'; readonly of: readonly string[] };

/**
 * Every setting, with its group and what it may be. Total by type: a setting added to `Settings` does not compile until it
 * is described here (its default in `defaultProfile`, its words in `src/bot/rules-words.ts`). The administrator's card, the
 * checks and the stored form all follow from this table.
 */
export const SETTINGS: { readonly [S in Setting]: { readonly group: Group; readonly input: InputFor<Settings[S]> } } = {
  quorumPercent: { group: 'voting', input: { kind: 'number', least: 1, most: 100 } },
  quorum: { group: 'voting', input: { kind: 'choice', of: ['advisory', 'binding', 'off'] } },
  threshold: { group: 'voting', input: { kind: 'choice', of: ['majority', 'twoThirds'] } },
  requesterVotes: { group: 'voting', input: { kind: 'yesNo' } },
  sameTrust: { group: 'voting', input: { kind: 'choice', of: ['flagged', 'excluded', 'off'] } },
  agreedWithoutVote: { group: 'voting', input: { kind: 'yesNo' } },
  votesChangeable: { group: 'voting', input: { kind: 'yesNo' } },
  votesSeenBy: { group: 'voting', input: { kind: 'choice', of: ['chairClerkKcc', 'everybody'] } },
  disputes: { group: 'voting', input: { kind: 'choice', of: ['tieOrAsked', 'tie'] } },
  hearAllFirst: { group: 'meeting', input: { kind: 'yesNo' } },
  minutesPerRequest: { group: 'meeting', input: { kind: 'number', least: 1, most: 120 } },
  breakMinutes: { group: 'meeting', input: { kind: 'number', least: 0, most: 60 } },
  attendeesPerSchool: { group: 'meeting', input: { kind: 'number', least: 1, most: 10 } },
  endReminderAt: { group: 'meeting', input: { kind: 'time' } },
  declarationDays: { group: 'meeting', input: { kind: 'number', least: 30, most: 730 } },
  requestWords: { group: 'requests', input: { kind: 'number', least: 50, most: 2000 } },
  wordsPerBox: { group: 'requests', input: { kind: 'number', least: 0, most: 1000 } },
  pupilsPerRequest: { group: 'requests', input: { kind: 'number', least: 1, most: 30 } },
  cutOffSchoolDays: { group: 'requests', input: { kind: 'number', least: 1, most: 20 } },
  cutOffAfterHolidays: { group: 'requests', input: { kind: 'yesNo' } },
  yearR: { group: 'requests', input: { kind: 'choice', of: ['warn', 'stop'] } },
  interimChairAlone: { group: 'interim', input: { kind: 'money', least: 0, most: 10_000_000 } },
  interimConsulted: { group: 'interim', input: { kind: 'number', least: 1, most: 5 } },
  interimActingChairWorkingDays: { group: 'interim', input: { kind: 'number', least: 1, most: 10 } },
  interimResponseWorkingDays: { group: 'interim', input: { kind: 'number', least: 1, most: 20 } },
  interimEndWorkingDays: { group: 'interim', input: { kind: 'number', least: 1, most: 60 } },
  interimEndUnplannedWorkingDays: { group: 'interim', input: { kind: 'number', least: 5, most: 120 } },
  interimReminderWorkingDays: { group: 'interim', input: { kind: 'number', least: 1, most: 20 } },
  newAdmissionWeeks: { group: 'interim', input: { kind: 'number', least: 1, most: 52 } },
  approvalAlertWorkingDay: { group: 'money', input: { kind: 'number', least: 1, most: 30 } },
  approvalWorkingDays: { group: 'money', input: { kind: 'number', least: 1, most: 30 } },
  paymentWorkingDays: { group: 'money', input: { kind: 'number', least: 1, most: 90 } },
  draftPupilsDays: { group: 'data', input: { kind: 'number', least: 21, most: 365 } },
};

export const ALL_SETTINGS = Object.keys(SETTINGS) as readonly Setting[];

/** The settings of a group, in the order of the table. */
export const settingsIn = (group: Group): readonly Setting[] =>
  ALL_SETTINGS.filter((setting) => SETTINGS[setting].group === group);

export const inputOf = (setting: Setting): Input => SETTINGS[setting].input;

/** A time of day in Kent, `17:00`. */
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/u;

const between = ({ least, most }: Range, value: unknown): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && least <= value && value <= most;

/** Whether a setting may have that value. */
export function isAllowed(setting: Setting, value: unknown): boolean {
  const input = inputOf(setting);
  switch (input.kind) {
    case 'yesNo':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && input.of.includes(value);
    case 'time':
      return typeof value === 'string' && CLOCK.test(value);
    case 'number':
    case 'money':
      return between(input, value);
  }
}

/** What somebody typed or chose for a setting, as its value; null when it cannot be one. */
export function readSetting(setting: Setting, typed: string): Settings[Setting] | null {
  const value = valueOf(inputOf(setting), typed.trim());
  return isAllowed(setting, value) ? (value as Settings[Setting]) : null;
}

function valueOf({ kind }: Input, typed: string): unknown {
  switch (kind) {
    case 'yesNo':
      return typed === 'true' ? true : typed === 'false' ? false : null;
    case 'choice':
    case 'time':
      return typed;
    case 'number':
      return /^\d{1,9}$/u.test(typed) ? Number(typed) : null;
    case 'money':
      return parsePounds(typed);
  }
}

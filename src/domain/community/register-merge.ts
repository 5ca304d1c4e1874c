import type { LocalDate } from '../calendar/dates';
import type { Period } from './community';
import { lastDayWhenGone } from './register-periods';

/** What a list becomes, and what was done to it. */
export interface Merged<T> {
  readonly list: readonly T[];
  readonly added: readonly T[];
  readonly changed: readonly { readonly before: T; readonly after: T }[];
  readonly ended: readonly T[];
}

interface MergeRules<T> {
  /** Entries of one key are one place taken in turn, such as one person's chair. */
  readonly key: (entry: T) => string;
  readonly today: LocalDate;
  /** Leave alone what is missing from the register. */
  readonly endingsHeld: boolean;
  /** The last day of what is missing from the register, where it is not simply yesterday. */
  readonly lastDay?: (entry: T) => LocalDate | null;
  /** A key has one entry only: one that comes back is the same entry with other days. */
  readonly single?: boolean;
  /** What of the stored entry outlives the registered one. */
  readonly keep?: (stored: T, registered: T) => T;
}

/** Whether both say the same, whatever the order of their fields. */
export const sameFields = (a: object, b: object): boolean => {
  const fields = (entry: object) => JSON.stringify(Object.entries(entry).sort(([x], [y]) => x.localeCompare(y)));
  return fields(a) === fields(b);
};

/** Lays the register over what is stored: new entries are added, known ones follow it, missing ones end. None is removed. */
export function merge<T extends Period>(
  stored: readonly T[],
  registered: readonly T[],
  rules: MergeRules<T>,
): Merged<T> {
  const { key, today, endingsHeld, lastDay = () => null, keep = (_: T, after: T) => after, single = false } = rules;
  const unmatched = new Set(registered);
  const partner = new Map<T, T>();
  const pair = (fits: (before: T, after: T) => boolean) => {
    for (const before of stored) {
      if (partner.has(before)) continue;
      const after = [...unmatched].find((each) => key(each) === key(before) && fits(before, each));
      if (!after) continue;
      partner.set(before, after);
      unmatched.delete(after);
    }
  };
  pair((before, after) => before.from === after.from);
  // A corrected first day is the same place still, if it has not ended.
  pair((before) => single || before.to === null || before.to >= today);

  const changed: { before: T; after: T }[] = [];
  const ended: T[] = [];
  const kept = stored.map((before): T => {
    const match = partner.get(before);
    if (match) {
      const after = keep(before, match);
      if (sameFields(before, after)) return before;
      changed.push({ before, after });
      return after;
    }
    const stated = lastDay(before);
    if (stated === null && endingsHeld) return before;
    const to = stated ?? lastDayWhenGone(before, today);
    if (before.to !== null && before.to <= to) return before;
    const gone = { ...before, to };
    ended.push(gone);
    return gone;
  });
  const added = [...unmatched];
  return { list: [...kept, ...added], added, changed, ended };
}

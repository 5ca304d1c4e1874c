import { sayDate } from '../calendar/say';
import type { Budget } from '../budget/budget';
import { formatMoney } from '../money';
import type { Posting } from './area-staff';
import type { Appointment, Community, Period, School } from './community';
import type { Merged } from './register-merge';
import { sayPeriod } from './register-periods';

const LABELS: Readonly<Record<string, string>> = {
  name: 'name',
  as: 'place',
  phase: 'phase',
  trust: 'trust',
  federation: 'federation',
  replaces: 'replaces',
  from: 'first day',
  to: 'last day',
  code: 'code',
  area: 'area',
  pcn: 'primary care network',
  total: 'total',
  stls: 'STLS',
  protections: 'protections',
  source: 'source',
};

const sayValue = (field: string, value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'none';
  if (typeof value === 'number') return formatMoney(value as Budget['total']);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return field === 'from' || field === 'to' ? sayDate(text as Period['from']) : text;
};

/** `name was Oakfield School, now Oakfield Primary; last day was none, now 31 August 2027` */
export const differences = (before: object, after: object): string[] => {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).flatMap(([field, value]: [string, unknown]) => {
    const label = LABELS[field];
    const was = old.get(field);
    return label === undefined || was === value
      ? []
      : [`${label} was ${sayValue(field, was)}, now ${sayValue(field, value)}`];
  });
};

const sayMerged = <T extends Period>(merged: Merged<T>, who: (entry: T) => string): string[] => [
  ...merged.added.map((entry) => `Added: ${who(entry)}, ${sayPeriod(entry)}.`),
  ...merged.changed.map(({ before, after }) => `Changed: ${who(after)}: ${differences(before, after).join('; ')}.`),
  ...merged.ended.map((entry) => `Ended: ${who(entry)}${entry.to === null ? '' : `, on ${sayDate(entry.to)}`}.`),
];

const OFFICES: Readonly<Record<Exclude<Appointment['role'], 'representative'>, string>> = {
  chair: 'chair',
  actingChair: 'acting chair',
  clerk: 'clerk',
  observer: 'observer',
};

export const saySchools = (merged: Merged<School>): string[] =>
  sayMerged(merged, (school) => `${school.name} (${school.urn}), ${school.as}`);

export const sayAppointments = (merged: Merged<Appointment>, schools: readonly School[]): string[] =>
  sayMerged(merged, (each) => {
    if (each.role !== 'representative') return `${each.name}, ${OFFICES[each.role]}`;
    const school = schools.find((one) => one.urn === each.urn);
    return `${each.name}, representative of ${school?.name ?? each.urn}`;
  });

export const sayPostings = (merged: Merged<Posting>, post: string): string[] =>
  sayMerged(merged, (each) => `${each.name}, ${post}`);

/** What a community's own line says anew; nothing when it says the same. */
export function sayCommunity(before: Community | null, after: Community): string[] {
  if (!before) return [`New community: ${after.name} (${after.code}), area ${after.area}.`];
  const changes = differences(before, after);
  return changes.length === 0 ? [] : [`Changed: ${changes.join('; ')}.`];
}

export function sayBudget(before: Budget | null, after: Budget): string[] {
  if (before?.isSet) return [`Budget ${after.year}: ${differences(before, after).join('; ')}.`];
  const slices = `STLS ${formatMoney(after.stls)}, protections ${formatMoney(after.protections)}`;
  return [
    `Budget ${after.year}: total ${formatMoney(after.total)}, of which ${slices}.`,
    ...(after.committed === 0
      ? []
      : [`${formatMoney(after.committed)} that earlier awards promised for ${after.year} now counts against it.`]),
  ];
}

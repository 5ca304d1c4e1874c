import type { Budget } from '../domain/budget/budget';
import type { Instant } from '../domain/calendar/dates';
import { londonDate } from '../domain/calendar/dates';
import type { AcademicYear } from '../domain/calendar/years';
import type { AreaStaff, StaffArea } from '../domain/community/area-staff';
import { kccRolesIn } from '../domain/community/area-staff';
import type { Community, CommunityId, PersonId } from '../domain/community/community';
import type { Person } from '../domain/community/directory';
import type { Register } from '../domain/community/register';
import { registerFrom } from '../domain/community/register';
import type { KnownRegister, RegisterPlan } from '../domain/community/register-plan';
import { planRegister } from '../domain/community/register-plan';
import type { RegisterFault, RegisterRows } from '../domain/community/register-rows';
import { personIdOf } from './person-id';
import type { Stored } from './stored';

/** What an import has to say about one document it saves: for the record. */
export interface RegisterChange {
  readonly at: Instant;
  readonly changes: readonly string[];
}

/** `conflict` when somebody saved first: the etag is outdated, or (etag null) the document is there already. */
export type Saved = 'saved' | 'conflict';

/** Everything the register is laid over. A save with etag null creates. */
export interface RegisterPort {
  readonly communityIds: () => Promise<readonly CommunityId[]>;
  readonly community: (id: CommunityId) => Promise<Stored<Community> | null>;
  readonly saveCommunity: (community: Community, etag: string | null, change: RegisterChange) => Promise<Saved>;
  readonly budget: (id: CommunityId, year: AcademicYear) => Promise<Stored<Budget> | null>;
  readonly saveBudget: (id: CommunityId, budget: Budget, etag: string | null, change: RegisterChange) => Promise<Saved>;
  readonly person: (id: PersonId) => Promise<Stored<Person> | null>;
  readonly savePerson: (person: Person, etag: string | null) => Promise<Saved>;
  readonly areaStaff: (area: StaffArea) => Promise<Stored<AreaStaff> | null>;
  readonly saveAreaStaff: (staff: AreaStaff, etag: string | null) => Promise<Saved>;
}

/** What an import would change, or has changed, under one heading (a community's name, or KCC, or People). */
export interface ImportSection {
  readonly heading: string;
  readonly changes: readonly string[];
}

/** What an administrator is shown before and after: nothing in it but names, schools and figures of the register. */
export interface ImportReport {
  readonly applied: boolean;
  readonly sections: readonly ImportSection[];
  /** Communities left as they were because of their faults. */
  readonly notImported: readonly CommunityId[];
  readonly faults: readonly RegisterFault[];
  readonly warnings: readonly string[];
}

const ATTEMPTS = 5;
const READS_AT_ONCE = 20;

/** Lays the register over what is stored; without `apply` it only tells what would change. Repeating it changes nothing. */
export async function importRegister(
  { register: port }: { readonly register: RegisterPort },
  files: RegisterRows,
  { apply, now }: { readonly apply: boolean; readonly now: Instant },
): Promise<ImportReport> {
  const today = londonDate(now);
  const register = registerFrom(files, { today, personIdOf });
  const first = await draw(port, register, today);
  const report = reportOf(first.plan, apply);
  if (!apply) return report;

  let { plan, etags } = first;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    if (await carriedOut(port, plan, etags, now)) return report;
    // Somebody saved first: what is done already plans nothing any more, the rest is planned afresh.
    ({ plan, etags } = await draw(port, register, today));
  }
  throw new Error(`Gave up on the register import: others saved first ${ATTEMPTS} times. Import it again.`);
}

type Etags = ReadonlyMap<string, string>;
const budgetKey = (id: CommunityId, year: AcademicYear) => `budget ${id} ${year}`;
const communityKey = (id: CommunityId) => `community ${id}`;
const personKey = (id: PersonId) => `person ${id}`;
const staffKey = (area: StaffArea) => `staff ${area}`;

/** Reads all the import touches and plans it. */
async function draw(
  port: RegisterPort,
  register: Register,
  today: ReturnType<typeof londonDate>,
): Promise<{ plan: RegisterPlan; etags: Etags }> {
  const etags = new Map<string, string>();
  const read = async <Key, T>(
    keys: readonly Key[],
    one: (key: Key) => Promise<Stored<T> | null>,
    name: (key: Key) => string,
  ): Promise<{ key: Key; value: T }[]> => {
    const found: { key: Key; value: T }[] = [];
    for (let start = 0; start < keys.length; start += READS_AT_ONCE) {
      const some = keys.slice(start, start + READS_AT_ONCE);
      const stored = await Promise.all(some.map(async (key) => ({ key, document: await one(key) })));
      for (const { key, document } of stored) {
        if (!document) continue;
        etags.set(name(key), document.etag);
        found.push({ key, value: document.value });
      }
    }
    return found;
  };

  const areas: readonly StaffArea[] = register.staff.map((each) => each.area);
  const years = register.communities.flatMap(({ community, budgets }) =>
    budgets.map(({ year }) => ({ communityId: community.communityId, year })),
  );
  const communities = await read(await port.communityIds(), port.community, communityKey);
  const staff = await read(areas, port.areaStaff, staffKey);
  const budgets = await read(
    years,
    ({ communityId, year }) => port.budget(communityId, year),
    ({ communityId, year }) => budgetKey(communityId, year),
  );
  const everybody = new Set([
    ...register.people.map((each) => each.personId),
    ...communities.flatMap(({ value }) => value.appointments.map((each) => each.personId)),
    ...staff.flatMap(({ value }) => kccRolesIn(value).map((each) => each.personId)),
  ]);
  const people = await read([...everybody], port.person, personKey);
  const known: KnownRegister = {
    communities: communities.map(({ value }) => value),
    staff: staff.map(({ value }) => value),
    budgets: budgets.map(({ key, value }) => ({ communityId: key.communityId, budget: value })),
    people: people.map(({ value }) => value),
  };
  return { plan: planRegister(register, known, today), etags };
}

/** Saves what is planned, money first and people last, so that whoever is found has a community to be found in. */
async function carriedOut(port: RegisterPort, plan: RegisterPlan, etags: Etags, at: Instant): Promise<boolean> {
  const etag = (key: string) => etags.get(key) ?? null;
  for (const { communityId, after, changes } of plan.budgets) {
    const known = etag(budgetKey(communityId, after.year));
    if ((await port.saveBudget(communityId, after, known, { at, changes })) === 'conflict') return false;
  }
  for (const { after, changes } of plan.communities) {
    const known = etag(communityKey(after.communityId));
    if ((await port.saveCommunity(after, known, { at, changes })) === 'conflict') return false;
  }
  for (const { after } of plan.staff) {
    if ((await port.saveAreaStaff(after, etag(staffKey(after.area)))) === 'conflict') return false;
  }
  for (const { after } of plan.people) {
    if ((await port.savePerson(after, etag(personKey(after.personId)))) === 'conflict') return false;
  }
  return true;
}

function reportOf(plan: RegisterPlan, applied: boolean): ImportReport {
  const names = new Map([
    ...plan.communities.map(({ after }) => [after.communityId, after.name] as const),
    ...plan.budgets.map(({ communityId, communityName }) => [communityId, communityName] as const),
  ]);
  const sections = [
    ...[...names].map(([id, heading]) => ({
      heading,
      changes: [
        ...plan.communities.filter(({ after }) => after.communityId === id),
        ...plan.budgets.filter((each) => each.communityId === id),
      ].flatMap(({ changes }) => changes),
    })),
    { heading: 'KCC', changes: plan.staff.flatMap(({ changes }) => changes) },
    { heading: 'People', changes: plan.people.flatMap(({ changes }) => changes) },
  ];
  return {
    applied,
    sections: sections.filter(({ changes }) => changes.length > 0),
    notImported: plan.notImported,
    faults: plan.faults,
    warnings: plan.warnings,
  };
}

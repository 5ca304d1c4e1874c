import type { Budget } from '../budget/budget';
import { remaining, unset } from '../budget/budget';
import type { LocalDate } from '../calendar/dates';
import { formatMoney, pence, subtract } from '../money';
import type { AreaStaff, Posting } from './area-staff';
import type { Community, CommunityId } from './community';
import type { Person } from './directory';
import type { Register, RegisteredBudget } from './register';
import { merge } from './register-merge';
import { communityDraft, goneDraft, idOf, warned, withoutDoubles } from './register-plan-community';
import { peoplePlans } from './register-plan-people';
import type { ImportTerms, Planned } from './register-planned';
import { isChange } from './register-planned';
import type { RegisterFault } from './register-rows';
import { sayBudget, sayPostings } from './register-sentences';

/** What the import found in the store. */
export interface KnownRegister {
  readonly communities: readonly Community[];
  readonly staff: readonly AreaStaff[];
  readonly budgets: readonly { readonly communityId: CommunityId; readonly budget: Budget }[];
  readonly people: readonly Person[];
}

export type PlannedBudget = Planned<Budget> & { readonly communityId: CommunityId; readonly communityName: string };

/** Every document an import would write, and what it has to say. */
export interface RegisterPlan {
  readonly communities: readonly Planned<Community>[];
  readonly budgets: readonly PlannedBudget[];
  readonly staff: readonly Planned<AreaStaff>[];
  readonly people: readonly Planned<Person>[];
  readonly notImported: readonly CommunityId[];
  readonly faults: readonly RegisterFault[];
  readonly warnings: readonly string[];
}

/** What importing this register on that day would do to what is known. Planning it again after it was done plans nothing. */
export function planRegister(register: Register, known: KnownRegister, today: LocalDate): RegisterPlan {
  if (!register.usable) return { ...NOTHING, faults: register.faults.map(plainFault) };
  const terms: ImportTerms = { today, endingsHeld: register.endingsHeld };
  const staff = register.staff.map((each) => {
    const before = known.staff.find((one) => one.area === each.area) ?? null;
    return staffPlan(before, each, terms);
  });
  const staffAfter = staff.map((each) => each.after);
  const drafts = register.communities.map((each) => {
    const before = known.communities.find((one) => one.communityId === each.community.communityId) ?? null;
    return communityDraft(before, each, terms);
  });
  const gone = register.endingsHeld ? [] : missing(register, known).map((each) => goneDraft(each, terms));
  const { free, faults } = withoutDoubles([...drafts, ...gone], known.communities, today);
  const communities = free.map((draft) => warned(draft, staffAfter, today));
  const notImported = [
    ...new Set([...register.faulty, ...drafts.filter((each) => !free.includes(each)).map(idOf)]),
  ].sort();
  const everyCommunity = [
    ...communities.map((each) => each.after),
    ...known.communities.filter((each) => !communities.some((one) => idOf(one) === each.communityId)),
  ];
  const budgets = register.communities
    .filter((each) => !notImported.includes(each.community.communityId))
    .flatMap((each) => each.budgets.map((budget) => budgetPlan(each.community, budget, known)));
  return {
    communities: communities.filter(isChange),
    budgets: budgets.filter(isChange),
    staff: staff.filter(isChange),
    people: peoplePlans(register.people, known.people, everyCommunity, staffAfter, today),
    notImported,
    faults: [...register.faults.map(plainFault), ...faults],
    warnings: [
      ...new Set([
        ...communities.flatMap((each) => each.after.warnings),
        ...budgets.flatMap(overspent),
        ...(register.endingsHeld ? [ENDINGS_HELD] : []),
      ]),
    ],
  };
}

const NOTHING: RegisterPlan = {
  communities: [],
  budgets: [],
  staff: [],
  people: [],
  notImported: [],
  faults: [],
  warnings: ['Nothing was imported: a file of the register cannot be read. Mend it and import again.'],
};

const plainFault = ({ file, line, message }: RegisterFault): RegisterFault => ({ file, line, message });

const ENDINGS_HELD =
  'Nobody and nothing was ended: a faulty line may have been meant for any of them. Mend the faults and import again.';

const missing = (register: Register, known: KnownRegister): Community[] =>
  known.communities.filter(
    ({ communityId }) =>
      !register.faulty.includes(communityId) &&
      !register.communities.some((each) => each.community.communityId === communityId),
  );

function staffPlan(before: AreaStaff | null, registered: AreaStaff, terms: ImportTerms): Planned<AreaStaff> {
  const merged = (list: 'officers' | 'board' | 'administrators') =>
    merge<Posting>(before?.[list] ?? [], registered[list], { ...terms, key: (each) => each.personId });
  const officers = merged('officers');
  const board = merged('board');
  const administrators = merged('administrators');
  return {
    after: {
      area: registered.area,
      officers: officers.list,
      board: board.list,
      administrators: administrators.list,
    },
    changes: [
      ...sayPostings(officers, `High Needs Funding officer, ${registered.area}`),
      ...sayPostings(board, `Area Board reader, ${registered.area}`),
      ...sayPostings(administrators, 'KCC administrator'),
    ],
  };
}

function budgetPlan(
  { communityId, name }: Community,
  registered: RegisteredBudget,
  known: KnownRegister,
): PlannedBudget {
  const before =
    known.budgets.find((each) => each.communityId === communityId && each.budget.year === registered.year)?.budget ??
    null;
  const after: Budget = { ...(before ?? unset(registered.year)), ...registered, isSet: true };
  const same =
    before?.isSet === true &&
    (['total', 'stls', 'protections', 'source'] as const).every((field) => before[field] === after[field]);
  return { communityId, communityName: name, after, changes: same ? [] : sayBudget(before, after) };
}

function overspent({ communityName, after }: PlannedBudget): string[] {
  const left = remaining(after);
  if (left >= 0) return [];
  const lacking = formatMoney(subtract(pence(0), left));
  return [
    `The budget of ${communityName} for ${after.year} is ${lacking} less than what is promised and paid already.`,
  ];
}

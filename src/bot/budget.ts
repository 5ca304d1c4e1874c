import type { BudgetSheet } from '../app/budget';
import { budgetOf } from '../app/budget';
import type { Deps } from '../app/deps';
import type { BudgetCardData } from '../cards/budget';
import { budgetAction, budgetCard } from '../cards/budget';
import type { Budget } from '../domain/budget/budget';
import { adjusted, remaining } from '../domain/budget/budget';
import type { Instant } from '../domain/calendar/dates';
import { londonDate, londonTime } from '../domain/calendar/dates';
import { sayDate } from '../domain/calendar/say';
import type { PersonId } from '../domain/community/community';
import type { Pence } from '../domain/money';
import { add, formatMoney, pence, subtract } from '../domain/money';
import { budgetRefusals } from './refusals/budget';
import type { Route, Word } from './router';
import { press } from './router';
import type { Answer, Turn } from './turn';
import { watchedOne } from './watched';

const NONE: Answer = {
  say: 'You have no community whose budget I can show you. If that is wrong, ask the clerk of your community.',
};

/** What awards that run past August have promised of the coming year, and whether KCC has set that year's budget. */
const sayNextYear = (next: Budget): string =>
  next.isSet
    ? `For ${next.year} KCC has set ${formatMoney(next.total)}. Awards that run into that year have ${formatMoney(next.committed)} of it already.`
    : `Awards that run past 31 August need ${formatMoney(next.committed)} in ${next.year}. That is provisional until KCC sets the budget for ${next.year}.`;

const MOST_ADJUSTMENTS = 5;
export const signed = (amount: Pence): string => `${amount > 0 ? '+' : ''}${formatMoney(amount)}`;

/** The three figures of R116, with the top slices and what is promised and not yet paid shown apart (R123, R124). */
export function budgetView(
  { community, year, budget, next, mayAdjust }: BudgetSheet,
  now: Instant,
  isShared: boolean,
): BudgetCardData {
  const left = remaining(budget);
  const topSlices: [string, Pence][] = [
    ['STLS contribution', budget.stls],
    ...(budget.protections === 0 ? [] : ([['Protections', budget.protections]] satisfies [string, Pence][])),
  ];
  const lines: [string, Pence][] = [
    ['Total budget', budget.total],
    ...(budget.adjustments.length === 0 ? [] : ([['Adjusted by KCC', adjusted(budget)]] satisfies [string, Pence][])),
    ...topSlices,
    ['Spent to date', budget.spent],
    ['Agreed, not yet paid', budget.committed],
    ['Remaining', left],
  ];
  return {
    communityId: community.communityId,
    community: community.name,
    year,
    remaining: formatMoney(left),
    summary:
      left < 0
        ? `The community has agreed ${formatMoney(subtract(pence(0), left))} more than its budget carries. Ask KCC before anything else is agreed.`
        : `${formatMoney(left)} of ${formatMoney(add(budget.total, adjusted(budget)))} is left to decide about until 31 August ${Number(year.slice(0, 4)) + 1}.`,
    nextYear: next ? sayNextYear(next) : '',
    hasNextYear: next !== null,
    lines: lines.map(([label, amount]) => ({ label, value: formatMoney(amount) })),
    hasAdjustments: budget.adjustments.length > 0,
    adjustments: budget.adjustments.slice(-MOST_ADJUSTMENTS).map(({ amount, reason, at }) => ({
      what: `${signed(amount)} by KCC on ${sayDate(londonDate(at))}:`,
      reason,
    })),
    mayAdjust: mayAdjust && !isShared,
    source: budget.source,
    asOf: `As of ${londonTime(now)}`,
    canRefresh: !isShared,
  };
}

/** A community's budget as it is now, for whoever may see it. */
export async function budgetAnswer(
  deps: Deps,
  personId: PersonId,
  communityId: string,
  isShared: boolean,
): Promise<Answer> {
  const sheet = await budgetOf(deps, personId, communityId);
  if (!sheet.ok) return { say: budgetRefusals[sheet.refusal] };
  return { show: budgetCard(budgetView(sheet.value, deps.now(), isShared)) };
}

const show = (deps: Deps, { person, chat }: Turn, communityId: string): Promise<Answer> =>
  budgetAnswer(deps, person.personId, communityId, chat.kind !== 'personal');

async function asked(deps: Deps, turn: Turn, rest: string): Promise<Answer> {
  if (turn.chat.kind !== 'personal') {
    const place = await deps.directory.place(turn.chat.conversationId);
    return place ? show(deps, turn, place.value.communityId) : NONE;
  }
  const watched = await watchedOne(deps, turn.person.personId, rest, 'Budget', budgetAction.verb);
  if (!watched) return NONE;
  return 'communityId' in watched ? show(deps, turn, watched.communityId) : watched;
}

export const budgetRoutes = (deps: Deps): Route[] => [
  press(budgetAction, async ({ communityId }, turn) => show(deps, turn, communityId)),
];

export const budgetWords = (deps: Deps): Word[] => [
  {
    word: 'budget',
    help: 'what your community has left this year, and what is spent and promised',
    where: 'everywhere',
    answer: async (turn, rest) => [await asked(deps, turn, rest)],
  },
];

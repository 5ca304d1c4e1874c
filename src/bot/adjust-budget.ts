import { adjustBudget } from '../app/adjust-budget';
import { budgetOf } from '../app/budget';
import type { Deps } from '../app/deps';
import { adjustBudgetAction, adjustBudgetCard, openAdjustBudgetAction } from '../cards/adjust-budget';
import { remaining } from '../domain/budget/budget';
import type { PersonId } from '../domain/community/community';
import { formatMoney, parsePounds, pence, subtract } from '../domain/money';
import { budgetAnswer } from './budget';
import { budgetRefusals } from './refusals/budget';
import type { Route } from './router';
import { open, submit } from './router';
import type { Answer } from './turn';

interface Typed {
  readonly direction: string;
  readonly amount: string;
  readonly reason: string;
}
const NOTHING: Typed = { direction: '', amount: '', reason: '' };

async function page(
  deps: Deps,
  personId: PersonId,
  communityId: string,
  typed: Typed,
  problem: string,
): Promise<Answer> {
  const sheet = await budgetOf(deps, personId, communityId);
  if (!sheet.ok) return { say: budgetRefusals[sheet.refusal] };
  if (!sheet.value.mayAdjust) return { say: budgetRefusals.NotAllowed };
  const { community, year, budget } = sheet.value;
  const card = adjustBudgetCard({
    communityId,
    key: deps.newKey(),
    community: community.name,
    year,
    left: `${formatMoney(remaining(budget))} is left to decide about now.`,
    ...typed,
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title: 'Adjust the budget', card, size: 'medium' } };
}

/** KCC's administrators enter an adjustment to a community's year: the way on when the budget does not carry what is agreed. */
export const adjustBudgetRoutes = (deps: Deps): Route[] => [
  open(openAdjustBudgetAction, ({ communityId }, { person }) => page(deps, person.personId, communityId, NOTHING, '')),

  submit(adjustBudgetAction, async ({ communityId, key, ...typed }, { person, chat }) => {
    const { personId } = person;
    const again = (problem: string) => page(deps, personId, communityId, typed, problem);
    if (typed.direction === '') return again('choose whether the community has more or less to decide about.');
    const pounds = parsePounds(typed.amount);
    if (pounds === null) return again('enter the amount in pounds, such as 10000 or 10000.50.');
    const amount = typed.direction === 'take' ? subtract(pence(0), pounds) : pounds;
    const done = await adjustBudget(deps, personId, communityId, { amount, reason: typed.reason }, key);
    if (!done.ok) {
      const sentence = budgetRefusals[done.refusal];
      return done.refusal === 'NotAllowed' || done.refusal === 'NoBudget' ? { close: sentence } : again(sentence);
    }
    const after = await budgetAnswer(deps, personId, communityId, false);
    const close =
      done.value.events.length > 0
        ? 'The adjustment is recorded. The chair and the clerk are told.'
        : 'This adjustment was recorded before. Nothing has changed.';
    return 'show' in after && chat.kind === 'personal' ? { close, edit: after.show } : { close };
  }),
];

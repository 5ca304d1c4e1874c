import type { BudgetRefusal } from '../../app/budget';
import type { AdjustRefusal } from '../../domain/budget/adjust';
import { LONGEST_REASON } from '../../domain/budget/adjust';

/** Why a budget cannot be shown or adjusted, and what to do. */
export const budgetRefusals: Readonly<Record<BudgetRefusal | AdjustRefusal | 'NotAllowed', string>> = {
  NotYours:
    'The budget of a community is for the representatives of its schools, its chair and clerk, and KCC. If that should include you, ask the clerk.',
  NoBudget:
    'KCC has not recorded a budget for this academic year yet, so there is nothing to show. Ask KCC’s High Needs Funding team when to expect it.',
  NotAllowed:
    'Only KCC’s administrators can adjust a budget. Ask your chair or clerk to write to KCC’s High Needs Funding team.',
  AmountMissing: 'an adjustment of nothing changes nothing. Enter the amount in pounds, such as 10000.',
  ReasonMissing: 'say why the budget changes: the community reads it. Write a sentence or two.',
  ReasonTooLong: `the reason may have ${LONGEST_REASON} letters; shorten it.`,
  NamesAPupil:
    'the reason names a pupil of a request, and the community reads it. Say it without the name and the date of birth.',
};

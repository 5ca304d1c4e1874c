import type { RulesRefusal } from '../../domain/rules/change';
import { LONGEST_NOTE } from '../../domain/rules/change';

/** Why rules cannot be read or changed, and what to do. */
export const rulesRefusals: Readonly<Record<RulesRefusal | 'NotAllowed' | 'NotYours', string>> = {
  NotYours:
    'The rules of a community are for the representatives of its schools, its chair and clerk, and KCC. If that should include you, ask the clerk.',
  NotAllowed:
    'Only KCC’s administrators can change the rules of a community. Ask your chair or clerk to put the change to KCC.',
  ReasonMissing: 'say why the rules change: the community reads it. Write a sentence or two.',
  ReasonTooLong: `the reason may have ${LONGEST_NOTE} letters; shorten it.`,
  ValueNotAllowed: 'one of the values cannot be used. Each box says what it may be; mend it and check again.',
  BeginsInThePast:
    'the first day is past, and what was decided then stays under the rules of then. Choose today or a later day.',
  BeginsTooFarAhead: 'the first day is more than two years ahead. Choose an earlier day.',
  NothingChanges: 'every value is as it was, so there is nothing to change. Change a value, or close this page.',
  ChangedMeanwhile:
    'another administrator changed the rules since you opened this page, so nothing of yours was saved. What is shown now is with that change: check your values and try again.',
  NamesAPupil:
    'the reason holds a full name or a date of birth of a pupil, and the whole community reads it. Please take it out.',
};

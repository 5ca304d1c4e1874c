import type { EarlierActionsData } from '../cards/earlier-actions';
import type { Action } from '../domain/action/action';
import { openFromBefore } from '../domain/action/action';
import type { LocalDate } from '../domain/calendar/dates';
import { sayDay } from '../domain/calendar/say';
import { clipped } from './clipped';

/** `by Friday 20 November`, or that the day has passed. */
export const sayDue = ({ due }: Pick<Action, 'due'>, today: LocalDate): string =>
  due < today ? `was due by ${sayDay(due)}` : `by ${sayDay(due)}`;

/** `Oakfield Primary, by Friday 20 November`. */
export const sayOwnerAndDue = (action: Action, today: LocalDate): string =>
  `${action.owner.name}, ${sayDue(action, today)}`;

const MOST_LISTED = 6;
const LETTERS_LISTED = 140;

/** Open actions of earlier meetings, as an agenda or a meeting's card lists them (R65). */
export function earlierActions(
  actions: readonly Action[],
  meetingDay: LocalDate,
  today: LocalDate,
): EarlierActionsData {
  const open = openFromBefore(actions, meetingDay);
  const left = open.length - MOST_LISTED;
  return {
    earlier: open.slice(0, MOST_LISTED).map((action) => ({
      what: clipped(action.what, LETTERS_LISTED),
      who: sayOwnerAndDue(action, today),
    })),
    hasEarlier: open.length > 0,
    moreEarlier: `and ${left} more: type actions.`,
    hasMoreEarlier: left > 0,
  };
}

import { sayDate } from '../domain/calendar/say';
import type { Heading } from '../domain/meeting/meeting';
import { formatMoney } from '../domain/money';
import { CATEGORIES } from '../domain/request/request';

export const TO_CONFIRM = 'Interim decision to confirm';

/** What a line is about: a category from the list; an interim decision says no more than that it is one. */
export const sayAbout = ({ interim, category }: Heading): string => (interim ? TO_CONFIRM : CATEGORIES[category]);

/** How much: what is asked for, or what the chair agreed and until when. */
export const sayHowMuch = ({ interim, amount }: Heading): string =>
  interim ? `${formatMoney(interim.amount)} until ${sayDate(interim.end)}` : formatMoney(amount);

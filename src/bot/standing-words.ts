import { sayDay } from '../domain/calendar/say';
import { OUTCOMES } from '../domain/decision/outcome';
import type { Standing } from '../domain/waiting/standing';
import { sayExceptional } from './exceptional-words';

/** Where a request stands, in words for its school. */
export function sayStanding(standing: Standing): string {
  switch (standing.at) {
    case 'withdrawn':
      return `withdrawn on ${sayDay(standing.on)}`;
    case 'returned':
      return 'returned to your school with a question; it goes back to the agenda with your answer';
    case 'withChair':
    case 'declinedByChair':
    case 'interim':
      return sayExceptional(standing);
    case 'noMeeting':
      return 'handed in, waits for the next meeting to be planned';
    case 'late':
      return `handed in after the cut-off for ${sayDay(standing.meeting)}; the chair and clerk decide whether it can still be taken`;
    case 'agenda':
      return standing.position === null
        ? `for the meeting on ${sayDay(standing.meeting)}, agenda not published yet`
        : `on the agenda of ${sayDay(standing.meeting)}, item ${standing.position}`;
    case 'discussed':
      return 'being discussed in the meeting now';
    case 'voting':
      return 'being voted on now';
    case 'tied':
      return 'the vote is tied; the chair decides and gives a reason';
    case 'notFunded':
      return 'agreed, but the budget does not carry it; the chair changes the amount or defers it';
    case 'notAgreed':
      return `not agreed on ${sayDay(standing.meeting)}`;
    case 'agreed':
      return sayAgreed(standing);
  }
}

function sayAgreed(standing: Extract<Standing, { at: 'agreed' }>): string {
  const outcome = OUTCOMES[standing.outcome].toLowerCase();
  switch (standing.step) {
    case 'meetingGoesOn':
      return `${outcome}; KCC is told when the meeting ends`;
    case 'held':
      return `${outcome}; KCC is told when the chair says the conditions are met`;
    case 'sent':
      return `${outcome}, KCC aims to pay by ${sayDay(standing.payBy)}`;
    case 'acknowledged':
      return `${outcome} and received by KCC, which aims to pay by ${sayDay(standing.payBy)}`;
  }
}

import { sayDay, sayMoment } from '../domain/calendar/say';

import type { Terms } from '../domain/decision/terms';
import type { InterimHeading } from '../domain/meeting/meeting';
import { formatMoney } from '../domain/money';
import type { Standing } from '../domain/waiting/standing';

// Every sentence about exceptional requests and interim decisions, for whoever looks after the words.

/** Where an exceptional request stands, in words for its school. */
export function sayExceptional(
  standing: Extract<Standing, { at: 'withChair' | 'declinedByChair' | 'interim' }>,
): string {
  switch (standing.at) {
    case 'withChair': {
      const others = standing.told.map((each) => (each === 'kcc' ? 'KCC' : 'the acting chair'));
      const who = ['the chair', ...others].join(', ').replace(/, ([^,]*)$/u, ' and $1');
      return `exceptional, with ${who}; a decision is due by ${sayMoment(standing.by)}`;
    }
    case 'declinedByChair':
      return `not agreed between meetings, by the chair on ${sayDay(standing.on)}`;
    case 'interim':
      return `agreed as interim until ${sayDay(standing.end)}; ${sayNext(standing)}`;
  }
}

function sayNext({ step, meeting, payBy }: Extract<Standing, { at: 'interim' }>): string {
  switch (step) {
    case 'notConfirmed':
      return 'the community did not confirm it, so it runs until then';
    case 'inMeeting':
      return 'the community is looking at it in the meeting now';
    case 'toConfirm':
      return meeting === null
        ? `the next meeting looks at it, which has no date yet; KCC aims to pay by ${sayDay(payBy)}`
        : `the meeting on ${sayDay(meeting)} looks at it; KCC aims to pay by ${sayDay(payBy)}`;
  }
}

/** What follows from the community's vote on an interim decision; KCC hears of it when the meeting ends. */
export function afterInterimVote(interim: InterimHeading, terms: Terms, agreed: boolean, ended: boolean): string {
  if (!agreed)
    return `Nothing ends by this: the interim decision runs until ${sayDay(interim.end)}, the day the chair set.`;
  const told = ended ? 'KCC’s officer is told.' : 'KCC’s officer is told when the meeting ends.';
  const last = terms.end ? sayDay(terms.end) : '';
  switch (terms.interim) {
    case 'end':
      return `It ends on ${last}. What is not due by then is free again for other requests. ${told}`;
    case 'change':
      return `It is now ${formatMoney(terms.amount)} until ${last}. ${told}`;
    default:
      return `It runs until ${last}. ${told}`;
  }
}

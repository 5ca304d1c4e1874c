import { DECLARE_FIRST } from './refusals';
import { sayDay, sayMoment } from '../domain/calendar/say';
import type { ConsultTrouble, InterimTrouble } from '../app/exceptional';
import type { AdviceRefusal } from '../domain/interim/decide';
import type { ProposalTrouble } from '../domain/interim/confirm';
import type { Terms } from '../domain/decision/terms';
import type { InterimHeading } from '../domain/meeting/meeting';
import { formatMoney } from '../domain/money';
import type { Standing } from '../domain/waiting/standing';

// Every sentence about exceptional requests and interim decisions, for whoever looks after the words.

/** What people are told when an interim decision cannot be made: why, and what to do next. */
export const interimRefusals: Readonly<Record<InterimTrouble, string>> = {
  DeclarationMissing: DECLARE_FIRST,
  NoSuchRequest: 'I cannot find that exceptional request. Type exceptional to see those that wait for a decision.',
  Withdrawn: 'Its school has withdrawn this request, so there is nothing to decide any more.',
  DecidedSince: 'This request was decided before, so nothing has changed. The card shows what was decided.',
  NotYours:
    'Only the chair of this community decides about an exceptional request. If you have something to say about it, tell the chair.',
  NotYetYours:
    'The chair has this request first. You can decide when the chair has not done so within one working day: you are told then.',
  ReasonMissing: 'Write the reason for your decision.',
  ReasonTooLong: 'The reason may have 500 letters. Shorten it.',
  NamesAPupil:
    'What you wrote holds a full name or a date of birth of one of the pupils. Please take it out: it stays on the record.',
  NoAmount: 'Enter an amount in pounds above nothing, such as 4200 or 4200.50.',
  MoreThanAsked: 'That is more than the school asks for. Enter what it asks for, or less.',
  EndBeforeStart: 'The last day is before the first. Change one of them.',
  EndPast: 'The last day is in the past. Choose a later one.',
  EndTooLate:
    'The last day is later than an interim decision may run. Choose an earlier one: the community can extend it.',
  NotConsulted:
    'An amount this large needs the answers of unconnected representatives first. Press Consult and wait for them; or enter a smaller amount, leave it for the meeting, or do not agree.',
  NoBudget:
    'No budget is recorded for the year this begins in, so it cannot be agreed. Ask KCC to record it, choose another first day, or leave it for the meeting.',
  LaterYearTooSmall:
    'Part of it falls into a later year, whose budget does not carry it. Enter a smaller amount or an earlier last day, or leave it for the meeting.',
  BudgetTooSmall:
    'The budget does not carry this amount. Enter a smaller amount, leave it for the meeting, or ask KCC to raise the community’s limit.',
};

export const consultRefusals: Readonly<Record<ConsultTrouble, string>> = {
  ...interimRefusals,
  NobodyChosen: 'Choose at least one representative.',
  Connected:
    'One of those you chose speaks for the asking school or one of its trust or federation now. Choose again from the list.',
};

export const adviceRefusals: Readonly<Record<AdviceRefusal, string>> = {
  NoSuchRequest: interimRefusals.NoSuchRequest,
  NotAsked: 'The chair has not asked you about this request, so there is nothing to answer.',
  Withdrawn: 'Its school has withdrawn this request, so the chair needs no answer any more. Thank you.',
  DecidedSince: 'The chair has decided meanwhile, so no answer is needed any more. Thank you.',
  AnsweredBefore: 'You have answered before, and the chair has your answer. To add something, tell the chair.',
  NoteTooLong: 'The note may have 500 letters. Shorten it.',
  NamesAPupil: 'Your note holds a full name or a date of birth of one of the pupils. Please take it out.',
};

/** Why a proposal about an interim decision cannot be put to the vote. */
export const proposalProblems: Readonly<Record<ProposalTrouble, string>> = {
  EndNotLater:
    'To confirm it, keep its last day or choose a later one. To make it shorter, choose Change it or End it.',
  NothingChanges: 'That is the interim decision as it stands. Change the amount or the last day, or choose Confirm it.',
  NoAmount: 'Enter the new amount in pounds, such as 4200 or 4200.50.',
  EndBeforeStart: 'The last day cannot be before the first.',
  EndNotEarlier: 'To end it, choose a day before its present last day.',
  EndPast: 'It cannot end on a day that is over. Choose today or a later day.',
};

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

import type { ConsultTrouble, InterimTrouble } from '../../app/exceptional';
import type { ProposalTrouble } from '../../domain/interim/confirm';
import type { AdviceRefusal } from '../../domain/interim/decide';
import { DECLARE_FIRST } from './meeting';

/** What people are told when an interim decision cannot be made: why, and what to do next. */
export const interimRefusals: Readonly<Record<InterimTrouble, string>> = {
  DeclarationMissing: DECLARE_FIRST,
  NoSuchRequest: 'I cannot find that exceptional request. Type exceptional to see those that wait for a decision.',
  Withdrawn:
    'Its school has withdrawn this request, so there is nothing to decide any more. Type exceptional to see those that wait for a decision.',
  DecidedSince: 'This request was decided before, so nothing has changed. The card shows what was decided.',
  NotYours:
    'Only the chair of this community decides about an exceptional request. If you have something to say about it, tell the chair.',
  NotYetYours:
    'The chair has this request first. Wait for the chair: if there is no decision within one working day, I tell you, and then you can decide.',
  ChairHasInterest:
    'You have an interest in this request, so somebody else decides about it. Its card says who: tell them if they should know something.',
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

/** Why nobody was asked for a view. */
export const consultRefusals: Readonly<Record<ConsultTrouble, string>> = {
  ...interimRefusals,
  NobodyChosen: 'Choose at least one representative.',
  Connected:
    'One of those you chose speaks for the asking school or one of its trust or federation now. Choose again from the list.',
};

/** Why a view did not reach the chair. */
export const adviceRefusals: Readonly<Record<AdviceRefusal, string>> = {
  NoSuchRequest: interimRefusals.NoSuchRequest,
  NotAsked:
    'The chair has not asked you about this request, so there is nothing to answer. If you have something to say about it, tell the chair.',
  Withdrawn:
    'Its school has withdrawn this request, so the chair needs no answer any more. There is nothing else to do: close this page.',
  DecidedSince:
    'The chair has decided meanwhile, so no answer is needed any more. There is nothing else to do: close this page.',
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
  EndBeforeStart: 'The last day cannot be before the first. Change one of them.',
  EndNotEarlier: 'To end it, choose a day before its present last day.',
  EndPast: 'It cannot end on a day that is over. Choose today or a later day.',
};

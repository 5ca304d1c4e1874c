import type { NotActing } from '../../app/acting';
import type { ActionRefusal, MarkRefusal } from '../../domain/action/decide';
import { LONGEST_ACTION, LONGEST_OWNER } from '../../domain/action/decide';
import { meetingRefusals } from './meeting';

const { NotAllowed, DeclarationMissing, NoSuchMeeting } = meetingRefusals;

/** Why an action was not added, and what to do. */
export const actionRefusals: Readonly<Record<ActionRefusal | NotActing | 'NoSuchMeeting', string>> = {
  NotAllowed,
  DeclarationMissing,
  NoSuchMeeting,
  MeetingNotStarted: 'The meeting has not started yet, so it has agreed no action. Add it when it has.',
  MinutesApproved:
    'The minutes of that meeting are approved, so nothing can be added to it. Add the action at the next meeting.',
  NotOnAgenda: 'That request is not on the agenda of this meeting. Choose another, or the whole meeting.',
  WhatMissing: 'Say what is to be done.',
  WhatTooLong: `What is to be done may have ${LONGEST_ACTION} letters; shorten it.`,
  OwnerMissing: 'Choose who does it, or choose somebody else and enter the name.',
  OwnerUnknown: 'That school or person has no place in this community today. Choose another.',
  OwnerTooLong: `The name may have ${LONGEST_OWNER} letters; shorten it.`,
  DueUnclear: 'Enter the day by which it should be done.',
  DueTooEarly: 'The day by which it should be done is before the meeting. Enter a later one.',
  DueTooFar: 'The day by which it should be done is more than a year after the meeting. Enter an earlier one.',
  NamesAPupil:
    'What you wrote holds a full name or a date of birth of a pupil of a request on this agenda. Every school can read it, so please take it out.',
};

/** Why an action was not marked as done or not done. */
export const markRefusals: Readonly<Record<MarkRefusal, string>> = {
  NoSuchAction: 'I cannot find that action any more. Type actions to see those there are.',
  NotYours: 'Only whoever has this action, the chair and the clerk can say that it is done. Ask the clerk.',
};

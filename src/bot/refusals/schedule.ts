import type { PlanRefusal } from '../../app/schedule';
import { LONGEST_REASON } from '../../domain/meeting/decide';
import type { MoveRefusal } from '../../domain/meeting/cancel';
import { DECLARE_FIRST } from './meeting';

/** Why a meeting was not planned, moved or cancelled, and what to do. */
export const scheduleRefusals: Readonly<Record<PlanRefusal | MoveRefusal | 'NoSuchMeeting', string>> = {
  NotAllowed:
    'Only the chair, the acting chair and the clerk of a community plan, move or cancel its meetings. If that should include you, ask KCC to mend the register.',
  DeclarationMissing: DECLARE_FIRST,
  NoSuchCommunity: 'I cannot find that community. Type meetings to begin again.',
  NoSuchMeeting: 'That meeting is not planned any more. Type meetings to see what is.',
  AlreadyPlanned: 'The community has a meeting on that day already. Choose another day, or move that one.',
  TimesUnclear: 'Enter when it starts and when it ends, such as 13:30 and 16:30; it must end after it starts.',
  CutOffAfterMeeting:
    'The last day for requests cannot be after the meeting. Choose an earlier one, or leave it empty.',
  DayPassed: 'That day has passed. Choose a day ahead; a meeting that was held is entered, not moved.',
  MeetingUnderWay:
    'That meeting has started, so it cannot be moved or cancelled. End it instead: what was not reached goes on.',
  MeetingOver: 'That meeting is over or was cancelled. Type meetings to see what is planned.',
  ReasonMissing: 'Give the reason. Every school can read it.',
  ReasonTooLong: `The reason may have ${LONGEST_REASON} letters; shorten it.`,
  NamesAPupil:
    'Your reason holds a full name or a date of birth of one of the pupils. Every school can read it, so please take it out.',
};

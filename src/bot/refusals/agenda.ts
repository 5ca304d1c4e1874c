import type { ReturnTrouble } from '../../app/return-request';
import { LONGEST_QUESTION } from '../../domain/request/return';
import type { AgendaTrouble } from '../../app/agenda';
import { LONGEST_REASON } from '../../domain/meeting/decide';
import { chairRefusals, DECLARE_FIRST } from './meeting';

/** Why something about the agenda is not possible, and what to do. */
export const agendaRefusals: Readonly<Record<AgendaTrouble, string>> = {
  ...chairRefusals,
  NotAllowed:
    'Only the chair, the acting chair and the clerk of a community can change its agenda. If that should include you, ask KCC to mend the register.',
  DeclarationMissing: DECLARE_FIRST,
  NoSuchMeeting: 'That meeting is not planned any more. Type agenda to see what is.',
  MeetingUnderWay: 'The meeting has started, so its order cannot be changed any more. Requests can still be deferred.',
  NotOnAgenda:
    'That request is not on this agenda any more: it was placed or moved before. Type agenda to see the agenda as it is.',
  PositionOutOfRange: 'Nothing was saved yet. Mend what is marked below, then save again.',
  MinutesOutOfRange: 'Nothing was saved yet. Mend what is marked below, then save again.',
  NothingToPublish:
    'There is nothing on this agenda to publish yet. Wait for the first request, or take in one that came late.',
  NamesAPupil: 'it holds a full name or a date of birth of one of the pupils. Others read it, so please take it out.',
  ReasonMissing: 'write the reason: the school that asked reads it, and in a meeting everybody.',
  ReasonTooLong: `the reason may have ${LONGEST_REASON} letters; shorten it.`,
  MeetingNotStarted: 'The meeting has not started yet. Start it from its card: type meeting to see it.',
  MeetingOver: 'That meeting is over. What was not decided there has moved to the next one: type agenda to see it.',
  NotARepresentative: 'Only representatives of the community can do that. If that should include you, ask your clerk.',
  AnotherItemOpen: 'Another request is being discussed: finish it first.',
  AlreadyDecided:
    'This request has been decided already, so it stays with its meeting. Type decisions to see what was decided.',
  ItemsUndecided: 'Some requests are still undecided. Decide or defer each of them first.',
  VoteOpen: 'A vote on this request is open: close it first.',
};

/** Why a request was not returned to its school, and what to do. */
export const returnRefusals: Readonly<Record<ReturnTrouble, string>> = {
  NotAllowed: agendaRefusals.NotAllowed,
  DeclarationMissing: agendaRefusals.DeclarationMissing,
  NoSuchMeeting: agendaRefusals.NoSuchMeeting,
  NotOnAgenda:
    'That request is not on this agenda any more: it was moved, withdrawn or returned before. Type agenda to see the agenda as it is.',
  MeetingUnderWay:
    'The meeting has started. Ask the school there, or defer the request with your question as the reason.',
  AlreadyDecided: agendaRefusals.AlreadyDecided,
  AgreedAsInterim:
    'The chair has agreed this as interim, so it cannot be returned. Ask the school at the meeting, before the vote on it.',
  QuestionMissing: 'write the question: the school answers it in its request.',
  QuestionTooLong: `the question may have ${LONGEST_QUESTION} letters; shorten it.`,
};

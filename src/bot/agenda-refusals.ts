import type { AgendaTrouble } from '../app/agenda';
import { LONGEST_REASON } from '../domain/meeting/decide';
import { DECLARE_FIRST } from './refusals';

/** Why something about the agenda is not possible, and what to do. */
export const agendaRefusals: Readonly<Record<AgendaTrouble, string>> = {
  NotAllowed:
    'Only the chair, the acting chair and the clerk of a community can change its agenda. If that should include you, ask KCC to mend the register.',
  DeclarationMissing: DECLARE_FIRST,
  NoSuchMeeting: 'That meeting is not planned any more. Type agenda to see what is.',
  MeetingUnderWay: 'The meeting has started, so its order cannot be changed any more. Requests can still be deferred.',
  NotOnAgenda: 'That request is not on this agenda any more: it was placed or moved before.',
  PositionOutOfRange: 'Nothing was saved yet. Mend what is marked below, then save again.',
  MinutesOutOfRange: 'Nothing was saved yet. Mend what is marked below, then save again.',
  NothingToPublish: 'There is nothing on this agenda to publish yet.',
  NamesAPupil: 'it holds a full name or a date of birth of one of the pupils. Others read it, so please take it out.',
  ReasonMissing: 'write the reason: the school that asked reads it, and in a meeting everybody.',
  ReasonTooLong: `the reason may have ${LONGEST_REASON} letters; shorten it.`,
  MeetingNotStarted: 'The meeting has not started yet.',
  MeetingOver: 'That meeting is over. What was not decided there has moved to the next one.',
  NotARepresentative: 'Only representatives of the community can do that.',
  AnotherItemOpen: 'Another request is being discussed: finish it first.',
  AlreadyDecided: 'This request has been decided already, so it stays with its meeting.',
  ItemsUndecided: 'Some requests are still undecided.',
  VoteOpen: 'A vote on this request is open: close it first.',
};

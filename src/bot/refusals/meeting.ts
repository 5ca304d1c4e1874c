import type { ChairTrouble } from '../../domain/interest/chair-conflict';
import type { NotActing } from '../../app/acting';
import type { AskRefusal } from '../../domain/ballot/ask';
import type { BallotRefusal } from '../../domain/ballot/decide';
import type { MeetingRefusal, StartRefusal } from '../../domain/meeting/decide';

type Common = NotActing | 'NoSuchMeeting';

/** Why a request cannot be run by somebody who chairs, and who can (R98). */
export const chairRefusals: Readonly<Record<ChairTrouble, string>> = {
  ChairHasInterest:
    'You have an interest in this request, so somebody else chairs it. Its card says who: ask them, or the clerk on their instruction.',
  NobodyToChair:
    'Everybody who chairs this community has an interest in this request, so nobody can chair it today. Defer it, and ask KCC to name an acting chair for it.',
};

/** Why a chair's office is locked, and the way on (R8). */
export const DECLARE_FIRST =
  'You have not declared your interests as chair or acting chair of this community yet, so you cannot act as its chair. Type interests in your personal chat with me: you can say that you have none. Until then the clerk can go on.';

/** What people are told when something in a meeting cannot be done: why, and what to do next. */
export const meetingRefusals: Readonly<Record<MeetingRefusal | StartRefusal | ChairTrouble | Common, string>> = {
  ...chairRefusals,
  NotAllowed: 'Only the chair or clerk of this community can do that. If that should include you, ask your clerk.',
  DeclarationMissing: DECLARE_FIRST,
  NoSuchMeeting: 'I cannot find that meeting. Type meeting to see the next one.',
  MeetingNotStarted:
    'The meeting has not started yet. Wait until the chair or clerk has started it in the meeting chat.',
  MeetingOver: 'That meeting has ended. Its decisions are in the decision log; the next meeting is under agenda.',
  AnotherDay:
    'That meeting is planned for another day. Press Refresh, then Start meeting: I ask whether it is held today instead.',
  NotARepresentative:
    "Only representatives of this community's schools can check in. If that should include you, ask your clerk.",
  NotOnAgenda: 'That request is not on the agenda of this meeting. Take it in from the agenda first.',
  AnotherItemOpen: 'Another request is open. Close its vote, or defer it, before you open this one.',
  AlreadyDecided: 'That request has been dealt with in this meeting. The result is on its card.',
  ItemsUndecided: 'A request is still waiting for a decision. Decide it or defer it, then end the meeting.',
  VoteOpen: 'A vote is still open. Close it first.',
};

/** The same for votes and decisions. */
export const ballotRefusals: Readonly<Record<BallotRefusal | ChairTrouble | Common, string>> = {
  ...chairRefusals,
  NotAllowed: 'Only the chair or clerk of this community can do that. If that should include you, ask your clerk.',
  DeclarationMissing: DECLARE_FIRST,
  NoSuchMeeting: 'I cannot find that meeting. Type meeting to see the next one.',
  MeetingNotStarted:
    'The meeting has not started yet. Wait until the chair or clerk has started it in the meeting chat.',
  MeetingOver: 'That meeting has ended, so nothing in it can be changed. Its decisions are in the decision log.',
  NotOnAgenda: 'That request is not on the agenda of this meeting. Take it in from the agenda first.',
  ItemNotOpen: 'Open the request for discussion first, then open its vote.',
  AnotherItemOpen: 'Another request is open. Close its vote, or defer it, before you open the vote on this one.',
  VoteHeldSince:
    'A vote on this request was held after you opened this page. Check the amount and the dates, then open the vote again.',
  AlreadyDecided: 'That request has been dealt with in this meeting. The result is on its card.',
  SchoolNotPresent:
    'The school that asks is neither here nor represented, so its request cannot be voted on. Note it as present, name a school that presents for it, or defer the request.',
  NotAllHeard:
    'In this community every request is heard before the first is voted on. Open those that were not discussed yet, then come back to this one.',
  NoVoteless: 'In this community every request is voted on. Open the vote.',
  VoteStands:
    "Your school's vote stands: in this community a vote cannot be changed. If it was a mistake, tell the chair now.",
  AskFirst: 'This is put as agreed by everyone. Press Ask for a vote first; then your school can vote.',
  QuorumMissing: 'Fewer schools have checked in than are needed. Wait for more, or give your reason for going on.',
  TermsIncomplete:
    'Enter an amount above nothing, a first day, and a last day or a review date that is not before it and at most six years later.',
  AnotherKindOfVote:
    'This item is about an interim decision. Open the vote again from its card, and choose whether the schools vote on confirming, changing or ending it.',
  BudgetTooSmall:
    'The budget does not carry this amount. Enter a smaller amount, defer the request, or ask KCC to adjust the budget: its administrators can.',
  LaterYearTooSmall:
    'The award runs into a later school year, and that year’s budget does not carry its share. Enter an earlier last day or a smaller amount, or defer the request.',
  NoBudget:
    'No budget is recorded for the year this begins in, so it cannot be agreed yet. Ask KCC to record it, or choose another first day.',
  VoteNotOpen: 'Voting on this request is not open. What stands is on its card.',
  StaleVote:
    "Your school's vote has changed since this card was shown. Look at what stands now, then vote again if it should differ.",
  NotOnRoll:
    "Only representatives of this community's schools that have checked in can vote on this request. If that should include you, ask your clerk.",
  NotTied: 'This vote is not tied, so there is nothing for the chair to decide. What stands is on its card.',
  ReasonMissing: 'Give the reason for your decision. Every school can read it.',
  NamesAPupil:
    'What you wrote holds a full name or a date of birth of one of the pupils. Every school can read it, so please take it out.',
};

/** Why a school's asking changed nothing, and what to do. */
export const askRefusals: Readonly<Record<AskRefusal | 'NotAllowed', string>> = {
  NotAllowed:
    'Only representatives of schools that may vote on this request, and chair and clerk for a school in the room, can ask. If that should include you, ask your clerk.',
  NotOnRoll:
    'Only a school that may vote on this request can ask. To say something about it, ask the chair for the word.',
  VoteNotOpen: 'This request is not open for that any more. What stands is on its card.',
  NoDisputes:
    'In this community the chair decides only a tie. If you are concerned about how this is decided, say so in the meeting, or tell KCC.',
};

/** The same to whoever pressed on a card, which then shows how things stand. */
export const pressRefusals: Partial<Record<BallotRefusal, string>> = {
  VoteNotOpen: 'Voting on this request has closed, so this press was not counted. What stands is below.',
  StaleVote:
    "Your school's vote has changed since this card was shown, so this press changed nothing. What stands is below.",
};

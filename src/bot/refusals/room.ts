import type { ChairTrouble } from '../../domain/interest/chair-conflict';
import type { NotActing } from '../../app/acting';
import type { AttendanceRefusal, PresenterRefusal } from '../../domain/meeting/attendance';
import { LONGEST_REASON } from '../../domain/meeting/decide';
import type { ReopenRefusal } from '../../domain/meeting/reopen';
import type { PaperDecisionRefusal } from '../../app/paper';
import type { PaperRefusal } from '../../domain/meeting/paper';
import { ballotRefusals, chairRefusals, meetingRefusals } from './meeting';

type Common = NotActing | 'NoSuchMeeting';

const { NotAllowed, DeclarationMissing, NoSuchMeeting, MeetingNotStarted, MeetingOver, NotOnAgenda } = meetingRefusals;
const NOT_A_MEMBER = 'That school is not a member of this community. Choose one of the list.';

/** Why attendance or a stand-in was not noted, and what to do. */
export const attendanceRefusals: Readonly<Record<AttendanceRefusal | Common, string>> = {
  NotAllowed,
  DeclarationMissing,
  NoSuchMeeting,
  MeetingNotStarted,
  MeetingOver,
  NotAMember: NOT_A_MEMBER,
  NotThereToLeave: 'A school can leave only when it is there. Note it as present or absent.',
  NameMissing: 'Enter the name of the stand-in.',
  AuthorityNotConfirmed:
    'Ask the school whether this person may speak and vote for it, and say so below. Without that, the school is not present.',
};

/** Why no presenting school was named. */
export const presenterRefusals: Readonly<Record<PresenterRefusal | Common, string>> = {
  NotAllowed:
    "Only the school's own representatives, the chair and the clerk can name who presents for it. If that should include you, ask your clerk.",
  DeclarationMissing,
  NoSuchMeeting,
  MeetingOver,
  NotAMember: NOT_A_MEMBER,
  OwnSchool: 'Choose another school: a school that is there presents its own request.',
  SchoolPresent:
    'That school is there, so it presents its own request. Note it as absent or as having left first, if it cannot.',
  PresenterAbsent: 'The school that presents has not checked in. Choose one that is here.',
};

/** Why a meeting held on paper, or a decision of it, was not entered. */
export const paperRefusals: Readonly<Record<PaperRefusal | PaperDecisionRefusal | Common, string>> = {
  ...meetingRefusals,
  ...ballotRefusals,
  MeetingUnderWay: 'That meeting has started already, here or on another day. Type meeting to see it.',
  MeetingOver: 'That meeting is over or was cancelled. Type meetings to see what is planned.',
  DayNotCome: 'The day of that meeting has not come yet. If it was held earlier, move it to that day first.',
  HeldInFuture: 'It cannot have been held on a day that is still to come. Enter the day it was held.',
  HeldLongAgo: 'That is more than a month from the day it was planned for. Check the date.',
  NotOnPaper: 'That meeting is run here, so its decisions are made by votes here. Type meeting to see it.',
  AnotherItemOpen:
    'Another request of that meeting is open. Enter its decision, or defer it, before you enter this one.',
  VoteHeldSince:
    'This request was entered or voted on since you opened this page. What stands is on the meeting’s card.',
  SchoolNotPresent:
    'The school that asks is noted as neither present nor represented, so its request cannot have been agreed. Note it as present, name the school that presented for it, or defer the request.',
};

/** Why a request was not opened again. */
export const reopenRefusals: Readonly<Record<ReopenRefusal | ChairTrouble | Common, string>> = {
  ...chairRefusals,
  NobodyToChair:
    'Everybody who chairs this community has an interest in this request, so nobody can open it again: what stands, stands. Ask KCC to name an acting chair.',
  NotAllowed: 'Only the chair or acting chair can reopen a request. Ask one of them.',
  DeclarationMissing,
  NoSuchMeeting,
  MeetingNotStarted,
  MeetingOver:
    'That meeting has ended and its approvals have gone out, so nothing in it can be reopened. If something is wrong, tell KCC’s officer.',
  NotOnAgenda,
  NotDealtWith: 'That request is still to be decided, so there is nothing to reopen. What stands is on its card.',
  AnotherItemOpen: 'Another request is open. Close its vote, or defer it, before you reopen this one.',
  ReasonMissing: 'Give the reason. Every school can read it.',
  ReasonTooLong: `The reason may have ${LONGEST_REASON} letters; shorten it.`,
  AlreadySent: 'This approval has gone to KCC already, so it cannot be reopened here. Ask KCC.',
  MoneyUsedSince:
    'Another request was promised the money this vote had freed, so it cannot be reopened. Reopen that one first, if it should wait.',
  WithdrawnSince:
    'Its school has withdrawn this request, or has a question about it still to answer, so it cannot be taken up now. It comes back when the school hands it in again.',
  TakenUpElsewhere:
    'The meeting this request was deferred to has begun, or has decided it, so it stays there. Type decisions to see what was decided.',
  NamesAPupil:
    'Your reason holds a full name or a date of birth of one of the pupils. Every school can read it, so please take it out.',
};

import type { NotActing } from '../../app/acting';
import type { AsideRefusal as BetweenMeetings } from '../../domain/interim/decide';
import type { AsideRefusal, InterestRefusal } from '../../domain/interest/note';
import { LONGEST_INTEREST } from '../../domain/interest/note';
import { interimRefusals } from './interim';
import { meetingRefusals } from './meeting';

const { DeclarationMissing, NoSuchMeeting, MeetingOver, NotOnAgenda, AlreadyDecided } = meetingRefusals;

/** Why an interest in a request was not recorded, and what to do. */
export const interestRefusals: Readonly<Record<InterestRefusal | AsideRefusal | NotActing | 'NoSuchMeeting', string>> =
  {
    NotAllowed:
      "Only a school's own representatives, and the chair and clerk on its word, can declare its interest. If that should include you, ask your clerk.",
    DeclarationMissing,
    NoSuchMeeting,
    MeetingOver,
    NotOnAgenda,
    AlreadyDecided,
    NotAMember: 'That school is not a member of this community. Choose one of the list.',
    OwnRequest:
      'This is the school’s own request: what that means for its vote is in the rules. Choose another school.',
    VoteOpened:
      'The vote on this request has opened, so who takes part is fixed. Tell the chair: the vote can be closed and the request opened again.',
    InterestTooLong: `What the interest is may have ${LONGEST_INTEREST} letters; shorten it.`,
    NamesAPupil:
      'What you wrote holds a full name or a date of birth of one of the pupils. It stays on the record, so please take it out.',
  };

/** The same of a chair and an exceptional request between meetings. */
export const asideRefusals: Readonly<Record<BetweenMeetings | NotActing, string>> = {
  NotAllowed:
    'Only the chair and the acting chair hand a request over. If that should include you, ask KCC to mend the register.',
  DeclarationMissing,
  NoSuchRequest: interimRefusals.NoSuchRequest,
  Withdrawn: interimRefusals.Withdrawn,
  DecidedSince: interimRefusals.DecidedSince,
  ReasonTooLong: interimRefusals.ReasonTooLong,
  NamesAPupil: interestRefusals.NamesAPupil,
};

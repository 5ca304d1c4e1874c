import type { NotActing } from '../../app/acting';
import { LONGEST_NOTE } from '../../domain/minutes/state';
import type { MinutesRefusal } from '../../domain/minutes/state';
import { meetingRefusals } from './meeting';

/** Why minutes are not shown, changed or approved, and what to do. */
export const minutesRefusals: Readonly<Record<MinutesRefusal | NotActing | 'NoSuchMeeting', string>> = {
  NotAllowed: meetingRefusals.NotAllowed,
  DeclarationMissing: meetingRefusals.DeclarationMissing,
  NoSuchMeeting: meetingRefusals.NoSuchMeeting,
  MeetingNotEnded: 'That meeting has not ended yet, so it has no minutes. Type minutes once it has ended.',
  AlreadyApproved:
    'These minutes are approved, so they stay as they are. Ask for what is wrong in them to be noted in the next meeting’s.',
  NoteMissing: 'Write your correction or note.',
  NoteTooLong: `A note may have ${LONGEST_NOTE} letters; shorten it.`,
  NamesAPupil:
    'What you wrote holds a full name or a date of birth of a pupil of a request on that agenda. Every school can read it, so please take it out.',
};

/** Why somebody cannot have minutes to read. */
export const minutesUnreadable: Readonly<Record<'NotAllowed' | 'NoMinutes', string>> = {
  NotAllowed:
    'Only representatives, chair and clerk of this community can have its minutes. If that should include you, ask its clerk.',
  NoMinutes: 'There are no minutes yet. Type minutes once a meeting has ended.',
};

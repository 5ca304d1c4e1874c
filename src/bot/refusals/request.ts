import type { ViewRefusal } from '../request-view';
import type { OwnRefusal } from '../../app/requests';
import { LONGEST_REASON } from '../../domain/meeting/decide';
import type { ChangeRefusal, HandChangesRefusal } from '../../domain/request/changes';
import type { SubmitRefusal } from '../../domain/request/decide';
import type { WithdrawRefusal } from '../../domain/request/withdraw';

/** Why somebody cannot go on with a request of a school. */
export const ownRefusals: Readonly<Record<OwnRefusal, string>> = {
  NotAllowed:
    'Only a representative of the school can make a request or go on with one. If that should include you, ask your clerk.',
  NoSuchRequest:
    'I cannot find that request. Type request in your personal chat with me to see what you can go on with.',
};

/** Why a request that was handed in cannot be changed, and the way on. */
export const changeRefusals: Readonly<Record<ChangeRefusal, string>> = {
  NoSuchRequest: ownRefusals.NoSuchRequest,
  NotHandedIn: 'This request is not handed in yet. Type request to go on with it.',
  AlreadyDecided: 'The community has decided this request, so it cannot be changed. Type request to make a new one.',
  Withdrawn: 'Your school has withdrawn this request, so it cannot be changed. Type request to make a new one.',
  CutOffPassed:
    'The cut-off of its meeting has passed, so it cannot be changed now. Ask the chair or the clerk to return it to you: then you can.',
  AgendaOut:
    'The agenda of its meeting is published, so it cannot be changed now. Ask the chair or the clerk to return it to you: then you can.',
  MeetingBegan: 'Its meeting has begun, so it cannot be changed now. Say there what is different.',
  WithTheChair:
    'The chair is deciding about this exceptional request as it was handed in, so it cannot be changed. Withdraw it and make a new one if something is wrong.',
  AgreedAsInterim:
    'The chair has agreed this as interim, so it cannot be changed. The community looks at it at the meeting: say there what is different.',
};

/** Why a request was not handed in, and what to do. */
export const submitRefusals: Readonly<Record<SubmitRefusal | HandChangesRefusal, string>> = {
  CutOffPassed: changeRefusals.CutOffPassed,
  AgendaOut: changeRefusals.AgendaOut,
  MeetingBegan: changeRefusals.MeetingBegan,
  WithTheChair: changeRefusals.WithTheChair,
  AgreedAsInterim: changeRefusals.AgreedAsInterim,
  EndNotNear:
    'On this ground support is short, pending a review. Open “How much, and for how long?” with Change and choose an earlier last day.',
  NothingChanged: 'Nothing has changed since it was handed in. Open an answer with Change, or close this page.',
  NoSuchRequest: ownRefusals.NoSuchRequest,
  AlreadySubmitted: 'This request has been handed in already. Type my requests to see where it stands.',
  PagesMissing: 'A page is not filled in yet. Open it with Change, fill it in, and come back here.',
  NotEligible: 'By your answers the community cannot fund this request. Open “Who it is for” with Change to see why.',
  TooManyWords: 'The need has too many words. Open it with Change and shorten it.',
  PupilsUnfinished:
    'The list of pupils is not complete. Open it with Change, and finish or clear the rows that are half filled in.',
  ChangedMeanwhile: 'A colleague changed this request while you were looking at it. Read it again, then hand it in.',
  NotAttested: 'Tick all three statements above the button before you hand the request in.',
  PupilNamed:
    'A pupil’s name or date of birth stands in a text that other people read. Open the text with Change and take it out.',
  WordNotConfirmed: 'Look at the words that may be a pupil’s name. Take them out, or tick that they are not names.',
};

/** Why a request was not withdrawn, and what to do. */
export const withdrawRefusals: Readonly<Record<OwnRefusal | WithdrawRefusal, string>> = {
  ...ownRefusals,
  NotAllowed:
    'Only a representative of the school can withdraw its request. If that should include you, ask your clerk.',
  BeingVotedOn:
    'The community is voting on this request, so it cannot be withdrawn any more. Speak to the chair in the meeting.',
  AlreadyDecided:
    'The community has decided this request, so it cannot be withdrawn any more. If you do not need the money, tell the chair or KCC.',
  AgreedAsInterim:
    'The chair has agreed this as interim and KCC has been told, so it cannot be withdrawn. If you do not need the money, tell the chair: the community can end it at the meeting.',
  ReasonTooLong: `the reason may have ${LONGEST_REASON} letters; shorten it.`,
  PupilNamed:
    'a pupil’s full name stands in the reason. Take it out and write “the pupil”: the chair and the clerk read it.',
  BirthDateNamed: 'a pupil’s date of birth stands in the reason. Take it out: the chair and the clerk read it.',
  WordNotConfirmed: 'a word of the reason is also part of a pupil’s name. Take it out, or tick that it is no name.',
};

/** Why a request cannot be read. */
export const viewRefusals: Readonly<Record<ViewRefusal, string>> = {
  NotAllowed:
    'Only the representatives, the chair and the clerk of this community can read its requests. If that should include you, ask your clerk.',
  NotHandedIn: 'I cannot find that request among those handed in. Type agenda to see what is on the next meeting.',
  Withdrawn: 'Its school has withdrawn this request, so there is nothing to read or decide any more.',
};

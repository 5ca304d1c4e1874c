import { z } from 'zod';
import { defineCard } from '../define';
import type { EarlierActionsData } from '../earlier-actions';
import { cardId } from '../id';
import template from './template.json';

export type MeetingCardData = EarlierActionsData & {
  communityId: string;
  meetingId: string;
  /** `Meeting of Tuesday 10 November, 13:30 to 16:30` */
  heading: string;
  community: string;
  where: string;
  state: string;
  notice: string;
  hasNotice: boolean;
  attendance: string;
  quorum: string;
  present: string;
  hasPresent: boolean;
  /** By name, for chair and clerk: each school, how it stands, and whatever people typed. */
  roll: readonly { school: string; said: string }[];
  hasRoll: boolean;
  budget: string;
  /** Where all are heard first: what is asked in all, beside what is left. */
  asked: string;
  hasAsked: boolean;
  items: readonly { line: string; state: string; hasState: boolean }[];
  asOf: string;
  /** What this person can or cannot do here, in a sentence. */
  mine: string;
  hasMine: boolean;
  mayStart: boolean;
  /** Today is not its day: a dialog asks first. */
  mayStartAnyway: boolean;
  mayCheckIn: boolean;
  /** Held on paper: decisions are entered one by one. */
  mayEnterDecision: boolean;
  mayDefer: boolean;
  /** A tie of a meeting held on paper that waits for this chair. */
  mayDecideTie: boolean;
  tiedRequestId: string;
  /** Behind the others where there are many. */
  refreshMode: 'primary' | 'secondary';
  mayOpenItem: boolean;
  waiting: readonly { title: string; requestId: string }[];
  nextRequestId: string;
  mayEnd: boolean;
  /** Chair and clerk, while the meeting is in session. */
  mayNote: boolean;
  /** Chair and clerk, until the meeting ends; for its own school, whoever represents one that is not here. */
  mayNamePresenter: boolean;
  /** The school the dialog is about; empty to choose there. */
  presentedUrn: string;
  /** For representatives, while a request of another school is still to be voted on. */
  maySayInterest: boolean;
  /** The same for chair and clerk, for any school. */
  mayNoteInterest: boolean;
  mayReopen: boolean;
  /** Chair and clerk, from its start on. */
  mayAddAction: boolean;
  /** Once it has ended. */
  hasMinutes: boolean;
  runs: boolean;
  live: boolean;
};

export const meetingCard = defineCard<MeetingCardData>(template);

const inMeeting = { communityId: cardId, meetingId: cardId };

export const meetingViewAction = { verb: 'meeting-view', schema: z.strictObject(inMeeting) } as const;
export const startMeetingAction = { verb: 'start-meeting', schema: z.strictObject(inMeeting) } as const;
export const checkInAction = { verb: 'check-in', schema: z.strictObject(inMeeting) } as const;
/** The request is chosen from the list of those that wait. */
export const openItemAction = {
  verb: 'open-item',
  schema: z.strictObject({ ...inMeeting, requestId: cardId }),
} as const;
export const endMeetingAction = { verb: 'end-meeting', schema: z.strictObject(inMeeting) } as const;

import type { Instant, LocalDate } from '../calendar/dates';
import { londonDate } from '../calendar/dates';
import type { CommunityId, PersonId, Urn } from '../community/community';
import type { BallotId, Counts } from '../ballot/ballot';
import type { DecidedBy, DecisionOutcome } from '../decision/outcome';
import type { Terms } from '../decision/terms';
import type { ItemInterests } from '../interest/item-interest';
import { carrying, interestsIn, NO_INTERESTS } from '../interest/item-interest';
import type { Pence } from '../money';
import type { Reminder } from './reminders';
import type { Category, Reference, RequestId } from '../request/request';

/** The day the meeting is held: a community has at most one a day. */
export type MeetingId = string;

/** What everybody may know of an interim decision: how much and until when, never its ground or reason. */
export interface InterimHeading {
  readonly amount: Pence;
  readonly start: LocalDate;
  readonly end: LocalDate;
  /** The day the chair decided. */
  readonly on: LocalDate;
}

/** What a shared place may show of a request: nothing a neighbour could know a child by. */
export interface Heading {
  readonly requestId: RequestId;
  readonly reference: Reference;
  readonly urn: Urn;
  readonly school: string;
  readonly category: Category;
  readonly amount: Pence;
  /** The interim decision the community is to confirm, change or end; a request to be decided has none. */
  readonly interim?: InterimHeading | undefined;
}

/** How far a request has come in the meeting. */
export type Progress =
  | { readonly state: 'waiting' }
  | { readonly state: 'open' }
  | { readonly state: 'voting'; readonly ballotId: BallotId }
  /** Waits for the chair: as many for as against, or a school asked that the chair decides (R87). */
  | {
      readonly state: 'tied';
      readonly ballotId: BallotId;
      readonly terms: Terms;
      readonly counts: Counts;
      readonly disputed: boolean;
    }
  /** Agreed, but the budget no longer carries the amount: the chair changes it (a new vote) or defers. */
  | { readonly state: 'notFunded'; readonly ballotId: BallotId; readonly terms: Terms; readonly counts: Counts }
  | {
      readonly state: 'decided';
      readonly outcome: DecisionOutcome;
      readonly terms: Terms;
      readonly counts: Counts;
      readonly by: DecidedBy;
      readonly reason: string;
      readonly at: Instant;
    }
  | { readonly state: 'deferred'; readonly reason: string }
  /** Its school took it back while the meeting went on. */
  | { readonly state: 'withdrawn' };

export interface RequestItem extends ItemInterests {
  readonly kind: 'request';
  readonly heading: Heading;
  readonly minutes: number;
  readonly progress: Progress;
  /** How often it was discussed and left until all had been heard. */
  readonly heard: number;
  /** Votes opened on it so far: the next one is number `ballots + 1`. */
  readonly ballots: number;
  /** When and why it was last opened again after it had been dealt with; null when it never was. */
  readonly reopened: { readonly reason: string; readonly at: Instant } | null;
}

/** A request as it is put on an agenda. */
export const placedItem = (
  heading: Heading,
  minutes: number,
  interests: ItemInterests = NO_INTERESTS,
): RequestItem => ({
  kind: 'request',
  heading,
  minutes,
  progress: { state: 'waiting' },
  heard: 0,
  ballots: 0,
  reopened: null,
  ...interests,
});

/** A request that goes on to another meeting, with what was said of interests in it. */
export type Carried = Pick<RequestItem, 'heading' | 'minutes'> & { readonly interests?: ItemInterests };

export const carriedOn = (item: RequestItem): Carried => ({
  heading: item.heading,
  minutes: item.minutes,
  ...carrying(interestsIn(item)),
});

export interface StandingItem {
  readonly kind: 'standing';
  readonly title: string;
  readonly minutes: number;
}

export type AgendaItem = RequestItem | StandingItem;

/** A school that came. */
export interface Present {
  readonly urn: Urn;
  /** Who said so: its representative, or the chair or clerk. */
  readonly personId: PersonId;
  readonly at: Instant;
  /** Noted by the chair or clerk, rather than checked in by the school itself. */
  readonly noted: boolean;
  /** Who stands in for its representatives at this meeting, by name (R28). */
  readonly standIn: string | null;
  readonly leftAt: Instant | null;
}

/** A school that was noted as not being there. */
export interface Absent {
  readonly urn: Urn;
  readonly apologies: boolean;
  readonly personId: PersonId;
  readonly at: Instant;
}

/** A school that another one presents for (R78). */
export interface Presenter {
  readonly urn: Urn;
  readonly presenter: Urn;
  readonly personId: PersonId;
  readonly at: Instant;
}

export const MEETING_MODES = { inPerson: 'In person', online: 'Online', hybrid: 'In person and online' } as const;
export type MeetingMode = keyof typeof MEETING_MODES;

export interface Cancellation {
  readonly reason: string;
  readonly by: PersonId;
  readonly at: Instant;
  readonly movedTo: MeetingId | null;
}

/** What lies ahead or goes on: requests can be on it, and it can still be held. */
export const isAhead = ({ status }: Pick<Meeting, 'status'>): boolean => status === 'planned' || status === 'inSession';
/** Ended or cancelled: nothing happens in it any more. */
export const isOver = (meeting: Pick<Meeting, 'status'>): boolean => !isAhead(meeting);

export interface Meeting {
  readonly meetingId: MeetingId;
  readonly communityId: CommunityId;
  readonly date: LocalDate;
  /** Clock times in Kent, `13:30`. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly where: string;
  /** How people come together (R75); null where nobody said. */
  readonly mode: MeetingMode | null;
  /** Last day on which a request is on time; null when this meeting has no cut-off. */
  readonly cutOff: LocalDate | null;
  readonly agenda: readonly AgendaItem[];
  /** Came after the cut-off: the chair or clerk takes it in or defers it. */
  readonly late: readonly Heading[];
  readonly publishedAt: Instant | null;
  readonly changesSincePublished: number;
  readonly status: 'planned' | 'inSession' | 'ended' | 'cancelled';
  /** Why it is not held, and the meeting it was moved to; null unless it was cancelled. */
  readonly cancelled: Cancellation | null;
  /** Held on paper and entered afterwards; null for a meeting run here. */
  readonly paper: { readonly heldOn: LocalDate; readonly by: PersonId; readonly at: Instant } | null;
  /** The bound conversation in which it is held; null until it starts, and for one held on paper. */
  readonly placeId: string | null;
  /** In a channel, the post in whose thread it is held. */
  readonly thread: string | null;
  readonly present: readonly Present[];
  readonly absent: readonly Absent[];
  readonly presenters: readonly Presenter[];
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** What its chair, clerk or KCC were reminded of already. */
  readonly reminded: readonly Reminder[];
}

/** The day it was really held, in Kent: what decisions are dated by and working days count from; the planned day until it starts. */
export const heldOn = ({ date, startedAt, paper }: Meeting): LocalDate =>
  paper?.heldOn ?? (startedAt ? londonDate(startedAt) : date);

export const requestItems = (meeting: Meeting): RequestItem[] =>
  meeting.agenda.filter((item): item is RequestItem => item.kind === 'request');

export const itemFor = (meeting: Meeting, requestId: RequestId): RequestItem | undefined =>
  requestItems(meeting).find((item) => item.heading.requestId === requestId);

/** Whether a vote on it is still to be opened: until then interests are said, and terms are fixed. */
export const isToBeVotedOn = ({ progress }: Pick<RequestItem, 'progress'>): boolean =>
  progress.state === 'waiting' || progress.state === 'open' || progress.state === 'notFunded';

/** Whether its vote has opened and nothing is decided yet. */
export const isVotedOn = ({ progress }: Pick<RequestItem, 'progress'>): boolean =>
  progress.state === 'voting' || progress.state === 'tied';

/** Whether a request other than this one is open or being voted on: one is discussed at a time. */
export const isAnotherDiscussed = (meeting: Meeting, requestId: RequestId): boolean =>
  requestItems(meeting).some(
    ({ heading, progress }) =>
      heading.requestId !== requestId && (progress.state === 'open' || progress.state === 'voting'),
  );

/** Whether every request still to be decided was at least discussed once. */
export const isEverythingHeard = (meeting: Meeting): boolean =>
  requestItems(meeting).every(({ progress, heard }) => progress.state !== 'waiting' || heard > 0);

/** The meeting still to end that this request goes to, and whether it waits there as late; null when there is none. */
export function meetingFor(
  meetings: readonly Meeting[],
  requestId: RequestId,
): { readonly meeting: Meeting; readonly late: boolean } | null {
  for (const meeting of [...meetings].sort((a, b) => a.date.localeCompare(b.date))) {
    if (isOver(meeting)) continue;
    if (meeting.late.some((heading) => heading.requestId === requestId)) return { meeting, late: true };
    const item = itemFor(meeting, requestId);
    if (item && item.progress.state !== 'deferred' && item.progress.state !== 'withdrawn')
      return { meeting, late: false };
  }
  return null;
}

export const totalMinutes = (meeting: Meeting): number => meeting.agenda.reduce((sum, item) => sum + item.minutes, 0);

const minutesOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
/** How long the meeting is planned to last. */
export const lengthInMinutes = ({ startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>): number =>
  minutesOfDay(endsAt) - minutesOfDay(startsAt);

/** Whether the school is here now: one that left is not. */
export const isPresent = (meeting: Meeting, urn: Urn): boolean =>
  meeting.present.some((each) => each.urn === urn && each.leftAt === null);

/** The place of a request on the agenda, counted from 1, standing items included; 0 when it is not on it. */
export const positionOf = (meeting: Meeting, requestId: RequestId): number =>
  meeting.agenda.findIndex((item) => item.kind === 'request' && item.heading.requestId === requestId) + 1;

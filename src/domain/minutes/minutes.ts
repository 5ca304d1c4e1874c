import type { Action } from '../action/action';
import type { Choice, Counts, Flag } from '../ballot/ballot';
import type { Instant, LocalDate } from '../calendar/dates';
import type { AcademicYear } from '../calendar/years';
import type { Grade } from '../interest/item-interest';
import type { Attendance } from '../meeting/attendance';
import type { Heading, MeetingId, Progress } from '../meeting/meeting';
import type { Pence } from '../money';
import type { Terms } from '../decision/terms';

/** A school and how it took part; `notNoted`: nobody said anything of it. */
export interface SchoolAtMeeting {
  readonly school: string;
  readonly attendance: Attendance | 'notNoted';
  readonly standIn: string | null;
  readonly leftAt: Instant | null;
  /** The school that presented for it, which was there when it was not (R78). */
  readonly presentedBy: string | null;
}

/** One vote on a request, in the order in which they were held. */
export interface VoteHeld {
  readonly terms: Terms;
  readonly counts: Counts;
  readonly result: 'agreed' | 'agreedNotFunded' | 'notAgreed' | 'tied' | 'disputed' | 'nobodyVoted';
  /** Put as agreed by everyone present, and no school asked for a vote. */
  readonly byEveryone: boolean;
  readonly present: number;
  readonly needed: number;
  /** The chair's reason for going on without enough schools; null when there were enough. */
  readonly withoutQuorum: string | null;
  /** Schools whose vote chair or clerk entered. */
  readonly recordedFor: readonly string[];
  /** Schools that did not vote for a reason of their own: their request, or somebody who speaks for the school that asks. */
  readonly notVoting: readonly string[];
  /** Schools that voted and have something to do with the request, but for what they declared. */
  readonly flagged: readonly { readonly school: string; readonly flag: Exclude<Flag, 'recorded'> }[];
  /** Who voted how; null where the rules keep that from the minutes. */
  readonly bySchool: readonly { readonly school: string; readonly choice: Choice }[] | null;
}

/** What happened to a request at the meeting. Nothing of the need, and nothing of the pupils, can stand in it. */
export interface RequestInMinutes {
  readonly kind: 'request';
  readonly heading: Heading;
  readonly progress: Progress;
  readonly votes: readonly VoteHeld[];
  readonly reopened: readonly { readonly reason: string; readonly at: Instant }[];
  readonly presentedBy: string | null;
  /** Schools with an interest in it, by what followed from it; what the interest was stays out of the minutes. */
  readonly interests: readonly { readonly school: string; readonly grade: Grade }[];
  /** Who chairs and did not chair this, having an interest in it: as they said, had declared, or the register shows (R98). */
  readonly notChairedBy: readonly string[];
  readonly actions: readonly Action[];
}

export type MinutesItem = { readonly kind: 'standing'; readonly title: string } | RequestInMinutes;

/** What an academic year's budget had left before and after the meeting. */
export interface BudgetMoved {
  readonly year: AcademicYear;
  readonly total: Pence;
  readonly before: Pence;
  readonly after: Pence;
}

/** The minutes of one meeting: everything in them follows from the record, but the notes. */
export interface Minutes {
  readonly communityId: string;
  readonly community: string;
  readonly meetingId: MeetingId;
  readonly heldOn: LocalDate;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly planned: { readonly startsAt: string; readonly endsAt: string };
  readonly where: string;
  /** Held on paper: who entered it, and when; null for a meeting run here. */
  readonly paper: { readonly by: string; readonly at: Instant } | null;
  /** Who held these offices on that day. */
  readonly officers: readonly { readonly office: 'chair' | 'actingChair' | 'clerk'; readonly name: string }[];
  readonly schools: readonly SchoolAtMeeting[];
  readonly items: readonly MinutesItem[];
  /** Requests that came too late for the agenda and went on to the next meeting. */
  readonly notTaken: readonly { readonly heading: Heading; readonly reason: string }[];
  /** Actions of this meeting that are about no request. */
  readonly actions: readonly Action[];
  /** Actions of earlier meetings that were open when this one began; `done` is how they stood when it ended. */
  readonly earlier: readonly { readonly action: Action; readonly done: boolean }[];
  readonly budgets: readonly BudgetMoved[];
  readonly notes: readonly { readonly text: string; readonly by: string; readonly at: Instant }[];
  readonly approved: { readonly by: string; readonly as: 'chair' | 'actingChair'; readonly at: Instant } | null;
  readonly next: {
    readonly date: LocalDate;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly where: string;
  } | null;
}

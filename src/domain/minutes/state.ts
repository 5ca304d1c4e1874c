import type { Instant } from '../calendar/dates';
import type { CommunityId, PersonId } from '../community/community';
import type { CosEvent } from '../events';
import type { Meeting, MeetingId } from '../meeting/meeting';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';

/** A correction, or something said that the record lacks: added by chair or clerk, shown in the minutes. */
export interface MinutesNote {
  readonly text: string;
  readonly by: PersonId;
  readonly at: Instant;
}

/** What people say of a meeting's minutes. Everything else in them follows from the record itself. */
export interface MinutesState {
  readonly communityId: CommunityId;
  readonly meetingId: MeetingId;
  readonly notes: readonly MinutesNote[];
  /** Null while they are a draft. */
  readonly approved: { readonly by: PersonId; readonly as: 'chair' | 'actingChair'; readonly at: Instant } | null;
}

export type MinutesRefusal = 'MeetingNotEnded' | 'AlreadyApproved' | 'NoteMissing' | 'NoteTooLong' | 'NamesAPupil';

/** Letters a note may have. */
export const LONGEST_NOTE = 1000;

type Decision = Outcome<readonly CosEvent[], MinutesRefusal>;

/** Adds a note to the draft: approved minutes stay as they were approved. */
export function noteMinutes(
  meeting: Meeting,
  minutes: MinutesState | null,
  text: string,
  by: PersonId,
  at: Instant,
): Decision {
  if (meeting.status !== 'ended') return refuse('MeetingNotEnded');
  if (minutes?.approved) return refuse('AlreadyApproved');
  if (text.trim() === '') return refuse('NoteMissing');
  if (text.trim().length > LONGEST_NOTE) return refuse('NoteTooLong');
  const { communityId, meetingId } = meeting;
  return accept([{ type: 'MinutesNoted', communityId, meetingId, text: text.trim(), by, at }]);
}

/** The chair, or the acting chair, approves the minutes, once. */
export function approveMinutes(
  meeting: Meeting,
  minutes: MinutesState | null,
  as: 'chair' | 'actingChair',
  by: PersonId,
  at: Instant,
): Decision {
  if (meeting.status !== 'ended') return refuse('MeetingNotEnded');
  if (minutes?.approved) return accept([]);
  const { communityId, meetingId } = meeting;
  return accept([{ type: 'MinutesApproved', communityId, meetingId, by, as, at }]);
}

/** What was said of that meeting's minutes, after an event; null until somebody says something. */
export function evolveMinutes(minutes: MinutesState | null, event: CosEvent, meetingId: string): MinutesState | null {
  if ((event.type !== 'MinutesNoted' && event.type !== 'MinutesApproved') || event.meetingId !== meetingId)
    return minutes;
  const { communityId, by, at } = event;
  const before = minutes ?? { communityId, meetingId, notes: [], approved: null };
  return event.type === 'MinutesNoted'
    ? { ...before, notes: [...before.notes, { text: event.text, by, at }] }
    : { ...before, approved: before.approved ?? { by, as: event.as, at } };
}

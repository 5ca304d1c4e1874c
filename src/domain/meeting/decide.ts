import type { Instant } from '../calendar/dates';
import { londonDate } from '../calendar/dates';
import type { Community, PersonId, Urn } from '../community/community';
import { schoolsRepresentedBy } from '../community/community';
import type { CosEvent } from '../events';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { RuleProfile } from '../profile';
import type { RequestId } from '../request/request';
import type { AgendaItem, Meeting } from './meeting';
import { carriedOn, isOver, isPresent, itemFor, requestItems } from './meeting';

export type AgendaRefusal =
  | 'MeetingUnderWay'
  | 'NotOnAgenda'
  | 'PositionOutOfRange'
  | 'MinutesOutOfRange'
  | 'ReasonMissing'
  | 'NamesAPupil'
  | 'ReasonTooLong'
  | 'NothingToPublish';
export type MeetingRefusal =
  | 'MeetingNotStarted'
  | 'MeetingOver'
  | 'NotARepresentative'
  | 'NotOnAgenda'
  | 'AnotherItemOpen'
  | 'AlreadyDecided'
  | 'ItemsUndecided'
  | 'VoteOpen';

export type StartRefusal = 'MeetingOver' | 'AnotherDay';

type Decision<Refusal extends string> = Outcome<readonly CosEvent[], Refusal>;

/** What somebody wants of one request on the agenda; null leaves it as it is. Positions count every line, from 1. */
export interface Arrangement {
  readonly requestId: RequestId;
  readonly position: number | null;
  readonly minutes: number | null;
}

export const LONGEST_ITEM = 180;
const isWholeUpTo = (value: number, most: number): boolean => Number.isInteger(value) && value >= 1 && value <= most;

/** What is wrong with that wish on this agenda; null when nothing is. */
export function troubleWith(
  meeting: Meeting,
  { requestId, position, minutes }: Arrangement,
): 'NotOnAgenda' | 'PositionOutOfRange' | 'MinutesOutOfRange' | null {
  if (!itemFor(meeting, requestId)) return 'NotOnAgenda';
  if (position !== null && !isWholeUpTo(position, meeting.agenda.length)) return 'PositionOutOfRange';
  if (minutes !== null && !isWholeUpTo(minutes, LONGEST_ITEM)) return 'MinutesOutOfRange';
  return null;
}

/**
 * Puts requests where they are wanted (R63, R64): those that move stand exactly there, everything else keeps its order
 * around them. Two wanted at one position stand one after the other, as they were listed.
 */
export function arrangeAgenda(meeting: Meeting, wanted: readonly Arrangement[]): Decision<AgendaRefusal> {
  if (meeting.status !== 'planned') return refuse('MeetingUnderWay');
  const trouble = wanted.map((each) => troubleWith(meeting, each)).find((each) => each !== null);
  if (trouble) return refuse(trouble);
  const wishes = new Map(wanted.map((each) => [each.requestId, each]));
  const wishFor = (item: AgendaItem) => (item.kind === 'request' ? wishes.get(item.heading.requestId) : undefined);
  const timed = meeting.agenda.map((item) => ({ ...item, minutes: wishFor(item)?.minutes ?? item.minutes }));
  const agenda = moved(timed, (item, position) => {
    const to = wishFor(item)?.position ?? null;
    return to === position ? null : to;
  });
  const isSo = agenda.every((item, index) => item === timed[index] && item.minutes === meeting.agenda[index]?.minutes);
  if (isSo) return accept([]);
  const items = agenda.flatMap((item, index) =>
    item.kind === 'request' ? [{ requestId: item.heading.requestId, position: index + 1, minutes: item.minutes }] : [],
  );
  return accept([{ type: 'AgendaArranged', meetingId: meeting.meetingId, items }]);
}

/** Takes out what moves and puts it back at its new position; `to` answers null for what stays. */
function moved(agenda: readonly AgendaItem[], to: (item: AgendaItem, position: number) => number | null): AgendaItem[] {
  const places = agenda.map((item, index) => ({ item, position: to(item, index + 1) }));
  const result = places.flatMap(({ item, position }) => (position === null ? [item] : []));
  const moving = places.flatMap(({ item, position }) => (position === null ? [] : [{ item, position }]));
  let free = 0;
  for (const { item, position } of moving.sort((a, b) => a.position - b.position)) {
    const index = Math.max(position - 1, free);
    result.splice(index, 0, item);
    free = index + 1;
  }
  return result;
}

/** Takes in a request that came after the cut-off. */
export function placeLate(
  meeting: Meeting,
  requestId: RequestId,
  profile: RuleProfile,
): Decision<AgendaRefusal | MeetingRefusal> {
  if (isOver(meeting)) return refuse('MeetingOver');
  if (itemFor(meeting, requestId)) return accept([]);
  if (!meeting.late.some((heading) => heading.requestId === requestId)) return refuse('NotOnAgenda');
  return accept([
    { type: 'LateRequestPlaced', meetingId: meeting.meetingId, requestId, minutes: profile.minutesPerRequest },
  ]);
}

/** Letters a reason may have. */
export const LONGEST_REASON = 500;

/** Moves a request to the next meeting, with the reason its school will read (R46). */
export function defer(
  meeting: Meeting,
  requestId: RequestId,
  reason: string,
  next: Meeting | null,
  profile: RuleProfile,
): Decision<AgendaRefusal | MeetingRefusal> {
  if (isOver(meeting)) return refuse('MeetingOver');
  const item = itemFor(meeting, requestId);
  const heading = item?.heading ?? meeting.late.find((each) => each.requestId === requestId);
  if (!heading) return next && itemFor(next, requestId) ? accept([]) : refuse('NotOnAgenda');
  if (item?.progress.state === 'deferred') return accept([]);
  if (item?.progress.state === 'decided' || item?.progress.state === 'withdrawn') return refuse('AlreadyDecided');
  if (item?.progress.state === 'voting') return refuse('VoteOpen');
  if (reason.trim() === '') return refuse('ReasonMissing');
  if (reason.trim().length > LONGEST_REASON) return refuse('ReasonTooLong');
  return accept([
    {
      type: 'RequestDeferred',
      meetingId: meeting.meetingId,
      requestId,
      ...(item ? carriedOn(item) : { heading, minutes: profile.minutesPerRequest }),
      toMeetingId: next?.meetingId ?? null,
      reason: reason.trim(),
    },
  ]);
}

/** Sends the agenda to the community; again after changes. */
export function publishAgenda(meeting: Meeting, at: Instant): Decision<AgendaRefusal> {
  if (meeting.status !== 'planned') return refuse('MeetingUnderWay');
  if (meeting.agenda.length === 0) return refuse('NothingToPublish');
  if (meeting.publishedAt && meeting.changesSincePublished === 0) return accept([]);
  return accept([{ type: 'AgendaPublished', meetingId: meeting.meetingId, at }]);
}

export interface Starting {
  readonly placeId: string;
  /** In a channel, the post in whose thread it is started. */
  readonly thread?: string | null;
  /** Somebody said that it is held today although it was planned for another day. */
  readonly onAnotherDay: boolean;
}

/** Decisions are dated by the day it is started, so another day than the planned one must be meant. */
export function startMeeting(
  meeting: Meeting,
  { placeId, thread = null, onAnotherDay }: Starting,
  at: Instant,
): Decision<StartRefusal> {
  if (isOver(meeting)) return refuse('MeetingOver');
  if (meeting.status === 'inSession') return accept([]);
  if (londonDate(at) !== meeting.date && !onAnotherDay) return refuse('AnotherDay');
  return accept([{ type: 'MeetingStarted', meetingId: meeting.meetingId, placeId, thread, at }]);
}

/** Notes a school as present through one of its representatives (R76). A school is present once, however many come (R79). */
export function checkIn(
  meeting: Meeting,
  community: Community,
  urn: Urn,
  personId: PersonId,
  at: Instant,
): Decision<MeetingRefusal> {
  if (meeting.status === 'planned') return refuse('MeetingNotStarted');
  // one held on paper is over: who came is noted by whoever enters it
  if (isOver(meeting) || meeting.paper !== null) return refuse('MeetingOver');
  if (!schoolsRepresentedBy(community, personId, meeting.date).some((school) => school.urn === urn))
    return refuse('NotARepresentative');
  if (isPresent(meeting, urn)) return accept([]);
  return accept([{ type: 'SchoolCheckedIn', meetingId: meeting.meetingId, urn, personId, at }]);
}

/** Opens a request for discussion; one is discussed at a time. Where all are heard first, the one before waits for its vote. */
export function openItem(meeting: Meeting, requestId: RequestId, hearAllFirst = false): Decision<MeetingRefusal> {
  if (meeting.status === 'planned') return refuse('MeetingNotStarted');
  if (isOver(meeting)) return refuse('MeetingOver');
  const item = itemFor(meeting, requestId);
  if (!item) return refuse('NotOnAgenda');
  const { state } = item.progress;
  if (state === 'decided' || state === 'deferred' || state === 'withdrawn') return refuse('AlreadyDecided');
  if (state !== 'waiting') return accept([]);
  const { meetingId } = meeting;
  const busy = requestItems(meeting).find(({ progress }) => progress.state === 'open' || progress.state === 'voting');
  if (busy && (busy.progress.state === 'voting' || !hearAllFirst)) return refuse('AnotherItemOpen');
  return accept([
    ...(busy ? [{ type: 'ItemHeard', meetingId, requestId: busy.heading.requestId } as const] : []),
    { type: 'ItemOpened', meetingId, requestId },
  ]);
}

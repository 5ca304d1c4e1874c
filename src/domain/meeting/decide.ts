import type { Instant } from '../calendar/dates';
import type { Community, PersonId, Urn } from '../community/community';
import { schoolsRepresentedBy } from '../community/community';
import type { CosEvent } from '../events';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { RuleProfile } from '../profile';
import type { RequestId } from '../request/request';
import type { Meeting } from './meeting';
import { isPresent, itemFor, requestItems } from './meeting';

export type AgendaRefusal =
  'MeetingUnderWay' | 'NotOnAgenda' | 'PositionOutOfRange' | 'MinutesOutOfRange' | 'ReasonMissing' | 'NothingToPublish';
export type MeetingRefusal =
  | 'MeetingNotStarted'
  | 'MeetingOver'
  | 'NotARepresentative'
  | 'NotOnAgenda'
  | 'AnotherItemOpen'
  | 'AlreadyDecided'
  | 'ItemsUndecided'
  | 'VoteOpen'
  | 'NotPublished';

type Decision<Refusal extends string> = Outcome<readonly CosEvent[], Refusal>;

export interface Arrangement {
  readonly requestId: RequestId;
  readonly position: number;
  readonly minutes: number;
}

/** Puts requests in the order asked for (R63, R64). Positions count every line of the agenda, from 1. */
export function arrangeAgenda(meeting: Meeting, wanted: readonly Arrangement[]): Decision<AgendaRefusal> {
  if (meeting.status !== 'planned') return refuse('MeetingUnderWay');
  if (wanted.some((each) => !itemFor(meeting, each.requestId))) return refuse('NotOnAgenda');
  if (wanted.some(({ position }) => !Number.isInteger(position) || position < 1 || position > meeting.agenda.length)) {
    return refuse('PositionOutOfRange');
  }
  if (wanted.some(({ minutes }) => !Number.isInteger(minutes) || minutes < 1 || minutes > 180))
    return refuse('MinutesOutOfRange');
  const isSo = wanted.every(({ requestId, position, minutes }) => {
    const there = meeting.agenda[position - 1];
    return there?.kind === 'request' && there.heading.requestId === requestId && there.minutes === minutes;
  });
  if (isSo) return accept([]);
  return accept([{ type: 'AgendaArranged', meetingId: meeting.meetingId, items: wanted }]);
}

/** Takes in a request that came after the cut-off. */
export function placeLate(meeting: Meeting, requestId: RequestId, profile: RuleProfile): Decision<AgendaRefusal> {
  if (meeting.status === 'ended') return refuse('MeetingUnderWay');
  if (itemFor(meeting, requestId)) return accept([]);
  if (!meeting.late.some((heading) => heading.requestId === requestId)) return refuse('NotOnAgenda');
  return accept([
    { type: 'LateRequestPlaced', meetingId: meeting.meetingId, requestId, minutes: profile.minutesPerRequest },
  ]);
}

/** Moves a request to the next meeting, with the reason its school will read (R46). */
export function defer(
  meeting: Meeting,
  requestId: RequestId,
  reason: string,
  next: Meeting | null,
): Decision<AgendaRefusal | MeetingRefusal> {
  if (meeting.status === 'ended') return refuse('MeetingOver');
  const item = itemFor(meeting, requestId);
  const heading = item?.heading ?? meeting.late.find((each) => each.requestId === requestId);
  if (!heading) return refuse('NotOnAgenda');
  if (item?.progress.state === 'deferred') return accept([]);
  if (item?.progress.state === 'decided') return refuse('AlreadyDecided');
  if (item?.progress.state === 'voting') return refuse('VoteOpen');
  if (reason.trim() === '') return refuse('ReasonMissing');
  return accept([
    {
      type: 'RequestDeferred',
      meetingId: meeting.meetingId,
      requestId,
      heading,
      minutes: item?.minutes ?? 15,
      toMeetingId: next?.meetingId ?? null,
      reason: reason.trim(),
    },
  ]);
}

/** Sends the agenda to the community; again after changes. */
export function publishAgenda(meeting: Meeting, at: Instant): Decision<AgendaRefusal> {
  if (meeting.status !== 'planned') return refuse('MeetingUnderWay');
  if (meeting.publishedAt && meeting.changesSincePublished === 0) return accept([]);
  return accept([{ type: 'AgendaPublished', meetingId: meeting.meetingId, at }]);
}

export function startMeeting(meeting: Meeting, placeId: string, at: Instant): Decision<MeetingRefusal> {
  if (meeting.status === 'ended') return refuse('MeetingOver');
  if (meeting.status === 'inSession') return accept([]);
  return accept([{ type: 'MeetingStarted', meetingId: meeting.meetingId, placeId, at }]);
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
  if (meeting.status === 'ended') return refuse('MeetingOver');
  if (!schoolsRepresentedBy(community, personId, meeting.date).some((school) => school.urn === urn))
    return refuse('NotARepresentative');
  if (isPresent(meeting, urn)) return accept([]);
  return accept([{ type: 'SchoolCheckedIn', meetingId: meeting.meetingId, urn, personId, at }]);
}

/** Opens a request for discussion; one is discussed at a time. */
export function openItem(meeting: Meeting, requestId: RequestId): Decision<MeetingRefusal> {
  if (meeting.status === 'planned') return refuse('MeetingNotStarted');
  if (meeting.status === 'ended') return refuse('MeetingOver');
  const item = itemFor(meeting, requestId);
  if (!item) return refuse('NotOnAgenda');
  const { state } = item.progress;
  if (state === 'decided' || state === 'deferred') return refuse('AlreadyDecided');
  if (state !== 'waiting') return accept([]);
  if (requestItems(meeting).some((each) => each.progress.state === 'open' || each.progress.state === 'voting'))
    return refuse('AnotherItemOpen');
  return accept([{ type: 'ItemOpened', meetingId: meeting.meetingId, requestId }]);
}

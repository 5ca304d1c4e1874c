import type { CosEvent, EventOf } from '../events';
import { evolveAttendance } from './attendance';
import type { AgendaItem, Meeting, Progress, RequestItem } from './meeting';
import { placedItem } from './meeting';
import { evolveInterests } from '../interest/evolve-item';

/** A meeting nothing has happened at yet. */
const NEW = {
  late: [],
  publishedAt: null,
  changesSincePublished: 0,
  status: 'planned',
  cancelled: null,
  paper: null,
  placeId: null,
  thread: null,
  present: [],
  absent: [],
  presenters: [],
  startedAt: null,
  endedAt: null,
  reminded: [],
} as const satisfies Partial<Meeting>;

function scheduled(event: EventOf<'MeetingScheduled'>): Meeting {
  const { type: _, by: __, standing, waiting, ...facts } = event;
  return {
    ...NEW,
    ...facts,
    mode: event.mode ?? null,
    agenda: [
      ...standing.map((item) => ({ kind: 'standing' as const, ...item })),
      ...waiting.map(({ heading, minutes, interests }) => placedItem(heading, minutes, interests)),
    ],
  };
}

const progressed = (meeting: Meeting, requestId: string, progress: Progress, ballots = 0): Meeting => ({
  ...meeting,
  agenda: meeting.agenda.map((item) =>
    item.kind === 'request' && item.heading.requestId === requestId
      ? { ...item, progress, ballots: item.ballots + ballots }
      : item,
  ),
});

const changed = (meeting: Meeting, agenda: readonly AgendaItem[], late = meeting.late): Meeting => ({
  ...meeting,
  agenda,
  late,
  changesSincePublished: meeting.changesSincePublished + (meeting.publishedAt ? 1 : 0),
});

/** Requests at the places asked for; everything else keeps its order around them. */
function arranged(meeting: Meeting, items: EventOf<'AgendaArranged'>['items']): AgendaItem[] {
  const wanted = new Map(items.map((item) => [item.requestId, item]));
  const moving = meeting.agenda.flatMap((item) => {
    const to = item.kind === 'request' ? wanted.get(item.heading.requestId) : undefined;
    return to && item.kind === 'request' ? [{ item: { ...item, minutes: to.minutes }, position: to.position }] : [];
  });
  const result: AgendaItem[] = meeting.agenda.filter(
    (item) => item.kind === 'standing' || !wanted.has(item.heading.requestId),
  );
  for (const { item, position } of moving.sort((a, b) => a.position - b.position)) {
    result.splice(Math.min(Math.max(position - 1, 0), result.length), 0, item);
  }
  return result;
}

const withoutRequest = (meeting: Meeting, requestId: string) => ({
  agenda: meeting.agenda.filter((item) => item.kind === 'standing' || item.heading.requestId !== requestId),
  late: meeting.late.filter((heading) => heading.requestId !== requestId),
});

function deferred(meeting: Meeting, event: EventOf<'RequestDeferred'>): Meeting {
  if (event.toMeetingId === meeting.meetingId)
    return changed(meeting, [...meeting.agenda, placedItem(event.heading, event.minutes, event.interests)]);
  if (event.meetingId !== meeting.meetingId) return meeting;
  const { agenda, late } = withoutRequest(meeting, event.requestId);
  const wasLate = late.length < meeting.late.length;
  if (wasLate) return { ...meeting, late }; // it never was on the agenda, so nothing published has changed
  if (meeting.status === 'planned') return changed(meeting, agenda);
  return progressed(meeting, event.requestId, { state: 'deferred', reason: event.reason });
}

function left(meeting: Meeting, { requestId }: EventOf<'RequestWithdrawn' | 'RequestReturned'>): Meeting {
  const { agenda, late } = withoutRequest(meeting, requestId);
  if (late.length < meeting.late.length) return { ...meeting, late };
  if (meeting.status === 'planned') return changed(meeting, agenda);
  return progressed(meeting, requestId, { state: 'withdrawn' });
}

/** The heading follows what was handed in; a request that was away comes back at the end. */
function rewritten(meeting: Meeting, { heading, minutes, late, interests }: EventOf<'RequestChanged'>): Meeting {
  const { requestId } = heading;
  const item = meeting.agenda.find((each) => each.kind === 'request' && each.heading.requestId === requestId);
  if (item?.kind === 'request') {
    const isSame = item.heading.category === heading.category && item.heading.amount === heading.amount;
    return isSame
      ? meeting
      : changed(
          meeting,
          meeting.agenda.map((each) => (each === item ? { ...item, heading } : each)),
        );
  }
  if (meeting.late.some((each) => each.requestId === requestId))
    return { ...meeting, late: meeting.late.map((each) => (each.requestId === requestId ? heading : each)) };
  return late
    ? { ...meeting, late: [...meeting.late, heading] }
    : changed(meeting, [...meeting.agenda, placedItem(heading, minutes, interests)]);
}

/** A deferred request is taken up again: open here, and gone from the meeting it had been moved to. */
function takenUp(meeting: Meeting, event: EventOf<'DeferredTakenUp'>): Meeting {
  if (event.meetingId === meeting.meetingId)
    return reopened(meeting, event, { heading: event.heading, ...event.interests });
  if (event.fromMeetingId !== meeting.meetingId) return meeting;
  const { agenda, late } = withoutRequest(meeting, event.requestId);
  return agenda.length < meeting.agenda.length ? changed(meeting, agenda, late) : { ...meeting, late };
}

const reopened = (
  meeting: Meeting,
  { requestId, reason, at }: EventOf<'DeferredTakenUp' | 'DecisionReopened'>,
  now: Partial<Pick<RequestItem, 'heading' | 'interests' | 'chairsAside'>> = {},
): Meeting => ({
  ...meeting,
  agenda: meeting.agenda.map((item) =>
    item.kind === 'request' && item.heading.requestId === requestId
      ? { ...item, ...now, progress: { state: 'open' }, reopened: { reason, at } }
      : item,
  ),
});

/** On the same day its times and place change; on another, the new one takes everything over and the old one is not held. */
function moved(meeting: Meeting | null, event: EventOf<'MeetingMoved'>, meetingId: string): Meeting | null {
  const { now, carried, reason, by, at } = event;
  if (event.meetingId === meetingId && event.toMeetingId === meetingId)
    return meeting && changed({ ...meeting, ...now }, carried.agenda, carried.late);
  if (event.toMeetingId === meetingId) return { ...NEW, ...now, ...carried, meetingId, communityId: event.communityId };
  if (event.meetingId !== meetingId || !meeting) return meeting;
  const agenda = meeting.agenda.filter(({ kind }) => kind === 'standing');
  const cancelled = { reason, by, at, movedTo: event.toMeetingId };
  return { ...meeting, agenda, late: [], status: 'cancelled', cancelled };
}

/** A meeting after an event; events that concern other meetings leave it as it is. */
export function evolveMeeting(meeting: Meeting | null, event: CosEvent, meetingId: string): Meeting | null {
  if (event.type === 'MeetingScheduled') {
    if (event.meetingId !== meetingId) return meeting;
    return meeting === null || meeting.status === 'cancelled' ? scheduled(event) : meeting;
  }
  if (event.type === 'MeetingMoved') return moved(meeting, event, meetingId);
  if (!meeting) return meeting;
  if (event.type === 'RequestDeferred') return deferred(meeting, event);
  if (event.type === 'DeferredTakenUp') return takenUp(meeting, event);
  if (!('meetingId' in event) || event.meetingId !== meeting.meetingId) return meeting;
  switch (event.type) {
    case 'RequestSubmitted':
      return event.late
        ? { ...meeting, late: [...meeting.late, event.heading] }
        : changed(meeting, [...meeting.agenda, placedItem(event.heading, event.minutes)]);
    case 'RequestWithdrawn':
    case 'RequestReturned':
      return left(meeting, event);
    case 'RequestChanged':
      return rewritten(meeting, event);
    case 'InterimAgreed':
    case 'LeftForMeeting':
      return changed(meeting, [...meeting.agenda, placedItem(event.heading, event.minutes, event.interests)]);
    case 'LateRequestPlaced': {
      const heading = meeting.late.find((each) => each.requestId === event.requestId);
      const { agenda, late } = withoutRequest(meeting, event.requestId);
      return heading ? changed(meeting, [...agenda, placedItem(heading, event.minutes)], late) : meeting;
    }
    case 'AgendaArranged':
      return changed(meeting, arranged(meeting, event.items));
    case 'AgendaPublished':
      return { ...meeting, publishedAt: event.at, changesSincePublished: 0 };
    case 'MeetingStarted':
      return {
        ...meeting,
        status: 'inSession',
        placeId: event.placeId,
        thread: event.thread ?? null,
        paper: event.paper ? { ...event.paper, at: event.at } : null,
        startedAt: event.at,
      };
    case 'SchoolCheckedIn':
    case 'AttendanceNoted':
    case 'StandInNoted':
    case 'PresenterNamed':
      return evolveAttendance(meeting, event);
    case 'InterestNoted':
    case 'ChairSteppedAside':
      return evolveInterests(meeting, event);
    case 'ItemOpened':
      return progressed(meeting, event.requestId, { state: 'open' });
    case 'ItemHeard':
      return {
        ...meeting,
        agenda: meeting.agenda.map((item) =>
          item.kind === 'request' && item.heading.requestId === event.requestId
            ? { ...item, progress: { state: 'waiting' }, heard: item.heard + 1 }
            : item,
        ),
      };
    case 'BallotOpened':
      return progressed(meeting, event.heading.requestId, { state: 'voting', ballotId: event.ballotId }, 1);
    case 'BallotClosed': {
      const { ballotId, terms, counts, result } = event;
      if (result === 'nobodyVoted') return progressed(meeting, event.requestId, { state: 'open' });
      if (result === 'tied' || result === 'disputed') {
        const disputed = result === 'disputed';
        return progressed(meeting, event.requestId, { state: 'tied', ballotId, terms, counts, disputed });
      }
      if (result === 'agreedNotFunded')
        return progressed(meeting, event.requestId, { state: 'notFunded', ballotId, terms, counts });
      return meeting;
    }
    case 'RequestDecided': {
      const { outcome, terms, counts, by, reason, at } = event;
      return progressed(meeting, event.requestId, { state: 'decided', outcome, terms, counts, by, reason, at });
    }
    case 'DecisionReopened':
      return reopened(meeting, event);
    case 'MeetingEnded':
      return { ...meeting, status: 'ended', endedAt: event.at };
    case 'MeetingCancelled': {
      const { reason, by, at } = event;
      return { ...meeting, status: 'cancelled', cancelled: { reason, by, at, movedTo: null } };
    }
    case 'MeetingReminded':
      return { ...meeting, reminded: [...meeting.reminded, event.about] };
    default:
      return meeting;
  }
}

import type { CosEvent, EventOf } from '../events';
import { evolveAttendance } from './attendance';
import type { AgendaItem, Heading, Meeting, Progress, RequestItem } from './meeting';

const placed = (heading: Heading, minutes: number): RequestItem => ({
  kind: 'request',
  heading,
  minutes,
  progress: { state: 'waiting' },
  ballots: 0,
  reopened: null,
});

function scheduled(event: EventOf<'MeetingScheduled'>): Meeting {
  const { type: _, standing, waiting, ...facts } = event;
  return {
    ...facts,
    agenda: [
      ...standing.map((item) => ({ kind: 'standing' as const, ...item })),
      ...waiting.map(({ heading, minutes }) => placed(heading, minutes)),
    ],
    late: [],
    publishedAt: null,
    changesSincePublished: 0,
    status: 'planned',
    placeId: null,
    present: [],
    absent: [],
    presenters: [],
    startedAt: null,
    endedAt: null,
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
    return changed(meeting, [...meeting.agenda, placed(event.heading, event.minutes)]);
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
function rewritten(meeting: Meeting, { heading, minutes, late }: EventOf<'RequestChanged'>): Meeting {
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
    : changed(meeting, [...meeting.agenda, placed(heading, minutes)]);
}

/** A deferred request is taken up again: open here, and gone from the meeting it had been moved to. */
function takenUp(meeting: Meeting, event: EventOf<'DeferredTakenUp'>): Meeting {
  if (event.meetingId === meeting.meetingId) return reopened(meeting, event);
  if (event.fromMeetingId !== meeting.meetingId) return meeting;
  const { agenda, late } = withoutRequest(meeting, event.requestId);
  return agenda.length < meeting.agenda.length ? changed(meeting, agenda, late) : { ...meeting, late };
}

const reopened = (
  meeting: Meeting,
  { requestId, reason, at }: EventOf<'DeferredTakenUp' | 'DecisionReopened'>,
): Meeting => ({
  ...meeting,
  agenda: meeting.agenda.map((item) =>
    item.kind === 'request' && item.heading.requestId === requestId
      ? { ...item, progress: { state: 'open' }, reopened: { reason, at } }
      : item,
  ),
});

/** A meeting after an event; events that concern other meetings leave it as it is. */
export function evolveMeeting(meeting: Meeting | null, event: CosEvent, meetingId: string): Meeting | null {
  if (event.type === 'MeetingScheduled') return event.meetingId === meetingId ? (meeting ?? scheduled(event)) : meeting;
  if (!meeting) return meeting;
  if (event.type === 'RequestDeferred') return deferred(meeting, event);
  if (event.type === 'DeferredTakenUp') return takenUp(meeting, event);
  if (!('meetingId' in event) || event.meetingId !== meeting.meetingId) return meeting;
  switch (event.type) {
    case 'RequestSubmitted':
      return event.late
        ? { ...meeting, late: [...meeting.late, event.heading] }
        : changed(meeting, [...meeting.agenda, placed(event.heading, event.minutes)]);
    case 'RequestWithdrawn':
    case 'RequestReturned':
      return left(meeting, event);
    case 'RequestChanged':
      return rewritten(meeting, event);
    case 'InterimAgreed':
    case 'LeftForMeeting':
      return changed(meeting, [...meeting.agenda, placed(event.heading, event.minutes)]);
    case 'LateRequestPlaced': {
      const heading = meeting.late.find((each) => each.requestId === event.requestId);
      const { agenda, late } = withoutRequest(meeting, event.requestId);
      return heading ? changed(meeting, [...agenda, placed(heading, event.minutes)], late) : meeting;
    }
    case 'AgendaArranged':
      return changed(meeting, arranged(meeting, event.items));
    case 'AgendaPublished':
      return { ...meeting, publishedAt: event.at, changesSincePublished: 0 };
    case 'MeetingStarted':
      return { ...meeting, status: 'inSession', placeId: event.placeId, startedAt: event.at };
    case 'SchoolCheckedIn':
    case 'AttendanceNoted':
    case 'StandInNoted':
    case 'PresenterNamed':
      return evolveAttendance(meeting, event);
    case 'ItemOpened':
      return progressed(meeting, event.requestId, { state: 'open' });
    case 'BallotOpened':
      return progressed(meeting, event.heading.requestId, { state: 'voting', ballotId: event.ballotId }, 1);
    case 'BallotClosed': {
      const { ballotId, terms, counts, result } = event;
      if (result === 'nobodyVoted') return progressed(meeting, event.requestId, { state: 'open' });
      if (result === 'tied') return progressed(meeting, event.requestId, { state: 'tied', ballotId, terms, counts });
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
    default:
      return meeting;
  }
}

import { instant, localDate } from '../../../src/domain/calendar/dates';
import type { CosEvent } from '../../../src/domain/events';
import { evolveMeeting } from '../../../src/domain/meeting/evolve';
import type { Heading, Meeting } from '../../../src/domain/meeting/meeting';
import { pence } from '../../../src/domain/money';

export const TENTH = localDate('2026-11-10');
export const DECEMBER = localDate('2026-12-08');
export const AT = instant('2026-11-05T09:00:00Z');

export const headingOf = (requestId: string, amount = 640_000): Heading => ({
  requestId,
  reference: `ASH-2627-${requestId.slice(1).padStart(3, '0')}`,
  urn: '990001',
  school: 'Oakfield Primary',
  category: 'speechAndLanguage',
  amount: pence(amount),
});

/** A meeting with two standing items, then these requests. */
export const scheduled = (requests: readonly string[], date = TENTH): CosEvent => ({
  type: 'MeetingScheduled',
  meetingId: date,
  communityId: 'ashdown',
  date,
  startsAt: '13:30',
  endsAt: '16:30',
  where: 'Oakfield hall',
  cutOff: localDate('2026-11-05'),
  standing: [
    { title: 'Welcome, attendance, interests', minutes: 15 },
    { title: 'Budget update', minutes: 10 },
  ],
  waiting: requests.map((requestId) => ({ heading: headingOf(requestId), minutes: 15 })),
});

export const submitted = (requestId: string, late: boolean): CosEvent => ({
  type: 'RequestSubmitted',
  requestId,
  reference: headingOf(requestId).reference,
  year: '2026-27' as Extract<CosEvent, { type: 'RequestSubmitted' }>['year'],
  number: 1,
  heading: headingOf(requestId),
  minutes: 15,
  meetingId: TENTH,
  late,
  attested: { delegated: true, privacy: true, firstSixThousand: true, notNames: false },
  by: 'p1',
  at: AT,
});

export const published: CosEvent = { type: 'AgendaPublished', meetingId: TENTH, at: AT };
export const STARTED = instant('2026-11-10T13:30:00Z');
export const started: CosEvent = { type: 'MeetingStarted', meetingId: TENTH, placeId: 'place', at: STARTED };
export const ended: CosEvent = { type: 'MeetingEnded', meetingId: TENTH, at: AT };

/** The meeting after these events. */
export function meetingAfter(...events: readonly CosEvent[]): Meeting {
  const [first] = events;
  const meetingId = first?.type === 'MeetingScheduled' ? first.meetingId : TENTH;
  const meeting = events.reduce<Meeting | null>((now, event) => evolveMeeting(now, event, meetingId), null);
  if (!meeting) throw new Error('No meeting was scheduled');
  return meeting;
}

/** The agenda in short: titles and request ids, in order. */
export const inOrder = (meeting: Meeting): string[] =>
  meeting.agenda.map((item) =>
    item.kind === 'standing' ? (item.title.split(/[ ,]/)[0] ?? '') : item.heading.requestId,
  );

import type { Instant } from '../domain/calendar/dates';
import { ONLY } from '../domain/documents';
import type { Meeting } from '../domain/meeting/meeting';
import type { Deps } from './deps';
import type { Delivery, Notice, RecordedEvent } from './ports';
import { recipientsOf } from './recipients';
import { notificationsFor } from './who-hears';
import type { Telling } from './who-hears';

/** One delivery a recipient: a shared card is the same delivery for every change of it, a notice is one for each event. */
function deliveryId(notice: Notice, eventId: string): string {
  if (notice.type === 'meetingBoard') return `board:${notice.meetingId}`;
  if (notice.type === 'itemBoard') return `item:${notice.meetingId}:${notice.requestId}`;
  if (notice.type === 'budgetAdjusted') return `budgetAdjusted:${notice.year}:${eventId}`;
  if (notice.type === 'rulesChanged') return `rulesChanged:${notice.version}:${eventId}`;
  const about = 'requestId' in notice ? notice.requestId : 'meetingId' in notice ? notice.meetingId : notice.personId;
  return `${notice.type}:${about}:${eventId}`;
}

/** The shared meeting card of a chat, as the delivery that posts and later edits it. */
export function boardIn(
  conversationId: string,
  { communityId, meetingId }: { communityId: string; meetingId: string },
  createdAt: Instant,
  thread: string | null = null,
) {
  const notice = { type: 'meetingBoard', communityId, meetingId } as const;
  return { id: deliveryId(notice, ''), recipient: `place:${conversationId}` as const, notice, createdAt, thread };
}

/** The shared cards of a meeting held in a channel stand together in the thread in which it was started. */
const threadFor = ({ type }: Notice, meeting: Meeting | null): string | null =>
  type === 'meetingBoard' || type === 'itemBoard' ? (meeting?.thread ?? null) : null;

async function tellingsFor(
  deps: Deps,
  { communityId, event }: RecordedEvent,
  meeting: Meeting | null,
): Promise<Telling[]> {
  if (event.type !== 'ApprovalAcknowledged') return notificationsFor(event, communityId, meeting);
  const award = (await deps.store.read(communityId, 'award', event.requestId))?.value;
  if (!award) return [];
  return [
    {
      to: { of: 'school', urn: award.urn },
      notice: { type: 'approvalAcknowledged', communityId, requestId: event.requestId },
    },
  ];
}

/** Shorter than sent deliveries are kept (src/store/deliveries.ts), so that what was told is still known to have been told. */
const DAYS_IT_IS_NEWS = 30;

/**
 * After a restore, or when the feed's leases are lost, the feed begins with the oldest event; nobody is to be told of last
 * winter's meeting again.
 */
const isOldNews = (at: Instant, now: Instant): boolean =>
  Date.parse(now) - Date.parse(at) > DAYS_IT_IS_NEWS * 24 * 60 * 60 * 1000;

/**
 * Turns one event into what is to be sent to whom, and answers which deliveries the queue should hear of. Doing it again
 * finds them there.
 */
export async function announce(deps: Deps, recorded: RecordedEvent): Promise<Pick<Delivery, 'id' | 'recipient'>[]> {
  const { communityId, event } = recorded;
  if (isOldNews(recorded.at, deps.now())) return [];
  const community = (await deps.store.read(communityId, 'community', ONLY))?.value;
  if (!community) throw new Error(`Event ${recorded.id} belongs to no community`);
  const meetingId = 'meetingId' in event ? event.meetingId : null;
  const meeting =
    meetingId === null ? null : ((await deps.store.read(communityId, 'meeting', meetingId))?.value ?? null);
  const queued: Pick<Delivery, 'id' | 'recipient'>[] = [];
  for (const { to, notice } of await tellingsFor(deps, recorded, meeting)) {
    const id = deliveryId(notice, recorded.id);
    for (const recipient of await recipientsOf(deps, to, community, meeting)) {
      if (queued.some((each) => each.id === id && each.recipient === recipient)) continue;
      const thread = threadFor(notice, meeting);
      if (await deps.deliveries.want({ id, recipient, notice, createdAt: recorded.at, thread }))
        queued.push({ id, recipient });
    }
  }
  return queued;
}

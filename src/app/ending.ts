import type { Actor } from '../domain/events';
import { approvals, MOST_AT_ONCE } from '../domain/meeting/end';
import { accept } from '../domain/outcome';
import type { Deps } from './deps';
import type { InMeeting } from './in-meeting';
import { meetingOrder } from './in-meeting';

/** Sends what approvals of an ended meeting have not gone yet, as many at a time as one transaction takes. Doing it again sends nothing twice. */
export async function sendApprovals(deps: Deps, where: InMeeting, actor: Actor): Promise<void> {
  const isDue = { status: 'agreed', meetingId: where.meetingId } as const;
  for (;;) {
    const due = (await deps.store.list(where.communityId, 'award'))
      .filter(({ status, meetingId }) => status === isDue.status && meetingId === isDue.meetingId)
      .map(({ requestId }) => requestId)
      .sort()
      .slice(0, MOST_AT_ONCE);
    const [first] = due;
    if (first === undefined) return;
    const order = meetingOrder<never>(
      deps,
      where,
      actor,
      `approvals:${where.meetingId}:${first}`,
      async (meeting, read) => {
        if (meeting.status !== 'ended') return accept([]);
        const awards = await Promise.all(due.map((requestId) => read('award', requestId)));
        return accept(
          approvals(
            meeting,
            awards.filter((award) => award !== null),
            deps.now(),
          ),
        );
      },
    );
    const sent = await deps.transact(order);
    if (!sent.ok || (sent.value.events.length === 0 && !sent.value.repeated)) return;
  }
}

/** Sends the approvals a meeting left behind when the process that ended it died: the sweep's part of ending. */
export const finishEnding = (deps: Deps, where: InMeeting): Promise<void> =>
  sendApprovals(deps, where, { personId: 'sweep', as: 'system' });

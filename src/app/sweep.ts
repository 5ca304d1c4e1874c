import { instant } from '../domain/calendar/dates';
import type { Deps } from './deps';
import { tellWhatIsDue } from './exceptional-due';
import { namesSheet, requestOfSheet } from '../domain/request/request';
import { remindChairs } from './remind-chairs';
import { finishEnding } from './ending';
import { finishBallot } from './meeting';
import type { Delivery } from './ports';
import { openMeetings, remindOfMeeting } from './remind';

const ORPHAN_AFTER_MS = 24 * 60 * 60 * 1000;

/** Told of what one part of the sweep could not do; the other parts go on. */
export type Trouble = (error: unknown, about: Readonly<Record<string, unknown>>) => void;

/**
 * What is due at this instant, or was left half done: deliveries nobody sent (the queue is told again), ballots frozen and
 * not decided, approvals an ended meeting did not get to send, meetings nobody started or ended, exceptional requests
 * somebody is to be told about, pupils' pages no request names. Running it twice changes nothing. One ballot that cannot be finished must
 * not keep everybody else's messages back.
 */
export async function sweep(deps: Deps, trouble: Trouble): Promise<Pick<Delivery, 'id' | 'recipient'>[]> {
  const apart = (about: Readonly<Record<string, unknown>>, step: () => Promise<void>) =>
    step().catch((error: unknown) => {
      trouble(error, about);
    });
  for (const ballot of await deps.store.unfinishedBallots()) await apart(ballot, () => finishBallot(deps, ballot));
  for (const meeting of await deps.store.meetingsWithUnsent()) await apart(meeting, () => finishEnding(deps, meeting));
  await apart({ step: 'exceptional requests' }, () => tellWhatIsDue(deps));
  await apart({ step: 'reminders' }, async () => {
    for (const meeting of await openMeetings(deps)) await apart({ ...meeting }, () => remindOfMeeting(deps, meeting));
  });
  await apart({ step: 'orphans' }, () => removeOrphans(deps));
  await apart({ step: 'declarations' }, () => remindChairs(deps));
  return deps.deliveries.due(deps.now());
}

/** A pupils' page is written before the request names it; one that is still unnamed after a day was never finished. */
async function removeOrphans(deps: Deps): Promise<void> {
  const before = instant(new Date(Date.parse(deps.now()) - ORPHAN_AFTER_MS));
  for (const { area, communityId, requestId } of await deps.identities.enteredBefore(before)) {
    const request = (await deps.store.read(communityId, 'request', requestOfSheet(requestId)))?.value;
    if (!request || !namesSheet(request, requestId)) await deps.identities.remove(area, requestId);
  }
}

import { londonDate } from '../domain/calendar/dates';
import { reminded, remindersDue } from '../domain/meeting/reminders';
import { accept } from '../domain/outcome';
import type { Deps } from './deps';
import type { InMeeting } from './in-meeting';
import { meetingOrder } from './in-meeting';
import { rulesToday } from './rules';

/** Meetings that may need a reminder today. */
export const openMeetings = (deps: Deps): Promise<readonly InMeeting[]> =>
  deps.store.openMeetings(londonDate(deps.now()));

/** Records each reminder of this meeting that is due, once: its notice follows from the event like any other. */
export async function remindOfMeeting(deps: Deps, where: InMeeting): Promise<void> {
  const meeting = (await deps.store.read(where.communityId, 'meeting', where.meetingId))?.value;
  const rules = await rulesToday(deps, where.communityId);
  for (const about of meeting ? remindersDue(meeting, rules, deps.now()) : []) {
    const key = `remind:${where.meetingId}:${about}`;
    await deps.transact(
      meetingOrder(deps, where, { personId: 'sweep', as: 'system' }, key, async (now, _read, profile) =>
        accept(remindersDue(now, profile, deps.now()).includes(about) ? [reminded(now, about, deps.now())] : []),
      ),
    );
  }
}

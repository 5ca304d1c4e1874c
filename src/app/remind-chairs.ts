import { londonDate, londonTime } from '../domain/calendar/dates';
import { isWorkingDay } from '../domain/calendar/working-days';
import { ONLY } from '../domain/documents';
import { remindersDue } from '../domain/interest/reminders';
import { accept } from '../domain/outcome';
import type { Deps } from './deps';
import { rulesToday } from './rules';

/** In the first hour of a working day: nobody is written to at night, and a sweep that was missed has eleven more to follow. */
const isMorning = (time: string): boolean => time >= '08:00' && time < '09:00';

/** Reminds every chair once whose declaration of interests is missing, or is to be confirmed again (R8). */
export async function remindChairs(deps: Deps): Promise<void> {
  const at = deps.now();
  const today = londonDate(at);
  if (!isWorkingDay(today) || !isMorning(londonTime(at))) return;
  for (const { communityId } of await deps.store.communities()) {
    const [community, declarations, profile] = await Promise.all([
      deps.store.read(communityId, 'community', ONLY),
      deps.store.read(communityId, 'declarations', ONLY),
      rulesToday(deps, communityId),
    ]);
    if (!community) continue;
    for (const { personId, why, since } of remindersDue(community.value, declarations?.value ?? null, profile, today))
      await deps.transact<never>({
        communityId,
        actor: { personId: 'sweep', as: 'system' },
        key: `declaration-reminder:${personId}:${why}:${since}`,
        at,
        decide: async () => accept([{ type: 'DeclarationReminded', personId, why, at }]),
      });
  }
}

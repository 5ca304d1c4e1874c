import { reading, troubleChairing } from '../app/chairing';
import type { Deps } from '../app/deps';
import type { OnItem } from '../app/in-meeting';
import { londonDate } from '../domain/calendar/dates';
import type { PersonId } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { WithoutChair } from '../domain/interest/chair-conflict';
import { chairedItem } from '../domain/interest/chair-conflict';
import { itemFor } from '../domain/meeting/meeting';
import { sayWhoChairs } from './chair-words';
import { chairRefusals } from './refusals/meeting';

/** Why this person cannot run that request as things stand, and by name who can (R98); empty where nothing is in the way. */
export async function sayChairTrouble(
  deps: Pick<Deps, 'store' | 'now'>,
  by: PersonId,
  { communityId, meetingId, requestId }: OnItem,
  withoutChair: WithoutChair = 'refused',
): Promise<string> {
  const read = reading(deps.store, communityId);
  const [meeting, community] = [await read('meeting', meetingId), await read('community', ONLY)];
  const item = meeting ? itemFor(meeting, requestId) : undefined;
  const today = londonDate(deps.now());
  const trouble = await troubleChairing(read, meeting, requestId, by, today, withoutChair);
  if (!trouble) return '';
  if (trouble === 'NobodyToChair' || !item || !community) return chairRefusals[trouble];
  return `${sayWhoChairs(community, await read('declarations', ONLY), chairedItem(item), today)} Ask them, or the clerk on their instruction.`;
}

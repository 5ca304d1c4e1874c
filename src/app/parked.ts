import { londonDate } from '../domain/calendar/dates';
import { onDuty } from '../domain/community/area-staff';
import type { Area } from '../domain/community/community';
import { AREAS } from '../domain/community/community';
import { setGoing } from './deliver';
import type { Deps } from './deps';
import type { Delivery } from './ports';

type Name = Pick<Delivery, 'id' | 'recipient'>;
type ParkedDeps = Pick<Deps, 'deliveries' | 'directory' | 'now'>;

/** What could not be sent as things were, oldest first: for an operator. */
export const parked = async ({ deliveries }: Pick<Deps, 'deliveries'>): Promise<Delivery[]> =>
  (await deliveries.parked()).sort((a, b) => a.createdAt.localeCompare(b.createdAt));

export type Replayed = 'going' | 'notParked' | 'noOfficer';

/** Sets one parked delivery going again; the next sweep, five minutes away at most, sends it. Repeating it changes nothing. */
export async function replay(deps: ParkedDeps, name: Name): Promise<Replayed> {
  const area = areaOf(name);
  if (area) return (await handOver(deps, area, name)) ? 'going' : 'noOfficer';
  return (await setGoing(deps, name)) ? 'going' : 'notParked';
}

const areaOf = ({ recipient }: Name): Area | undefined => AREAS.find((area) => recipient === `area:${area}`);

/** Whatever waits for an area without an officer goes to its officers as soon as it has one (R14). */
export async function handToOfficers(deps: ParkedDeps): Promise<void> {
  for (const area of AREAS)
    for (const name of await deps.deliveries.parkedFor(`area:${area}`)) await handOver(deps, area, name);
}

/** The officers' own deliveries first, so that nothing is lost when the process ends between the two. */
async function handOver(deps: ParkedDeps, area: Area, { id, recipient }: Name): Promise<boolean> {
  const staff = await deps.directory.staffOf(area);
  const officers = staff ? onDuty(staff, 'officer', londonDate(deps.now())) : [];
  const found = await deps.deliveries.read(recipient, id);
  if (officers.length === 0 || found?.value.state !== 'parked') return false;
  const { notice } = found.value;
  for (const { personId } of officers)
    await deps.deliveries.want({ id, recipient: `person:${personId}`, notice, createdAt: deps.now() });
  await deps.deliveries.save({ ...found.value, state: 'sent', trouble: null }, found.etag);
  return true;
}

import { londonDate } from '../domain/calendar/dates';
import { onDuty } from '../domain/community/area-staff';
import { presentUrn, serving, representativesOf } from '../domain/community/community';
import type { Community, Office } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import { chairedAs, chairedItem, freeChairs } from '../domain/interest/chair-conflict';
import type { ChairAppointment } from '../domain/interest/declaration';
import { itemFor } from '../domain/meeting/meeting';
import type { Meeting } from '../domain/meeting/meeting';
import type { RequestId } from '../domain/request/request';
import { isHandedIn } from '../domain/request/request';
import type { Deps } from './deps';
import type { Recipient } from './ports';
import type { Audience } from './who-hears';

/** The people and places an audience is today, from stored state. */
export async function recipientsOf(
  deps: Deps,
  to: Audience,
  community: Community,
  meeting: Meeting | null,
): Promise<Recipient[]> {
  const today = londonDate(deps.now());
  const people = (ids: readonly string[]): Recipient[] => [...new Set(ids)].map((id) => `person:${id}` as const);
  switch (to.of) {
    case 'office':
      return people(
        serving(community, today).flatMap((each) => (to.offices.includes(each.role as Office) ? [each.personId] : [])),
      );
    case 'everySchool':
      return people(
        serving(community, today).flatMap((each) => (each.role === 'representative' ? [each.personId] : [])),
      );
    case 'person':
      return people([to.personId]);
    case 'school':
      return people(
        representativesOf(community, presentUrn(community, to.urn, today), today).map(({ personId }) => personId),
      );
    case 'administrators': {
      const staff = await deps.directory.staffOf('Kent');
      const administrators = staff ? onDuty(staff, 'administrator', today) : [];
      return administrators.length > 0 ? people(administrators.map(({ personId }) => personId)) : ['area:Kent'];
    }
    case 'officers': {
      const staff = await deps.directory.staffOf(to.area);
      const officers = staff ? onDuty(staff, 'officer', today) : [];
      // no officer: kept under the area's own name, parked where an operator sees it, never lost (R14)
      return officers.length > 0 ? people(officers.map(({ personId }) => personId)) : [`area:${to.area}`];
    }
    case 'chairFor': {
      const [chair] = await chairsFor(deps, community, meeting, to.requestId);
      return chair ? people([chair.personId]) : recipientsOf(deps, { of: 'administrators' }, community, meeting);
    }
    case 'channel': {
      const channel = (await deps.store.read(community.communityId, 'places', ONLY))?.value.channel;
      return channel ? [`place:${channel}`] : [];
    }
    case 'meetingPlace':
      return meeting?.placeId ? [`place:${meeting.placeId}`] : [];
  }
}

/** Who may chair this request today, the chair before those who stand in: nobody with an interest in it (R98). */
async function chairsFor(
  { store, now }: Deps,
  community: Community,
  meeting: Meeting | null,
  requestId: RequestId,
): Promise<ChairAppointment[]> {
  const [request, declarations] = await Promise.all([
    store.read(community.communityId, 'request', requestId),
    store.read(community.communityId, 'declarations', ONLY),
  ]);
  if (!request) return [];
  const item = meeting ? itemFor(meeting, requestId) : undefined;
  const chaired = item
    ? chairedItem(item)
    : isHandedIn(request.value)
      ? chairedAs(request.value)
      : { urn: request.value.urn, chairsAside: [] };
  return freeChairs(community, declarations?.value ?? null, chaired, londonDate(now()));
}

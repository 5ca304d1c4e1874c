import type { EventOf } from '../events';
import type { Meeting, RequestItem } from '../meeting/meeting';
import { afterStepping } from './item-interest';

function after(item: RequestItem, event: EventOf<'InterestNoted' | 'ChairSteppedAside'>): RequestItem {
  if (event.type === 'ChairSteppedAside') return { ...item, chairsAside: afterStepping(item.chairsAside, event) };
  const { urn, grade, said, by, noted, at } = event;
  const others = item.interests.filter((each) => each.urn !== urn);
  return { ...item, interests: grade === null ? others : [...others, { urn, grade, said, by, noted, at }] };
}

/** The agenda after somebody said that they have an interest in a request, or took it back. */
export const evolveInterests = (meeting: Meeting, event: EventOf<'InterestNoted' | 'ChairSteppedAside'>): Meeting => ({
  ...meeting,
  agenda: meeting.agenda.map((item) =>
    item.kind === 'request' && item.heading.requestId === event.requestId ? after(item, event) : item,
  ),
});

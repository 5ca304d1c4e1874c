import type { EventOf } from '../events';
import type { Meeting, RequestItem } from '../meeting/meeting';

const without = <Each>(list: readonly Each[], isGone: (each: Each) => boolean): Each[] =>
  list.filter((each) => !isGone(each));

function after(item: RequestItem, event: EventOf<'InterestNoted' | 'ChairSteppedAside'>): RequestItem {
  if (event.type === 'InterestNoted') {
    const { urn, grade, said, by, noted, at } = event;
    const others = without(item.interests, (each) => each.urn === urn);
    return { ...item, interests: grade === null ? others : [...others, { urn, grade, said, by, noted, at }] };
  }
  const { personId, aside, said, at } = event;
  const others = without(item.chairsAside, (each) => each.personId === personId);
  return { ...item, chairsAside: aside ? [...others, { personId, said, at }] : others };
}

/** The agenda after somebody said that they have an interest in a request, or took it back. */
export const evolveInterests = (meeting: Meeting, event: EventOf<'InterestNoted' | 'ChairSteppedAside'>): Meeting => ({
  ...meeting,
  agenda: meeting.agenda.map((item) =>
    item.kind === 'request' && item.heading.requestId === event.requestId ? after(item, event) : item,
  ),
});

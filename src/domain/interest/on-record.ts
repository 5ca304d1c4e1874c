import type { LocalDate } from '../calendar/dates';
import type { Community } from '../community/community';
import type { Heading, Meeting } from '../meeting/meeting';
import { requestItems } from '../meeting/meeting';
import { headingOf } from '../meeting/schedule';
import type { Request } from '../request/request';
import { isHandedIn } from '../request/request';
import type { ItemInterests } from './item-interest';
import { interestsIn, interestsWith, isNone } from './item-interest';

/** A request somebody has said an interest in. */
export interface OnRecord extends ItemInterests {
  readonly heading: Heading;
  /** The last meeting it stood on the agenda of; null while it was on none. */
  readonly meeting: LocalDate | null;
}

const byMeeting = (a: OnRecord, b: OnRecord): number =>
  (b.meeting ?? '9999').localeCompare(a.meeting ?? '9999') || a.heading.reference.localeCompare(b.heading.reference);

/** Every request of a community somebody has said an interest in, each once, as it stands now: what is on no agenda first, then the latest. */
export function interestsOnRecord(
  community: Community,
  meetings: readonly Meeting[],
  requests: readonly Request[],
): OnRecord[] {
  const onAgendas = new Map<string, OnRecord>();
  for (const meeting of [...meetings].sort((a, b) => a.date.localeCompare(b.date)))
    for (const item of requestItems(meeting))
      onAgendas.set(item.heading.requestId, { heading: item.heading, meeting: meeting.date, ...interestsIn(item) });
  const waiting = requests.flatMap((request): OnRecord[] =>
    isHandedIn(request) && !onAgendas.has(request.requestId)
      ? [
          {
            heading: headingOf(request, community),
            meeting: null,
            ...interestsWith(request.status === 'submitted' ? request : { exceptional: request.exceptional }),
          },
        ]
      : [],
  );
  return [...waiting, ...onAgendas.values()].filter((each) => !isNone(each)).sort(byMeeting);
}

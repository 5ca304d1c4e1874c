import type { LocalDate } from '../calendar/dates';
import { londonDate } from '../calendar/dates';
import type { PersonId } from '../community/community';
import { runs, schoolOf } from '../community/community';
import { isHandedIn } from '../request/request';
import type { Situation, Waiting } from '../waiting/waiting';
import type { WithChair } from './interim';
import { decideBy, decidesAs, isWithChair, schoolsAnswered, schoolsAsked } from './interim';

/** What exceptional requests wait for from this person: a decision, an eye on it, or a view. */
export function betweenMeetings(
  { community, requests, rules, declarations }: Pick<Situation, 'community' | 'requests' | 'rules' | 'declarations'>,
  personId: PersonId,
  today: LocalDate,
): Waiting[] {
  const open = requests.filter((request): request is WithChair => isHandedIn(request) && isWithChair(request));
  return open.flatMap((request): Waiting[] => {
    const { requestId, reference, urn, exceptional } = request;
    const facts = { requestId, reference, school: schoolOf(community, urn)?.name ?? urn };
    const due = decideBy(request, rules);
    const asked = exceptional.consulted.find((each) => each.personId === personId);
    const isAsked = asked !== undefined && asked.answer === null;
    return [
      ...(runs(community, personId, today)
        ? [
            {
              kind: 'exceptional',
              by: londonDate(due),
              ...facts,
              decideBy: due,
              mayDecide: decidesAs(community, request, declarations, personId, today) !== null,
              asked: schoolsAsked(exceptional),
              answered: schoolsAnswered(exceptional),
            } as const,
          ]
        : []),
      ...(isAsked ? [{ kind: 'advice', by: londonDate(due), ...facts, since: asked.askedAt } as const] : []),
    ];
  });
}

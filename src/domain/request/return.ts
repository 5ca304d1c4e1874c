import type { Instant } from '../calendar/dates';
import type { Community, PersonId } from '../community/community';
import type { CosEvent } from '../events';
import { carrying, interestsIn } from '../interest/item-interest';
import type { Meeting } from '../meeting/meeting';
import { itemFor } from '../meeting/meeting';
import { headingOf } from '../meeting/schedule';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { RuleProfile } from '../profile';
import { interimOf } from '../interim/interim';
import type { Request } from './request';

/** Letters a question may have. */
export const LONGEST_QUESTION = 600;

export type ReturnRefusal =
  'NotOnAgenda' | 'MeetingUnderWay' | 'AlreadyDecided' | 'AgreedAsInterim' | 'QuestionMissing' | 'QuestionTooLong';

/** Takes a request from the agenda, or from those that came late, and asks its school something first (R44). */
export function returnRequest(
  request: Request | null,
  meeting: Meeting,
  {
    question,
    community,
    profile,
    by,
  }: {
    readonly question: string;
    readonly community: Community;
    readonly profile: RuleProfile;
    readonly by: PersonId;
  },
  at: Instant,
): Outcome<readonly CosEvent[], ReturnRefusal> {
  if (request?.status === 'decided') return refuse('AlreadyDecided');
  if (request?.status !== 'submitted') return refuse('NotOnAgenda');
  if (interimOf(request)) return refuse('AgreedAsInterim');
  if (request.returned) return accept([]);
  if (meeting.status !== 'planned') return refuse('MeetingUnderWay');
  const { requestId } = request;
  const item = itemFor(meeting, requestId);
  const late = meeting.late.some((heading) => heading.requestId === requestId);
  if (!item && !late) return refuse('NotOnAgenda');
  const text = question.trim();
  if (text === '') return refuse('QuestionMissing');
  if (text.length > LONGEST_QUESTION) return refuse('QuestionTooLong');
  return accept([
    {
      type: 'RequestReturned',
      requestId,
      heading: headingOf(request, community),
      meetingId: meeting.meetingId,
      late,
      minutes: item?.minutes ?? profile.minutesPerRequest,
      ...(item ? carrying(interestsIn(item)) : {}),
      question: text,
      by,
      at,
    },
  ]);
}

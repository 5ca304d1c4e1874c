import type { Deps } from '../app/deps';
import type { Notice } from '../app/ports';
import { meetingOf } from '../app/submit-request';
import type { NoticeCardData } from '../cards/notice';
import { sayDay } from '../domain/calendar/say';
import type { Community } from '../domain/community/community';
import { schoolOf } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { EventOf } from '../domain/events';
import { positionOf } from '../domain/meeting/meeting';
import { formatMoney } from '../domain/money';
import type { HandedRequest, RequestId } from '../domain/request/request';
import { CATEGORIES, isHandedIn } from '../domain/request/request';
import { pageName } from './request-sentences';

type Told<Type extends Notice['type']> = Extract<Notice, { type: Type }>;

async function handed(deps: Deps, { communityId, requestId }: { communityId: string; requestId: RequestId }) {
  const [community, request] = await Promise.all([
    deps.store.read(communityId, 'community', ONLY),
    deps.store.read(communityId, 'request', requestId),
  ]);
  return community && request && isHandedIn(request.value)
    ? { community: community.value, request: request.value }
    : null;
}

const subtitle = (community: Community, { urn }: HandedRequest): string =>
  `${schoolOf(community, urn)?.name ?? urn} · ${community.name} community`;

const OPEN_AGENDA = [{ title: 'Open agenda', word: 'agenda' }];

const summaryOf = ({ form: { asked } }: HandedRequest): string =>
  `${CATEGORIES[asked.category]} · ${formatMoney(asked.amount)}`;

/** Chair and clerk: a school has answered a question, or changed its request before the cut-off. */
export async function requestChanged(deps: Deps, told: Told<'requestChanged'>): Promise<NoticeCardData | null> {
  const found = await handed(deps, told);
  const event = (await deps.store.events(told.communityId))
    .map((recorded) => recorded.event)
    .findLast(
      (each): each is EventOf<'RequestChanged'> => each.type === 'RequestChanged' && each.requestId === told.requestId,
    );
  if (!found || !event) return null;
  const { community, request } = found;
  const going = await meetingOf(deps, told.communityId, told.requestId);
  const pages = Object.keys(event.now).map((page) => pageName(page as keyof typeof event.now));
  const where = !going
    ? 'It waits for the next meeting to be planned.'
    : going.late
      ? `It waits under agenda to be taken in for ${sayDay(going.meeting.date)} or deferred.`
      : `It is item ${positionOf(going.meeting, told.requestId)} for ${sayDay(going.meeting.date)}.`;
  return {
    title:
      event.question === null ? `${request.reference} was changed by its school` : `${request.reference} is answered`,
    subtitle: subtitle(community, request),
    lines: [
      summaryOf(request),
      ...(event.question === null ? [] : [`The question was: ${event.question}`]),
      pages.length > 0 ? `Changed: ${pages.join(', ')}` : 'Changed: the list of pupils',
      where,
    ],
    buttons: OPEN_AGENDA,
  };
}

/** Chair and clerk: a school has taken its request back. */
export async function requestWithdrawn(deps: Deps, told: Told<'requestWithdrawn'>): Promise<NoticeCardData | null> {
  const found = await handed(deps, told);
  if (found?.request.status !== 'withdrawn') return null;
  const { community, request } = found;
  return {
    title: `${request.reference} was withdrawn by its school`,
    subtitle: subtitle(community, request),
    lines: [
      summaryOf(request),
      request.reason === '' ? 'The school gave no reason.' : `Reason: ${request.reason}`,
      'It is not on the agenda any more, and you need do nothing.',
    ],
    buttons: OPEN_AGENDA,
  };
}

/** The school: the chair asks something. Nothing to say once it is answered. */
export async function requestReturned(deps: Deps, told: Told<'requestReturned'>): Promise<NoticeCardData | null> {
  const found = await handed(deps, told);
  if (found?.request.status !== 'submitted' || !found.request.returned) return null;
  const { community, request } = found;
  return {
    title: `Your request ${request.reference} came back with a question`,
    subtitle: subtitle(community, request),
    lines: [
      `The question: ${found.request.returned.question}`,
      'Answer it in the request and hand it in again: it keeps its reference and goes back to the agenda.',
      'Until then it is not on the agenda. Other schools do not see the question.',
    ],
    buttons: [{ title: 'Answer under my requests', word: 'my requests' }],
  };
}

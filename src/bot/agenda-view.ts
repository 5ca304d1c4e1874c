import { loadActions } from '../app/actions';
import type { Deps } from '../app/deps';
import type { AgendaCardData, AgendaLine, LateLine, Typed } from '../cards/agenda';
import { inputNames } from '../cards/agenda';
import type { AgendaPublishedCardData } from '../cards/agenda-published';
import type { Action } from '../domain/action/action';
import type { Instant } from '../domain/calendar/dates';
import { londonDate, londonTime } from '../domain/calendar/dates';
import { sayDay, sayMoment } from '../domain/calendar/say';
import type { Community, CommunityId } from '../domain/community/community';
import { OUTCOMES } from '../domain/decision/outcome';
import { ONLY } from '../domain/documents';
import { LONGEST_ITEM, troubleWith } from '../domain/meeting/decide';
import type { AgendaItem, Heading, Meeting, MeetingId, Progress } from '../domain/meeting/meeting';
import { lengthInMinutes, MEETING_MODES, totalMinutes } from '../domain/meeting/meeting';
import { earlierActions } from './action-words';
import { sayAbout, sayHowMuch } from './heading-words';
import { plural } from './terms-words';

/** Lines of one page of the ordering card: keeps it well below the largest card Teams takes. */
const LINES_SHOWN = 14;
const LATE_SHOWN = 5;
/** Beyond this many lines the published agenda leaves out the button on each. */
const LINES_WITH_BUTTONS = 24;

export const sayWhen = ({ date, startsAt, endsAt }: Meeting): string => `${sayDay(date)}, ${startsAt} to ${endsAt}`;

/** `Oakfield hall, in person and online`; only what is known. */
export function sayWhere({ where, mode }: Pick<Meeting, 'where' | 'mode'>): string {
  if (mode === null) return where;
  const how = MEETING_MODES[mode];
  return where === '' || where.toLowerCase() === how.toLowerCase() ? how : `${where}, ${how.toLowerCase()}`;
}

const detailOf = (heading: Heading): string => ` · ${heading.school} · ${sayAbout(heading)} · ${sayHowMuch(heading)}`;

/** A request in a list to choose from. */
export const sayHeading = (heading: Heading): string => `${heading.reference}${detailOf(heading)}`;

function stateOf(progress: Progress): string {
  switch (progress.state) {
    case 'waiting':
      return '';
    case 'open':
      return 'being discussed';
    case 'voting':
      return 'being voted on';
    case 'tied':
      return 'tied: the chair decides';
    case 'notFunded':
      return 'agreed, but the budget does not carry it';
    case 'decided':
      return OUTCOMES[progress.outcome].toLowerCase();
    case 'deferred':
      return 'deferred to the next meeting';
    case 'withdrawn':
      return 'withdrawn by its school';
  }
}

const sayMinutes = (minutes: number): string => `${minutes}\u00a0min`; // never torn apart at a line’s end
const titleOf = (item: AgendaItem): string => (item.kind === 'standing' ? item.title : item.heading.reference);

/** `150 of 180 minutes`, and by how much when it is more. */
export function sayTotal(meeting: Meeting): string {
  const total = totalMinutes(meeting);
  const length = lengthInMinutes(meeting);
  const over = total - length;
  const sum = `${total} of ${length} minutes`;
  return over > 0 ? `${sum}: ${plural(over, 'minute')} over. Shorten or defer something.` : sum;
}

function sayStatus({ status, publishedAt, changesSincePublished }: Meeting): string {
  if (status === 'inSession')
    return 'The meeting has started, so the order stands. Requests can still be taken in or deferred.';
  if (publishedAt === null) return 'Draft, not published yet';
  if (changesSincePublished === 0) return `Published on ${sayMoment(publishedAt)}`;
  return `Draft, ${plural(changesSincePublished, 'change')} since it was published on ${sayMoment(publishedAt)}`;
}

export interface Shown {
  readonly page: number;
  readonly note: string;
  readonly problem: string;
  /** What somebody typed that is not saved: shown again. */
  readonly typed: Typed;
}
export const AS_IT_STANDS: Shown = { page: 0, note: '', problem: '', typed: [] };

function rowProblem(meeting: Meeting, wish: Typed[number] | undefined): string {
  switch (wish && troubleWith(meeting, wish)) {
    case 'PositionOutOfRange':
      return `the position must be a whole number from 1 to ${meeting.agenda.length}.`;
    case 'MinutesOutOfRange':
      return `the minutes must be a whole number from 1 to ${LONGEST_ITEM}.`;
    default:
      return '';
  }
}

const orShown = (typed: number | null | undefined, shown: number): number =>
  typed !== null && typed !== undefined && Number.isFinite(typed) ? typed : shown;

function lineOf(meeting: Meeting, item: AgendaItem, index: number, typed: Typed): AgendaLine {
  const shown = { position: index + 1, minutes: item.minutes };
  const requestId = item.kind === 'request' ? item.heading.requestId : '';
  const wish = typed.find((each) => each.requestId === requestId);
  const problem = rowProblem(meeting, wish);
  const state = item.kind === 'request' ? stateOf(item.progress) : '';
  return {
    number: index + 1,
    title: titleOf(item),
    detail: item.kind === 'request' ? detailOf(item.heading) + (state && ` · ${state}`) : '',
    time: sayMinutes(item.minutes),
    isMovable: item.kind === 'request' && meeting.status === 'planned',
    ...inputNames(requestId, shown),
    position: orShown(wish?.position, shown.position),
    minutes: orShown(wish?.minutes, shown.minutes),
    hasProblem: problem !== '',
    problem,
  };
}

const lateLine = (heading: Heading): LateLine => ({
  requestId: heading.requestId,
  title: heading.reference,
  detail: detailOf(heading),
});

function sayLate({ late, cutOff }: Meeting): string {
  const came = `${plural(late.length, 'request')} came after the cut-off${cutOff ? ` of ${sayDay(cutOff)}` : ''}.`;
  return late.length > LATE_SHOWN ? `${came} The first ${LATE_SHOWN} are shown.` : came;
}

function pagesOf(lines: number, wanted: number) {
  const last = Math.max(0, Math.ceil(lines / LINES_SHOWN) - 1);
  const page = Math.min(wanted, last);
  const first = page * LINES_SHOWN;
  return {
    first,
    page,
    hasPages: last > 0,
    pages: `Items ${first + 1} to ${Math.min(first + LINES_SHOWN, lines)} of ${lines}. Save before you turn the page.`,
    hasEarlier: page > 0,
    earlier: Math.max(0, page - 1),
    hasLater: page < last,
    later: Math.min(last, page + 1),
  };
}

/** The ordering card: for the chair, the acting chair and the clerk. */
export function agendaData(
  deps: Pick<Deps, 'now' | 'newKey'>,
  community: Community,
  meeting: Meeting,
  shown: Shown,
): AgendaCardData {
  const { first, ...pages } = pagesOf(meeting.agenda.length, shown.page);
  const isPlanned = meeting.status === 'planned';
  const isNews = meeting.publishedAt === null || meeting.changesSincePublished > 0;
  return {
    communityId: community.communityId,
    meetingId: meeting.meetingId,
    key: deps.newKey(),
    community: community.name,
    when: sayWhen(meeting),
    where: sayWhere(meeting),
    status: sayStatus(meeting),
    hasCutOff: isPlanned && meeting.cutOff !== null,
    cutOff: meeting.cutOff ? `Requests handed in by ${sayDay(meeting.cutOff)} are on time.` : '',
    hasProblem: shown.problem !== '',
    problem: shown.problem,
    hasNote: shown.note !== '',
    note: shown.note,
    lines: meeting.agenda
      .map((item, index) => lineOf(meeting, item, index, shown.typed))
      .slice(first, first + LINES_SHOWN),
    ...pages,
    total: sayTotal(meeting),
    hasLate: meeting.late.length > 0,
    lateCount: sayLate(meeting),
    late: meeting.late.slice(0, LATE_SHOWN).map(lateLine),
    canArrange: isPlanned,
    canPublish: isPlanned && isNews,
    publishTitle: meeting.publishedAt === null ? 'Publish agenda' : 'Publish again',
    canDefer: deferrable(meeting).length > 0,
    canReturn: isPlanned && deferrable(meeting).length > 0,
    asOf: `As of ${londonTime(deps.now())}`,
  };
}

/** Requests of this meeting that may still move to another one. */
export function deferrable(meeting: Meeting): Heading[] {
  const onAgenda = meeting.agenda.flatMap((item) =>
    item.kind === 'request' && !['voting', 'decided', 'deferred', 'withdrawn'].includes(item.progress.state)
      ? [item.heading]
      : [],
  );
  return [...onAgenda, ...meeting.late];
}

const sayPublished = ({ publishedAt, changesSincePublished, status }: Meeting): string => {
  if (publishedAt === null) return 'Not published yet';
  const published = `Published on ${sayMoment(publishedAt)}`;
  return changesSincePublished > 0 && status === 'planned'
    ? `${published}. It has changed since; this is how it stands now.`
    : published;
};

/** The agenda as the community reads it. `isShared`: in a channel or meeting chat, or in a notice. */
export function publishedData(
  community: Community,
  meeting: Meeting,
  actions: readonly Action[],
  now: Instant,
  { isShared, canRead }: { readonly isShared: boolean; readonly canRead: boolean },
): AgendaPublishedCardData {
  const hasButtons = canRead && meeting.agenda.length <= LINES_WITH_BUTTONS;
  return {
    communityId: community.communityId,
    community: community.name,
    when: sayWhen(meeting),
    where: sayWhere(meeting),
    status: sayPublished(meeting),
    lines: meeting.agenda.map((item, index) => {
      const state = item.kind === 'request' ? stateOf(item.progress) : '';
      return {
        number: index + 1,
        title: titleOf(item),
        detail: item.kind === 'request' ? detailOf(item.heading) : '',
        time: sayMinutes(item.minutes),
        hasState: state !== '',
        state,
        canRead: hasButtons && item.kind === 'request',
        requestId: item.kind === 'request' ? item.heading.requestId : '',
      };
    }),
    total: sayTotal(meeting),
    ...earlierActions(actions, meeting.date, londonDate(now)),
    isShared: isShared && hasButtons,
    asOf: `As of ${londonTime(now)}`,
  };
}

/** What the published agenda's card is given, wherever it is sent; null when there is no such meeting. */
export async function publishedAgenda(
  deps: Pick<Deps, 'store' | 'now'>,
  communityId: CommunityId,
  meetingId: MeetingId,
): Promise<AgendaPublishedCardData | null> {
  const community = (await deps.store.read(communityId, 'community', ONLY))?.value;
  const meeting = (await deps.store.read(communityId, 'meeting', meetingId))?.value;
  if (!community || !meeting) return null;
  const actions = await loadActions(deps, communityId);
  return publishedData(community, meeting, actions, deps.now(), { isShared: true, canRead: true });
}

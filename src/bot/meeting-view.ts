import { loadActions } from '../app/actions';
import { nextMeeting } from '../app/agenda';
import type { Deps } from '../app/deps';
import type { InMeeting } from '../app/in-meeting';
import { loadBudget, loadMeeting } from '../app/load-meeting';
import type { Card } from '../cards/define';
import { withRefresh } from '../cards/define';
import type { MeetingCardData } from '../cards/meeting';
import { meetingCard, meetingViewAction } from '../cards/meeting';
import { remaining } from '../domain/budget/budget';
import { localDate, londonDate, londonTime } from '../domain/calendar/dates';
import { sayDay, sayMoment } from '../domain/calendar/say';
import type { Community, PersonId } from '../domain/community/community';
import { belongs, chairs, memberSchools, presentUrn, runs, schoolsRepresentedBy } from '../domain/community/community';
import type { AgendaItem, Meeting, Progress, RequestItem } from '../domain/meeting/meeting';
import { ONLY } from '../domain/documents';
import { chairedItem, chairTrouble } from '../domain/interest/chair-conflict';
import { isUndeclared } from '../domain/interest/declaration';
import { isAhead, isOver, isPresent, isToBeVotedOn, requestItems } from '../domain/meeting/meeting';
import { reopenable } from '../domain/meeting/reopen';
import { add, formatMoney, pence } from '../domain/money';
import { schoolsNeeded } from '../domain/profile';
import { earlierActions } from './action-words';
import { sayAbout, sayHowMuch } from './heading-words';
import { sayWhere } from './agenda-view';
import { rollLines } from './attendance-view';
import { DECLARE_FIRST } from './refusals/meeting';
import { plural, sayCounts, sayOutcome } from './terms-words';

const PROGRESS: { readonly [S in Progress['state']]: (progress: Extract<Progress, { state: S }>) => string } = {
  waiting: () => '',
  open: () => 'Open for discussion',
  voting: () => 'Voting is open',
  tied: ({ counts, disputed }) => `${disputed ? 'Voted' : 'Tied'}, ${sayCounts(counts)}: waiting for the chair`,
  notFunded: () => 'Agreed, not funded: waiting for the chair',
  decided: ({ outcome, by, counts, terms }) => sayOutcome(outcome, by, counts, terms),
  deferred: () => 'Deferred to the next meeting',
  withdrawn: () => 'Withdrawn by its school',
};

export const sayProgress = <S extends Progress['state']>(progress: Extract<Progress, { state: S }>): string =>
  (PROGRESS[progress.state] as (each: typeof progress) => string)(progress);

function agendaLine(item: AgendaItem, index: number): MeetingCardData['items'][number] {
  if (item.kind === 'standing') return { line: `${index + 1}. ${item.title}`, state: '', hasState: false };
  const { reference, school } = item.heading;
  const state = sayProgress(item.progress);
  return {
    line: `${index + 1}. ${reference} · ${school} · ${sayAbout(item.heading)} · ${sayHowMuch(item.heading)}`,
    state,
    hasState: state !== '',
  };
}

const STATE: Readonly<Record<Meeting['status'], (meeting: Meeting) => string>> = {
  planned: () => 'Not started yet',
  inSession: ({ startedAt, paper }) =>
    paper
      ? `Held on paper on ${sayDay(paper.heldOn)}, being entered`
      : `In session${startedAt ? ` since ${londonTime(startedAt)}` : ''}`,
  cancelled: ({ cancelled }) =>
    cancelled?.movedTo ? `Moved to ${sayDay(localDate(cancelled.movedTo))}` : 'Cancelled: this meeting is not held',
  ended: ({ endedAt, paper }) =>
    `${paper ? `Held on paper on ${sayDay(paper.heldOn)}, entered and ended` : 'Ended'}${endedAt ? ` ${sayMoment(endedAt)}` : ''}`,
};

function mineIn(
  meeting: Meeting,
  community: Community,
  personId: PersonId,
  today: ReturnType<typeof londonDate>,
): Pick<MeetingCardData, 'mine' | 'mayCheckIn'> {
  const schools = schoolsRepresentedBy(community, personId, today);
  if (schools.length === 0) return { mine: '', mayCheckIn: false };
  const names = schools.map(({ name }) => name).join(' and ');
  const absent = schools.filter(({ urn }) => !isPresent(meeting, urn));
  if (meeting.status === 'planned')
    return { mine: `You can check in for ${names} when the meeting has started.`, mayCheckIn: false };
  if (isOver(meeting) || meeting.paper !== null) return { mine: '', mayCheckIn: false };
  return absent.length === 0
    ? { mine: `You have checked in for ${names}.`, mayCheckIn: false }
    : { mine: `Not checked in yet: ${absent.map(({ name }) => name).join(' and ')}.`, mayCheckIn: true };
}

const NO_PRESENTER = { mayNamePresenter: false, presentedUrn: '' };

/** A school with a request here that is not there itself can have another present it (R78). */
function presentedBy(
  meeting: Meeting,
  community: Community,
  personId: PersonId,
  today: ReturnType<typeof londonDate>,
  mayRun: boolean,
): Pick<MeetingCardData, 'mayNamePresenter' | 'presentedUrn'> {
  if (mayRun || isOver(meeting)) return NO_PRESENTER;
  const asking = schoolsRepresentedBy(community, personId, today).filter(
    ({ urn }) =>
      !isPresent(meeting, urn) &&
      requestItems(meeting).some(({ heading }) => presentUrn(community, heading.urn, meeting.date) === urn),
  );
  const [only, ...others] = asking;
  return only ? { mayNamePresenter: true, presentedUrn: others.length === 0 ? only.urn : '' } : NO_PRESENTER;
}

const stillToVoteOn = (meeting: Meeting) => requestItems(meeting).filter(isToBeVotedOn);

/** Whether a request of another school than theirs is still to be voted on here. */
function mayDeclare(
  meeting: Meeting,
  community: Community,
  personId: PersonId,
  today: ReturnType<typeof londonDate>,
): boolean {
  if (isOver(meeting) || meeting.paper !== null) return false;
  const mine = schoolsRepresentedBy(community, personId, today).map(({ urn }) => urn);
  return stillToVoteOn(meeting).some(({ heading }) =>
    mine.some((urn) => urn !== presentUrn(community, heading.urn, meeting.date)),
  );
}

/** Before the first decision: what all requests still to be decided ask together. */
function sayAsked(meeting: Meeting): string {
  const left = requestItems(meeting).filter(({ progress }) =>
    ['waiting', 'open', 'voting', 'tied', 'notFunded'].includes(progress.state),
  );
  const sum = left.reduce((total, { heading }) => add(total, heading.amount), pence(0));
  const heard = left.filter(({ progress, heard: times }) => progress.state !== 'waiting' || times > 0).length;
  return `Asked in all ${formatMoney(sum)} by ${plural(left.length, 'request')}. Heard ${heard} of ${left.length}: all are heard before the first vote.`;
}

/** What can be done with a meeting held on paper, in the personal chat of whoever enters it. */
function paperPart(
  meeting: Meeting,
  mayRun: boolean,
  mayDecide: (item: RequestItem) => boolean,
): Pick<MeetingCardData, 'mayEnterDecision' | 'mayDefer' | 'mayDecideTie' | 'tiedRequestId' | 'refreshMode'> {
  const isEntered = mayRun && meeting.status === 'inSession' && meeting.paper !== null;
  const isOpen = stillToVoteOn(meeting).length > 0;
  const ties = requestItems(meeting).filter(({ progress }) => progress.state === 'tied');
  const tied = ties.find(mayDecide);
  return {
    mayEnterDecision: isEntered && isOpen,
    mayDefer: isEntered && (isOpen || ties.length > 0),
    mayDecideTie: isEntered && tied !== undefined,
    tiedRequestId: tied?.heading.requestId ?? '',
    refreshMode: isEntered ? 'secondary' : 'primary',
  };
}

/**
 * The meeting as it is now: the shared card when nobody is named, else that person's own view; until it is over it asks
 * again for the own view of each of these people. Null when it is not there, or not theirs to see.
 */
export async function meetingView(
  deps: Deps,
  { communityId, meetingId }: InMeeting,
  personId: PersonId | null,
  notice = '',
  userIds: readonly string[] = [],
): Promise<Card | null> {
  const loaded = await loadMeeting(deps, { communityId, meetingId });
  if (!loaded) return null;
  const { meeting, community, profile } = loaded;
  const today = londonDate(deps.now());
  if (personId !== null && !belongs(community, personId, today)) return null;
  const budget = await loadBudget(deps, communityId, meeting.date);
  const isInOffice = personId !== null && runs(community, personId, today);
  const declarations = isInOffice ? ((await deps.store.read(communityId, 'declarations', ONLY))?.value ?? null) : null;
  const locked = isInOffice && isUndeclared(community, declarations, personId, today);
  const isTheirs = (item: RequestItem): boolean =>
    isInOffice && chairTrouble(community, declarations, chairedItem(item), personId, today) === null;
  const mayRun = isInOffice && !locked;
  const actions = meeting.status === 'ended' ? [] : await loadActions(deps, communityId);
  const members = memberSchools(community, meeting.date);
  const here = members.filter(({ urn }) => isPresent(meeting, urn));
  const needed = schoolsNeeded(profile, members.length);
  const waiting = requestItems(meeting).filter((item) => item.progress.state === 'waiting' && isTheirs(item));
  const busy = requestItems(meeting).some(({ progress }) => progress.state === 'open' || progress.state === 'voting');
  const voting = requestItems(meeting).some(({ progress }) => progress.state === 'voting');
  const inSession = meeting.status === 'inSession';
  const data: MeetingCardData = {
    communityId,
    meetingId,
    heading: `Meeting of ${sayDay(meeting.date)}, ${meeting.startsAt} to ${meeting.endsAt}`,
    community: community.name,
    where: sayWhere(meeting),
    state: STATE[meeting.status](meeting),
    notice,
    hasNotice: notice !== '',
    attendance: `Present ${here.length} of ${plural(members.length, 'school')}`,
    quorum:
      here.length >= needed
        ? `Enough schools to decide: ${needed} needed.`
        : `${needed} schools are needed to decide: ${needed - here.length} more.`,
    present: here.map(({ name }) => name).join(', '),
    hasPresent: here.length > 0 && !mayRun,
    roll: mayRun ? rollLines(meeting, community) : [],
    hasRoll: mayRun && rollLines(meeting, community).length > 0,
    budget: budget
      ? `Budget left ${formatMoney(remaining(budget))} of ${formatMoney(budget.total)}`
      : 'No budget is recorded for this year.',
    asked: sayAsked(meeting),
    hasAsked: profile.hearAllFirst && requestItems(meeting).length > 0,
    items: meeting.agenda.map(agendaLine),
    ...earlierActions(actions, meeting.date, today),
    asOf: `As of ${londonTime(deps.now())}`,
    ...(personId === null
      ? {
          mine: inSession ? 'Representatives: please check in for your school.' : '',
          mayCheckIn: inSession,
          ...NO_PRESENTER,
        }
      : {
          ...mineIn(meeting, community, personId, today),
          ...(locked ? { mine: DECLARE_FIRST } : {}),
          ...presentedBy(meeting, community, personId, today, mayRun),
        }),
    hasMine: false,
    mayStart: mayRun && meeting.status === 'planned' && today === meeting.date,
    mayStartAnyway: mayRun && meeting.status === 'planned' && today !== meeting.date,
    mayOpenItem:
      mayRun &&
      inSession &&
      meeting.paper === null &&
      (!busy || (profile.hearAllFirst && !voting)) &&
      waiting.length > 0,
    waiting: waiting.map(({ heading }) => ({
      title: `${heading.reference} · ${heading.school}`,
      requestId: heading.requestId,
    })),
    nextRequestId: waiting[0]?.heading.requestId ?? '',
    ...paperPart(meeting, mayRun, (item) => isTheirs(item) && personId !== null && chairs(community, personId, today)),
    mayEnd: mayRun && inSession,
    mayNote: mayRun && inSession,
    maySayInterest: personId !== null && !mayRun && mayDeclare(meeting, community, personId, today),
    mayNoteInterest: mayRun && isAhead(meeting) && stillToVoteOn(meeting).length > 0,
    mayReopen: mayRun && chairs(community, personId, today) && reopenable(meeting).some(isTheirs),
    mayAddAction: mayRun && (meeting.status === 'inSession' || meeting.status === 'ended'),
    hasMinutes: meeting.status === 'ended',
    runs: mayRun && isAhead(meeting),
    live: isAhead(meeting),
  };
  const card = meetingCard({ ...data, hasMine: data.mine !== '' });
  if (isOver(meeting) || userIds.length === 0) return card;
  return withRefresh(card, { verb: meetingViewAction.verb, data: { communityId, meetingId }, userIds });
}

/** The shared card of a meeting, which asks Teams to show everybody their own view until it has ended. */
export const sharedMeeting = (deps: Deps, where: InMeeting, userIds: readonly string[]): Promise<Card | null> =>
  meetingView(deps, where, null, '', userIds);

/** The meeting people mean when they speak of it here: the one in session, else the next. */
export const meetingMeant = async (deps: Deps, communityId: string): Promise<InMeeting | null> => {
  const meeting = await nextMeeting(deps, communityId);
  return meeting && { communityId, meetingId: meeting.meetingId };
};

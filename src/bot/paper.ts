import { actingDeclared, RUNNING } from '../app/acting';
import type { Deps } from '../app/deps';
import type { InMeeting } from '../app/in-meeting';
import { loadBudget, loadMeeting } from '../app/load-meeting';
import type { DecisionEntered } from '../app/paper';
import { enterDecision, enterMeeting } from '../app/paper';
import { choosePaperItemAction, paperChooseCard } from '../cards/paper-choose';
import { anotherPaperItemAction, enterDecisionAction, openPaperItemAction, paperItemCard } from '../cards/paper-item';
import { enterMeetingAction, openPaperAction, paperStartCard } from '../cards/paper-start';
import type { SchoolChoice } from '../cards/school-choices';
import { choiceInput } from '../cards/school-choices';
import type { Choice } from '../domain/ballot/ballot';
import { rollFor } from '../domain/ballot/roll';
import { londonDate, parseLocalDate } from '../domain/calendar/dates';
import { sayDay } from '../domain/calendar/say';
import type { CommunityId } from '../domain/community/community';
import { memberSchools, presentUrn } from '../domain/community/community';
import type { Meeting, RequestItem } from '../domain/meeting/meeting';
import { heldOn, isPresent, isToBeVotedOn, itemFor, requestItems } from '../domain/meeting/meeting';
import { isPresentOrRepresented } from '../domain/meeting/attendance';
import { mayBeEntered } from '../domain/meeting/paper';
import { formatMoney } from '../domain/money';
import { schoolsNeeded } from '../domain/profile';
import { sayWhen } from './agenda-view';
import { closing } from './attendance';
import { deferInstead } from './deferral';
import { plannedFor } from './meetings';
import { sayProgress } from './meeting-view';
import type { TypedTerms } from './open-vote';
import { beginsOn, termsAsked, termsFrom } from './open-vote';
import { paperRefusals as refusals } from './refusals/room';
import type { Route } from './router';
import { open, submit } from './router';
import { plural, sayBudgetLeft } from './terms-words';
import type { Answer, Turn } from './turn';
import { BARRED } from './vote-words';

type Others = Choice | 'none';

interface Typed extends TypedTerms {
  readonly others: Others;
  readonly reason: string;
  readonly schools: readonly SchoolChoice[];
}

/** A meeting held on paper, entered afterwards by its clerk or chair, in the personal chat. */
export const paperRoutes = (deps: Deps): Route[] => [
  open(openPaperAction, async ({ communityId }, turn) => startPage(deps, communityId, turn, null, '')),

  submit(enterMeetingAction, async ({ communityId, key, ...typed }, turn) => {
    const page = (problem: string) => startPage(deps, communityId, turn, typed, problem);
    if (typed.meetingId === '') return page('Choose the meeting.');
    const day = parseLocalDate(typed.heldOn.trim());
    if (!day) return page('Enter the day it was held.');
    if (typed.came === '') return page('Choose the schools that came.');
    const where = { communityId, meetingId: typed.meetingId };
    const entered = await enterMeeting(
      deps,
      turn.person.personId,
      where,
      { heldOn: day, came: typed.came.split(',') },
      key,
    );
    if (!entered.ok) {
      const isTyped = ['HeldInFuture', 'HeldLongAgo', 'DayNotCome'].includes(entered.refusal);
      return isTyped ? page(refusals[entered.refusal]) : { close: refusals[entered.refusal] };
    }
    return closing(
      deps,
      where,
      turn,
      `You are entering the meeting held on ${sayDay(day)}. Enter each decision, then end it.`,
    );
  }),

  open(openPaperItemAction, async (where, turn) => itemPage(deps, where, turn, { requestId: null, typed: null }, '')),
  submit(anotherPaperItemAction, async (where, turn) => choosePage(deps, where, turn)),
  submit(choosePaperItemAction, async ({ requestId, ...where }, turn) =>
    itemPage(deps, where, turn, { requestId, typed: null }, ''),
  ),

  submit(enterDecisionAction, async ({ communityId, meetingId, requestId, number, ...typed }, turn) => {
    const where = { communityId, meetingId };
    const page = (problem: string) => itemPage(deps, where, turn, { requestId, typed }, problem);
    const terms = termsFrom(typed);
    if (typeof terms === 'string') return page(terms);
    const done = await enterDecision(deps, turn.person.personId, where, {
      requestId,
      number,
      terms,
      withoutQuorum: typed.withoutQuorum.trim() === '' ? null : typed.withoutQuorum,
      votes: typed.schools.flatMap(({ urn, choice }) => (choice === 'none' ? [] : [{ urn, choice: choice as Choice }])),
      didNotVote: typed.schools.flatMap(({ urn, choice }) => (choice === 'none' ? [urn] : [])),
      others: typed.others === 'none' ? null : typed.others,
      reason: typed.reason,
    });
    if (!done.ok) {
      const isFinal = done.refusal === 'NotAllowed' || done.refusal === 'DeclarationMissing';
      return isFinal ? { close: refusals[done.refusal] } : page(refusals[done.refusal]);
    }
    return afterDecision(deps, where, turn, requestId, done.value);
  }),
];

/** Straight on to the next request, with a word on the last one; after the last, back to the meeting. */
async function afterDecision(
  deps: Deps,
  where: InMeeting,
  turn: Turn,
  requestId: string,
  { progress, before }: DecisionEntered,
): Promise<Answer> {
  const meeting = (await deps.store.read(where.communityId, 'meeting', where.meetingId))?.value;
  const reference = (meeting && itemFor(meeting, requestId)?.heading.reference) ?? '';
  const said =
    progress.state === 'open'
      ? `${reference}: no school voted for or against, so nothing is decided.`
      : `${reference}: ${sayProgress(progress)}.`;
  if (meeting && waiting(meeting).length > 0 && progress.state !== 'open')
    return itemPage(
      deps,
      where,
      turn,
      { requestId: null, typed: null },
      '',
      `${before ? 'This was entered before, and stands' : 'Saved'}. ${said}`,
    );
  return closing(deps, where, turn, `${said} Every request is dealt with or can be opened again from the card.`);
}

const waiting = (meeting: Meeting): RequestItem[] => requestItems(meeting).filter(isToBeVotedOn);

async function startPage(
  deps: Deps,
  communityId: CommunityId,
  turn: Turn,
  typed: { readonly meetingId: string; readonly heldOn: string; readonly came: string } | null,
  problem: string,
): Promise<Answer> {
  const found = await plannedFor(deps, communityId, turn);
  if ('say' in found) return found;
  const today = londonDate(deps.now());
  const meetings = found.meetings.filter((meeting) => mayBeEntered(meeting, today));
  const latest = meetings.at(-1);
  if (!latest)
    return {
      say: 'No planned meeting has had its day yet, so there is none to enter. Plan the day it was held first.',
    };
  const schools = memberSchools(found.place, latest.date).map(({ urn, name }) => ({ urn, name }));
  const card = paperStartCard({
    communityId,
    key: deps.newKey(),
    community: found.community,
    meetings: meetings.map((meeting) => ({ value: meeting.meetingId, title: sayWhen(meeting) })),
    schools,
    ...(typed ?? {
      meetingId: latest.meetingId,
      heldOn: latest.date,
      came: schools.map(({ urn }) => urn).join(','),
    }),
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title: 'Enter a meeting held on paper', card, size: 'large' } };
}

/** The meeting that is being entered, for somebody who runs it; otherwise why not. */
async function onPaper(deps: Deps, where: InMeeting, turn: Turn) {
  const who = await actingDeclared(deps, where.communityId, turn.person.personId, RUNNING);
  if (!who.ok) return { say: refusals[who.refusal] };
  const loaded = await loadMeeting(deps, where);
  if (!loaded) return { say: refusals.NoSuchMeeting };
  if (loaded.meeting.paper === null) return { say: refusals.NotOnPaper };
  if (loaded.meeting.status !== 'inSession') return { say: refusals.MeetingOver };
  return loaded;
}

async function choosePage(deps: Deps, where: InMeeting, turn: Turn): Promise<Answer> {
  const found = await onPaper(deps, where, turn);
  if ('say' in found) return found;
  const requests = waiting(found.meeting).map(({ heading }) => ({
    requestId: heading.requestId,
    title: `${heading.reference} · ${heading.school} · ${formatMoney(heading.amount)}`,
  }));
  const [first] = requests;
  if (!first) return { say: 'Every request of this meeting is dealt with.' };
  const card = paperChooseCard({ ...where, community: found.community.name, requestId: first.requestId, requests });
  return { dialog: { title: 'Choose a request', card, size: 'medium' } };
}

async function itemPage(
  deps: Deps,
  where: InMeeting,
  turn: Turn,
  { requestId, typed }: { readonly requestId: string | null; readonly typed: Typed | null },
  problem: string,
  note = '',
): Promise<Answer> {
  const found = await onPaper(deps, where, turn);
  if ('say' in found) return found;
  const { meeting, community, profile } = found;
  const item = requestId === null ? waiting(meeting)[0] : itemFor(meeting, requestId);
  if (!item)
    return { say: 'Every request of this meeting is dealt with. End the meeting, or reopen one from its card.' };
  const { heading } = item;
  const asking = presentUrn(community, heading.urn, meeting.date);
  if (!isPresentOrRepresented(meeting, asking))
    return deferInstead(deps, turn.person.personId, { ...where, requestId: heading.requestId });
  const request = (await deps.store.read(where.communityId, 'request', heading.requestId))?.value;
  const roll = rollFor(community, meeting, { asking, interests: item.interests }, profile);
  const chosen = (urn: string) => typed?.schools.find((each) => each.urn === urn)?.choice ?? '';
  const barred = roll.flatMap(({ barred: why, school }) => (why === null ? [] : [BARRED[why](school)]));
  const members = memberSchools(community, heldOn(meeting));
  const present = members.filter(({ urn }) => isPresent(meeting, urn)).length;
  const needed = schoolsNeeded(profile, members.length);
  const values = typed ?? { ...termsAsked(heading, request), others: 'agree' as const, reason: '' };
  const { amount, start, end, review, conditions, heldUntilMet, withoutQuorum, others, reason } = values;
  const card = paperItemCard({
    ...where,
    requestId: heading.requestId,
    number: item.ballots + 1,
    note,
    hasNote: note !== '',
    heading: `${heading.reference} · ${heading.school}`,
    asked: `Asked for: ${formatMoney(heading.amount)} · ${plural(waiting(meeting).length, 'request')} still to enter`,
    budget: sayBudgetLeft(await loadBudget(deps, where.communityId, beginsOn(request) ?? heldOn(meeting))),
    ...{ amount, start, end, review, conditions, heldUntilMet, withoutQuorum, others, reason },
    schools: roll.flatMap(({ urn, school, barred: why }) =>
      why === null ? [{ input: choiceInput('paper', urn), school, value: chosen(urn) }] : [],
    ),
    barred: barred.join(' '),
    hasBarred: barred.length > 0,
    quorum: `Present ${present} of ${plural(members.length, 'school')}, ${needed} needed.`,
    quorumShort: present < needed,
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title: 'Enter a decision', card, size: 'large' } };
}

import type { Action } from '../action/action';
import type { Ballot } from '../ballot/ballot';
import type { Budget } from '../budget/budget';
import { remaining } from '../budget/budget';
import type { Instant } from '../calendar/dates';
import { instant } from '../calendar/dates';
import { academicYearOf } from '../calendar/years';
import type { Community, PersonId, Urn } from '../community/community';
import { memberSchools, schoolOf, serving } from '../community/community';
import type { CosEvent, EventOf } from '../events';
import { chairedItem, chairsWithInterest } from '../interest/chair-conflict';
import type { Declarations } from '../interest/declaration';
import { declaredBy } from '../interest/declaration';
import { attendanceOf, presenterOf } from '../meeting/attendance';
import type { Meeting, RequestItem } from '../meeting/meeting';
import { heldOn } from '../meeting/meeting';
import { pence } from '../money';
import type { RuleProfile } from '../profile';
import type { BudgetMoved, Minutes, MinutesItem, RequestInMinutes, SchoolAtMeeting, VoteHeld } from './minutes';
import type { MinutesState } from './state';

/** Everything a community's partition knows of one meeting that has ended. */
export interface MeetingRecord {
  readonly community: Community;
  readonly meeting: Meeting;
  /** Every event of the community, oldest first, each with when it was recorded. */
  readonly events: readonly { readonly event: CosEvent; readonly at: Instant }[];
  readonly meetings: readonly Meeting[];
  readonly actions: readonly Action[];
  readonly budgets: readonly Budget[];
  readonly declarations: Declarations | null;
  readonly state: MinutesState | null;
  readonly profile: Pick<RuleProfile, 'votesSeenBy'>;
}

type Happened = MeetingRecord['events'][number];

/** The part of history in which the meeting was held: from its start to its end, or all since when it goes on. */
function during({ events, meeting }: MeetingRecord) {
  const is = (type: 'MeetingStarted' | 'MeetingEnded') => (each: Happened) =>
    each.event.type === type && each.event.meetingId === meeting.meetingId;
  const from = events.find(is('MeetingStarted'))?.at ?? meeting.startedAt ?? '';
  const to = events.findLast(is('MeetingEnded'))?.at ?? meeting.endedAt ?? '9999';
  return {
    held: events.filter(({ at }) => from <= at && at <= to).map(({ event }) => event),
    since: events.filter(({ at }) => at > to).map(({ event }) => event),
    from,
    to,
  };
}

const nameOf = (community: Community, personId: PersonId): string =>
  community.appointments.find((each) => each.personId === personId)?.name ?? 'the clerk';

const schoolName = (community: Community, urn: Urn): string => schoolOf(community, urn)?.name ?? urn;

/** The school that presented for this one, when it was there and the other was not. */
function presentedBy(meeting: Meeting, community: Community, urn: Urn): string | null {
  const presenter = presenterOf(meeting, urn);
  const came = (school: Urn) => meeting.present.some((each) => each.urn === school);
  return presenter !== null && came(presenter) && !came(urn) ? schoolName(community, presenter) : null;
}

const schoolsAt = ({ meeting, community }: MeetingRecord): SchoolAtMeeting[] =>
  memberSchools(community, heldOn(meeting)).map(({ urn, name }) => {
    const here = meeting.present.find((each) => each.urn === urn);
    return {
      school: name,
      attendance: attendanceOf(meeting, urn),
      standIn: here?.standIn ?? null,
      leftAt: here?.leftAt ?? null,
      presentedBy: presentedBy(meeting, community, urn),
    };
  });

/** The last vote of each school that may vote, by its place on the roll. */
function votesCast(ballot: Pick<Ballot, 'ballotId' | 'roll'>, events: readonly CosEvent[]) {
  const cast = events.filter(
    (event): event is EventOf<'VoteCast'> => event.type === 'VoteCast' && event.ballotId === ballot.ballotId,
  );
  return ballot.roll.flatMap(({ urn, school, barred }) => {
    const vote = barred === null ? cast.findLast((each) => each.urn === urn) : undefined;
    return vote ? [{ school, choice: vote.choice, recorded: vote.recorded }] : [];
  });
}

function votesOn(requestId: string, events: readonly CosEvent[], profile: MeetingRecord['profile']): VoteHeld[] {
  return events.flatMap((event): VoteHeld[] => {
    if (event.type !== 'BallotClosed' || event.requestId !== requestId) return [];
    const opened = events.find(
      (each): each is EventOf<'BallotOpened'> => each.type === 'BallotOpened' && each.ballotId === event.ballotId,
    );
    if (!opened) return [];
    const cast = votesCast(opened, events);
    const { terms, counts, result } = event;
    return [
      {
        terms,
        counts,
        result,
        byEveryone:
          opened.byEveryone === true &&
          !events.some((each) => each.type === 'VoteAskedFor' && each.ballotId === event.ballotId),
        present: opened.present,
        needed: opened.needed,
        withoutQuorum: opened.withoutQuorum,
        recordedFor: cast.filter(({ recorded }) => recorded).map(({ school }) => school),
        notVoting: opened.roll
          .filter(({ barred }) => barred !== null && barred !== 'notPresent')
          .map(({ school }) => school),
        flagged: opened.roll.flatMap(({ school, interest }) =>
          interest === null || interest === 'recorded' ? [] : [{ school, flag: interest }],
        ),
        bySchool: profile.votesSeenBy === 'everybody' ? cast.map(({ school, choice }) => ({ school, choice })) : null,
      },
    ];
  });
}

function requestIn(record: MeetingRecord, held: readonly CosEvent[], item: RequestItem): RequestInMinutes {
  const { heading, progress } = item;
  const { requestId } = heading;
  return {
    kind: 'request',
    heading,
    progress,
    votes: votesOn(requestId, held, record.profile),
    reopened: held.flatMap((event) =>
      (event.type === 'DecisionReopened' || event.type === 'DeferredTakenUp') && event.requestId === requestId
        ? [{ reason: event.reason, at: event.at }]
        : [],
    ),
    presentedBy: presentedBy(record.meeting, record.community, heading.urn),
    interests: item.interests.map(({ urn, grade }) => ({ school: schoolName(record.community, urn), grade })),
    notChairedBy: notChairedBy(record, item),
    actions: ofThis(record).filter((action) => action.item?.requestId === requestId),
  };
}

/** By what had been declared when the meeting ended: the same record always gives the same minutes. */
function notChairedBy(record: MeetingRecord, item: RequestItem): string[] {
  if (item.progress.state === 'waiting') return [];
  const { community, meeting, declarations } = record;
  const declared = declaredBy(declarations, meeting.endedAt ?? instant('9999-12-31T00:00:00Z'));
  return chairsWithInterest(community, declared, chairedItem(item), heldOn(meeting)).map(({ name }) => name);
}

const ofThis = ({ actions, meeting }: MeetingRecord): Action[] =>
  actions.filter(({ meetingId }) => meetingId === meeting.meetingId);

/** How far a stretch of history moved a year's money: what was promised in it, less what was released. */
const moved = (events: readonly CosEvent[], year: string): number =>
  events.reduce((sum, event) => {
    if ((event.type !== 'FundsCommitted' && event.type !== 'FundsReleased') || event.year !== year) return sum;
    return event.type === 'FundsCommitted' ? sum + event.amount : sum - event.amount;
  }, 0);

/** The year of the meeting, and every other year whose money it moved. */
function budgetsMoved(
  { meeting, budgets }: MeetingRecord,
  held: readonly CosEvent[],
  since: readonly CosEvent[],
): BudgetMoved[] {
  const concerned = budgets.filter(
    ({ year }) =>
      year === academicYearOf(meeting.date) ||
      held.some((event) => 'year' in event && event.type.startsWith('Funds') && event.year === year),
  );
  return concerned
    .sort((a, b) => a.year.localeCompare(b.year))
    .map((budget) => {
      const after = remaining(budget) + moved(since, budget.year);
      return {
        year: budget.year,
        total: budget.total,
        before: pence(after + moved(held, budget.year)),
        after: pence(after),
      };
    });
}

/** Requests deferred at this meeting that never stood on its agenda. */
const notTaken = ({ meeting }: MeetingRecord, held: readonly CosEvent[]) =>
  held.flatMap((event) =>
    event.type === 'RequestDeferred' &&
    event.meetingId === meeting.meetingId &&
    !meeting.agenda.some((item) => item.kind === 'request' && item.heading.requestId === event.requestId)
      ? [{ heading: event.heading, reason: event.reason }]
      : [],
  );

/** Open when the meeting began, and whether they were done when it ended: later marks do not change its minutes. */
const earlierActions = ({ actions, meeting }: MeetingRecord, from: string, to: string): Minutes['earlier'] =>
  actions
    .filter(({ agreedOn, done }) => agreedOn < heldOn(meeting) && (done === null || done.at >= from))
    .sort((a, b) => a.due.localeCompare(b.due))
    .map((action) => ({ action, done: action.done !== null && action.done.at <= to }));

const OFFICES = ['chair', 'actingChair', 'clerk'] as const;

/** Takes the minutes of a meeting that has ended from its record. The same record always gives the same minutes. */
export function takeMinutes(record: MeetingRecord): Minutes {
  const { community, meeting, meetings, state } = record;
  const { held, since, from, to } = during(record);
  const day = heldOn(meeting);
  const inOffice = serving(community, day);
  const next = meetings
    .filter(({ status, date }) => status === 'planned' && date > meeting.date)
    .sort((a, b) => a.date.localeCompare(b.date))[0];
  return {
    communityId: community.communityId,
    community: community.name,
    meetingId: meeting.meetingId,
    heldOn: day,
    startedAt: meeting.startedAt,
    endedAt: meeting.endedAt,
    planned: { startsAt: meeting.startsAt, endsAt: meeting.endsAt },
    where: meeting.where,
    paper: meeting.paper && { by: nameOf(community, meeting.paper.by), at: meeting.paper.at },
    officers: OFFICES.flatMap((office) =>
      inOffice.filter(({ role }) => role === office).map(({ name }) => ({ office, name })),
    ),
    schools: schoolsAt(record),
    items: meeting.agenda.map((item): MinutesItem =>
      item.kind === 'standing' ? { kind: 'standing', title: item.title } : requestIn(record, held, item),
    ),
    notTaken: notTaken(record, held),
    actions: ofThis(record).filter(({ item }) => item === null),
    earlier: earlierActions(record, from, to),
    budgets: budgetsMoved(record, held, since),
    notes: (state?.notes ?? []).map(({ text, by, at }) => ({ text, by: nameOf(community, by), at })),
    approved: state?.approved ? { ...state.approved, by: nameOf(community, state.approved.by) } : null,
    next: next ? { date: next.date, startsAt: next.startsAt, endsAt: next.endsAt, where: next.where } : null,
  };
}

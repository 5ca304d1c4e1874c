import type { Award } from '../award/award';
import { payableFrom } from '../award/award';
import type { Instant, LocalDate } from '../calendar/dates';
import { localDate, londonDate } from '../calendar/dates';
import { addWorkingDays } from '../calendar/working-days';
import type { Meeting } from '../meeting/meeting';
import { isAhead, itemFor, meetingFor, positionOf } from '../meeting/meeting';
import type { WithChair } from '../interim/interim';
import { decideBy, interimOf, isWithChair } from '../interim/interim';
import type { Rules } from '../profile';
import { profileOn } from '../profile';
import type { DecidedRequest, HandedRequest, Request, SubmittedRequest } from '../request/request';
import type { DecisionOutcome } from '../decision/outcome';

/** Where a request that was handed in stands, for the school it belongs to. */
export type Standing =
  | { readonly at: 'withdrawn'; readonly on: LocalDate }
  /** With its school, until the chair's question is answered (R44). */
  | { readonly at: 'returned' }
  /** An exceptional request the chair has not decided yet: who has it, and the moment it is to be decided by. */
  | { readonly at: 'withChair'; readonly told: readonly ('actingChair' | 'kcc')[]; readonly by: Instant }
  | { readonly at: 'declinedByChair'; readonly on: LocalDate }
  /** Agreed by the chair until that day; `meeting` is the one to confirm it, `confirmed` false once one did not. */
  | {
      readonly at: 'interim';
      readonly end: LocalDate;
      readonly meeting: LocalDate | null;
      readonly step: 'toConfirm' | 'inMeeting' | 'notConfirmed';
      readonly payBy: LocalDate;
    }
  | { readonly at: 'noMeeting' }
  | { readonly at: 'late'; readonly meeting: LocalDate }
  /** `position` only once the agenda is published: before, the order may still change. */
  | { readonly at: 'agenda'; readonly meeting: LocalDate; readonly position: number | null }
  | { readonly at: 'discussed' | 'voting' | 'tied' | 'notFunded' }
  | { readonly at: 'notAgreed'; readonly meeting: LocalDate }
  | { readonly at: 'agreed'; readonly outcome: DecisionOutcome; readonly step: 'meetingGoesOn' | 'held' }
  | {
      readonly at: 'agreed';
      readonly outcome: DecisionOutcome;
      readonly step: 'sent' | 'acknowledged';
      /** The day by which KCC aims to pay (R109). */
      readonly payBy: LocalDate;
    };

/** Where the request stands among the community's meetings and awards; null for a draft, which stands nowhere yet. */
export function standingOf(
  request: Request,
  meetings: readonly Meeting[],
  awards: readonly Award[],
  rules: Rules,
): Standing | null {
  switch (request.status) {
    case 'draft':
    case 'discarded':
      return null;
    case 'withdrawn':
      return { at: 'withdrawn', on: londonDate(request.withdrawnAt) };
    case 'submitted':
      if (isWithChair(request)) return withChair(request, rules);
      return interimOf(request) ? untilConfirmed(request, meetings, rules) : beforeDecision(request, meetings);
    case 'decided':
      return afterDecision(request, meetings, awards, rules);
  }
}

function withChair(request: WithChair, rules: Rules): Standing {
  const { actingChairTold, kccTold } = request.exceptional;
  const told = [...(actingChairTold ? ['actingChair' as const] : []), ...(kccTold ? ['kcc' as const] : [])];
  return { at: 'withChair', told, by: decideBy(request, rules) };
}

function untilConfirmed(request: HandedRequest, meetings: readonly Meeting[], rules: Rules): Standing | null {
  const decision = interimOf(request);
  if (!decision) return null;
  const found = meetingFor(meetings, request.requestId);
  const state = found && itemFor(found.meeting, request.requestId)?.progress.state;
  return {
    at: 'interim',
    end: decision.terms.end,
    meeting: found?.meeting.date ?? null,
    step: request.status === 'decided' ? 'notConfirmed' : state && state !== 'waiting' ? 'inMeeting' : 'toConfirm',
    payBy: addWorkingDays(decision.on, profileOn(rules, decision.on).paymentWorkingDays),
  };
}

const earliestFirst = (a: Meeting, b: Meeting): number => a.date.localeCompare(b.date);

function beforeDecision({ requestId, returned }: SubmittedRequest, meetings: readonly Meeting[]): Standing {
  if (returned) return { at: 'returned' };
  for (const meeting of meetings.filter(isAhead).sort(earliestFirst)) {
    if (meeting.late.some((heading) => heading.requestId === requestId)) return { at: 'late', meeting: meeting.date };
    const state = itemFor(meeting, requestId)?.progress.state;
    switch (state) {
      case undefined:
      case 'withdrawn':
      case 'deferred': // it goes on at a later meeting
        continue;
      case 'open':
        return { at: 'discussed' };
      case 'voting':
      case 'tied':
      case 'notFunded':
        return { at: state };
      case 'waiting':
      case 'decided':
        return {
          at: 'agenda',
          meeting: meeting.date,
          position: meeting.publishedAt === null ? null : positionOf(meeting, requestId),
        };
    }
  }
  return { at: 'noMeeting' };
}

function afterDecision(
  request: DecidedRequest,
  meetings: readonly Meeting[],
  awards: readonly Award[],
  rules: Rules,
): Standing {
  const { requestId, outcome, meetingId, decidedAt } = request;
  const award = awards.find((each) => each.requestId === requestId);
  if (meetingId === null) return { at: 'declinedByChair', on: londonDate(decidedAt) };
  if (outcome === 'notAgreed')
    return untilConfirmed(request, meetings, rules) ?? { at: 'notAgreed', meeting: localDate(meetingId) };
  if (!award || award.status === 'agreed' || award.status === 'undone')
    return { at: 'agreed', outcome, step: 'meetingGoesOn' };
  if (award.status === 'held') return { at: 'agreed', outcome, step: 'held' };
  const from = payableFrom(award);
  const payBy = addWorkingDays(from, profileOn(rules, from).paymentWorkingDays);
  return { at: 'agreed', outcome, step: award.status, payBy };
}

import type { Award } from '../award/award';
import type { LocalDate } from '../calendar/dates';
import { localDate, londonDate } from '../calendar/dates';
import { addWorkingDays } from '../calendar/working-days';
import type { Meeting } from '../meeting/meeting';
import { isAhead, itemFor, positionOf } from '../meeting/meeting';
import type { Rules } from '../profile';
import { profileOn } from '../profile';
import type { DecidedRequest, Request, SubmittedRequest } from '../request/request';
import type { DecisionOutcome } from '../decision/outcome';

/** Where a request that was handed in stands, for the school it belongs to. */
export type Standing =
  | { readonly at: 'withdrawn'; readonly on: LocalDate }
  /** With its school, until the chair's question is answered (R44). */
  | { readonly at: 'returned' }
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
      return beforeDecision(request, meetings);
    case 'decided':
      return afterDecision(request, awards, rules);
  }
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
  { requestId, outcome, meetingId }: DecidedRequest,
  awards: readonly Award[],
  rules: Rules,
): Standing {
  const award = awards.find((each) => each.requestId === requestId);
  if (outcome === 'notAgreed') return { at: 'notAgreed', meeting: localDate(meetingId) };
  if (!award || award.status === 'agreed' || award.status === 'undone')
    return { at: 'agreed', outcome, step: 'meetingGoesOn' };
  if (award.status === 'held') return { at: 'agreed', outcome, step: 'held' };
  const payBy = addWorkingDays(award.approvedOn, profileOn(rules, award.approvedOn).paymentWorkingDays);
  return { at: 'agreed', outcome, step: award.status, payBy };
}

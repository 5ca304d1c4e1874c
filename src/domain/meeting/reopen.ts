import type { Award } from '../award/award';
import type { Budget } from '../budget/budget';
import { released, troubleWithShares } from '../budget/shares';
import type { Instant } from '../calendar/dates';
import type { CosEvent } from '../events';
import { sharesByYear } from '../decision/terms';
import { interestsIn } from '../interest/item-interest';
import { difference, moneyMoves } from '../interim/money';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { RequestId } from '../request/request';
import { LONGEST_REASON } from './decide';
import type { Heading, Meeting } from './meeting';
import { isOver, itemFor, requestItems } from './meeting';

export type ReopenRefusal =
  | 'MeetingNotStarted'
  | 'MeetingOver'
  | 'NotOnAgenda'
  | 'NotDealtWith'
  | 'AnotherItemOpen'
  | 'ReasonMissing'
  | 'ReasonTooLong'
  | 'AlreadySent'
  /** What the community's word on an interim decision had freed is promised to others now. */
  | 'MoneyUsedSince'
  /** Its school took it back, or was asked a question it has not answered yet. */
  | 'WithdrawnSince'
  /** Deferred, and taken up by the meeting it went to: that one decides it. */
  | 'TakenUpElsewhere'
  | 'NamesAPupil';

/** Requests that were dealt with at this meeting and can be opened again. */
export const reopenable = (meeting: Meeting) =>
  meeting.status === 'inSession'
    ? requestItems(meeting).filter(({ progress }) => progress.state === 'decided' || progress.state === 'deferred')
    : [];

interface Around {
  readonly deferredTo: Meeting | null;
  readonly handedIn: Heading | null;
  /** Decided, at whichever meeting. */
  readonly isDecided?: boolean;
  /** Of the years an interim decision would be promised in again. */
  readonly budgets?: readonly Budget[];
}

/**
 * Opens a request again until the meeting ends, with a reason. A decision is undone with its award and the money it had
 * promised; a deferred request comes back from `deferredTo`, the meeting it had been moved to, when there is one, with the
 * heading it has now: `handedIn`, when its school changed it since. Once that meeting has begun it stays there. The community's word on an interim decision undone, that
 * decision stands again as it was, with its money.
 */
export function reopen(
  meeting: Meeting,
  requestId: RequestId,
  award: Award | null,
  { deferredTo, handedIn, isDecided = false, budgets = [] }: Around,
  reason: string,
  at: Instant,
): Outcome<readonly CosEvent[], ReopenRefusal> {
  if (meeting.status === 'planned') return refuse('MeetingNotStarted');
  if (isOver(meeting)) return refuse('MeetingOver');
  const item = itemFor(meeting, requestId);
  if (!item) return refuse('NotOnAgenda');
  const { progress } = item;
  if (progress.state !== 'decided' && progress.state !== 'deferred') return refuse('NotDealtWith');
  if (reason.trim() === '') return refuse('ReasonMissing');
  if (reason.trim().length > LONGEST_REASON) return refuse('ReasonTooLong');
  if (requestItems(meeting).some((each) => each.progress.state === 'open' || each.progress.state === 'voting'))
    return refuse('AnotherItemOpen');
  const reopened = { meetingId: meeting.meetingId, requestId, reason: reason.trim(), at };
  const there = deferredTo && itemFor(deferredTo, requestId);
  const isElsewhere = isDecided || (deferredTo !== null && deferredTo.status !== 'planned');
  if (progress.state === 'deferred' && isElsewhere) return refuse('TakenUpElsewhere');
  if (progress.state === 'deferred')
    return accept([
      {
        type: 'DeferredTakenUp',
        fromMeetingId: deferredTo?.meetingId ?? null,
        heading: handedIn ?? item.heading,
        ...(there ? { interests: interestsIn(there) } : {}),
        ...reopened,
      },
    ]);
  if (progress.outcome === 'notAgreed') return accept([{ type: 'DecisionReopened', ...reopened }]);
  if (award?.status !== 'agreed' || award.meetingId !== meeting.meetingId) return refuse('AlreadySent');
  if (award.interim) {
    const back = difference(award.shares, sharesByYear(award.interim.terms));
    const short = troubleWithShares(back, budgets);
    if (short) return refuse('MoneyUsedSince');
    return accept([{ type: 'DecisionReopened', ...reopened }, ...moneyMoves(requestId, back, budgets)]);
  }
  return accept([{ type: 'DecisionReopened', ...reopened }, ...released(requestId, award.shares)]);
}

import type { Instant } from '../calendar/dates';
import type { Community, PersonId } from '../community/community';
import type { CosEvent } from '../events';
import { LONGEST_REASON } from '../meeting/decide';
import type { Meeting } from '../meeting/meeting';
import { itemFor, meetingFor } from '../meeting/meeting';
import { headingOf } from '../meeting/schedule';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { NamedPupil } from './names';
import { mustComeOut, namesIn } from './names';
import { interimOf } from '../interim/interim';
import { isHandedIn } from './request';
import type { Request } from './request';

/** Why a request cannot be withdrawn, whatever the reason given. */
export type NotWithdrawable = 'BeingVotedOn' | 'AlreadyDecided' | 'AgreedAsInterim';
export type WithdrawRefusal =
  NotWithdrawable | 'NoSuchRequest' | 'ReasonTooLong' | 'PupilNamed' | 'BirthDateNamed' | 'WordNotConfirmed';

const UNDER_VOTE = ['voting', 'tied', 'notFunded', 'decided'];

/** Whether the vote on it has begun, or it is decided; null while its school may still take it back. */
export function notWithdrawable(request: Request, meetings: readonly Meeting[]): NotWithdrawable | null {
  if (request.status === 'decided') return 'AlreadyDecided';
  if (isHandedIn(request) && interimOf(request)) return 'AgreedAsInterim';
  const found = meetingFor(meetings, request.requestId);
  const state = found && itemFor(found.meeting, request.requestId)?.progress.state;
  return state && UNDER_VOTE.includes(state) ? 'BeingVotedOn' : null;
}

export interface Withdrawing {
  readonly community: Community;
  readonly meetings: readonly Meeting[];
  readonly pupils: readonly NamedPupil[];
  /** May be empty. Chair and clerk read it, so it keeps to what every text keeps to (R159). */
  readonly reason: string;
  readonly notNames: boolean;
  readonly by: PersonId;
}

/** A draft is discarded, a request handed in leaves agenda or late list; withdrawn already, nothing happens. */
export function withdrawRequest(
  request: Request | null,
  { community, meetings, pupils, reason, notNames, by }: Withdrawing,
  at: Instant,
): Outcome<readonly CosEvent[], WithdrawRefusal> {
  if (!request) return refuse('NoSuchRequest');
  const { requestId, status } = request;
  if (status === 'discarded' || status === 'withdrawn') return accept([]);
  if (status === 'draft') return accept([{ type: 'RequestDiscarded', requestId, at }]);
  const not = notWithdrawable(request, meetings);
  if (not) return refuse(not);
  if (status === 'decided') return refuse('AlreadyDecided');
  const text = reason.trim();
  if (text.length > LONGEST_REASON) return refuse('ReasonTooLong');
  const named = namesIn({ reason: text }, pupils);
  if (named.some(mustComeOut))
    return refuse(named.some(({ found }) => found === 'fullName') ? 'PupilNamed' : 'BirthDateNamed');
  if (named.length > 0 && !notNames) return refuse('WordNotConfirmed');
  const meetingId = meetingFor(meetings, requestId)?.meeting.meetingId ?? null;
  return accept([
    { type: 'RequestWithdrawn', requestId, heading: headingOf(request, community), meetingId, reason: text, by, at },
  ]);
}

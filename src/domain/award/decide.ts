import type { Instant, LocalDate } from '../calendar/dates';
import type { PersonId } from '../community/community';
import type { CosEvent } from '../events';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { Award } from './award';

export type AwardRefusal = 'NotSentYet' | 'NotHeld';

/** The officer confirms the approval arrived. The first to do so is on the record; again is no event. */
export function acknowledge(award: Award, by: PersonId, at: Instant): Outcome<readonly CosEvent[], AwardRefusal> {
  if (award.status === 'acknowledged') return accept([]);
  if (award.status !== 'sent') return refuse('NotSentYet');
  return accept([{ type: 'ApprovalAcknowledged', requestId: award.requestId, by, at }]);
}

/** The chair says the conditions are met: the approval goes to the officer, and its days count from today (R92, R114). */
export function release(award: Award, on: LocalDate, at: Instant): Outcome<readonly CosEvent[], AwardRefusal> {
  if (award.status === 'sent' || award.status === 'acknowledged') return accept([]);
  if (award.status !== 'held') return refuse('NotHeld');
  return accept([{ type: 'ApprovalSent', requestId: award.requestId, area: award.area, approvedOn: on, at }]);
}

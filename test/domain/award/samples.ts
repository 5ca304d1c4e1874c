import type { Award } from '../../../src/domain/award/award';
import { evolveAward } from '../../../src/domain/award/evolve';
import { instant, localDate } from '../../../src/domain/calendar/dates';
import type { Terms } from '../../../src/domain/decision/terms';
import { sharesByYear } from '../../../src/domain/decision/terms';
import type { CosEvent, EventOf } from '../../../src/domain/events';
import type { Heading } from '../../../src/domain/meeting/meeting';
import { pence } from '../../../src/domain/money';

export const MEETING_DAY = localDate('2026-11-10');
export const MEETING_ENDS = instant('2026-11-10T16:20:00Z');

export const heading: Heading = {
  requestId: 'r1',
  reference: 'ASH-2627-014',
  urn: '990001',
  school: 'Oakfield Primary',
  category: 'speechAndLanguage',
  amount: pence(640_000),
};

export const terms: Terms = {
  amount: pence(640_000),
  start: localDate('2027-01-04'),
  end: localDate('2027-07-22'),
  review: null,
  conditions: '',
  heldUntilMet: false,
};

export function decided(over: Partial<EventOf<'RequestDecided'>> = {}): EventOf<'RequestDecided'> {
  return {
    type: 'RequestDecided',
    requestId: 'r1',
    meetingId: MEETING_DAY,
    heading,
    outcome: 'agreed',
    terms,
    counts: { agree: 5, disagree: 1, abstain: 0 },
    by: 'vote',
    reason: '',
    area: 'East',
    communityId: 'ashdown',
    shares: sharesByYear(over.terms ?? terms),
    on: MEETING_DAY,
    at: instant('2026-11-10T14:10:00Z'),
    ...over,
  };
}

export const held: CosEvent = { type: 'ApprovalHeld', requestId: 'r1' };
export const sent: CosEvent = {
  type: 'ApprovalSent',
  requestId: 'r1',
  area: 'East',
  approvedOn: MEETING_DAY,
  at: MEETING_ENDS,
};

/** What the award is after these events. */
export function awardAfter(...events: readonly CosEvent[]): Award {
  const award = events.reduce<Award | null>((before, event) => evolveAward(before, event, 'r1'), null);
  if (!award) throw new Error('These events award nothing');
  return award;
}

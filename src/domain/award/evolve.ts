import type { CosEvent } from '../events';
import type { Award } from './award';

/** An award after an event; it begins with the decision that agreed it. */
export function evolveAward(award: Award | null, event: CosEvent, requestId: string): Award | null {
  if (!('requestId' in event) || event.requestId !== requestId) return award;
  if (event.type === 'RequestDecided') {
    if (event.outcome === 'notAgreed') return award;
    const { communityId, area, outcome, terms, shares, counts, by, meetingId, on, heading } = event;
    const { reference, urn, school, category } = heading;
    return {
      requestId,
      communityId,
      area,
      reference,
      urn,
      school,
      category,
      outcome,
      terms,
      shares,
      counts,
      by,
      meetingId,
      approvedOn: on,
      status: 'agreed',
      sentAt: null,
      acknowledged: null,
    };
  }
  if (!award) return award;
  switch (event.type) {
    case 'DecisionReopened':
      return { ...award, status: 'undone' };
    case 'ApprovalHeld':
      return { ...award, status: 'held' };
    case 'ApprovalSent':
      return { ...award, status: 'sent', approvedOn: event.approvedOn, sentAt: event.at };
    case 'ApprovalAcknowledged':
      return { ...award, status: 'acknowledged', acknowledged: { by: event.by, at: event.at } };
    default:
      return award;
  }
}

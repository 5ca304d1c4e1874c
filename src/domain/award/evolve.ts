import type { CosEvent, EventOf } from '../events';
import type { Award, InterimAward } from './award';

/** An award after an event; it begins with the decision that agreed it. */
export function evolveAward(award: Award | null, event: CosEvent, requestId: string): Award | null {
  if (!('requestId' in event) || event.requestId !== requestId) return award;
  if (event.type === 'RequestDecided') {
    if (event.outcome === 'notAgreed') return award;
    if (award?.interim) return settledBy(award, event);
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
  if (event.type === 'InterimAgreed') return interimAward(event);
  if (!award) return award;
  switch (event.type) {
    case 'DecisionReopened':
      // an interim decision that a meeting had not agreed to confirm is not that meeting's to undo
      if (award.meetingId !== event.meetingId) return award;
      return award.interim ? asInterim(award, award.interim) : { ...award, status: 'undone' };
    case 'ApprovalHeld':
      return { ...award, status: 'held' };
    case 'ApprovalSent':
      return { ...award, status: 'sent', approvedOn: event.approvedOn, sentAt: event.at, acknowledged: null };
    case 'ApprovalAcknowledged':
      return { ...award, status: 'acknowledged', acknowledged: { by: event.by, at: event.at } };
    default:
      return award;
  }
}

const NOBODY_VOTED = { agree: 0, disagree: 0, abstain: 0 };

function interimAward(event: EventOf<'InterimAgreed'>): Award {
  const { requestId, communityId, area, heading, terms, shares, on, as } = event;
  const { reference, urn, school, category } = heading;
  return {
    ...{ requestId, communityId, area, reference, urn, school, category, terms, shares },
    outcome: 'interim',
    counts: NOBODY_VOTED,
    by: 'interim',
    meetingId: null,
    interim: { terms, shares, as, on },
    approvedOn: on,
    status: 'agreed',
    sentAt: null,
    acknowledged: null,
  };
}

/** The community confirmed, changed or ended it: the officer hears when the meeting ends, and keeps what came before until then. */
const settledBy = (
  award: Award,
  { outcome, terms, shares, counts, by, meetingId }: EventOf<'RequestDecided'>,
): Award => ({
  ...award,
  ...{ outcome, terms, shares, counts, by, meetingId },
  status: 'agreed',
});

const asInterim = (award: Award, { terms, shares }: InterimAward): Award => ({
  ...award,
  ...{ terms, shares, counts: NOBODY_VOTED },
  outcome: 'interim',
  by: 'interim',
  meetingId: null,
  status: award.acknowledged ? 'acknowledged' : 'sent',
});

import type { DecisionOutcome } from '../decision/outcome';
import type { CosEvent } from '../events';
import type { DecidedRequest, HandedRequest, Request, SubmittedRequest } from '../request/request';
import { afterStepping } from '../interest/item-interest';
import type { Exceptional } from './interim';

type Holding = Pick<HandedRequest, 'exceptional'>;

/** The community has had its say on an interim decision; where it did not agree, the decision runs on as the chair set it. */
export const settled = ({ exceptional }: Holding, outcome: DecisionOutcome): Holding =>
  exceptional?.standing === 'interim' && outcome !== 'notAgreed'
    ? { exceptional: { ...exceptional, standing: 'settled' } }
    : {};

/** The same, opened again. */
export const unsettled = ({ exceptional }: Holding): Holding =>
  exceptional?.standing === 'settled' ? { exceptional: { ...exceptional, standing: 'interim' } } : {};

function told(exceptional: Exceptional, event: CosEvent): Exceptional {
  switch (event.type) {
    case 'InterimConsulted':
      return {
        ...exceptional,
        consulted: [
          ...exceptional.consulted,
          ...event.asked.map((each) => ({ ...each, askedBy: event.by, askedAt: event.at, answer: null })),
        ],
      };
    case 'InterimAdvised': {
      const { personId, supports, note, at } = event;
      return {
        ...exceptional,
        consulted: exceptional.consulted.map((each) =>
          each.personId === personId ? { ...each, answer: { supports, note, at } } : each,
        ),
      };
    }
    case 'InterimEscalated':
      return event.to === 'actingChair'
        ? { ...exceptional, actingChairTold: event.at }
        : { ...exceptional, kccTold: event.at };
    case 'ChairSteppedAside':
      return { ...exceptional, chairsAside: afterStepping(exceptional.chairsAside, event) };
    case 'InterimEndNear':
      return { ...exceptional, endReminded: event.at };
    default:
      return exceptional;
  }
}

/** An exceptional request after an event between meetings. */
export function evolveExceptional(request: SubmittedRequest, event: CosEvent): Request {
  const { exceptional } = request;
  if (!exceptional) return request;
  switch (event.type) {
    case 'InterimAgreed': {
      const { terms, on, reason, by, as, at } = event;
      const decision = { kind: 'agreed', terms, on, reason, by, as, at } as const;
      return { ...request, exceptional: { ...exceptional, standing: 'interim', decision } };
    }
    case 'InterimDeclined': {
      const { reason, by, as, at } = event;
      const { returned: _, changes: __, ...rest } = request;
      const decision = { kind: 'declined', reason, by, as, at } as const;
      return {
        ...rest,
        exceptional: { ...exceptional, standing: 'declined', decision },
        status: 'decided',
        outcome: 'notAgreed',
        meetingId: null,
        decidedAt: at,
      };
    }
    case 'LeftForMeeting': {
      const { by, as, at } = event;
      return { ...request, exceptional: { ...exceptional, standing: 'left', decision: { kind: 'left', by, as, at } } };
    }
    default: {
      const after = told(exceptional, event);
      return after === exceptional ? request : { ...request, exceptional: after };
    }
  }
}

/** A decided request hears of nothing but the reminder before an interim decision ends that was not confirmed. */
export function evolveDecided(request: DecidedRequest, event: CosEvent): DecidedRequest {
  const { exceptional } = request;
  if (!exceptional || event.type !== 'InterimEndNear') return request;
  return { ...request, exceptional: told(exceptional, event) };
}

import type { CosEvent } from '../events';
import type { Counter, DecidedRequest, DraftRequest, Request, SubmittedRequest } from './request';

/** A request after an event; events that concern other requests leave it as it is. */
export function evolveRequest(
  request: Request | null,
  event: CosEvent,
  requestId: string,
  communityId: string,
): Request | null {
  if (!('requestId' in event) || event.requestId !== requestId) return request;
  if (event.type === 'RequestStarted') {
    const { urn, by, at } = event;
    const started: DraftRequest = {
      status: 'draft',
      requestId,
      communityId,
      urn,
      startedBy: by,
      startedAt: at,
      form: {},
      pupils: null,
      savedAt: at,
    };
    return request ?? started;
  }
  if (!request) return request;
  if (request.status === 'draft') return evolveDraft(request, event);
  if (event.type === 'DecisionReopened') return undecided(request);
  if (event.type !== 'RequestDecided') return request;
  return { ...request, status: 'decided', outcome: event.outcome, meetingId: event.meetingId, decidedAt: event.at };
}

function undecided(request: SubmittedRequest | DecidedRequest): Request {
  if (request.status === 'submitted') return request;
  const { outcome: _, meetingId: __, decidedAt: ___, ...handed } = request;
  return { ...handed, status: 'submitted' };
}

function evolveDraft(draft: DraftRequest, event: CosEvent): Request {
  switch (event.type) {
    case 'DraftSaved':
      return { ...draft, form: { ...draft.form, [event.page]: event.content }, savedAt: event.at };
    case 'PupilsEntered':
      return { ...draft, pupils: event.pupils, savedAt: event.at };
    case 'RequestSubmitted': {
      const { savedAt: _, form, pupils, ...base } = draft;
      const { eligibility, need, support, solution, asked } = form;
      if (!eligibility || !need || !support || !solution || !asked || !pupils)
        throw new Error('Submitted before every page was filled in');
      const whole = { eligibility, need, support, solution, asked };
      return {
        ...base,
        status: 'submitted',
        reference: event.reference,
        form: whole,
        pupils,
        submittedBy: event.by,
        submittedAt: event.at,
      };
    }
    default:
      return draft;
  }
}

export const evolveCounter = (counter: Counter | null, event: CosEvent, year: string): Counter | null =>
  event.type === 'RequestSubmitted' && event.year === year ? { year, last: event.number } : counter;

import type { CosEvent } from '../events';
import type { ItemInterests } from '../interest/item-interest';
import { carrying, isNone, NO_INTERESTS } from '../interest/item-interest';
import { evolveDecided, evolveExceptional, settled, unsettled } from '../interim/evolve';
import { FILED } from '../interim/interim';
import type { Counter, DecidedRequest, DiscardedRequest, DraftRequest, Request, SubmittedRequest } from './request';

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
      warnedAt: null,
    };
    return request ?? started;
  }
  switch (request?.status) {
    case 'draft':
      return evolveDraft(request, event);
    case 'submitted':
      return evolveSubmitted(request, event);
    case 'decided':
      return event.type === 'DecisionReopened' ? undecided(request) : evolveDecided(request, event);
    default:
      return request;
  }
}

/** A decision that was reopened: the request stands as it was handed in. */
function undecided(request: DecidedRequest): SubmittedRequest {
  const { outcome: _, meetingId: __, decidedAt: ___, ...handed } = request;
  return { ...handed, ...unsettled(handed), status: 'submitted', returned: null, changes: null };
}

function evolveDraft(draft: DraftRequest, event: CosEvent): Request {
  switch (event.type) {
    case 'DraftSaved':
      return { ...draft, form: { ...draft.form, [event.page]: event.content }, savedAt: event.at, warnedAt: null };
    case 'PupilsEntered':
      return { ...draft, pupils: event.pupils, savedAt: event.at, warnedAt: null };
    case 'DraftForgotten':
      return { ...draft, warnedAt: event.at };
    case 'DraftPupilsCleared':
      return { ...draft, pupils: null, warnedAt: null };
    case 'RequestDiscarded': {
      const { savedAt: _, warnedAt: _warned, form: _form, pupils: _pupils, ...base } = draft;
      return { ...base, status: 'discarded', discardedAt: event.at } satisfies DiscardedRequest;
    }
    case 'RequestSubmitted': {
      const { savedAt: _, warnedAt: _warned, form, pupils, ...base } = draft;
      const { exceptional, eligibility, need, support, solution, asked } = form;
      if (!eligibility || !need || !support || !solution || !asked || !pupils)
        throw new Error('Submitted before every page was filled in');
      const whole = { ...(exceptional ? { exceptional } : {}), eligibility, need, support, solution, asked };
      return {
        ...base,
        status: 'submitted',
        reference: event.reference,
        form: whole,
        pupils,
        submittedBy: event.by,
        submittedAt: event.at,
        ...(exceptional ? { exceptional: FILED } : {}),
        returned: null,
        changes: null,
      };
    }
    default:
      return draft;
  }
}

/** It is on no agenda now: what was said of interests in it waits with it. */
function leaving(request: SubmittedRequest, said: ItemInterests = NO_INTERESTS): SubmittedRequest {
  if (isNone(said) && request.interests === undefined) return request;
  const { interests: _, ...rest } = request;
  return { ...rest, ...carrying(said) };
}

function evolveSubmitted(request: SubmittedRequest, event: CosEvent): Request {
  const begun = { form: {}, pupils: null, ...request.changes };
  switch (event.type) {
    case 'ChangesBegun':
      return { ...request, changes: request.changes ?? { ...begun, savedAt: event.at } };
    case 'DraftSaved':
      return {
        ...request,
        changes: { ...begun, form: { ...begun.form, [event.page]: event.content }, savedAt: event.at },
      };
    case 'PupilsEntered':
      return { ...request, changes: { ...begun, pupils: event.pupils, savedAt: event.at } };
    case 'RequestReturned': {
      const { question, by, at, meetingId: from, late, minutes } = event;
      return { ...leaving(request, event.interests), returned: { question, by, at, from, late, minutes } };
    }
    case 'RequestDeferred':
      return event.toMeetingId === null ? leaving(request, event.interests) : request;
    case 'RequestChanged':
      return {
        ...request,
        form: { ...request.form, ...event.now },
        pupils: event.pupils,
        returned: null,
        changes: null,
      };
    case 'RequestWithdrawn': {
      const { returned: _, changes: _changes, interests: _interests, ...rest } = request;
      const { by: withdrawnBy, at: withdrawnAt, reason } = event;
      return { ...rest, status: 'withdrawn', withdrawnBy, withdrawnAt, reason };
    }
    case 'RequestDecided': {
      const { returned: _, changes: _changes, interests: _interests, ...rest } = request;
      const { outcome, meetingId, at: decidedAt } = event;
      return { ...rest, ...settled(rest, outcome), status: 'decided', outcome, meetingId, decidedAt };
    }
    default:
      return evolveExceptional(request, event);
  }
}

export const evolveCounter = (counter: Counter | null, event: CosEvent, year: string): Counter | null =>
  event.type === 'RequestSubmitted' && event.year === year ? { year, last: event.number } : counter;

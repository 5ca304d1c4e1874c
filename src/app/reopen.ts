import type { PersonId } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import { meetingFor } from '../domain/meeting/meeting';
import type { ReopenRefusal } from '../domain/meeting/reopen';
import { reopen } from '../domain/meeting/reopen';
import { headingOf } from '../domain/meeting/schedule';
import type { Outcome } from '../domain/outcome';
import { refuse } from '../domain/outcome';
import type { NotActing } from './acting';
import { CHAIRING } from './acting';
import type { Deps } from './deps';
import type { ChairTrouble } from '../domain/interest/chair-conflict';
import { onRequest } from './in-meeting';
import type { OnItem } from './meeting';
import { budgetsFor } from './meeting';
import { namesAPupil } from './public-text';
import type { Done } from './transact';

/** The chair opens a request again that this meeting had decided or deferred; everything undone is undone in one batch. */
export const reopenItem = (
  deps: Deps,
  by: PersonId,
  { requestId, ...where }: OnItem,
  reason: string,
  key: string,
): Promise<Outcome<Done, ReopenRefusal | ChairTrouble | NotActing | 'NoSuchMeeting'>> =>
  onRequest(deps, by, { ...where, requestId }, CHAIRING, `reopen:${requestId}:${key}`, async (meeting, read) => {
    if (await namesAPupil(deps, where.communityId, requestId, reason)) return refuse('NamesAPupil');
    const request = await read('request', requestId);
    const stands = request?.status === 'decided' || (request?.status === 'submitted' && request.returned === null);
    if (request && !stands) return refuse('WithdrawnSince');
    const others = (await deps.store.list(where.communityId, 'meeting')).filter(
      ({ meetingId }) => meetingId !== where.meetingId,
    );
    const elsewhere = meetingFor(others, requestId)?.meeting;
    // read again through the transaction, so that it cannot be taken from a meeting that has just begun
    const there = elsewhere ? await read('meeting', elsewhere.meetingId) : null;
    const [award, community] = [await read('award', requestId), await read('community', ONLY)];
    const now = {
      deferredTo: there && meetingFor([there], requestId) ? there : null,
      isDecided: request?.status === 'decided',
      budgets: award?.interim ? await budgetsFor(read, award.interim.terms) : [],
      handedIn: community && request?.status === 'submitted' ? headingOf(request, community) : null,
    };
    return reopen(meeting, requestId, award, now, reason, deps.now());
  });

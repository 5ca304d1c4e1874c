import { londonDate } from '../domain/calendar/dates';
import type { CommunityId } from '../domain/community/community';
import type { Meeting } from '../domain/meeting/meeting';
import { isAhead, itemFor } from '../domain/meeting/meeting';
import type { Outcome } from '../domain/outcome';
import { accept, refuse } from '../domain/outcome';
import type { HandChangesRefusal } from '../domain/request/changes';
import { handInChanges } from '../domain/request/changes';
import type { Attested, HandedRequest, RequestId } from '../domain/request/request';
import type { SubmitRefusal } from '../domain/request/decide';
import { beingWritten, nextPlanned, submitRequest, yearFor } from '../domain/request/decide';
import { isHandedIn } from '../domain/request/request';
import type { Deps } from './deps';
import type { OwnRequest } from './requests';
import { sheetOf } from './requests';
import type { Read } from './transact';

/** Every meeting still to end, read so that a change of one meanwhile is noticed. */
export async function meetingsAhead(
  deps: Pick<Deps, 'store'>,
  communityId: CommunityId,
  read: Read,
): Promise<Meeting[]> {
  const listed = (await deps.store.list(communityId, 'meeting')).filter(isAhead);
  const current = await Promise.all(listed.map(({ meetingId }) => read('meeting', meetingId)));
  return current.filter((meeting) => meeting !== null);
}

/** Hands the request in, once: pressed again, by anybody of the school, it answers with the request as handed in. `fresh`: by this press. */
export async function handIn(
  deps: Deps,
  own: OwnRequest,
  { attested, seen, key }: { attested: Attested; seen: string; key: string },
): Promise<Outcome<{ readonly request: HandedRequest; readonly fresh: boolean }, SubmitRefusal | HandChangesRefusal>> {
  const { community, school, actor, requestId } = own;
  const { communityId } = community;
  const at = deps.now();
  const today = londonDate(at);
  const done = await deps.transact({
    communityId,
    actor,
    key: `submit:${requestId}:${key}`,
    at,
    decide: async (read, profile) => {
      const request = await read('request', requestId);
      const written = request && request.status !== 'discarded' ? beingWritten(request) : null;
      const pupils = (await sheetOf(deps, { ...own, request: written }))?.pupils ?? [];
      const meetings = await meetingsAhead(deps, communityId, read);
      const by = actor.personId;
      if (request?.status === 'submitted')
        return handInChanges(request, { community, meetings, pupils, profile, today, by, attested, seen }, at);
      const meeting = nextPlanned(meetings, today);
      const counter = await read('counter', yearFor(meeting, today));
      return submitRequest(
        request,
        { community, school, meeting, counter, pupils, profile, today, by, attested, seen },
        at,
      );
    },
  });
  if (!done.ok) return done;
  const handed = (await deps.store.read(communityId, 'request', requestId))?.value;
  return handed && isHandedIn(handed)
    ? accept({ request: handed, fresh: done.value.events.length > 0 })
    : refuse('NoSuchRequest');
}

/** The meeting a request handed in is on the agenda of, or waits as late for; null while there is none. */
export async function meetingOf(
  { store }: Pick<Deps, 'store'>,
  communityId: CommunityId,
  requestId: RequestId,
): Promise<{ readonly meeting: Meeting; readonly late: boolean } | null> {
  const meetings = (await store.list(communityId, 'meeting')).sort((a, b) => b.date.localeCompare(a.date));
  for (const meeting of meetings) {
    if (meeting.late.some((heading) => heading.requestId === requestId)) return { meeting, late: true };
    const item = itemFor(meeting, requestId);
    if (item && item.progress.state !== 'deferred' && item.progress.state !== 'withdrawn')
      return { meeting, late: false };
  }
  return null;
}

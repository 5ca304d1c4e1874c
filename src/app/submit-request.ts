import { londonDate } from '../domain/calendar/dates';
import type { CommunityId } from '../domain/community/community';
import type { Meeting } from '../domain/meeting/meeting';
import { itemFor } from '../domain/meeting/meeting';
import type { Outcome } from '../domain/outcome';
import { accept, refuse } from '../domain/outcome';
import type { Attested, SubmitRefusal } from '../domain/request/decide';
import { nextPlanned, submitRequest, yearFor } from '../domain/request/decide';
import type { Request, RequestId } from '../domain/request/request';
import type { Deps } from './deps';
import type { OwnRequest } from './requests';
import { sheetOf } from './requests';
import type { Read } from './transact';

export type HandedRequest = Exclude<Request, { status: 'draft' }>;

/** The next planned meeting, read so that a change of it meanwhile is noticed. */
async function nextMeeting(deps: Deps, communityId: CommunityId, read: Read): Promise<Meeting | null> {
  const today = londonDate(deps.now());
  const listed = await deps.store.list(communityId, 'meeting');
  const current = await Promise.all(
    listed.filter(({ date }) => date >= today).map(({ meetingId }) => read('meeting', meetingId)),
  );
  return nextPlanned(
    current.filter((meeting) => meeting !== null),
    today,
  );
}

/** Hands the request in, once: pressed again, by anybody of the school, it answers with the request as handed in. `fresh`: by this press. */
export async function handIn(
  deps: Deps,
  own: OwnRequest,
  { attested, seen, key }: { attested: Attested; seen: string; key: string },
): Promise<Outcome<{ readonly request: HandedRequest; readonly fresh: boolean }, SubmitRefusal>> {
  const { community, school, actor, requestId } = own;
  const { communityId } = community;
  const at = deps.now();
  const today = londonDate(at);
  const done = await deps.transact({
    communityId,
    actor,
    key: `submit:${requestId}:${key}`,
    at,
    profileVersion: deps.profile.version,
    decide: async (read) => {
      const request = await read('request', requestId);
      const pupils = (await sheetOf(deps, own))?.pupils ?? [];
      const meeting = await nextMeeting(deps, communityId, read);
      const counter = await read('counter', yearFor(meeting, today));
      const { profile } = deps;
      const by = actor.personId;
      return submitRequest(
        request,
        { community, school, meeting, counter, pupils, profile, today, by, attested, seen },
        at,
      );
    },
  });
  if (!done.ok) return done;
  const handed = (await deps.store.read(communityId, 'request', requestId))?.value;
  return handed && handed.status !== 'draft'
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
    if (item && item.progress.state !== 'deferred') return { meeting, late: false };
  }
  return null;
}

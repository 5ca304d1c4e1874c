import { isAhead } from '../domain/meeting/meeting';
import type { CommunityId, PersonId } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { Actor } from '../domain/events';
import type { AgendaRefusal, Arrangement, MeetingRefusal } from '../domain/meeting/decide';
import { arrangeAgenda, defer, placeLate, publishAgenda } from '../domain/meeting/decide';
import { evolveMeeting } from '../domain/meeting/evolve';
import type { Meeting } from '../domain/meeting/meeting';
import type { MeetingPlan, ScheduleRefusal } from '../domain/meeting/schedule';
import * as schedule from '../domain/meeting/schedule';
import type { Outcome } from '../domain/outcome';
import { accept, refuse } from '../domain/outcome';
import type { RequestId } from '../domain/request/request';
import type { NotActing } from './acting';
import { RUNNING } from './acting';
import type { Deps } from './deps';
import type { InMeeting } from './in-meeting';
import { inMeeting, onRequest } from './in-meeting';
import type { ChairTrouble } from '../domain/interest/chair-conflict';
import { namesAPupil } from './public-text';
import type { Done } from './transact';

export type AgendaTrouble = AgendaRefusal | MeetingRefusal | ChairTrouble | NotActing | 'NoSuchMeeting';

const byDate = (a: Meeting, b: Meeting): number => a.date.localeCompare(b.date);

/** The meeting in session, or else the earliest that has not ended. */
export async function nextMeeting({ store }: Pick<Deps, 'store'>, communityId: CommunityId): Promise<Meeting | null> {
  const meetings = (await store.list(communityId, 'meeting')).filter(isAhead).sort(byDate);
  return meetings.find(({ status }) => status === 'inSession') ?? meetings[0] ?? null;
}

/** The earliest planned meeting after this one: where what is deferred goes. */
export async function meetingAfter(
  { store }: Pick<Deps, 'store'>,
  { communityId, date }: Pick<Meeting, 'communityId' | 'date'>,
): Promise<Meeting | null> {
  const meetings = await store.list(communityId, 'meeting');
  return meetings.filter((each) => each.status === 'planned' && each.date > date).sort(byDate)[0] ?? null;
}

export interface Order extends InMeeting {
  readonly wanted: readonly Arrangement[];
}

export const saveOrder = (deps: Deps, by: PersonId, { wanted, ...target }: Order, key: string) =>
  inMeeting(deps, by, target, RUNNING, `save-agenda:${target.meetingId}:${key}`, async (meeting) =>
    arrangeAgenda(meeting, wanted),
  );

/** Saves the order as well when it was changed on the card: what goes out is what the presser saw. */
export const publish = (deps: Deps, by: PersonId, { wanted, ...target }: Order, key: string) =>
  inMeeting(deps, by, target, RUNNING, `publish-agenda:${target.meetingId}:${key}`, async (meeting) => {
    const arranged = arrangeAgenda(meeting, wanted);
    if (!arranged.ok) return arranged;
    const before = arranged.value.reduce((now, event) => evolveMeeting(now, event, now.meetingId) ?? now, meeting);
    const published = publishAgenda(before, deps.now());
    return published.ok ? accept([...arranged.value, ...published.value]) : published;
  });

export interface RequestOnAgenda extends InMeeting {
  readonly requestId: RequestId;
}

export const takeIn = (deps: Deps, by: PersonId, { requestId, ...target }: RequestOnAgenda, key: string) =>
  inMeeting(deps, by, target, RUNNING, `take-in:${requestId}:${key}`, async (meeting, _read, profile) =>
    placeLate(meeting, requestId, profile),
  );

export interface Deferral extends RequestOnAgenda {
  readonly reason: string;
}

export const deferRequest = (deps: Deps, by: PersonId, { requestId, reason, ...target }: Deferral, key: string) =>
  onRequest<AgendaRefusal | MeetingRefusal>(
    deps,
    by,
    { ...target, requestId },
    RUNNING,
    `defer:${requestId}:${key}`,
    async (meeting, read, profile) => {
      if (await namesAPupil(deps, target.communityId, requestId, reason)) return refuse('NamesAPupil');
      const after = await meetingAfter(deps, meeting);
      // read again through the transaction, so that the request cannot land on a meeting that has just begun
      const next = after && (await read('meeting', after.meetingId));
      return defer(meeting, requestId, reason, next?.status === 'planned' ? next : null, profile);
    },
    'possible',
  );

const SYSTEM: Actor = { personId: 'system', as: 'system' };

/** Plans a meeting of the community. The same plan again changes nothing. */
export async function scheduleMeeting(
  deps: Deps,
  { communityId, ...plan }: MeetingPlan & { readonly communityId: CommunityId },
  actor: Actor = SYSTEM,
  /** The command's key; a plan that came with the sample has none. */
  key = '',
): Promise<Outcome<Done, ScheduleRefusal | 'NoSuchCommunity'>> {
  const community = (await deps.store.read(communityId, 'community', ONLY))?.value;
  if (!community) return refuse('NoSuchCommunity');
  return deps.transact({
    communityId,
    actor,
    key: `schedule:${plan.date}${key && `:${key}`}`,
    at: deps.now(),
    decide: async (read, profile) => {
      const there = await read('meeting', plan.date);
      const requests = await deps.store.list(communityId, 'request');
      const meetings = await deps.store.list(communityId, 'meeting');
      const waiting = schedule.waitingRequests(requests, meetings, community);
      const by = actor.as === 'system' ? null : actor.personId;
      return schedule.scheduleMeeting(there, community, plan, waiting, profile, by);
    },
  });
}

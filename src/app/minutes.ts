import { londonDate } from '../domain/calendar/dates';
import type { Community, CommunityId, PersonId } from '../domain/community/community';
import { chairs, runs, schoolsRepresentedBy } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { Meeting, MeetingId } from '../domain/meeting/meeting';
import { heldOn } from '../domain/meeting/meeting';
import type { Minutes } from '../domain/minutes/minutes';
import type { MinutesRefusal } from '../domain/minutes/state';
import * as state from '../domain/minutes/state';
import { takeMinutes } from '../domain/minutes/take';
import type { Outcome } from '../domain/outcome';
import { profileOn } from '../domain/profile';
import { accept, refuse } from '../domain/outcome';
import type { NotActing } from './acting';
import { actingDeclared, CHAIRING, RUNNING } from './acting';
import { loadActions } from './actions';
import type { Deps } from './deps';
import type { InMeeting } from './in-meeting';
import { inMeeting, meetingOrder } from './in-meeting';
import { namesAPupilOf } from './public-text';
import { rulesOf } from './rules';
import type { Done } from './transact';

export interface MinutesSeen {
  readonly minutes: Minutes;
  readonly meeting: Meeting;
  readonly mayRun: boolean;
  readonly mayApprove: boolean;
  /** The meetings held before and after it that have minutes too. */
  readonly earlier: MeetingId | null;
  readonly later: MeetingId | null;
}

const mayRead = (community: Community, by: PersonId, today: ReturnType<typeof londonDate>): boolean =>
  runs(community, by, today) || schoolsRepresentedBy(community, by, today).length > 0;

/**
 * The minutes of that meeting, or of the last one held: for representatives and those who run the community, once it has
 * ended. They are the community's record, so a draft is theirs to read too.
 */
export async function minutesOf(
  deps: Deps,
  by: PersonId,
  communityId: CommunityId,
  meetingId: MeetingId | null,
): Promise<Outcome<MinutesSeen, 'NotAllowed' | 'NoMinutes'>> {
  const today = londonDate(deps.now());
  const community = (await deps.store.read(communityId, 'community', ONLY))?.value;
  if (!community || !mayRead(community, by, today)) return refuse('NotAllowed');
  const meetings = await deps.store.list(communityId, 'meeting');
  const held = meetings.filter(({ status }) => status === 'ended').sort((a, b) => a.date.localeCompare(b.date));
  const index = meetingId === null ? held.length - 1 : held.findIndex((each) => each.meetingId === meetingId);
  const meeting = held[index];
  if (!meeting) return refuse('NoMinutes');
  const [events, budgets, actions, declared, stored, rules] = await Promise.all([
    deps.store.events(communityId),
    deps.store.list(communityId, 'budget'),
    loadActions(deps, communityId),
    deps.store.read(communityId, 'declarations', ONLY),
    deps.store.read(communityId, 'minutes', meeting.meetingId),
    rulesOf(deps, communityId),
  ]);
  const declarations = declared?.value ?? null;
  const record = { community, meeting, events, meetings, actions, budgets, declarations, state: stored?.value ?? null };
  return accept({
    minutes: takeMinutes({ ...record, profile: profileOn(rules, heldOn(meeting)) }),
    meeting,
    mayRun: runs(community, by, today),
    mayApprove: chairs(community, by, today),
    earlier: held[index - 1]?.meetingId ?? null,
    later: held[index + 1]?.meetingId ?? null,
  });
}

type Result = Promise<Outcome<Done, MinutesRefusal | NotActing | 'NoSuchMeeting'>>;

/** Chair or clerk add a correction, or what the record lacks (R99). It names no pupil of that meeting's requests. */
export const noteMinutes = (deps: Deps, by: PersonId, where: InMeeting, text: string, key: string): Result =>
  inMeeting(deps, by, where, RUNNING, `minutes-note:${where.meetingId}:${key}`, async (meeting, read) => {
    if (await namesAPupilOf(deps, where.communityId, meeting, text)) return refuse('NamesAPupil');
    return state.noteMinutes(meeting, await read('minutes', where.meetingId), text, by, deps.now());
  });

/** The chair approves the minutes: never the clerk, who wrote the notes in them. */
export async function approveMinutes(deps: Deps, by: PersonId, where: InMeeting): Result {
  const who = await actingDeclared(deps, where.communityId, by, CHAIRING);
  if (!who.ok) return who;
  const { actor } = who.value;
  const as = actor.as === 'actingChair' ? 'actingChair' : 'chair';
  return deps.transact(
    meetingOrder<MinutesRefusal>(deps, where, actor, `approve-minutes:${where.meetingId}`, async (meeting, read) =>
      state.approveMinutes(meeting, await read('minutes', where.meetingId), as, by, deps.now()),
    ),
  );
}

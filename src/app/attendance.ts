import { londonDate } from '../domain/calendar/dates';
import type { PersonId, Urn } from '../domain/community/community';
import { schoolsRepresentedBy } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import type { Actor } from '../domain/events';
import type { AttendanceRefusal, AttendanceWish, PresenterRefusal, StandIn } from '../domain/meeting/attendance';
import * as attendance from '../domain/meeting/attendance';
import type { Outcome } from '../domain/outcome';
import { refuse } from '../domain/outcome';
import type { NotActing } from './acting';
import { acting, RUNNING } from './acting';
import type { Deps } from './deps';
import type { InMeeting } from './in-meeting';
import { inMeeting, meetingOrder } from './in-meeting';
import type { Done } from './transact';

type Result<Refusal extends string> = Promise<Outcome<Done, Refusal | NotActing | 'NoSuchMeeting'>>;

/** The chair or clerk notes who is here, for the whole page at once (R76). */
export const noteAttendance = (
  deps: Deps,
  by: PersonId,
  where: InMeeting,
  wishes: readonly AttendanceWish[],
  key: string,
): Result<AttendanceRefusal> =>
  inMeeting(deps, by, where, RUNNING, `attendance:${where.meetingId}:${key}`, async (meeting, read) => {
    const community = await read('community', ONLY);
    return community
      ? attendance.noteAttendance(meeting, community, wishes, by, deps.now())
      : refuse<AttendanceRefusal>('NotAMember');
  });

/** The chair or clerk adds somebody who speaks for a school at this meeting alone (R28). */
export const noteStandIn = (
  deps: Deps,
  by: PersonId,
  where: InMeeting,
  standIn: StandIn,
  key: string,
): Result<AttendanceRefusal> =>
  inMeeting(deps, by, where, RUNNING, `stand-in:${where.meetingId}:${key}`, async (meeting, read) => {
    const community = await read('community', ONLY);
    return community
      ? attendance.noteStandIn(meeting, community, standIn, by, deps.now())
      : refuse<AttendanceRefusal>('NotAMember');
  });

export interface Presenting extends InMeeting {
  readonly urn: Urn;
  /** The school that presents; null when none does any more. */
  readonly presenter: Urn | null;
}

/** In which capacity somebody may say who presents for a school: its own representative, or chair and clerk on its word. */
export async function mayNamePresenter(
  deps: Deps,
  by: PersonId,
  communityId: string,
  urn: Urn,
): Promise<Outcome<Actor, 'NotAllowed'>> {
  const who = await acting(deps, communityId, by, ['representative', ...RUNNING]);
  if (!who.ok) return who;
  const { community } = who.value;
  if (schoolsRepresentedBy(community, by, londonDate(deps.now())).some((school) => school.urn === urn))
    return { ok: true, value: { personId: by, as: 'representative' } };
  const running = await acting(deps, communityId, by, RUNNING);
  return running.ok ? { ok: true, value: running.value.actor } : running;
}

/** Says which school presents the request of one that cannot come (R78). */
export async function namePresenter(
  deps: Deps,
  by: PersonId,
  { urn, presenter, ...where }: Presenting,
  key: string,
): Result<PresenterRefusal> {
  const who = await mayNamePresenter(deps, by, where.communityId, urn);
  if (!who.ok) return who;
  return deps.transact(
    meetingOrder<PresenterRefusal>(
      deps,
      where,
      who.value,
      `presenter:${where.meetingId}:${key}`,
      async (meeting, read) => {
        const community = await read('community', ONLY);
        return community
          ? attendance.namePresenter(meeting, community, urn, presenter, by, deps.now())
          : refuse<PresenterRefusal>('NotAMember');
      },
    ),
  );
}

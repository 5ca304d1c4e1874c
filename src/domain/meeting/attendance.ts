import type { Instant } from '../calendar/dates';
import type { Community, PersonId, Urn } from '../community/community';
import { memberSchools } from '../community/community';
import type { CosEvent, EventOf } from '../events';
import type { Outcome } from '../outcome';
import { accept, refuse } from '../outcome';
import type { Meeting, Present } from './meeting';
import { isOver, isPresent } from './meeting';

/** What can be noted of a school: it is here, was here and left, sent word, or is not here. */
export type Attendance = 'present' | 'left' | 'apologies' | 'absent';
/** `notNoted`: nobody has said anything of this school yet. */
export type AttendanceNow = Attendance | 'notNoted';

export type AttendanceRefusal =
  'MeetingNotStarted' | 'MeetingOver' | 'NotAMember' | 'NotThereToLeave' | 'NameMissing' | 'AuthorityNotConfirmed';
export type PresenterRefusal = 'MeetingOver' | 'NotAMember' | 'OwnSchool' | 'SchoolPresent' | 'PresenterAbsent';

type Decision<Refusal extends string> = Outcome<readonly CosEvent[], Refusal>;

export function attendanceOf(meeting: Meeting, urn: Urn): AttendanceNow {
  const here = meeting.present.find((each) => each.urn === urn);
  if (here) return here.leftAt === null ? 'present' : 'left';
  const away = meeting.absent.find((each) => each.urn === urn);
  return away ? (away.apologies ? 'apologies' : 'absent') : 'notNoted';
}

/** The school that presents this one's request; null where none was named. */
export const presenterOf = (meeting: Meeting, urn: Urn): Urn | null =>
  meeting.presenters.find((each) => each.urn === urn)?.presenter ?? null;

/** Whether the school's request may be voted on: it is here itself, or the school it named is (R76, R78). */
export function isPresentOrRepresented(meeting: Meeting, urn: Urn): boolean {
  if (isPresent(meeting, urn)) return true;
  const presenter = presenterOf(meeting, urn);
  return presenter !== null && isPresent(meeting, presenter);
}

/** Whether a stand-in without an account speaks for the school at this meeting (R28). */
export const hasStandIn = (meeting: Meeting, urn: Urn): boolean =>
  meeting.present.some((each) => each.urn === urn && each.standIn !== null);

/** Member schools that neither came nor had another school present for them. */
export const unrepresented = (meeting: Meeting, community: Community) =>
  memberSchools(community, meeting.date).filter(({ urn }) => {
    const came = (school: Urn | null) => meeting.present.some((each) => each.urn === school);
    return !came(urn) && !came(presenterOf(meeting, urn));
  });

const trouble = (meeting: Meeting): 'MeetingNotStarted' | 'MeetingOver' | null =>
  meeting.status === 'planned' ? 'MeetingNotStarted' : isOver(meeting) ? 'MeetingOver' : null;

const isMember = (meeting: Meeting, community: Community, urn: Urn): boolean =>
  memberSchools(community, meeting.date).some((school) => school.urn === urn);

/** What chair or clerk noted of one school, and what they saw noted when they did. */
export interface AttendanceWish {
  readonly urn: Urn;
  readonly shown: AttendanceNow;
  readonly attendance: Attendance;
}

/**
 * Notes several schools at once. What has changed since it was shown stays as it is: a school that checked itself in
 * meanwhile is not made absent by an old page.
 */
export function noteAttendance(
  meeting: Meeting,
  community: Community,
  wishes: readonly AttendanceWish[],
  by: PersonId,
  at: Instant,
): Decision<AttendanceRefusal> {
  const wrong = trouble(meeting);
  if (wrong) return refuse(wrong);
  const events: CosEvent[] = [];
  for (const { urn, shown, attendance } of wishes) {
    if (!isMember(meeting, community, urn)) return refuse('NotAMember');
    const now = attendanceOf(meeting, urn);
    if (now === attendance || now !== shown) continue;
    if (attendance === 'left' && now !== 'present') return refuse('NotThereToLeave');
    events.push({ type: 'AttendanceNoted', meetingId: meeting.meetingId, urn, attendance, by, at });
  }
  return accept(events);
}

/** Letters of a stand-in's name. */
export const LONGEST_NAME = 100;

export interface StandIn {
  readonly urn: Urn;
  readonly name: string;
  /** Chair or clerk was told that the person may speak for the school (R21). */
  readonly authorised: boolean;
}

/** Somebody speaks for a school at this meeting alone, without an account: the school is present (R28). */
export function noteStandIn(
  meeting: Meeting,
  community: Community,
  { urn, name, authorised }: StandIn,
  by: PersonId,
  at: Instant,
): Decision<AttendanceRefusal> {
  const wrong = trouble(meeting);
  if (wrong) return refuse(wrong);
  if (!isMember(meeting, community, urn)) return refuse('NotAMember');
  const standIn = name.trim().slice(0, LONGEST_NAME);
  if (standIn === '') return refuse('NameMissing');
  if (!authorised) return refuse('AuthorityNotConfirmed');
  const isSo = isPresent(meeting, urn) && meeting.present.some((each) => each.urn === urn && each.standIn === standIn);
  return accept(isSo ? [] : [{ type: 'StandInNoted', meetingId: meeting.meetingId, urn, name: standIn, by, at }]);
}

/**
 * A school that cannot come names another to present its request (R78); null takes that back. It gives no second vote.
 * Once the meeting is in session, only a school that is here can be named, for one that is not.
 */
export function namePresenter(
  meeting: Meeting,
  community: Community,
  urn: Urn,
  presenter: Urn | null,
  by: PersonId,
  at: Instant,
): Decision<PresenterRefusal> {
  if (isOver(meeting)) return refuse('MeetingOver');
  if (!isMember(meeting, community, urn)) return refuse('NotAMember');
  if (presenterOf(meeting, urn) === presenter) return accept([]);
  if (presenter !== null) {
    if (presenter === urn) return refuse('OwnSchool');
    if (!isMember(meeting, community, presenter)) return refuse('NotAMember');
    if (isPresent(meeting, urn)) return refuse('SchoolPresent');
    if (meeting.status === 'inSession' && !isPresent(meeting, presenter)) return refuse('PresenterAbsent');
  }
  return accept([{ type: 'PresenterNamed', meetingId: meeting.meetingId, urn, presenter, by, at }]);
}

/** A school has one attendance: whatever is noted takes the place of what stood there. */
function here(
  meeting: Meeting,
  urn: Urn,
  change: Partial<Present> & Pick<Present, 'personId' | 'at' | 'noted'>,
): Meeting {
  const before = meeting.present.find((each) => each.urn === urn);
  const after: Present = before
    ? { ...before, leftAt: null, ...change, at: before.at }
    : { urn, standIn: null, leftAt: null, ...change };
  return {
    ...meeting,
    present: before ? meeting.present.map((each) => (each === before ? after : each)) : [...meeting.present, after],
    absent: meeting.absent.filter((each) => each.urn !== urn),
  };
}

function noted(meeting: Meeting, { urn, attendance, by, at }: EventOf<'AttendanceNoted'>): Meeting {
  switch (attendance) {
    case 'present':
      return here(meeting, urn, { personId: by, at, noted: true });
    case 'left':
      return here(meeting, urn, { personId: by, at, noted: true, leftAt: at });
    case 'apologies':
    case 'absent':
      return {
        ...meeting,
        present: meeting.present.filter((each) => each.urn !== urn),
        absent: [
          ...meeting.absent.filter((each) => each.urn !== urn),
          { urn, apologies: attendance === 'apologies', personId: by, at },
        ],
      };
  }
}

type AttendanceEvent = EventOf<'SchoolCheckedIn' | 'AttendanceNoted' | 'StandInNoted' | 'PresenterNamed'>;

/** A meeting after somebody came, left, was noted, or named who presents for them. */
export function evolveAttendance(meeting: Meeting, event: AttendanceEvent): Meeting {
  switch (event.type) {
    case 'SchoolCheckedIn':
      return here(meeting, event.urn, { personId: event.personId, at: event.at, noted: false });
    case 'AttendanceNoted':
      return noted(meeting, event);
    case 'StandInNoted':
      return here(meeting, event.urn, { personId: event.by, at: event.at, noted: true, standIn: event.name });
    case 'PresenterNamed': {
      const { urn, presenter, by, at } = event;
      const others = meeting.presenters.filter((each) => each.urn !== urn);
      return {
        ...meeting,
        presenters: presenter === null ? others : [...others, { urn, presenter, personId: by, at }],
      };
    }
  }
}

import { openBallot } from '../../../src/domain/ballot/decide';
import { evolveMeeting } from '../../../src/domain/meeting/evolve';
import type { AttendanceNow } from '../../../src/domain/meeting/attendance';
import {
  attendanceOf,
  isPresentOrRepresented,
  namePresenter,
  noteAttendance,
  noteStandIn,
  unrepresented,
} from '../../../src/domain/meeting/attendance';
import { checkIn } from '../../../src/domain/meeting/decide';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import { isPresent } from '../../../src/domain/meeting/meeting';
import type { CosEvent } from '../../../src/domain/events';
import type { Outcome } from '../../../src/domain/outcome';
import { defaultProfile } from '../../../src/domain/profile';
import {
  accepted,
  ashdown,
  BROOKSIDE,
  budget,
  checkedIn,
  FERNHILL,
  HILLTOP,
  LARKFIELD,
  nothing,
  OAKFIELD,
  openedVote,
  opening,
  refused,
  speaksFor,
  ST_EBBAS,
  terms,
  underDiscussion,
} from '../ballot/samples';
import { AT, ended, meetingAfter, scheduled, started } from './meetings';

const planned = meetingAfter(scheduled(['r1', 'r2']));
const inSession = meetingAfter(scheduled(['r1', 'r2']), started);
const over = meetingAfter(scheduled(['r1']), started, ended);
const CLERK = 'joe';

const after = (meeting: Meeting, outcome: Outcome<readonly CosEvent[], string>): Meeting =>
  accepted(outcome).reduce((now, event) => evolveMeeting(now, event, now.meetingId) ?? now, meeting);

const note = (
  meeting: Meeting,
  urn: string,
  attendance: 'present' | 'left' | 'apologies' | 'absent',
  shown: AttendanceNow = attendanceOf(meeting, urn),
) => noteAttendance(meeting, ashdown, [{ urn, shown, attendance }], CLERK, AT);

describe('attendance noted by the clerk or chair (R76)', () => {
  test('says who noted it and when, and makes the school present', () => {
    const there = after(inSession, note(inSession, HILLTOP, 'present'));
    expect(there.present).toEqual([
      { urn: HILLTOP, personId: CLERK, at: AT, noted: true, standIn: null, leftAt: null },
    ]);
    expect(isPresent(there, HILLTOP)).toBe(true);
  });

  test('can be corrected, as often as needed: a school has one attendance', () => {
    const came = after(inSession, note(inSession, HILLTOP, 'present'));
    const sorry = after(came, note(came, HILLTOP, 'apologies'));
    expect(attendanceOf(sorry, HILLTOP)).toBe('apologies');
    expect(isPresent(sorry, HILLTOP)).toBe(false);
    const absent = after(sorry, note(sorry, HILLTOP, 'absent'));
    expect(absent.absent).toEqual([{ urn: HILLTOP, apologies: false, personId: CLERK, at: AT }]);
    expect(attendanceOf(after(absent, note(absent, HILLTOP, 'present')), HILLTOP)).toBe('present');
  });

  test('a school that left is no longer here, and is again when it comes back', () => {
    const came = after(inSession, checkIn(inSession, ashdown, HILLTOP, 'priya', AT));
    const left = after(came, note(came, HILLTOP, 'left'));
    expect(left.present).toMatchObject([{ urn: HILLTOP, leftAt: AT, noted: true }]);
    expect(isPresent(left, HILLTOP)).toBe(false);
    expect(isPresent(after(left, checkIn(left, ashdown, HILLTOP, 'priya', AT)), HILLTOP)).toBe(true);
  });

  test('what stands already is no event, and an old page does not undo what a school did meanwhile', () => {
    const came = after(inSession, checkIn(inSession, ashdown, HILLTOP, 'priya', AT));
    expect(note(came, HILLTOP, 'present')).toEqual(nothing);
    expect(note(came, HILLTOP, 'absent', 'notNoted')).toEqual(nothing);
  });

  test('only member schools, only while the meeting is in session, and only who is there can leave', () => {
    expect(note(inSession, '990010', 'present')).toEqual(refused('NotAMember'));
    expect(note(planned, HILLTOP, 'present')).toEqual(refused('MeetingNotStarted'));
    expect(note(over, HILLTOP, 'present')).toEqual(refused('MeetingOver'));
    expect(note(inSession, HILLTOP, 'left')).toEqual(refused('NotThereToLeave'));
  });
});

describe('a stand-in (R28)', () => {
  const standIn = (over_ = {}, meeting = inSession) =>
    noteStandIn(meeting, ashdown, { urn: HILLTOP, name: ' Jo Field ', authorised: true, ...over_ }, CLERK, AT);

  test('makes the school present for this meeting, by name', () => {
    const there = after(inSession, standIn());
    expect(there.present).toMatchObject([{ urn: HILLTOP, standIn: 'Jo Field', noted: true }]);
    expect(standIn({}, there)).toEqual(nothing);
  });

  test('needs a name, the school’s word, and a member school', () => {
    expect(standIn({ name: '  ' })).toEqual(refused('NameMissing'));
    expect(standIn({ authorised: false })).toEqual(refused('AuthorityNotConfirmed'));
    expect(standIn({ urn: '990010' })).toEqual(refused('NotAMember'));
    expect(standIn({}, planned)).toEqual(refused('MeetingNotStarted'));
  });

  test('may vote for a school whose representative also speaks for the one that asks', () => {
    const both = { ...ashdown, appointments: [...ashdown.appointments, speaksFor('siobhan', OAKFIELD)] };
    const barred = openedVote(underDiscussion(), { community: both }).roll.find(({ urn }) => urn === ST_EBBAS);
    expect(barred?.barred).toBe('representsRequester');
    const meeting = after(
      underDiscussion(),
      noteStandIn(underDiscussion(), both, { urn: ST_EBBAS, name: 'Jo Field', authorised: true }, CLERK, AT),
    );
    const entry = openedVote(meeting, { community: both }).roll.find(({ urn }) => urn === ST_EBBAS);
    expect(entry).toMatchObject({ barred: null, people: [] });
  });
});

describe('a school that left before a vote opens', () => {
  test('is not on that vote’s roll, and no longer counts towards the schools needed', () => {
    const meeting = after(underDiscussion(), note(underDiscussion(), HILLTOP, 'left'));
    const ballot = openedVote(meeting);
    expect(ballot.roll.find(({ urn }) => urn === HILLTOP)?.barred).toBe('notPresent');
    expect(ballot.present).toBe(5);
  });
});

describe('a school that presents for another (R78)', () => {
  const name = (meeting: Meeting, urn: string, presenter: string | null) =>
    namePresenter(meeting, ashdown, urn, presenter, 'amara', AT);
  const withoutOakfield = underDiscussion([HILLTOP, BROOKSIDE, ST_EBBAS, LARKFIELD, FERNHILL]);

  test('can be named before the meeting and taken back', () => {
    const named = after(planned, name(planned, OAKFIELD, HILLTOP));
    expect(named.presenters).toEqual([{ urn: OAKFIELD, presenter: HILLTOP, personId: 'amara', at: AT }]);
    expect(name(named, OAKFIELD, HILLTOP)).toEqual(nothing);
    expect(after(named, name(named, OAKFIELD, null)).presenters).toEqual([]);
  });

  test('lets the request be voted on, and gives nobody a second vote (R76)', () => {
    expect(opening(withoutOakfield)).toEqual(refused('SchoolNotPresent'));
    const meeting = after(withoutOakfield, name(withoutOakfield, OAKFIELD, HILLTOP));
    expect(isPresentOrRepresented(meeting, OAKFIELD)).toBe(true);
    const ballot = openedVote(meeting);
    expect(ballot.roll.filter(({ barred }) => barred === null)).toHaveLength(5);
    expect(ballot.roll.find(({ urn }) => urn === OAKFIELD)?.barred).toBe('ownRequest');
    expect(ballot.present).toBe(5);
  });

  test('has no vote for it either where a school may vote on its own request', () => {
    const meeting = after(withoutOakfield, name(withoutOakfield, OAKFIELD, HILLTOP));
    const profile = { ...defaultProfile, requesterVotes: true };
    const outcome = openBallot(
      meeting,
      ashdown,
      [budget],
      profile,
      { requestId: 'r1', terms, number: 1, withoutQuorum: null },
      AT,
    );
    const opened = accepted(outcome).find((event) => event.type === 'BallotOpened');
    expect(opened?.roll.find(({ urn }) => urn === OAKFIELD)?.barred).toBe('notPresent');
  });

  test('does not count while it is not here itself', () => {
    const named = after(planned, name(planned, OAKFIELD, HILLTOP));
    const begun = evolveMeeting(named, started, named.meetingId) ?? named;
    expect(isPresentOrRepresented(begun, OAKFIELD)).toBe(false);
    expect(unrepresented(begun, ashdown)).toHaveLength(6);
  });

  test('in the meeting it must be here, and the school it presents for must not', () => {
    expect(name(inSession, OAKFIELD, HILLTOP)).toEqual(refused('PresenterAbsent'));
    const both = meetingAfter(scheduled(['r1']), started, checkedIn(OAKFIELD), checkedIn(HILLTOP));
    expect(name(both, OAKFIELD, HILLTOP)).toEqual(refused('SchoolPresent'));
    expect(name(planned, OAKFIELD, OAKFIELD)).toEqual(refused('OwnSchool'));
    expect(name(planned, OAKFIELD, '990010')).toEqual(refused('NotAMember'));
    expect(name(over, OAKFIELD, HILLTOP)).toEqual(refused('MeetingOver'));
  });
});

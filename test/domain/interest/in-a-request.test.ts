import { askForVote } from '../../../src/domain/ballot/ask';
import { entitled } from '../../../src/domain/ballot/ballot';
import { localDate } from '../../../src/domain/calendar/dates';
import type { Community } from '../../../src/domain/community/community';
import type { ChairedRequest } from '../../../src/domain/interest/chair-conflict';
import { chairConflict, freeChairs, isNobodyFree } from '../../../src/domain/interest/chair-conflict';
import type { Declarations } from '../../../src/domain/interest/declaration';
import type { Grade } from '../../../src/domain/interest/item-interest';
import type { AsideWish } from '../../../src/domain/interest/note';
import { LONGEST_INTEREST, noteInterest, stepAside } from '../../../src/domain/interest/note';
import { defer } from '../../../src/domain/meeting/decide';
import { evolveMeeting } from '../../../src/domain/meeting/evolve';
import { endMeeting } from '../../../src/domain/meeting/end';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import { itemFor } from '../../../src/domain/meeting/meeting';
import { defaultProfile } from '../../../src/domain/profile';
import {
  accepted,
  ashdown,
  AT,
  BROOKSIDE,
  checkedIn,
  HILLTOP,
  LARKFIELD,
  nothing,
  OAKFIELD,
  openedBy,
  openedVote,
  opening,
  refused,
  underDiscussion,
} from '../ballot/samples';
import { ended, meetingAfter, scheduled, started, TENTH } from '../meeting/meetings';

const wish = (urn: string, grade: Grade | null, said = '') => ({
  ...{ requestId: 'r1', urn, grade, said },
  by: 'priya',
  noted: false,
});
const noting = (meeting: Meeting, urn: string, grade: Grade | null, said = '') =>
  noteInterest(meeting, ashdown, wish(urn, grade, said), AT);
const after = (meeting: Meeting, outcome: ReturnType<typeof noting>): Meeting =>
  accepted(outcome).reduce((now, event) => evolveMeeting(now, event, now.meetingId) ?? now, meeting);
const interests = (meeting: Meeting) => itemFor(meeting, 'r1')?.interests.map(({ urn, grade }) => ({ urn, grade }));

/** Hilltop belongs to Oakfield's trust. */
const ofOneTrust: Community = {
  ...ashdown,
  schools: ashdown.schools.map((each) => ([OAKFIELD, HILLTOP].includes(each.urn) ? { ...each, trust: 'T1' } : each)),
};
const rollOf = (meeting: Meeting, community = ashdown, sameTrust = defaultProfile.sameTrust) =>
  Object.fromEntries(
    openedBy(opening(meeting, { community, profile: { ...defaultProfile, sameTrust } })).roll.map((entry) => [
      entry.urn,
      entry,
    ]),
  );

describe('a school with an interest in another school’s request', () => {
  test('takes no part: it is on the roll, barred, and nobody votes for it', () => {
    const meeting = after(
      underDiscussion(),
      noting(underDiscussion(), HILLTOP, 'takesNoPart', 'Our head’s sister teaches there.'),
    );
    expect(rollOf(meeting)[HILLTOP]).toMatchObject({ barred: 'takesNoPart', interest: null });
    expect(entitled(openedVote(meeting), 'priya')).toEqual([]);
  });

  test('takes part, and it is on the record', () => {
    const meeting = after(underDiscussion(), noting(underDiscussion(), HILLTOP, 'recorded'));
    expect(rollOf(meeting)[HILLTOP]).toMatchObject({ barred: null, interest: 'recorded' });
    expect(entitled(openedVote(meeting), 'priya').map(({ urn }) => urn)).toEqual([HILLTOP]);
  });

  test('says it before the meeting as well, changes its mind, takes it back; saying the same again is no event', () => {
    const planned = meetingAfter(scheduled(['r1']));
    const declared = after(planned, noting(planned, HILLTOP, 'takesNoPart'));
    expect(interests(declared)).toEqual([{ urn: HILLTOP, grade: 'takesNoPart' }]);
    expect(noting(declared, HILLTOP, 'takesNoPart')).toEqual(nothing);
    const changed = after(declared, noting(declared, HILLTOP, 'recorded'));
    expect(interests(changed)).toEqual([{ urn: HILLTOP, grade: 'recorded' }]);
    expect(interests(after(changed, noting(changed, HILLTOP, null)))).toEqual([]);
    expect(noting(planned, HILLTOP, null)).toEqual(nothing);
  });

  test('says it until the vote opens: then the roll is fixed', () => {
    const voting = underDiscussion(undefined, openedBy(opening(underDiscussion())));
    expect(noting(voting, HILLTOP, 'recorded')).toEqual(refused('VoteOpened'));
    expect(noting(underDiscussion([], ended), HILLTOP, 'recorded')).toEqual(refused('MeetingOver'));
  });

  test('is a member school, not the one that asks, with a request that is there and a sentence of a length one reads', () => {
    const meeting = underDiscussion();
    expect(noting(meeting, '990010', 'recorded')).toEqual(refused('NotAMember'));
    expect(noting(meeting, OAKFIELD, 'recorded')).toEqual(refused('OwnRequest'));
    expect(noting(meeting, HILLTOP, 'recorded', 'x'.repeat(LONGEST_INTEREST + 1))).toEqual(refused('InterestTooLong'));
    expect(noteInterest(meeting, ashdown, { ...wish(HILLTOP, 'recorded'), requestId: 'r9' }, AT)).toEqual(
      refused('NotOnAgenda'),
    );
  });

  test('keeps it when the request goes on to another meeting', () => {
    const meeting = after(underDiscussion(), noting(underDiscussion(), HILLTOP, 'takesNoPart'));
    const next = { ...meetingAfter(scheduled([])), meetingId: '2026-12-08' };
    const [deferred] = accepted(defer(meeting, 'r1', 'No time.', next, defaultProfile));
    if (!deferred) throw new Error('Not deferred');
    expect(interests(evolveMeeting(next, deferred, next.meetingId) ?? meeting)).toEqual([
      { urn: HILLTOP, grade: 'takesNoPart' },
    ]);
  });

  test('keeps it as well when the meeting ends before its request was reached', () => {
    const begun = meetingAfter(scheduled(['r1']), started, checkedIn(HILLTOP));
    const meeting = after(begun, noting(begun, HILLTOP, 'recorded'));
    const events = accepted(endMeeting(meeting, [], null, defaultProfile, AT));
    expect(events[0]).toMatchObject({ type: 'RequestDeferred', interests: { interests: [{ urn: HILLTOP }] } });
  });
});

test('what everybody present agrees is not put to a school that takes no part: it counts among nobody, and asks for no vote', () => {
  const meeting = after(underDiscussion(), noting(underDiscussion(), HILLTOP, 'takesNoPart'));
  const profile = { ...defaultProfile, agreedWithoutVote: true };
  const ballot = openedVote(meeting, { profile, byEveryone: true });
  expect(askForVote(ballot, HILLTOP, 'priya', AT)).toEqual(refused('NotOnRoll'));
  expect(askForVote(ballot, BROOKSIDE, 'marek', AT).ok).toBe(true);
});

test('an academy takes back what the school it took over from had declared', () => {
  const academy: Community = {
    ...ashdown,
    schools: ashdown.schools.map((each) =>
      each.urn === HILLTOP ? { ...each, urn: '990022', replaces: HILLTOP } : each,
    ),
  };
  const meeting = after(underDiscussion(), noting(underDiscussion(), HILLTOP, 'takesNoPart'));
  const taken = noteInterest(meeting, academy, wish('990022', null), AT);
  expect(interests(after(meeting, taken))).toEqual([]);
});

describe('schools of one trust or federation with the school that asks', () => {
  test('vote and are flagged, as the rules stand', () => {
    const roll = rollOf(underDiscussion(), ofOneTrust);
    expect(roll[HILLTOP]).toMatchObject({ barred: null, interest: 'sameTrust' });
    expect(roll[BROOKSIDE]).toMatchObject({ barred: null, interest: null });
    expect(roll[OAKFIELD]).toMatchObject({ barred: 'ownRequest', interest: null });
  });

  test('do not vote where KCC set it so, and are like any other where it is off', () => {
    expect(rollOf(underDiscussion(), ofOneTrust, 'excluded')[HILLTOP]).toMatchObject({ barred: 'sameTrust' });
    expect(rollOf(underDiscussion(), ofOneTrust, 'off')[HILLTOP]).toMatchObject({ barred: null, interest: null });
  });
});

describe('somebody who chairs with an interest in a request (R7, R98)', () => {
  const day = localDate('2026-11-10');
  const office = (personId: string, role: 'chair' | 'actingChair', trust: string | null = null) => ({
    ...{ personId, name: personId, role, trust, federation: null },
    ...{ from: localDate('2025-09-01'), to: null },
    source: 'register' as const,
  });
  const chaired: Community = {
    ...ofOneTrust,
    appointments: [...ashdown.appointments, office('helen', 'chair'), office('david', 'actingChair')],
  };
  const request: ChairedRequest = { urn: OAKFIELD, chairsAside: [] };
  const aside = (personId: string) => ({ ...request, chairsAside: [{ personId, said: '', at: AT }] });
  const declared = (schools: readonly string[], trusts: readonly string[] = []): Declarations => ({
    declarations: [
      {
        personId: 'helen',
        version: 1,
        interests: { schools, trusts, federations: [], said: '' },
        at: AT,
        renewedAt: null,
      },
    ],
  });
  const free = (community: Community, declarations: Declarations | null, of = request) =>
    freeChairs(community, declarations, of, day).map(({ personId }) => personId);

  test('says so of one request, and the acting chair has it', () => {
    expect(chairConflict(chaired, null, aside('helen'), 'helen', day)).toBe('said');
    expect(free(chaired, null, aside('helen'))).toEqual(['david']);
  });

  test('is found by what they declared for their tenure: the school, or its trust', () => {
    expect(chairConflict(chaired, declared([OAKFIELD]), request, 'helen', day)).toBe('declared');
    expect(chairConflict(chaired, declared([], ['T1']), request, 'helen', day)).toBe('declared');
    expect(chairConflict(chaired, declared([LARKFIELD]), request, 'helen', day)).toBeNull();
  });

  test('is found by the register, where their own trust is the school’s', () => {
    const theirs = { ...chaired, appointments: [office('helen', 'chair', 'T1'), office('david', 'actingChair')] };
    expect(chairConflict(theirs, null, request, 'helen', day)).toBe('register');
    expect(chairConflict(theirs, null, { ...request, urn: BROOKSIDE }, 'helen', day)).toBeNull();
  });

  test('leaves nobody when all who chair have one; who does not chair has none', () => {
    expect(isNobodyFree(chaired, declared([OAKFIELD]), aside('david'), day)).toBe(true);
    expect(isNobodyFree(chaired, null, aside('david'), day)).toBe(false);
    expect(isNobodyFree(ashdown, null, request, day)).toBe(false);
    expect(chairConflict(chaired, null, aside('amara'), 'amara', day)).toBeNull();
  });

  test('hands it over until it is decided, an open vote and a tie included; takes it back until the vote opens', () => {
    const wished = (aside: boolean): AsideWish => ({ requestId: 'r1', personId: 'helen', aside, said: '' });
    const meeting = underDiscussion();
    const events = accepted(stepAside(meeting, wished(true), AT));
    expect(events).toMatchObject([{ type: 'ChairSteppedAside', meetingId: TENTH, urn: OAKFIELD, personId: 'helen' }]);
    const handed = events.reduce((now, event) => evolveMeeting(now, event, TENTH) ?? now, meeting);
    expect(stepAside(handed, wished(true), AT)).toEqual(nothing);
    expect(accepted(stepAside(handed, wished(false), AT))).toMatchObject([{ aside: false }]);
    const voting = underDiscussion(undefined, openedBy(opening(meeting)));
    expect(accepted(stepAside(voting, wished(true), AT))).toMatchObject([{ aside: true }]);
    const asideWhileVoting = { ...voting, agenda: voting.agenda.map((item) => ({ ...item, ...aside('helen') })) };
    expect(stepAside(asideWhileVoting, wished(false), AT)).toEqual(refused('VoteOpened'));
    expect(stepAside(underDiscussion([], ended), wished(true), AT)).toEqual(refused('MeetingOver'));
  });

  test('can say later what the interest is; saying nothing more takes nothing away', () => {
    const wished = (said: string): AsideWish => ({ requestId: 'r1', personId: 'helen', aside: true, said });
    const meeting = underDiscussion();
    const [bare] = accepted(stepAside(meeting, wished(''), AT));
    const handed = (bare && evolveMeeting(meeting, bare, TENTH)) ?? meeting;
    const [event] = accepted(stepAside(handed, wished('My son teaches there.'), AT));
    expect(event).toMatchObject({ said: 'My son teaches there.' });
    const told = (event && evolveMeeting(handed, event, TENTH)) ?? meeting;
    expect(stepAside(told, wished(''), AT)).toEqual(nothing);
    expect(itemFor(told, 'r1')?.chairsAside).toMatchObject([{ personId: 'helen', said: 'My son teaches there.' }]);
  });
});

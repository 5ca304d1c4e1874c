import { entitled } from '../../../src/domain/ballot/ballot';
import { addDays, localDate } from '../../../src/domain/calendar/dates';
import type { Community } from '../../../src/domain/community/community';
import { presentUrn } from '../../../src/domain/community/community';
import { pence } from '../../../src/domain/money';
import { defaultProfile } from '../../../src/domain/profile';
import { decided } from '../award/samples';
import { ended, meetingAfter, scheduled, TENTH } from '../meeting/meetings';
import {
  ashdown,
  AT,
  BROOKSIDE,
  checkedIn,
  FERNHILL,
  HILLTOP,
  LARKFIELD,
  nothing,
  OAKFIELD,
  openedBy,
  openedVote,
  opening,
  refused,
  speaksFor,
  ST_EBBAS,
  terms,
  underDiscussion,
  budget,
  nextYearWith,
  withLeft,
} from './samples';

const rollOf = (meeting = underDiscussion(), community = ashdown) =>
  Object.fromEntries(openedBy(opening(meeting, { community })).roll.map((entry) => [entry.urn, entry]));

describe('a vote opens', () => {
  test('on exactly the terms the chair fixed, with the budget before it (R90)', () => {
    expect(openedBy(opening(underDiscussion()))).toMatchObject({
      ballotId: `${TENTH}.r1.1`,
      terms,
      remaining: pence(18_620_000),
      thisYear: pence(640_000),
      position: 3,
      items: 4,
      profileVersion: defaultProfile.version,
      at: AT,
    });
  });

  test('only for a request that is open for discussion', () => {
    const planned = meetingAfter(scheduled(['r1']));
    expect(opening(planned)).toEqual(refused('MeetingNotStarted'));
    expect(opening(underDiscussion([], ended))).toEqual(refused('MeetingOver'));
    expect(opening(underDiscussion(), { requestId: 'r2' })).toEqual(refused('ItemNotOpen'));
    expect(opening(underDiscussion(), { requestId: 'r9' })).toEqual(refused('NotOnAgenda'));
  });

  test('once: opening what is open changes nothing', () => {
    expect(opening(underDiscussion(undefined, openedBy(opening(underDiscussion()))))).toEqual(nothing);
  });

  test('not again after a decision', () => {
    expect(opening(underDiscussion(undefined, decided()))).toEqual(refused('AlreadyDecided'));
  });

  test('again, as another vote, when the schools agreed and the money did not reach; not while another request is discussed (R89)', () => {
    const first = openedBy(opening(underDiscussion()));
    const closed = {
      type: 'BallotClosed',
      ballotId: first.ballotId,
      meetingId: TENTH,
      requestId: 'r1',
      terms,
      counts: { agree: 4, disagree: 1, abstain: 0 },
      result: 'agreedNotFunded',
      at: AT,
    } as const;
    const smaller = { ...terms, amount: pence(300_000) };
    const unfunded = underDiscussion(undefined, first, closed);
    const second = openedBy(opening(unfunded, { terms: smaller, number: 2 }));
    expect(second.ballotId).toBe(`${TENTH}.r1.2`);
    expect(second.terms.amount).toBe(300_000);
    expect(opening(unfunded, { terms: smaller, number: 1 })).toEqual(refused('VoteHeldSince'));
    const another = { type: 'ItemOpened', meetingId: TENTH, requestId: 'r2' } as const;
    const waits = underDiscussion(undefined, first, closed, another);
    expect(opening(waits, { terms: smaller, number: 2 })).toEqual(refused('AnotherItemOpen'));
  });
});

describe('what a vote needs', () => {
  test('the school that asks must be present or represented (R33, R76)', () => {
    expect(opening(underDiscussion([HILLTOP, BROOKSIDE, LARKFIELD]))).toEqual(refused('SchoolNotPresent'));
  });

  test('two fifths of the schools must be present, rounded up: three of six', () => {
    const enough = openedBy(opening(underDiscussion([OAKFIELD, HILLTOP, BROOKSIDE])));
    expect(enough).toMatchObject({ needed: 3, present: 3, withoutQuorum: null });
    expect(opening(underDiscussion([OAKFIELD, HILLTOP]))).toEqual(refused('QuorumMissing'));
  });

  test('with fewer, the chair may go on with a written reason, which is kept', () => {
    const tooFew = underDiscussion([OAKFIELD, HILLTOP]);
    expect(opening(tooFew, { withoutQuorum: '   ' })).toEqual(refused('QuorumMissing'));
    const opened = openedBy(opening(tooFew, { withoutQuorum: ' Snow closed two schools. ' }));
    expect(opened).toMatchObject({ present: 2, withoutQuorum: 'Snow closed two schools.' });
  });

  test('a reason given although enough came is not kept', () => {
    expect(openedBy(opening(underDiscussion(), { withoutQuorum: 'Not needed' })).withoutQuorum).toBeNull();
  });

  test('where the rules make the number binding, no reason helps; where they drop it, none is asked', () => {
    const kind = (kind: 'binding' | 'off') => ({
      profile: { ...defaultProfile, quorum: kind },
    });
    const tooFew = underDiscussion([OAKFIELD]);
    expect(opening(tooFew, { ...kind('binding'), withoutQuorum: 'Snow' })).toEqual(refused('QuorumMissing'));
    expect(openedBy(opening(tooFew, kind('off')))).toMatchObject({ needed: 0, present: 1 });
  });

  test('an observing school does not make up the number', () => {
    expect(opening(underDiscussion([OAKFIELD, HILLTOP, '990010']))).toEqual(refused('QuorumMissing'));
  });

  test.each([
    ['an amount of nothing', { amount: pence(0) }],
    ['neither a last day nor a review', { end: null }],
    ['a last day before the first', { end: localDate('2027-01-03') }],
    ['a review before the first day', { review: localDate('2027-01-03') }],
    ['an open end with a review before the first day', { end: null, review: localDate('2027-01-03') }],
  ])('terms with %s are refused', (_, change) => {
    expect(opening(underDiscussion(), { terms: { ...terms, ...change } })).toEqual(refused('TermsIncomplete'));
  });

  test('support without an end needs a review date, and then is complete (R52)', () => {
    const openEnded = { ...terms, end: null, review: localDate('2027-06-30') };
    expect(openedBy(opening(underDiscussion(), { terms: openEnded })).terms).toEqual(openEnded);
  });

  test('nobody votes on what the budget cannot carry, to the penny', () => {
    expect(opening(underDiscussion(), { money: withLeft(639_999) })).toEqual(refused('BudgetTooSmall'));
    expect(opening(underDiscussion(), { money: withLeft(640_000) }).ok).toBe(true);
    expect(opening(underDiscussion(), { money: [] })).toEqual(refused('NoBudget'));
  });

  const acrossYears = { ...terms, start: localDate('2027-08-31'), end: localDate('2027-09-01') };

  test('only the part that falls into the year it begins in counts against that year’s budget', () => {
    expect(openedBy(opening(underDiscussion(), { terms: acrossYears, money: withLeft(320_000) })).thisYear).toBe(
      320_000,
    );
  });

  test('a later year’s part is refused where KCC has set that budget and it does not carry it, not where it has set none', () => {
    const money = (left: number) => ({ terms: acrossYears, money: [budget, nextYearWith(left)] });
    expect(opening(underDiscussion(), money(319_999))).toEqual(refused('LaterYearTooSmall'));
    expect(opening(underDiscussion(), money(320_000)).ok).toBe(true);
    expect(opening(underDiscussion(), { terms: acrossYears }).ok).toBe(true);
  });
});

describe('the roll is fixed when the vote opens', () => {
  test('every member school stands on it once, observers do not (R23)', () => {
    expect(Object.keys(rollOf())).toEqual(['990001', '990002', '990003', '990004', '990005', '990006']);
  });

  test('the school that asks does not vote on its own request', () => {
    expect(rollOf()[OAKFIELD]).toMatchObject({ barred: 'ownRequest', people: ['amara', 'tom'] });
  });

  test('a school that has not checked in does not vote, even if it comes in later', () => {
    const opened = openedVote(underDiscussion([OAKFIELD, HILLTOP, BROOKSIDE]));
    expect(opened.roll.find(({ urn }) => urn === LARKFIELD)?.barred).toBe('notPresent');
    const later = underDiscussion([OAKFIELD, HILLTOP, BROOKSIDE], checkedIn(LARKFIELD));
    expect(later.present).toHaveLength(4);
    expect(entitled(opened, 'mei-ling')).toEqual([]);
  });

  test('who speaks for two schools votes for each (R27)', () => {
    expect(entitled(openedVote(), 'mei-ling').map(({ urn }) => urn)).toEqual([LARKFIELD, FERNHILL]);
  });

  const alsoHilltop = { ...ashdown, appointments: [...ashdown.appointments, speaksFor('amara', HILLTOP)] };

  test('who also speaks for the school that asks leaves the vote to a colleague', () => {
    expect(rollOf(undefined, alsoHilltop)[HILLTOP]).toMatchObject({ people: ['priya'], barred: null });
  });

  test('a school whose only representative also speaks for the school that asks cannot vote', () => {
    const alone = {
      ...alsoHilltop,
      appointments: alsoHilltop.appointments.filter(({ personId }) => personId !== 'priya'),
    };
    expect(rollOf(undefined, alone)[HILLTOP]).toMatchObject({ people: [], barred: 'representsRequester' });
  });

  test('where the rules let the requester vote, nobody is barred for being it', () => {
    const opened = openedVote(undefined, {
      profile: { ...defaultProfile, requesterVotes: true },
      community: alsoHilltop,
    });
    expect(opened.roll.every(({ barred }) => barred === null)).toBe(true);
    expect(entitled(opened, 'amara').map(({ urn }) => urn)).toEqual([OAKFIELD, HILLTOP]);
  });
});

describe('a school that became an academy after handing in ', () => {
  const ACADEMY = '990020';
  const until = localDate('2026-11-06');
  const converted: Community = {
    ...ashdown,
    schools: [
      ...ashdown.schools.map((school) => (school.urn === OAKFIELD ? { ...school, to: until } : school)),
      {
        ...ashdown.schools[0],
        urn: ACADEMY,
        name: 'Oakfield Academy',
        from: addDays(until, 1),
        replaces: OAKFIELD,
      } as Community['schools'][number],
    ],
    appointments: [...ashdown.appointments, speaksFor('amara', ACADEMY)],
  };

  test('goes on under its new number: present as the academy, its request is voted on, and it has no vote itself', () => {
    const meeting = underDiscussion([ACADEMY, HILLTOP, BROOKSIDE, ST_EBBAS]);
    const { roll, heading } = openedBy(opening(meeting, { community: converted }));
    expect(heading.urn).toBe(OAKFIELD);
    expect(roll.find(({ urn }) => urn === ACADEMY)?.barred).toBe('ownRequest');
    expect(roll.some(({ urn }) => urn === OAKFIELD)).toBe(false);
  });

  test('is not there when neither it nor a school that presents for it is', () => {
    const meeting = underDiscussion([HILLTOP, BROOKSIDE, ST_EBBAS]);
    expect(opening(meeting, { community: converted })).toEqual(refused('SchoolNotPresent'));
  });

  test('keeps its number until it changes, and in a community it has left', () => {
    expect(presentUrn(converted, OAKFIELD, until)).toBe(OAKFIELD);
    expect(presentUrn(converted, OAKFIELD, addDays(until, 1))).toBe(ACADEMY);
    expect(presentUrn(ashdown, '990099', until)).toBe('990099');
  });
});

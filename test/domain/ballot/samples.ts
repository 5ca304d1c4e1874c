import type { Ballot, Choice } from '../../../src/domain/ballot/ballot';
import { voteKey } from '../../../src/domain/ballot/ballot';
import { evolveBallot } from '../../../src/domain/ballot/evolve';
import type { OpenBallot } from '../../../src/domain/ballot/decide';
import { openBallot } from '../../../src/domain/ballot/decide';
import type { Budget } from '../../../src/domain/budget/budget';
import { unset } from '../../../src/domain/budget/budget';
import { instant, localDate } from '../../../src/domain/calendar/dates';
import { nextYear, parseAcademicYear } from '../../../src/domain/calendar/years';
import type { Appointment, Community, School } from '../../../src/domain/community/community';
import type { Terms } from '../../../src/domain/decision/terms';
import type { CosEvent, EventOf } from '../../../src/domain/events';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import { pence } from '../../../src/domain/money';
import type { Outcome } from '../../../src/domain/outcome';
import { defaultProfile } from '../../../src/domain/profile';
import { meetingAfter, scheduled, started, TENTH } from '../meeting/meetings';

export const AT = instant('2026-11-10T14:05:00Z');
export const OAKFIELD = '990001';
export const HILLTOP = '990002';
export const BROOKSIDE = '990003';
export const ST_EBBAS = '990004';
export const LARKFIELD = '990005';
export const FERNHILL = '990006';
const EVERYONE = [OAKFIELD, HILLTOP, BROOKSIDE, ST_EBBAS, LARKFIELD, FERNHILL];

const always = { from: localDate('2025-09-01'), to: null };

const school = (urn: string, name: string, as: School['as'] = 'member'): School => ({
  ...always,
  urn,
  name,
  as,
  phase: 'primary',
  trust: null,
  federation: null,
  replaces: null,
});

export const speaksFor = (personId: string, urn: string): Appointment => ({
  ...always,
  personId,
  name: personId,
  source: 'register',
  role: 'representative',
  urn,
});

/** Six schools that decide and one that observes; Oakfield asks, and Mei-Ling speaks for Larkfield and Fernhill. */
export const ashdown: Community = {
  communityId: 'ashdown',
  code: 'ASH',
  name: 'Ashdown',
  area: 'East',
  pcn: 'Ashdown',
  schools: [
    school(OAKFIELD, 'Oakfield Primary'),
    school(HILLTOP, 'Hilltop Academy'),
    school(BROOKSIDE, 'Brookside Primary'),
    school(ST_EBBAS, 'St Ebba’s'),
    school(LARKFIELD, 'Larkfield Junior'),
    school(FERNHILL, 'Fernhill Infant'),
    school('990010', 'Rowan House', 'observer'),
  ],
  appointments: [
    speaksFor('amara', OAKFIELD),
    speaksFor('tom', OAKFIELD),
    speaksFor('priya', HILLTOP),
    speaksFor('marek', BROOKSIDE),
    speaksFor('siobhan', ST_EBBAS),
    speaksFor('mei-ling', LARKFIELD),
    speaksFor('mei-ling', FERNHILL),
    speaksFor('ingrid', '990010'),
  ],
  warnings: [],
};

const year = parseAcademicYear('2026-27');
if (!year) throw new Error('Not a year');

/** £186,200 left of £240,000. */
export const budget: Budget = {
  year,
  isSet: true,
  total: pence(24_000_000),
  stls: pence(1_800_000),
  protections: pence(0),
  source: 'sample',
  committed: pence(3_580_000),
  spent: pence(0),
};

/** The same budget with only this much left. */
export const withLeft = (left: number): Budget[] => [{ ...budget, committed: pence(22_200_000 - left) }];

/** The year after, set by KCC, with only this much left. */
export const nextYearWith = (left: number): Budget => ({
  ...unset(nextYear(budget.year)),
  isSet: true,
  total: pence(left),
});

export const terms: Terms = {
  amount: pence(640_000),
  start: localDate('2027-01-04'),
  end: localDate('2027-07-22'),
  review: null,
  conditions: '',
  heldUntilMet: false,
};

export const checkedIn = (urn: string): CosEvent => ({
  type: 'SchoolCheckedIn',
  meetingId: TENTH,
  urn,
  personId: 'p1',
  at: AT,
});

/** The meeting in session, these schools present, the first request open for discussion. */
export const underDiscussion = (present: readonly string[] = EVERYONE, ...more: readonly CosEvent[]): Meeting =>
  meetingAfter(
    scheduled(['r1', 'r2']),
    started,
    ...present.map(checkedIn),
    { type: 'ItemOpened', meetingId: TENTH, requestId: 'r1' },
    ...more,
  );

/** Opens the vote on the first request as the test says, all else as usual. */
export const opening = (
  meeting: Meeting,
  {
    community = ashdown,
    money = [budget],
    profile = defaultProfile,
    ...ballot
  }: Partial<OpenBallot> & { community?: Community; money?: readonly Budget[]; profile?: typeof defaultProfile } = {},
) =>
  openBallot(
    meeting,
    community,
    money,
    profile,
    { requestId: 'r1', terms, number: 1, withoutQuorum: null, ...ballot },
    AT,
  );

/** What happened; a refusal fails the test. */
export function accepted<Value, Refusal extends string>(outcome: Outcome<Value, Refusal>): Value {
  if (!outcome.ok) throw new Error(`Refused: ${outcome.refusal}`);
  return outcome.value;
}

export function openedBy(outcome: ReturnType<typeof opening>): EventOf<'BallotOpened'> {
  const opened = accepted(outcome).find((event) => event.type === 'BallotOpened');
  if (!opened) throw new Error('No vote was opened');
  return opened;
}

/** The vote on Oakfield's request, opened with everybody present. */
export function openedVote(meeting = underDiscussion(), options: Parameters<typeof opening>[1] = {}): Ballot {
  const event = openedBy(opening(meeting, options));
  const ballot = evolveBallot(null, event, event.ballotId);
  if (!ballot) throw new Error('No ballot');
  return ballot;
}

/** The ballot with these votes in it, as the store patches them. */
export const voted = (ballot: Ballot, votes: Readonly<Record<string, Choice>>): Ballot => ({
  ...ballot,
  votes: {
    ...ballot.votes,
    ...Object.fromEntries(
      Object.entries(votes).map(([urn, choice]) => [
        voteKey(urn),
        { choice, number: 1, by: 'p1', at: AT, receipt: '7K3-QD9', recorded: false },
      ]),
    ),
  },
});

export const frozen = (ballot: Ballot): Ballot => ({ ...ballot, status: 'counting' });

export const refused = (refusal: string) => ({ ok: false, refusal });
export const nothing = { ok: true, value: [] };

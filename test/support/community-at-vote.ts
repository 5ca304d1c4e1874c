import { checkIn, closeBallot, endMeeting, openBallot, openItem, startMeeting } from '../../src/app/meeting';
import { personIdOf } from '../../src/app/person-id';
import { castVote } from '../../src/app/voting';
import type { Voted } from '../../src/app/voting';
import type { Ballot, Choice } from '../../src/domain/ballot/ballot';
import { entitled, voteOf } from '../../src/domain/ballot/ballot';
import { instant, localDate } from '../../src/domain/calendar/dates';
import { parseAcademicYear } from '../../src/domain/calendar/years';
import type { Terms } from '../../src/domain/decision/terms';
import type { Heading, Meeting } from '../../src/domain/meeting/meeting';
import { itemFor } from '../../src/domain/meeting/meeting';
import { pence } from '../../src/domain/money';
import type { Outcome } from '../../src/domain/outcome';
import { plannedMeeting, savedRequest, TENTH } from './agendas';
import type { TestDeps } from './deps';
import { CHANNEL, MEETING_CHAT, SERVICE } from './turns';

export const HELEN = 'helen.ward@chairs.example';
export const DAVID = 'david.okafor@chairs.example';
export const JOE = 'joe.marsh@council.example';
export const AMARA = 'amara.osei@oakfield.example';
export const PRIYA = 'priya.raman@hilltop.example';
export const MAREK = 'marek.nowak@brookside.example';
export const SIOBHAN = 'siobhan.kelly@st-ebbas.example';
export const MEI_LING = 'mei-ling.chan@larkfield-fernhill.example';
export const YUSUF = 'yusuf.demir@marsh-lane.example';
export const ADAEZE = 'adaeze.nwosu@westbrook.example';
export const RUTH = 'ruth.abrams@pebble-bay.example';
export const INGRID = 'ingrid.solheim@rowan-house.example';
export const GRACE = 'grace.lindqvist@council.example';

/** One representative of each of Ashdown's nine schools; Mei-Ling speaks for two. */
export const EVERYBODY = [AMARA, PRIYA, MAREK, SIOBHAN, MEI_LING, YUSUF, ADAEZE, RUTH];

export const MEETING = { communityId: 'ashdown', meetingId: TENTH };
export const onItem = (requestId = 'r1') => ({ ...MEETING, requestId });
export const DURING = '2026-11-10T14:05:00.000Z';

/** What happened; a refusal fails the test. */
export function accepted<Value, Refusal extends string>(outcome: Outcome<Value, Refusal>): Value {
  if (!outcome.ok) throw new Error(`Refused: ${outcome.refusal}`);
  return outcome.value;
}

export const terms: Terms = {
  amount: pence(640_000),
  start: localDate('2027-01-04'),
  end: localDate('2027-07-22'),
  review: null,
  conditions: '',
  heldUntilMet: false,
};

const SCHOOLS: Readonly<Record<string, string>> = { 990001: 'Oakfield Primary', 990002: 'Hilltop Academy' };
const REQUESTS = [
  { requestId: 'r1', number: 14, urn: '990001' },
  { requestId: 'r2', number: 15, urn: '990002' },
  { requestId: 'r3', number: 16, urn: '990001' },
] as const;

async function handedIn(deps: TestDeps, { requestId, number, urn }: (typeof REQUESTS)[number]): Promise<void> {
  const year = parseAcademicYear('2026-27');
  if (!year) throw new Error('Not a year');
  await savedRequest(deps, requestId, number);
  const heading: Heading = {
    requestId,
    reference: `ASH-2627-${String(number).padStart(3, '0')}`,
    urn,
    school: SCHOOLS[urn] ?? urn,
    category: 'speechAndLanguage',
    amount: pence(640_000),
  };
  const attested = { delegated: true, privacy: true, firstSixThousand: true, notNames: false };
  const facts = { year, number, heading, minutes: 15, meetingId: TENTH, late: false, attested, by: 'p1' };
  const { reference } = heading;
  accepted(
    await deps.transact({
      communityId: 'ashdown',
      actor: { personId: 'p1', as: 'representative' },
      key: `submit:${requestId}`,
      at: deps.now(),
      decide: async () => ({
        ok: true,
        value: [{ type: 'RequestSubmitted', requestId, reference, ...facts, at: deps.now() }],
      }),
    }),
  );
}

async function boundPlace(deps: TestDeps, conversationId: string, kind: 'channel' | 'meeting'): Promise<void> {
  const boundBy = personIdOf(JOE);
  const place = { conversationId, serviceUrl: SERVICE, kind, communityId: 'ashdown', boundBy, boundAt: deps.now() };
  await deps.directory.savePlace({ ...place, people: [] }, null);
  accepted(
    await deps.transact({
      communityId: 'ashdown',
      actor: { personId: boundBy, as: 'clerk' },
      key: `bind:${conversationId}`,
      at: deps.now(),
      decide: async () => ({ ok: true, value: [{ type: 'PlaceBound', conversationId, kind }] }),
    }),
  );
}

/** Ashdown with a channel, a meeting chat and a meeting on 10 November; requests r1 and r3 of Oakfield and r2 of Hilltop on its agenda. */
export async function agendaOfTenth(deps: TestDeps): Promise<void> {
  await plannedMeeting(deps);
  await boundPlace(deps, CHANNEL, 'channel');
  await boundPlace(deps, MEETING_CHAT, 'meeting');
  for (const request of REQUESTS) await handedIn(deps, request);
  deps.at(DURING);
}

/** The meeting in session with the schools of these people checked in; everybody's unless the test says otherwise. */
export async function meetingInSession(deps: TestDeps, present: readonly string[] = EVERYBODY): Promise<void> {
  await agendaOfTenth(deps);
  accepted(await startMeeting(deps, personIdOf(HELEN), { ...MEETING, placeId: MEETING_CHAT, onAnotherDay: false }));
  for (const email of present) accepted(await checkIn(deps, personIdOf(email), MEETING));
}

/** Opens a request and the vote on it, with the usual terms but for what the test says. */
export async function openedVote(deps: TestDeps, requestId = 'r1', over: Partial<Terms> = {}): Promise<Ballot> {
  accepted(await openItem(deps, personIdOf(HELEN), onItem(requestId)));
  const ballot = { requestId, terms: { ...terms, ...over }, number: 1, withoutQuorum: null };
  accepted(await openBallot(deps, personIdOf(HELEN), MEETING, ballot));
  return ballotNow(deps, requestId);
}

export async function ballotNow(deps: TestDeps, requestId = 'r1', number = 1): Promise<Ballot> {
  const ballot = (await deps.store.read('ashdown', 'ballot', `${TENTH}.${requestId}.${number}`))?.value;
  if (!ballot) throw new Error('No such ballot');
  return ballot;
}

export async function meetingNow(deps: TestDeps): Promise<Meeting> {
  const meeting = (await deps.store.read('ashdown', 'meeting', TENTH))?.value;
  if (!meeting) throw new Error('No meeting');
  return meeting;
}

export const progressOf = async (deps: TestDeps, requestId = 'r1') =>
  itemFor(await meetingNow(deps), requestId)?.progress;

export const ballotIdOf = (requestId = 'r1', number = 1): string => `${TENTH}.${requestId}.${number}`;
export const onBallot = (requestId = 'r1') => ({ communityId: 'ashdown', ballotId: ballotIdOf(requestId) });

/** Votes as this person for every school they may vote for, having seen how it stands. */
export async function vote(deps: TestDeps, email: string, choice: Choice, requestId = 'r1'): Promise<Voted> {
  const personId = personIdOf(email);
  let last: Voted = { ballot: await ballotNow(deps, requestId), refusal: 'NotOnRoll' };
  for (const { urn } of entitled(last.ballot, personId)) {
    const ballot = await ballotNow(deps, requestId);
    last = await castVote(deps, ballot, { personId, urn, choice, lastSeen: voteOf(ballot, urn)?.number ?? 0 });
  }
  return last;
}

export const remainingOf = async (deps: TestDeps): Promise<number> => {
  const budget = (await deps.store.read('ashdown', 'budget', '2026-27'))?.value;
  if (!budget) throw new Error('No budget');
  return budget.total - budget.stls - budget.protections - budget.committed - budget.spent;
};

/** Leaves the community this much for the year. */
export async function withLeft(deps: TestDeps, amount: number): Promise<void> {
  const stored = await deps.store.read('ashdown', 'budget', '2026-27');
  if (!stored) throw new Error('No budget');
  const { total, stls, protections, spent } = stored.value;
  const document = { ...stored.value, committed: pence(total - stls - protections - spent - amount) };
  await deps.store.commit('ashdown', [{ kind: 'budget', key: '2026-27', document, etag: stored.etag }], []);
}

/** How many events of that type history holds. */
export const happened = async (deps: TestDeps, type: string): Promise<number> =>
  (await deps.store.events('ashdown')).filter(({ event }) => event.type === type).length;

/** Gives the request of Oakfield a pupil, whose name nobody else may read. */
export const withPupils = (deps: TestDeps, requestId: string) =>
  deps.identities.save({
    requestId,
    communityId: 'ashdown',
    area: 'East',
    urn: '990001',
    enteredBy: personIdOf(AMARA),
    enteredAt: instant('2026-11-05T09:00:00Z'),
    pupils: [{ name: 'Robin Fennimore', dateOfBirth: '2017-03-04' }],
  });

/** The meeting is over: Oakfield's r1 was agreed, the other two were not reached. */
export async function closedMeeting(deps: TestDeps, note = 'A strong case.'): Promise<void> {
  await meetingInSession(deps);
  await openedVote(deps);
  for (const [email, choice] of [
    [PRIYA, 'agree'],
    [MAREK, 'agree'],
    [SIOBHAN, 'disagree'],
  ] as const)
    await vote(deps, email, choice);
  accepted(await closeBallot(deps, personIdOf(HELEN), onBallot(), note));
  deps.at('2026-11-10T15:30:00.000Z');
  accepted(await endMeeting(deps, personIdOf(HELEN), MEETING));
}

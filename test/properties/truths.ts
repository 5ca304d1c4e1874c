import type { RecordedEvent } from '../../src/app/ports';
import type { Ballot, Choice } from '../../src/domain/ballot/ballot';
import { evolveBallot } from '../../src/domain/ballot/evolve';
import { remaining } from '../../src/domain/budget/budget';
import { evolveBudget } from '../../src/domain/budget/evolve';
import { londonDate } from '../../src/domain/calendar/dates';
import type { CosEvent, EventOf } from '../../src/domain/events';
import type { Kind } from '../../src/domain/documents';
import { changedBy, evolve, ONLY } from '../../src/domain/documents';
import type { Rules } from '../../src/domain/profile';
import { defaultRules, profileOn } from '../../src/domain/profile';
import { evolveRules } from '../../src/domain/rules/evolve';
import type { State, World } from './world';
import { INTEREST_TRUTHS } from './interest-truths';
import { MEETING_TRUTHS } from './meeting-truths';
import { ASHDOWN, rolesOf } from './world';

/** What must be true of a community whatever its people did; each gives what is wrong, in sentences. */
export type Truth = (state: State, world: World) => string[] | Promise<string[]>;

const is =
  <Type extends CosEvent['type']>(type: Type) =>
  (recorded: RecordedEvent): recorded is RecordedEvent & { event: EventOf<Type> } =>
    recorded.event.type === type;

/** The schools at a meeting when something happened, from what was noted of them until then and nothing else. */
function presentAt(events: readonly RecordedEvent[], meetingId: string): Set<string> {
  const here = new Set<string>();
  for (const { event } of events) {
    if (!('meetingId' in event) || event.meetingId !== meetingId) continue;
    if (event.type === 'SchoolCheckedIn' || event.type === 'StandInNoted') here.add(event.urn);
    if (event.type === 'AttendanceNoted')
      if (event.attendance === 'present') here.add(event.urn);
      else here.delete(event.urn);
  }
  return here;
}

const tally = (events: readonly RecordedEvent[], opened: EventOf<'BallotOpened'>) => {
  const may = new Set(opened.roll.flatMap(({ urn, barred }) => (barred === null ? [urn] : [])));
  const last = new Map<string, Choice>();
  for (const { event } of events)
    if (event.type === 'VoteCast' && event.ballotId === opened.ballotId && may.has(event.urn))
      last.set(event.urn, event.choice);
  const of = (choice: Choice) => [...last.values()].filter((each) => each === choice).length;
  return { agree: of('agree'), disagree: of('disagree'), abstain: of('abstain') };
};

const onlyPresentAndEntitledAreCounted: Truth = ({ events }) =>
  events.flatMap((recorded, at) => {
    if (!is('BallotOpened')(recorded)) return [];
    const { event: opened } = recorded;
    const before = presentAt(events.slice(0, at), opened.meetingId);
    const absent = opened.roll.filter(({ urn, barred }) => barred === null && !before.has(urn));
    const closed = events.find((each) => is('BallotClosed')(each) && each.event.ballotId === opened.ballotId);
    const counted = closed?.event.type === 'BallotClosed' ? closed.event.counts : null;
    const own = tally(events, opened);
    return [
      ...absent.map(({ school }) => `${school} was on the roll of ${opened.ballotId} and not there`),
      ...(counted && !opened.byEveryone && JSON.stringify(counted) !== JSON.stringify(own)
        ? [`${opened.ballotId} was counted ${JSON.stringify(counted)} and is ${JSON.stringify(own)}`]
        : []),
    ];
  });

const oneVoteASchool: Truth = ({ ballots, events }) =>
  ballots.flatMap((ballot) => {
    const schools = Object.keys(ballot.votes).map((key) => key.slice(1));
    const stray = schools.filter((urn) => !ballot.roll.some((each) => each.urn === urn && each.barred === null));
    const numbers = events
      .filter(is('VoteCast'))
      .filter(({ event }) => event.ballotId === ballot.ballotId)
      .map(({ event }) => `${event.urn} ${event.number}`);
    return [
      ...stray.map((urn) => `${urn} voted on ${ballot.ballotId} and may not`),
      ...(new Set(numbers).size < numbers.length ? [`A vote on ${ballot.ballotId} stands twice`] : []),
    ];
  });

const actOf = ({ id }: RecordedEvent): string => id.slice(0, id.lastIndexOf(':'));

const theBudgetIsTheSumOfWhatHappened: Truth = ({ budgets, events }, { budgets: begun }) =>
  budgets.flatMap((budget) => {
    const { year } = budget;
    const start = begun.find((each) => each.year === year) ?? null;
    let now = start;
    const overspent = events.flatMap((recorded, at) => {
      now = evolveBudget(now, recorded.event, year);
      const next = events[at + 1];
      const isWhole = next === undefined || actOf(next) !== actOf(recorded);
      if (!isWhole || !now?.isSet || remaining(now) >= 0) return [];
      const promised = events.some(
        (each) => actOf(each) === actOf(recorded) && is('FundsCommitted')(each) && each.event.year === year,
      );
      // KCC may take away what is promised already; nobody may promise what is not there
      return promised ? [`${recorded.id} promised more of ${year} than was there: ${remaining(now)} is left`] : [];
    });
    return JSON.stringify(sorted(plain(now))) === JSON.stringify(sorted(plain(budget)))
      ? overspent
      : [`The budget of ${year} is ${JSON.stringify(budget)} and its events say ${JSON.stringify(now)}`];
  });

/** What is promised of each year is exactly what the awards that stand have been promised. */
const awardsHoldWhatIsPromised: Truth = ({ budgets, awards }, { budgets: begun }) => {
  const years = [...new Set(budgets.map(({ year }) => year))];
  return years.flatMap((year) => {
    const committed = budgets.find((each) => each.year === year)?.committed ?? 0;
    const before = begun.find((each) => each.year === year)?.committed ?? 0;
    const held = awards
      .filter(({ status }) => status !== 'undone')
      .flatMap(({ shares }) => shares)
      .filter((share) => share.year === year)
      .reduce((sum, { amount }) => sum + amount, 0);
    return committed - before === held ? [] : [`Of ${year}, ${committed - before} is promised and awards hold ${held}`];
  });
};

/** Where somebody decides with a reason: what it is called in the event. */
const REASONED: Partial<Record<CosEvent['type'], string>> = {
  RequestDeferred: 'reason',
  DecisionReopened: 'reason',
  DeferredTakenUp: 'reason',
  InterimAgreed: 'reason',
  InterimDeclined: 'reason',
  RequestReturned: 'question',
  MeetingCancelled: 'reason',
  MeetingMoved: 'reason',
  BudgetAdjusted: 'reason',
  RulesChanged: 'note',
};

const everyDecisionHasAPersonAReasonAndItsRules: Truth = ({ events }) => {
  let rules: Rules | null = null;
  return events.flatMap(({ id, event, actor, at, profileVersion }) => {
    const expected =
      event.type === 'VoteCast'
        ? profileVersion // a vote is under the rules its ballot was opened with
        : profileOn(rules ?? defaultRules, londonDate(at)).version;
    rules = evolveRules(rules, event);
    const field = REASONED[event.type];
    const said = field === undefined ? 'x' : (event as unknown as Record<string, unknown>)[field];
    const given = typeof said === 'string' ? said : '';
    const byChair = event.type === 'RequestDecided' && event.by === 'chair' && event.reason.trim() === '';
    return [
      ...(actor.personId === '' ? [`${id} has no person`] : []),
      ...(given.trim() === '' || byChair ? [`${id}, ${event.type}, has no reason`] : []),
      ...(profileVersion === expected
        ? []
        : [`${id}, ${event.type}, is under rules ${profileVersion}, not ${expected}`]),
    ];
  });
};

/** What KCC alone, or the sweep alone, may cause; everything else is somebody's of the community. */
const BY: Partial<Record<CosEvent['type'], readonly string[]>> = {
  RulesChanged: ['administrator'],
  BudgetAdjusted: ['administrator'],
  ApprovalAcknowledged: ['officer'],
  RequestSubmitted: ['representative'],
  RequestWithdrawn: ['representative'],
  RequestReturned: ['chair', 'actingChair', 'clerk'],
  InterimAgreed: ['chair', 'actingChair'],
  InterimDeclined: ['chair', 'actingChair'],
  LeftForMeeting: ['chair', 'actingChair'],
  DecisionReopened: ['chair', 'actingChair'],
  MinutesApproved: ['chair', 'actingChair'],
  DeclarationMade: ['chair', 'actingChair'],
};

const whoeverActedHoldsWhatTheyActedAs: Truth = ({ events }) =>
  events.flatMap(({ id, event, actor }) => {
    if (actor.as === 'system') return [];
    const roles: readonly string[] = rolesOf(actor.personId);
    return [
      ...(roles.includes(actor.as) ? [] : [`${id}, ${event.type}: ${actor.personId} is no ${actor.as}`]),
      ...((BY[event.type]?.includes(actor.as) ?? true) ? [] : [`${id}, ${event.type}, by a ${actor.as}`]),
    ];
  });

/** A tie or dispute is the chair's to decide, and nobody's before the schools have voted (R87). */
const theChairDecidesOnlyAfterTheSchools: Truth = ({ events }) =>
  events.flatMap(({ id, event, actor }, at) => {
    if (event.type !== 'RequestDecided' || event.by !== 'chair') return [];
    const vote = events
      .slice(0, at)
      .findLast((each) => is('BallotClosed')(each) && each.event.requestId === event.requestId);
    const result = vote?.event.type === 'BallotClosed' ? vote.event.result : 'none';
    return (result === 'tied' || result === 'disputed') && (actor.as === 'chair' || actor.as === 'actingChair')
      ? []
      : [`${id} was decided by a ${actor.as} after ${result}`];
  });

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** A ballot's votes are patched by the store: put into the fold as the events say. */
function foldBallot(ballot: Ballot, events: readonly RecordedEvent[]): unknown {
  const folded = events.reduce<Ballot | null>((now, { event }) => evolveBallot(now, event, ballot.ballotId), null);
  // freezing is no event: a ballot is counting from the first press on Close to the decision
  const status = ballot.status === 'counting' ? 'counting' : folded?.status;
  return folded && { ...folded, status, votes: ballot.votes };
}

/** Not requests: their texts may be mended while they are drafts, so history does not hold what they said. */
const KINDS = ['meeting', 'award'] as const;
const KEY = {
  meeting: (each: State['meetings'][number]) => each.meetingId,
  award: (each: State['awards'][number]) => each.requestId,
  counter: (each: State['others']['counter'][number]) => each.year,
  declarations: () => ONLY,
  actions: () => ONLY,
  minutes: (each: State['others']['minutes'][number]) => each.meetingId,
  rules: () => ONLY,
} as const;

const whatIsStoredFollowsFromWhatHappened: Truth = (state) => {
  const { meetings, awards, ballots, events } = state;
  const listed = { meeting: meetings, award: awards };
  const about = new Map<string, RecordedEvent[]>();
  for (const each of events)
    for (const { kind, key } of changedBy(each.event))
      about.set(`${kind} ${key}`, [...(about.get(`${kind} ${key}`) ?? []), each]);
  const fold = (kind: Kind, key: string) =>
    (about.get(`${kind} ${key}`) ?? []).reduce<unknown>(
      (now, { event }) => evolve[kind](now as never, event, key, ASHDOWN),
      null,
    );
  const wrong = KINDS.flatMap((kind) =>
    (listed[kind] as readonly never[]).flatMap((document) => {
      const key = (KEY[kind] as (each: never) => string)(document);
      const [a, b] = [JSON.stringify(sorted(plain(document))), JSON.stringify(sorted(plain(fold(kind, key))))];
      return a === b ? [] : [`${kind} ${key} is stored as\n${a}\nand its events say\n${b}`];
    }),
  );
  const votes = ballots.flatMap((ballot) => {
    const [a, b] = [sorted(plain(ballot)), sorted(plain(foldBallot(ballot, events)))].map((each) =>
      JSON.stringify(each),
    );
    return a === b ? [] : [`ballot ${ballot.ballotId} is stored as\n${a}\nand its events say\n${b}`];
  });
  return [...wrong, ...votes];
};

/** With its keys in order, so that two documents that say the same read the same. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}

export const TRUTHS: Readonly<Record<string, Truth>> = {
  'one vote a school on a ballot, by a school that may vote (R80)': oneVoteASchool,
  'only present and entitled schools are counted, and the count is what they voted (R76, R80)':
    onlyPresentAndEntitledAreCounted,
  'a budget is what its events add up to, and nobody promises what is not there (R106, R115)':
    theBudgetIsTheSumOfWhatHappened,
  'what is promised of a year is what the standing awards hold': awardsHoldWhatIsPromised,
  'every decision has a person, a reason where one is due, and the rules of its day (R142)':
    everyDecisionHasAPersonAReasonAndItsRules,
  'whoever acted held the office they acted in (R11, R89)': whoeverActedHoldsWhatTheyActedAs,
  'the chair decides a tie or a dispute, and only after the schools have voted (R87)':
    theChairDecidesOnlyAfterTheSchools,
  'what is stored follows from what happened': whatIsStoredFollowsFromWhatHappened,
  ...MEETING_TRUTHS,
  ...INTEREST_TRUTHS,
};

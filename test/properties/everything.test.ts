import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { personIdOf } from '../../src/app/person-id';
import { sweep } from '../../src/app/sweep';
import { changeRules } from '../../src/app/change-rules';
import { londonDate } from '../../src/domain/calendar/dates';
import type { Settings } from '../../src/domain/profile';
import type { CosEvent } from '../../src/domain/events';
import type { Pick } from './acts';
import { ACTS } from './acts';
import { TRUTHS } from './truths';
import { WHAT_HAPPENS } from './what-happens';
import type { State, World } from './world';
import { ASHDOWN, EVERYBODY, look, newWorld, PEOPLE, whoAre } from './world';

// Everybody does everything, in any order: what must be true of a community stays true. PROPERTY_SEED and PROPERTY_RUNS
// try other lives than the one every run of the tests repeats.

const SEED = Number(process.env['PROPERTY_SEED'] ?? 20261110);
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 60);
const STEPS = 200;
/** How long it may go on living and, where something is wrong, looking for a shorter way there. */
const SHRINKING = Number(process.env['PROPERTY_MINUTES'] ?? 2) * 60_000;

/** One step of a life, as numbers that mean something only in the state they meet. */
const aStep = fc.noBias(
  fc.record({
    act: fc.nat(9999),
    /** Mostly somebody whose act it is; now and then anybody at all. */
    who: fc.nat(999),
    anybody: fc.integer({ min: 0, max: 99 }).map((chance) => chance < 14),
    twice: fc.integer({ min: 0, max: 99 }).map((chance) => chance < 25),
    picks: fc.array(fc.nat(997), { minLength: 8, maxLength: 8 }),
    /** Hours that go by before it, with the sweep after them. */
    hours: fc
      .integer({ min: 0, max: 99 })
      .map((chance) => (chance < 96 ? 0 : chance < 98 ? 20 : chance < 99 ? 24 * 7 : 24 * 35)),
    /** The process dies between freezing a ballot and deciding it. */
    dies: fc.integer({ min: 0, max: 99 }).map((chance) => chance < 12),
  }),
);
type Step = typeof aStep extends fc.Arbitrary<infer Of> ? Of : never;
/** Rules KCC may have set before anything happens. */
const RULES: readonly Partial<Settings>[] = [
  {},
  { agreedWithoutVote: true },
  { hearAllFirst: true, votesChangeable: false },
  { requesterVotes: true, disputes: 'tie', quorumPercent: 20 },
  { threshold: 'twoThirds', sameTrust: 'excluded' },
];
const aLife = fc.record({
  rules: fc.constantFrom(...RULES),
  begun: fc.integer({ min: 0, max: 99 }).map((chance) => chance < 80),
  steps: fc.array(aStep, { minLength: STEPS, maxLength: STEPS }),
});
type Life = typeof aLife extends fc.Arbitrary<infer Of> ? Of : never;

const picking = (numbers: readonly number[]): Pick => {
  let next = 0;
  return (list) => list[(numbers[next++ % numbers.length] ?? 0) % Math.max(1, list.length)];
};

function chooseAct(state: State, { act, anybody }: Step): string {
  const names = Object.keys(ACTS);
  if (anybody) return names[act % names.length] ?? 'vote';
  const weights = names.map((name) => ACTS[name]?.when(state) ?? 0);
  let left =
    act %
    Math.max(
      1,
      weights.reduce((sum, weight) => sum + weight, 0),
    );
  return names.find((_, at) => (left -= weights[at] ?? 0) < 0) ?? 'vote';
}

/** Whether every document is the very one that was read before: the store gives back the same object until it is saved again. */
function isUntouched(before: State, after: State): boolean {
  const documents = ({ community, meetings, requests, ballots, awards, budgets, others }: State): readonly object[] => [
    ...[community, ...meetings, ...requests, ...ballots, ...awards, ...budgets],
    ...Object.values(others).flat(),
  ];
  const [was, is] = [documents(before), documents(after)];
  return was.length === is.length && was.every((each, at) => each === is[at]);
}
const SWEEPS_OWN: readonly CosEvent['type'][] = [
  'InterimEscalated',
  'InterimEndNear',
  'MeetingReminded',
  'DraftForgotten',
  'DraftPupilsCleared',
  'DeclarationReminded',
  'ApprovalSent',
  'ApprovalHeld',
];

const addHours = (at: string, hours: number): string => new Date(Date.parse(at) + hours * 3_600_000).toISOString();

/** Two working mornings after everything else: a chair's declaration is due again, a draft left so long is warned of and then cleared. */
const AT_LAST = ['2028-11-14T08:30:00.000Z', '2028-12-12T08:30:00.000Z'] as const;

/** Time goes by and the sweep runs, twice: it refuses and ends nothing, and finishes only what somebody began. */
async function timeGoesBy(world: World, before: State, until: string): Promise<string[]> {
  const { deps } = world;
  deps.at(until);
  const trouble: string[] = [];
  const run = () => sweep(deps, (error) => trouble.push(`The sweep failed: ${String(error)}`));
  await run();
  const once = await look(world);
  await run();
  const twice = await look(world);
  const frozen = before.ballots.filter(({ status }) => status === 'counting').map(({ ballotId }) => ballotId);
  const begun = new Set(
    once.events.flatMap(({ event }) =>
      event.type === 'BallotClosed' && frozen.includes(event.ballotId) ? [event.requestId] : [],
    ),
  );
  const own = once.events.slice(before.events.length).filter(({ event }) => {
    const finishes = 'requestId' in event && begun.has(event.requestId);
    return !SWEEPS_OWN.includes(event.type) && !finishes && !event.type.startsWith('Funds');
  });
  const ended = once.requests.filter((now) => {
    const was = before.requests.find(({ requestId }) => requestId === now.requestId);
    return was && was.status !== now.status && !begun.has(now.requestId);
  });
  return [
    ...trouble,
    ...own.map(({ event }) => `The sweep caused ${event.type}`),
    ...ended.map(({ requestId, status }) => `Time alone made ${requestId} ${status}`),
    ...(twice.events.length === once.events.length ? [] : ['Sweeping twice did something twice']),
  ];
}

/** Three requests on an agenda, and the meeting under way with five people's schools there: most of what can happen begins so. */
async function aMeetingUnderWay(world: World): Promise<void> {
  const first: Pick = (list) => list[0];
  const doing = async (name: string, email: string, pick = first) => {
    const state = await look(world);
    const done = await ACTS[name]?.run({ world, state, by: personIdOf(email), pick, key: `${name} ${email}` });
    if (!done?.ok) throw new Error(`${email} could not ${name}: ${done?.refusal ?? 'nothing there'}`);
  };
  const [amara, priya, marek, meiLing, yusuf] = whoAre(['representative']).filter((email) => !email.startsWith('tom'));
  for (const email of [amara, priya, marek]) {
    await doing('begin a request', email ?? '');
    await doing('hand in a request', email ?? '');
  }
  await doing('start a meeting', 'helen.ward@chairs.example');
  for (const email of [amara, priya, marek, meiLing, yusuf]) await doing('check in', email ?? '');
}

/** Lives one life; gives what went wrong, after the steps that led there. */
async function live({ rules, begun, steps }: Life, happened: Map<string, number>): Promise<void> {
  const world = await newWorld(700_000);
  const story: string[] = [];
  const check = (faults: readonly string[]) => {
    if (faults.length > 0) throw new Error(`${faults.join('\n')}\n\nAfter:\n${story.join('\n')}`);
  };
  const everythingIsTrue = async (state: State) => {
    for (const [truth, holds] of Object.entries(TRUTHS))
      check((await holds(state, world)).map((fault) => `Not true: ${truth}. ${fault}`));
  };
  try {
    const administrator = personIdOf('callum.reid@council.example');
    const change = { changes: rules, from: londonDate(world.deps.now()), note: 'Agreed with the chairs.', seen: 1 };
    if (Object.keys(rules).length > 0) await changeRules(world.deps, administrator, ASHDOWN, change, 'at first');
    if (begun) await aMeetingUnderWay(world);
    let state = await look(world);
    for (const [index, step] of steps.entries()) {
      if (step.hours > 0) {
        story.push(`  ${step.hours} hours go by`);
        check(await timeGoesBy(world, state, addHours(world.deps.now(), step.hours)));
        state = await look(world);
      }
      const name = chooseAct(state, step);
      const act = ACTS[name];
      if (!act) throw new Error(name);
      const turn = act.whose?.(state) ?? [];
      const likely = step.anybody ? EVERYBODY : turn.length > 0 ? turn : whoAre(act.roles);
      const email = likely[step.who % likely.length] ?? 'nobody@elsewhere.example';
      const by = personIdOf(email);
      if (step.dies && name === 'close a vote')
        for (const { ballotId, status } of state.ballots)
          if (status === 'open') await world.deps.store.freeze(ASHDOWN, ballotId);
      const before = await look(world);
      const key = `k${index}`;
      const once = () => act.run({ world, state: before, by, pick: picking(step.picks), key });
      const outcome = await once();
      if (outcome === null) continue;
      const after = await look(world);
      story.push(`  ${email.split('@')[0] ?? ''}: ${name}: ${outcome.ok ? 'done' : outcome.refusal}`);

      const may = PEOPLE[email]?.some((role) => act.roles.includes(role)) ?? false;
      check([
        ...(!may && outcome.ok ? [`${email} did what is not theirs: ${name}`] : []),
        ...(!may && after.events.length > before.events.length ? [`${email} caused an event by: ${name}`] : []),
      ]);
      // a use case of several steps may have done the first of them
      const inSteps = ['begin a request', 'begin an exceptional request', 'change a request handed in'].includes(name);
      const alone = !inSteps && name !== 'enter a decision made on paper' && !(step.dies && name === 'close a vote');
      if (!outcome.ok && alone && !isUntouched(before, after))
        check([`Refused with ${outcome.refusal}, and yet something changed: ${name}`]);
      if (!outcome.ok && alone && after.events.length > before.events.length)
        check([`Refused with ${outcome.refusal}, and yet something happened: ${name}`]);
      // what was true stays true where nothing has changed
      if (after.events.length > before.events.length || !isUntouched(before, after)) await everythingIsTrue(after);

      if (step.twice && outcome.ok && name !== 'change a request handed in') {
        await once();
        const again = await look(world);
        check(again.events.length === after.events.length ? [] : [`Sent twice, it happened twice: ${name}`]);
      }
      state = await look(world);
    }
    story.push('  two years go by');
    for (const morning of AT_LAST) {
      check(await timeGoesBy(world, state, morning));
      state = await look(world);
      await everythingIsTrue(state);
    }
    for (const { event } of state.events) happened.set(event.type, (happened.get(event.type) ?? 0) + 1);
  } finally {
    await world.close();
  }
}

const TO_LIVE = Object.entries(WHAT_HAPPENS).flatMap(([type, how]) => (how === 'lived' ? [type] : []));

test(
  'whatever its people do, in whatever order, what must be true of a community stays true',
  async () => {
    const happened = new Map<string, number>();
    const lives = fc.asyncProperty(fc.noBias(aLife), (life) => live(life, happened));
    const found = await fc.check(lives, { seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: SHRINKING });
    if (found.failed)
      throw found.errorInstance instanceof Error ? found.errorInstance : new Error(String(found.errorInstance));
    if (process.env['PROPERTY_SEED'] === undefined) expect(TO_LIVE.filter((type) => !happened.has(type))).toEqual([]);
    else console.log([...happened].sort());
  },
  SHRINKING + 60_000,
);

test('every use case that changes a community is among the acts', () => {
  const FOLDER = join(__dirname, '../../src/app');
  const exported = readdirSync(FOLDER).flatMap((file) =>
    [
      ...readFileSync(join(FOLDER, file), 'utf8').matchAll(
        /export (?:async function|const) (\w+)[^(]*\(\s*deps: Deps,\s*by: PersonId/gu,
      ),
    ].map(([, name = '']) => name),
  );
  const through = Object.values(ACTS).flatMap((act) => act.through);
  expect(exported.filter((name) => !through.includes(name) && !(name in LOOKING)).sort()).toEqual([]);
});

/** Use cases that change nothing in a community, or are part of the others. */
const LOOKING: Readonly<Record<string, string>> = {
  officersApproval: 'reads',
  heldApproval: 'reads',
  mayOpenPupils: 'reads',
  mayNamePresenter: 'asks whether',
  mayWatch: 'asks whether',
  budgetOf: 'reads',
  watchedCommunities: 'reads',
  rulesSheet: 'reads',
  interestsRegister: 'reads',
  interestsRegisters: 'reads',
  storedOwnRequest: 'reads',
  minutesOf: 'reads',
  communitiesKnownTo: 'reads',
  bindableBy: 'reads',
  bindPlace: 'sets a conversation up, before anything happens in it',
  inMeeting: 'the frame of the others',
  onRequest: 'the frame of the others',
  ballotTrouble: 'asks whether',
};

import { deferRequest, scheduleMeeting } from '../../src/app/agenda';
import { releaseApproval } from '../../src/app/approvals';
import { noteInterest, stepAside } from '../../src/app/interests';
import { closeBallot, decideTie, endMeeting, openBallot, openItem } from '../../src/app/meeting';
import { announce } from '../../src/app/notifications';
import { personIdOf } from '../../src/app/person-id';
import { homeOf } from '../../src/app/home';
import { enterDecision, enterMeeting } from '../../src/app/paper';
import { reopenItem } from '../../src/app/reopen';
import { recordVotes } from '../../src/app/voting';
import type { EventOf } from '../../src/domain/events';
import type { Grade } from '../../src/domain/interest/item-interest';
import { localDate } from '../../src/domain/calendar/dates';
import { itemFor } from '../../src/domain/meeting/meeting';
import {
  accepted,
  agendaOfTenth,
  AMARA,
  ballotNow,
  DAVID,
  happened,
  HELEN,
  JOE,
  MAREK,
  MEETING,
  meetingInSession,
  meetingNow,
  onBallot,
  onItem,
  openedVote,
  PRIYA,
  progressOf,
  RUTH,
  SIOBHAN,
  terms,
  vote,
  withPupils,
} from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
  await meetingInSession(deps);
});
afterEach(() => deps.close());

const [helen, david, joe, priya, amara] = [HELEN, DAVID, JOE, PRIYA, AMARA].map(personIdOf) as [
  string,
  string,
  string,
  string,
  string,
];
const [HILLTOP, BROOKSIDE] = ['990002', '990003'];
const refused = (refusal: string) => ({ ok: false, refusal });
const says = (by: string, urn: string, grade: Grade | null, said = '', key = 'k1') =>
  noteInterest(deps, by, onItem(), { urn, grade, said }, key);
const handsOver = (by: string, aside = true, key = 'k1') => stepAside(deps, by, onItem(), { aside, said: '' }, key);
const ballot = { requestId: 'r1', terms, number: 1, withoutQuorum: null };

describe('a school’s interest in a request', () => {
  test('is its own to declare, and chair’s and clerk’s to note on its word; nobody else’s', async () => {
    expect(await says(priya, BROOKSIDE, 'recorded')).toEqual(refused('NotAllowed'));
    expect(await says(personIdOf('nobody@elsewhere.example'), HILLTOP, 'recorded')).toEqual(refused('NotAllowed'));
    accepted(await says(priya, HILLTOP, 'takesNoPart', 'Our governor is their bursar.'));
    accepted(await says(joe, BROOKSIDE, 'recorded'));
    expect(itemFor(await meetingNow(deps), 'r1')?.interests).toMatchObject([
      { urn: HILLTOP, grade: 'takesNoPart', noted: false, by: priya },
      { urn: BROOKSIDE, grade: 'recorded', noted: true, by: joe },
    ]);
  });

  test('sent twice is one fact', async () => {
    await Promise.all([1, 2].map(() => says(priya, HILLTOP, 'takesNoPart')));
    expect(await happened(deps, 'InterestNoted')).toBe(1);
  });

  test('names no pupil of the request (R152)', async () => {
    await withPupils(deps, 'r1');
    expect(await says(priya, HILLTOP, 'recorded', 'Robin Fennimore is my nephew.')).toEqual(refused('NamesAPupil'));
  });

  test('keeps the school’s vote out of the count, and no press gets round it', async () => {
    accepted(await says(priya, HILLTOP, 'takesNoPart'));
    await openedVote(deps);
    expect((await vote(deps, PRIYA, 'agree')).refusal).toBe('NotOnRoll');
    const recorded = accepted(
      await recordVotes(deps, joe, onBallot(), [{ urn: HILLTOP, choice: 'agree', lastSeen: 0 }]),
    );
    expect(recorded.refused).toEqual([{ urn: HILLTOP, refusal: 'NotOnRoll' }]);
    await vote(deps, MAREK, 'agree');
    accepted(await closeBallot(deps, helen, onBallot(), ''));
    expect(await progressOf(deps)).toMatchObject({ state: 'decided', counts: { agree: 1, disagree: 0 } });
  });

  test('and the opening of its vote are never both lost: one of the two sees the other', async () => {
    accepted(await openItem(deps, helen, onItem()));
    const [declared, opened] = await Promise.all([
      says(priya, HILLTOP, 'takesNoPart'),
      openBallot(deps, helen, MEETING, ballot),
    ]);
    accepted(opened);
    const entry = (await ballotNow(deps)).roll.find(({ urn }) => urn === HILLTOP);
    expect(entry?.barred).toBe(declared.ok ? 'takesNoPart' : null);
  });
});

/** A meeting in December, planned after the day's. */
const december = async () => {
  const plan = { date: localDate('2026-12-08'), startsAt: '13:30', endsAt: '16:30', where: 'Hall', cutOff: null };
  accepted(await scheduleMeeting(deps, { ...plan, communityId: 'ashdown' }));
  return (await deps.store.read('ashdown', 'meeting', '2026-12-08'))?.value;
};

test('a meeting held on paper obeys what was declared: the school that takes no part has no vote to enter', async () => {
  await deps.close();
  deps = await testDeps();
  await agendaOfTenth(deps);
  const came = ['990001', HILLTOP, BROOKSIDE, '990004', '990005'];
  accepted(await enterMeeting(deps, joe, MEETING, { heldOn: localDate('2026-11-10'), came }, 'k1'));
  accepted(await says(joe, HILLTOP, 'takesNoPart'));
  const votes = [HILLTOP, BROOKSIDE].map((urn) => ({ urn, choice: 'agree' as const }));
  const entered = await enterDecision(deps, joe, MEETING, {
    ...ballot,
    votes,
    didNotVote: [],
    others: 'agree',
    reason: '',
  });
  expect(accepted(entered).progress).toMatchObject({ state: 'decided', counts: { agree: 3, disagree: 0, abstain: 0 } });
});

describe('what was said of interests in a request', () => {
  test('waits with it when it is deferred and no meeting is planned, and is there at the next one', async () => {
    accepted(await says(priya, HILLTOP, 'takesNoPart', 'Our bursar is married to theirs.'));
    accepted(await handsOver(helen));
    accepted(await deferRequest(deps, joe, { ...onItem(), reason: 'No time.' }, 'k1'));
    const next = await december();
    expect(next && itemFor(next, 'r1')).toMatchObject({
      interests: [{ urn: HILLTOP, grade: 'takesNoPart', said: 'Our bursar is married to theirs.' }],
      chairsAside: [{ personId: helen }],
    });
    expect(next && itemFor(next, 'r2')).toBeFalsy(); // on the agenda of today still
  });

  test('and said of it at the meeting it had gone to comes back with it when it is taken up again', async () => {
    await december();
    accepted(await deferRequest(deps, helen, { ...onItem(), reason: 'No time.' }, 'k1'));
    const there = { communityId: 'ashdown', meetingId: '2026-12-08', requestId: 'r1' };
    accepted(await noteInterest(deps, priya, there, { urn: HILLTOP, grade: 'recorded', said: '' }, 'k2'));
    accepted(await reopenItem(deps, helen, onItem(), 'There is time after all.', 'k3'));
    expect(itemFor(await meetingNow(deps), 'r1')?.interests).toMatchObject([{ urn: HILLTOP, grade: 'recorded' }]);
  });
});

describe('a chair with an interest in a request (R98)', () => {
  const chairsActs = (by: string) => [
    openItem(deps, by, onItem()),
    openBallot(deps, by, MEETING, ballot),
    deferRequest(deps, by, { ...onItem(), reason: 'Later.' }, 'k2'),
  ];

  test('does nothing about it as chair any more; the acting chair does, and the clerk for them', async () => {
    accepted(await handsOver(helen));
    for (const act of await Promise.all(chairsActs(helen))) expect(act).toEqual(refused('ChairHasInterest'));
    accepted(await openItem(deps, joe, onItem()));
    accepted(await openBallot(deps, david, MEETING, ballot));
    for (const [email, choice] of [
      [PRIYA, 'agree'],
      [MAREK, 'disagree'],
    ] as const)
      await vote(deps, email, choice);
    expect(await closeBallot(deps, helen, onBallot(), '')).toEqual(refused('ChairHasInterest'));
    accepted(await closeBallot(deps, joe, onBallot(), ''));
    const tie = { requestId: 'r1', number: 1, agree: true, reason: 'The need is plain.' };
    expect(await decideTie(deps, helen, MEETING, tie)).toEqual(refused('ChairHasInterest'));
    accepted(await decideTie(deps, david, MEETING, tie));
    expect(await reopenItem(deps, helen, onItem(), 'A slip.', 'k3')).toEqual(refused('ChairHasInterest'));
  });

  test('chairs every other request all the same', async () => {
    accepted(await handsOver(helen));
    accepted(await openItem(deps, helen, onItem('r2')));
  });

  test('may take it back; only those who chair hand anything over', async () => {
    accepted(await handsOver(helen));
    accepted(await handsOver(helen, false, 'k2'));
    accepted(await openItem(deps, helen, onItem()));
    expect(await handsOver(joe)).toEqual(refused('NotAllowed'));
    expect(await handsOver(amara)).toEqual(refused('NotAllowed'));
  });

  test('and an acting chair who has one too leave nobody: the request can be deferred, and nothing else', async () => {
    accepted(await openItem(deps, helen, onItem()));
    accepted(await handsOver(helen));
    accepted(await handsOver(david));
    expect(await openBallot(deps, joe, MEETING, ballot)).toEqual(refused('NobodyToChair'));
    accepted(await deferRequest(deps, joe, { ...onItem(), reason: 'Nobody can chair it.' }, 'k2'));
  });

  test('a vote that was open when the register showed the last interest can still be closed by the clerk', async () => {
    await openedVote(deps);
    await vote(deps, SIOBHAN, 'agree');
    const stored = await deps.store.read('ashdown', 'community', 'the');
    if (!stored) throw new Error('No community');
    const theirs = {
      ...stored.value,
      schools: stored.value.schools.map((each) => (each.urn === '990001' ? { ...each, trust: 'T9' } : each)),
      appointments: stored.value.appointments.map((each) =>
        each.role === 'chair' || each.role === 'actingChair' ? { ...each, trust: 'T9' } : each,
      ),
    };
    await deps.store.commit('ashdown', [{ kind: 'community', key: 'the', document: theirs, etag: stored.etag }], []);
    accepted(await closeBallot(deps, joe, onBallot(), ''));
    expect(await progressOf(deps)).toMatchObject({ state: 'decided', outcome: 'agreed' });
  });

  test('hands over a tie as well, which the acting chair then decides; neither home nor card offers it to the chair', async () => {
    await openedVote(deps);
    await vote(deps, PRIYA, 'agree');
    await vote(deps, MAREK, 'disagree');
    accepted(await closeBallot(deps, helen, onBallot(), ''));
    const ties = async (by: string) =>
      (await homeOf(deps, by))?.communities[0]?.waiting.flatMap((each) =>
        each.kind === 'tie' ? [each.mayDecide] : [],
      );
    expect(await ties(helen)).toEqual([true]);
    accepted(await handsOver(helen));
    expect([await ties(helen), await ties(david)]).toEqual([[false], [true]]);
    expect(await handsOver(helen, false, 'k2')).toEqual(refused('VoteOpened'));
    const tie = { requestId: 'r1', number: 1, agree: true, reason: 'The need is plain.' };
    expect(await decideTie(deps, helen, MEETING, tie)).toEqual(refused('ChairHasInterest'));
    accepted(await decideTie(deps, david, MEETING, tie));
  });

  test('who hands it over while the votes are being frozen does not close it: whoever else chairs does', async () => {
    await openedVote(deps);
    await vote(deps, SIOBHAN, 'agree');
    const { freeze } = deps.store;
    const handingOver = {
      ...deps,
      store: {
        ...deps.store,
        freeze: async (...named: Parameters<typeof freeze>) => {
          accepted(await handsOver(helen));
          await freeze(...named);
        },
      },
    };
    expect(await closeBallot(handingOver, helen, onBallot(), '')).toEqual(refused('ChairHasInterest'));
    expect((await ballotNow(deps)).status).toBe('counting');
    accepted(await closeBallot(deps, david, onBallot(), ''));
    expect(await progressOf(deps)).toMatchObject({ state: 'decided', outcome: 'agreed' });
  });

  test('does not say that the conditions of it are met; whoever else chairs, or the clerk, does (R92)', async () => {
    accepted(await handsOver(helen));
    accepted(await openItem(deps, david, onItem()));
    const conditional = { ...ballot, terms: { ...terms, conditions: 'A plan first.', heldUntilMet: true } };
    accepted(await openBallot(deps, david, MEETING, conditional));
    await vote(deps, SIOBHAN, 'agree');
    accepted(await closeBallot(deps, david, onBallot(), ''));
    for (const requestId of ['r2', 'r3'])
      accepted(await deferRequest(deps, david, { ...onItem(requestId), reason: 'Later.' }, `k-${requestId}`));
    accepted(await endMeeting(deps, joe, MEETING));
    const held = { communityId: 'ashdown', requestId: 'r1' };
    expect(await releaseApproval(deps, helen, held)).toEqual(refused('ChairHasInterest'));
    accepted(await releaseApproval(deps, joe, held));
    expect(await happened(deps, 'ApprovalSent')).toBe(1);
  });

  test('is told to whoever chairs it now and to the clerk, and to nobody else', async () => {
    accepted(await handsOver(helen));
    const [recorded] = (await deps.store.events('ashdown')).filter(
      ({ event }): boolean => event.type === 'ChairSteppedAside',
    );
    if (!recorded) throw new Error('Nothing happened');
    expect((recorded.event as EventOf<'ChairSteppedAside'>).aside).toBe(true);
    const told = (await announce(deps, recorded)).map(({ id, recipient }) => `${id.split(':')[0] ?? ''} ${recipient}`);
    expect(told.sort()).toEqual([`requestHandedOver person:${david}`, `requestHandedOver person:${joe}`].sort());
    expect(told.join()).not.toContain(personIdOf(RUTH));
  });
});

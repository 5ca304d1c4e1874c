import { publish, saveOrder } from '../../src/app/agenda';
import { releaseApproval } from '../../src/app/approvals';
import { declareInterests, interestsRegister, interestsRegisters, renewDeclaration } from '../../src/app/declarations';
import { closeBallot, decideTie, endMeeting, openBallot, openItem, startMeeting } from '../../src/app/meeting';
import { announce } from '../../src/app/notifications';
import { personIdOf } from '../../src/app/person-id';
import { reopenItem } from '../../src/app/reopen';
import { remindChairs } from '../../src/app/remind-chairs';
import { recordVotes } from '../../src/app/voting';
import { requestWithPupils } from '../support/approvals';
import {
  accepted,
  AMARA,
  agendaOfTenth,
  DAVID,
  GRACE,
  happened,
  HELEN,
  JOE,
  MEETING,
  onBallot,
  onItem,
  terms,
} from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { MEETING_CHAT } from '../support/turns';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps({ chairsHaveDeclared: false });
});
afterEach(() => deps.close());

const CALLUM = 'callum.reid@council.example';
const [helen, david, joe, callum] = [HELEN, DAVID, JOE, CALLUM].map(personIdOf) as [string, string, string, string];
const refused = (refusal: string) => ({ ok: false, refusal });
const NONE = { schools: [], trusts: [], federations: [], said: '' };
const nothing = { has: 'nothing', interests: NONE } as const;
const inWestbrook = {
  has: 'interests',
  interests: { ...NONE, schools: ['990008'], said: 'I was its governor.' },
} as const;

describe('without a declaration a chair’s functions are locked (R8)', () => {
  const start = (by: string) => startMeeting(deps, by, { ...MEETING, placeId: MEETING_CHAT, onAnotherDay: false });

  test('ordering, publishing, starting, opening and closing votes, ties, reopening, ending, releasing', async () => {
    await agendaOfTenth(deps);
    const order = { ...MEETING, wanted: [] };
    const ballot = { requestId: 'r1', terms, number: 1, withoutQuorum: null };
    const locked = await Promise.all([
      saveOrder(deps, helen, order, 'k1'),
      publish(deps, helen, order, 'k2'),
      start(helen),
      openItem(deps, helen, onItem()),
      openBallot(deps, helen, MEETING, ballot),
      closeBallot(deps, helen, onBallot(), ''),
      recordVotes(deps, helen, onBallot(), []),
      decideTie(deps, helen, MEETING, { requestId: 'r1', number: 1, agree: true, reason: 'Because.' }),
      reopenItem(deps, helen, onItem(), 'Because.', 'k3'),
      endMeeting(deps, helen, MEETING),
      releaseApproval(deps, helen, { communityId: 'ashdown', requestId: 'r1' }),
    ]);
    expect(locked).toEqual(locked.map(() => refused('DeclarationMissing')));
  });

  test('the clerk goes on with what is the clerk’s', async () => {
    await agendaOfTenth(deps);
    accepted(await start(joe));
    accepted(await openItem(deps, joe, onItem()));
  });

  test('the acting chair goes on once they have declared their own, whoever else has not (R10)', async () => {
    await agendaOfTenth(deps);
    expect(await start(david)).toEqual(refused('DeclarationMissing'));
    accepted(await declareInterests(deps, david, 'ashdown', nothing, 'k1'));
    accepted(await start(david));
    expect(await openItem(deps, helen, onItem())).toEqual(refused('DeclarationMissing'));
  });

  test('declaring unlocks them at once, also an interest', async () => {
    await agendaOfTenth(deps);
    accepted(await declareInterests(deps, helen, 'ashdown', inWestbrook, 'k1'));
    accepted(await start(helen));
  });

  test('a declaration in one community is none in another', async () => {
    accepted(await declareInterests(deps, helen, 'ashdown', nothing, 'k1'));
    expect(await declareInterests(deps, helen, 'saltmarsh', nothing, 'k2')).toEqual(refused('NotAChair'));
  });
});

describe('the declarations of a community', () => {
  test('sent twice by the same page is one; made at the same moment by two people, both stand', async () => {
    await Promise.all([
      declareInterests(deps, helen, 'ashdown', inWestbrook, 'k1'),
      declareInterests(deps, helen, 'ashdown', inWestbrook, 'k1'),
      declareInterests(deps, david, 'ashdown', nothing, 'k1'),
    ]);
    expect(await happened(deps, 'DeclarationMade')).toBe(2);
    const made = (await deps.store.events('ashdown')).filter(({ event }) => event.type === 'DeclarationMade');
    expect(made.map(({ actor }) => actor.as).sort()).toEqual(['actingChair', 'chair']);
  });

  test('name no pupil (R152)', async () => {
    await requestWithPupils(deps);
    const said = 'My niece Robin Fennimore goes there.';
    const naming = { has: 'interests', interests: { ...NONE, said } } as const;
    expect(await declareInterests(deps, helen, 'ashdown', naming, 'k1')).toEqual(refused('NamesAPupil'));
  });

  test('are confirmed with one press, and twice on one day is once', async () => {
    accepted(await declareInterests(deps, helen, 'ashdown', nothing, 'k1'));
    deps.at('2027-11-05T09:00:00.000Z');
    await Promise.all([1, 2].map(() => renewDeclaration(deps, helen, 'ashdown', 1)));
    expect(await happened(deps, 'DeclarationRenewed')).toBe(1);
  });

  test('are read by chairs, clerk and KCC’s administrators, and by nobody else', async () => {
    for (const [email, may] of [
      [HELEN, true],
      [DAVID, true],
      [JOE, true],
      [CALLUM, true],
      [AMARA, false],
      [GRACE, false],
      ['margaret.teague@chairs.example', false],
    ] as const)
      expect([email, (await interestsRegister(deps, personIdOf(email), 'ashdown')).ok]).toEqual([email, may]);
    const names = async (by: string) => (await interestsRegisters(deps, by)).map(({ name }) => name);
    expect(await names(callum)).toEqual(['Ashdown', 'Saltmarsh']);
    expect(await names(helen)).toEqual(['Ashdown']);
    expect(await names(personIdOf(AMARA))).toEqual([]);
  });
});

describe('who hears of it', () => {
  const deliveredTo = async (type: string) => {
    for (const event of await deps.store.events('ashdown')) await announce(deps, event);
    return (await deps.deliveries.all()).filter(({ notice }) => notice.type === type).map(({ recipient }) => recipient);
  };

  test('an interest goes to the clerk and to KCC (R7); nothing to declare goes to nobody', async () => {
    accepted(await declareInterests(deps, david, 'ashdown', nothing, 'k1'));
    expect(await deliveredTo('interestDeclared')).toEqual([]);
    accepted(await declareInterests(deps, helen, 'ashdown', inWestbrook, 'k2'));
    expect((await deliveredTo('interestDeclared')).sort()).toEqual([`person:${joe}`, `person:${callum}`].sort());
  });

  test('a chair without a declaration is reminded once, in the morning of a working day (R8)', async () => {
    accepted(await declareInterests(deps, david, 'ashdown', nothing, 'k1'));
    for (const moment of ['2026-11-07T08:30:00.000Z', '2026-11-09T07:55:00.000Z', '2026-11-09T09:00:00.000Z']) {
      deps.at(moment);
      await remindChairs(deps);
    }
    expect(await happened(deps, 'DeclarationReminded')).toBe(0);
    for (const moment of ['2026-11-09T08:00:00.000Z', '2026-11-09T08:05:00.000Z', '2026-11-10T08:00:00.000Z']) {
      deps.at(moment);
      await remindChairs(deps);
    }
    expect(await deliveredTo('declarationDue')).toEqual([`person:${helen}`]);
  });

  test('and once a year, when it is to be confirmed', async () => {
    for (const by of [helen, david]) accepted(await declareInterests(deps, by, 'ashdown', nothing, 'k1'));
    deps.at('2027-11-05T08:00:00.000Z');
    await remindChairs(deps);
    accepted(await renewDeclaration(deps, helen, 'ashdown', 1));
    deps.at('2027-11-08T08:00:00.000Z');
    await remindChairs(deps);
    expect(await happened(deps, 'DeclarationReminded')).toBe(2);
  });
});

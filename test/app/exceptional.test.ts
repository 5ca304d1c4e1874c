import { scheduleMeeting } from '../../src/app/agenda';
import { acknowledgeApproval } from '../../src/app/approvals';
import { decisionsOf } from '../../src/app/decisions';
import { advise, agreeAsInterim, consult, declineInterim, leaveForMeeting } from '../../src/app/exceptional';
import { stepAsideBetweenMeetings } from '../../src/app/interests';
import { announce } from '../../src/app/notifications';
import { homeOf } from '../../src/app/home';
import { closeBallot, endMeeting, openBallot, openItem, startMeeting, checkIn } from '../../src/app/meeting';
import { personIdOf } from '../../src/app/person-id';
import { sweep } from '../../src/app/sweep';
import { withdraw } from '../../src/app/withdraw';
import { localDate } from '../../src/domain/calendar/dates';
import { termsOfProposal } from '../../src/domain/interim/confirm';
import { itemFor } from '../../src/domain/meeting/meeting';
import { pence } from '../../src/domain/money';
import { plannedMeeting, TENTH } from '../support/agendas';
import {
  accepted,
  AMARA,
  DAVID,
  DURING,
  EVERYBODY,
  GRACE,
  happened,
  HELEN,
  JOE,
  MAREK,
  MEETING,
  meetingNow,
  onItem,
  PRIYA,
  remainingOf,
  vote,
  withLeft,
} from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import {
  AGREEMENT,
  agreedInterim,
  ASKED,
  exceptionalNow,
  filedExceptional,
  named,
  URGENT,
} from '../support/exceptional';
import { MEETING_CHAT } from '../support/turns';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
  await plannedMeeting(deps);
});
afterEach(() => deps.close());

const [helen, david, joe, amara, priya, marek, grace] = [HELEN, DAVID, JOE, AMARA, PRIYA, MAREK, GRACE].map(
  personIdOf,
) as [string, string, string, string, string, string, string];
const refused = (refusal: string) => ({ ok: false, refusal });
const failOn = (error: unknown) => {
  throw error;
};
const agree = (requestId: string, by = helen, over: Partial<typeof AGREEMENT> = {}, key = 'k1') =>
  agreeAsInterim(deps, by, named(requestId), { ...AGREEMENT, ...over }, key);
const escalated = async () =>
  (await deps.store.events('ashdown')).filter(({ event }) => event.type === 'InterimEscalated');

test('filed between meetings it has a reference, waits for the chair and is on no agenda (R100, R102)', async () => {
  const requestId = await filedExceptional(deps);
  const request = (await deps.store.read('ashdown', 'request', requestId))?.value;
  expect(request).toMatchObject({
    status: 'submitted',
    reference: 'ASH-2627-001',
    exceptional: { standing: 'withChair' },
  });
  expect(itemFor(await meetingNow(deps), requestId)).toBeUndefined();
  expect((await meetingNow(deps)).late).toEqual([]);
});

test('its school may take it back while the chair has not decided', async () => {
  const requestId = await filedExceptional(deps);
  accepted(await withdraw(deps, amara, { ...named(requestId), reason: 'Solved.', notNames: false }, 'k1'));
  expect(await agree(requestId)).toEqual(refused('Withdrawn'));
});

describe('agreeing as interim', () => {
  test('commits the money, sends the approval and puts it on the next agenda, in one batch', async () => {
    const before = await remainingOf(deps);
    const requestId = await agreedInterim(deps);
    expect(await remainingOf(deps)).toBe(before - 420_000);
    const award = (await deps.store.read('ashdown', 'award', requestId))?.value;
    expect(award).toMatchObject({ status: 'sent', by: 'interim', approvedOn: '2026-11-05', meetingId: null });
    expect(itemFor(await meetingNow(deps), requestId)?.heading.interim).toMatchObject({ amount: 420_000 });
    const last = (await deps.store.events('ashdown')).slice(-3);
    expect(last.map(({ event, actor, profileVersion }) => [event.type, actor.as, profileVersion])).toEqual([
      ['InterimAgreed', 'chair', 1],
      ['FundsCommitted', 'chair', 1],
      ['ApprovalSent', 'chair', 1],
    ]);
  });

  test('two chairs deciding at the same moment make one decision, whichever it is', async () => {
    const requestId = await filedExceptional(deps);
    deps.at('2026-11-06T10:00:00Z');
    await sweep(deps, failOn);
    const outcomes = await Promise.all([
      agree(requestId, helen),
      declineInterim(deps, david, named(requestId), 'It can wait.', 'k2'),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toEqual(refused('DecidedSince'));
    expect((await happened(deps, 'InterimAgreed')) + (await happened(deps, 'InterimDeclined'))).toBe(1);
  });

  test('the last pounds are promised once, however many ask for them at the same moment (R106)', async () => {
    const [first, second] = [await filedExceptional(deps), await filedExceptional(deps)];
    await withLeft(deps, 420_000);
    const outcomes = await Promise.all([agree(first), agree(second)]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'agreed' : outcome.refusal)).sort()).toEqual([
      'BudgetTooSmall',
      'agreed',
    ]);
    expect(await remainingOf(deps)).toBe(0);
  });

  test('the same page sent twice is one decision', async () => {
    const requestId = await filedExceptional(deps);
    await Promise.all([agree(requestId), agree(requestId)]);
    accepted(await agree(requestId));
    expect(await happened(deps, 'InterimAgreed')).toBe(1);
    expect(await happened(deps, 'FundsCommitted')).toBe(1);
  });

  test('a reason that names a pupil is refused, by chair and consulted alike (R159)', async () => {
    const requestId = await filedExceptional(deps);
    expect(await agree(requestId, helen, { reason: 'Ada Lovelace needs it.' })).toEqual(refused('NamesAPupil'));
    accepted(await consult(deps, helen, named(requestId), [priya], 'k2'));
    const note = { supports: true, note: 'I know Ada Lovelace.' };
    expect(await advise(deps, priya, named(requestId), note)).toEqual(refused('NamesAPupil'));
  });

  test('above £5,000 two unconnected schools answer first; their answers are on the record', async () => {
    const requestId = await filedExceptional(deps, { asked: { ...ASKED, amount: '£6,400' } });
    const large = { amount: pence(640_000) };
    expect(await agree(requestId, helen, large)).toEqual(refused('NotConsulted'));
    accepted(await consult(deps, helen, named(requestId), [priya, marek], 'k2'));
    accepted(await advise(deps, priya, named(requestId), { supports: true, note: '' }));
    expect(await agree(requestId, helen, large)).toEqual(refused('NotConsulted'));
    accepted(await advise(deps, marek, named(requestId), { supports: false, note: 'Too much.' }));
    accepted(await agree(requestId, helen, large, 'k9'));
    const said = (await deps.store.events('ashdown')).filter(({ event }) => event.type === 'InterimAdvised');
    expect(said.map(({ actor }) => actor.personId)).toEqual([priya, marek]);
    expect((await exceptionalNow(deps, requestId)).consulted).toMatchObject([
      { answer: { supports: true } },
      { answer: { supports: false, note: 'Too much.' } },
    ]);
  });
});

test('left for the meeting it stands on the next agenda as an ordinary request, even past the cut-off', async () => {
  const requestId = await filedExceptional(deps);
  deps.at('2026-11-09T09:00:00Z');
  accepted(await leaveForMeeting(deps, helen, named(requestId), 'k1'));
  expect(itemFor(await meetingNow(deps), requestId)?.heading.interim).toBeUndefined();
  expect(await agree(requestId)).toEqual(refused('DecidedSince'));
});

test('agreed while no meeting is planned, it stands on the agenda of the next one that is', async () => {
  deps.at('2026-11-12T09:00:00Z');
  const requestId = await filedExceptional(deps, { asked: { ...ASKED, start: '2026-11-16', end: '2026-11-27' } });
  const dates = { start: localDate('2026-11-16'), end: localDate('2026-11-27') };
  accepted(await agree(requestId, helen, dates));
  const december = localDate('2026-12-08');
  accepted(
    await scheduleMeeting(deps, {
      ...{ communityId: 'ashdown', date: december, startsAt: '13:30', endsAt: '16:30', where: 'Hall', cutOff: null },
    }),
  );
  const meeting = (await deps.store.read('ashdown', 'meeting', december))?.value;
  expect(meeting && itemFor(meeting, requestId)?.heading.interim).toMatchObject({ amount: 420_000, end: '2026-11-27' });
});

describe('the clock tells, and never decides (R107)', () => {
  test('acting chair after one working day, KCC after three, each once however often the sweep runs', async () => {
    const requestId = await filedExceptional(deps);
    for (const [now, times] of [
      ['2026-11-06T08:55:00Z', 0],
      ['2026-11-06T09:00:00Z', 1],
      ['2026-11-10T09:00:00Z', 2],
      ['2026-12-10T09:00:00Z', 2],
    ] as const) {
      deps.at(now);
      await Promise.all([sweep(deps, failOn), sweep(deps, failOn)]);
      expect(await escalated()).toHaveLength(times);
    }
    expect((await escalated()).map(({ actor }) => actor.as)).toEqual(['system', 'system']);
    expect(await exceptionalNow(deps, requestId)).toMatchObject({ standing: 'withChair', decision: null });
  });

  test('a decision made meanwhile is followed by no alarm', async () => {
    await agreedInterim(deps);
    deps.at('2026-11-10T09:00:00Z');
    await sweep(deps, failOn);
    expect(await escalated()).toEqual([]);
  });

  test('five working days before the last day chair, clerk and school are reminded, and nothing else happens', async () => {
    const requestId = await agreedInterim(deps);
    const before = (await deps.store.read('ashdown', 'award', requestId))?.value;
    for (const now of ['2026-11-13T09:00:00Z', '2026-11-13T09:05:00Z', '2026-11-21T09:00:00Z']) {
      deps.at(now);
      await sweep(deps, failOn);
    }
    expect(await happened(deps, 'InterimEndNear')).toBe(1);
    expect((await deps.store.read('ashdown', 'award', requestId))?.value).toEqual(before);
  });
});

describe('who is told', () => {
  const told = async (type: string) => {
    for (const recorded of await deps.store.events('ashdown')) await announce(deps, recorded);
    const all = await deps.deliveries.all();
    return all.flatMap(({ recipient, notice }) => (notice.type === type ? [recipient] : [])).sort();
  };
  const people = (...ids: string[]) => ids.map((id) => `person:${id}`).sort();

  test('at once the chair, and the clerk who sees it; the acting chair not yet', async () => {
    await filedExceptional(deps);
    expect(await told('exceptionalReceived')).toEqual(people(helen, joe));
    expect(await told('requestReceived')).toEqual([]);
  });

  test('after one working day the acting chair and the school, after three KCC’s administrators', async () => {
    await filedExceptional(deps);
    deps.at('2026-11-10T09:00:00Z');
    await sweep(deps, failOn);
    expect(await told('exceptionalWaits')).toEqual(people(david));
    expect(await told('exceptionalWaitsForKcc')).toEqual(people(personIdOf('callum.reid@council.example')));
    expect(new Set(await told('exceptionalWaitsForSchool'))).toEqual(
      new Set(people(amara, personIdOf('tom.whitlock@oakfield.example'))),
    );
  });

  test('the officers of the area when it is agreed, and whoever the chair consults when they are asked', async () => {
    const requestId = await filedExceptional(deps);
    accepted(await consult(deps, helen, named(requestId), [priya], 'k2'));
    accepted(await agree(requestId));
    expect(await told('adviceAsked')).toEqual(people(priya));
    expect(await told('approval')).toEqual(people(grace, personIdOf('omar.haddad@council.example')));
  });
});

test('home shows the chair what to decide and by when, the consulted what to answer, the school where it stands', async () => {
  const requestId = await filedExceptional(deps);
  accepted(await consult(deps, helen, named(requestId), [priya], 'k2'));
  const waiting = async (personId: string) => (await homeOf(deps, personId))?.communities[0]?.waiting ?? [];
  expect(await waiting(helen)).toContainEqual(
    expect.objectContaining({ kind: 'exceptional', mayDecide: true, decideBy: '2026-11-10T09:00:00.000Z', asked: 1 }),
  );
  expect(await waiting(joe)).toContainEqual(expect.objectContaining({ kind: 'exceptional', mayDecide: false }));
  expect(await waiting(priya)).toContainEqual(expect.objectContaining({ kind: 'advice', requestId }));
  expect(await waiting(marek)).toEqual([]);
  const own = (await homeOf(deps, amara))?.communities[0]?.requests ?? [];
  expect(own.map(({ standing }) => standing)).toMatchObject([{ at: 'withChair', told: [] }]);
});

test('decisions list it for everybody by reference, amount and last day; its reason only for its school, chair and clerk', async () => {
  await agreedInterim(deps);
  const reasons = async (personId: string) => {
    const { interim } = accepted(await decisionsOf(deps, personId, 'ashdown'));
    expect(interim).toMatchObject([{ reference: 'ASH-2627-001', terms: { amount: 420_000, end: '2026-11-20' } }]);
    expect(JSON.stringify(interim)).not.toContain(URGENT.whyNow);
    return interim.map(({ reason }) => reason);
  };
  expect(await reasons(amara)).toEqual([AGREEMENT.reason]);
  expect(await reasons(helen)).toEqual([AGREEMENT.reason]);
  expect(await reasons(marek)).toEqual(['']);
});

test('at the meeting the community changes it: the difference is promised, the officer told again and acknowledges again', async () => {
  const requestId = await agreedInterim(deps);
  accepted(await acknowledgeApproval(deps, grace, named(requestId)));
  const left = await remainingOf(deps);
  deps.at(DURING);
  accepted(await startMeeting(deps, helen, { ...MEETING, placeId: MEETING_CHAT, onAnotherDay: false }));
  for (const email of EVERYBODY) accepted(await checkIn(deps, personIdOf(email), MEETING));
  accepted(await openItem(deps, helen, onItem(requestId)));
  const interim = itemFor(await meetingNow(deps), requestId)?.heading.interim;
  if (!interim) throw new Error('Not interim');
  const change = { kind: 'change', amount: pence(500_000), end: localDate('2026-12-18') } as const;
  const terms = accepted(termsOfProposal(interim, change, TENTH));
  accepted(await openBallot(deps, helen, MEETING, { requestId, terms, number: 1, withoutQuorum: null }));
  for (const email of [PRIYA, MAREK]) await vote(deps, email, 'agree', requestId);
  accepted(await closeBallot(deps, helen, { communityId: 'ashdown', ballotId: `${TENTH}.${requestId}.1` }, ''));
  expect(await remainingOf(deps)).toBe(left - 80_000);
  accepted(await endMeeting(deps, helen, MEETING));
  const award = async () => (await deps.store.read('ashdown', 'award', requestId))?.value;
  expect(await award()).toMatchObject({
    status: 'sent',
    acknowledged: null,
    approvedOn: TENTH,
    terms: { amount: 500_000 },
  });
  accepted(await acknowledgeApproval(deps, grace, named(requestId)));
  expect(await award()).toMatchObject({ status: 'acknowledged' });
});

describe('a chair with an interest in an exceptional request (R98)', () => {
  const handsOver = (requestId: string) =>
    stepAsideBetweenMeetings(deps, helen, named(requestId), { aside: true, said: 'My brother teaches there.' }, 'k1');

  test('does not decide it; who stands in does, without waiting to be told', async () => {
    const requestId = await filedExceptional(deps);
    accepted(await handsOver(requestId));
    expect(await agreeAsInterim(deps, helen, named(requestId), AGREEMENT, 'k2')).toEqual(refused('ChairHasInterest'));
    accepted(await agreeAsInterim(deps, david, named(requestId), AGREEMENT, 'k3'));
  });

  test('does not chair it at the meeting either, whether it was agreed or left for it', async () => {
    const agreed = await filedExceptional(deps);
    accepted(await handsOver(agreed));
    accepted(await agreeAsInterim(deps, david, named(agreed), AGREEMENT, 'k2'));
    const left = await filedExceptional(deps);
    accepted(await handsOver(left));
    accepted(await leaveForMeeting(deps, david, named(left), 'k3'));
    deps.at(DURING);
    accepted(await startMeeting(deps, helen, { ...MEETING, placeId: MEETING_CHAT, onAnotherDay: false }));
    for (const requestId of [agreed, left]) {
      expect(itemFor(await meetingNow(deps), requestId)?.chairsAside).toMatchObject([{ personId: helen }]);
      expect(await openItem(deps, helen, onItem(requestId))).toEqual(refused('ChairHasInterest'));
    }
    accepted(await openItem(deps, david, onItem(left)));
  });
});

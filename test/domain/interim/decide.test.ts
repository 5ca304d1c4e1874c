import type { Budget } from '../../../src/domain/budget/budget';
import { instant, localDate } from '../../../src/domain/calendar/dates';
import { advise, agreeInterim, consult, declineInterim, leaveForMeeting } from '../../../src/domain/interim/decide';
import { latestEnd, mayReadUrgency, unconnectedWith, withoutUrgency } from '../../../src/domain/interim/interim';
import { waitingRequests } from '../../../src/domain/meeting/schedule';
import { pence } from '../../../src/domain/money';
import { defaultProfile } from '../../../src/domain/profile';
import { closedBecause } from '../../../src/domain/request/changes';
import { notWithdrawable } from '../../../src/domain/request/withdraw';
import { accepted, budget, nothing, refused, withLeft } from '../ballot/samples';
import { meetingAfter, scheduled, TENTH } from '../meeting/meetings';
import { submitted } from '../request/samples';
import { after, agreement, answered, community, deciding, exceptionalRequest, FILED_AT, today } from './samples';

const next = meetingAfter(scheduled([]));
const agreeing = (
  over: Partial<typeof agreement> = {},
  request = exceptionalRequest(),
  by = 'helen',
  money: readonly Budget[] = [budget],
) => agreeInterim(request, { ...agreement, ...over }, money, next, deciding(by));
const types = (outcome: ReturnType<typeof agreeing>) => accepted(outcome).map(({ type }) => type);

describe('agreeing as interim (R103)', () => {
  test('is one decision with its money and its approval, and the next meeting’s agenda carries it', () => {
    const events = accepted(agreeing());
    expect(events).toMatchObject([
      {
        type: 'InterimAgreed',
        meetingId: TENTH,
        as: 'chair',
        on: today,
        terms: { amount: 420_000, end: '2026-11-20' },
      },
      { type: 'FundsCommitted', amount: 420_000 },
      { type: 'ApprovalSent', approvedOn: today },
    ]);
    const [agreed] = events;
    expect(agreed).toMatchObject({
      heading: { reference: 'ASH-2627-001', interim: { amount: 420_000, end: '2026-11-20', on: today } },
    });
  });

  test('carries neither ground nor why it cannot wait in what everybody may see', () => {
    const [agreed] = accepted(agreeing());
    expect(JSON.stringify(agreed?.type === 'InterimAgreed' ? agreed.heading : '')).not.toMatch(/suddenChange|Monday/);
  });

  test('is the chair’s; the acting chair’s only once told, the clerk’s and a school’s never', () => {
    expect(agreeing({}, exceptionalRequest(), 'david')).toEqual(refused('NotYetYours'));
    expect(types(agreeing({}, exceptionalRequest({ actingChairTold: FILED_AT }), 'david'))).toContain('InterimAgreed');
    expect(agreeing({}, exceptionalRequest(), 'joe')).toEqual(refused('NotYours'));
    expect(agreeing({}, exceptionalRequest(), 'amara')).toEqual(refused('NotYours'));
  });

  test('is the acting chair’s at once where no chair is appointed (R10)', () => {
    const withoutChair = { ...community, appointments: community.appointments.filter(({ role }) => role !== 'chair') };
    const outcome = agreeInterim(exceptionalRequest(), agreement, [budget], next, {
      ...deciding('david'),
      community: withoutChair,
    });
    expect(accepted(outcome)).toMatchObject([{ as: 'actingChair' }, {}, {}]);
  });

  test('takes a reason, an amount up to what is asked, and a last day within the rules', () => {
    expect(agreeing({ reason: ' ' })).toEqual(refused('ReasonMissing'));
    expect(agreeing({ reason: 'x'.repeat(501) })).toEqual(refused('ReasonTooLong'));
    expect(agreeing({ amount: pence(0) })).toEqual(refused('NoAmount'));
    expect(agreeing({ amount: pence(640_100) })).toEqual(refused('MoreThanAsked'));
    expect(agreeing({ end: localDate('2026-11-08') })).toEqual(refused('EndBeforeStart'));
    expect(agreeing({ start: localDate('2026-10-01'), end: localDate('2026-11-04') })).toEqual(refused('EndPast'));
    expect(agreeing({ end: localDate('2026-11-25') })).toEqual(refused('EndTooLate'));
    expect(types(agreeing({ end: localDate('2026-11-24') }))).toContain('InterimAgreed');
  });

  test('may run ten working days past the next meeting, or thirty from today while none is planned', () => {
    expect(latestEnd(next, today, defaultProfile)).toBe('2026-11-24');
    expect(latestEnd(null, today, defaultProfile)).toBe('2026-12-17');
  });

  test('up to £5,000 is the chair’s alone; above it two unconnected schools must have answered first', () => {
    expect(types(agreeing({ amount: pence(500_000) }))).toContain('InterimAgreed');
    expect(agreeing({ amount: pence(500_001) })).toEqual(refused('NotConsulted'));
    const one = exceptionalRequest({ consulted: answered.consulted?.slice(0, 1) ?? [] });
    expect(agreeing({ amount: pence(640_000) }, one)).toEqual(refused('NotConsulted'));
    expect(types(agreeing({ amount: pence(640_000) }, exceptionalRequest(answered)))).toContain('InterimAgreed');
  });

  test('what the budget cannot carry is refused, to the last penny (R106)', () => {
    expect(agreeing({}, exceptionalRequest(), 'helen', withLeft(419_999))).toEqual(refused('BudgetTooSmall'));
    expect(types(agreeing({}, exceptionalRequest(), 'helen', withLeft(420_000)))).toContain('FundsCommitted');
    expect(agreeInterim(exceptionalRequest(), agreement, [], next, deciding())).toEqual(refused('NoBudget'));
  });

  test('pressing again changes nothing; another decision after it is refused', () => {
    const agreed = after(exceptionalRequest({ actingChairTold: FILED_AT }), accepted(agreeing()));
    expect(agreeInterim(agreed, agreement, [budget], next, deciding())).toEqual(nothing);
    expect(agreeInterim(agreed, agreement, [budget], next, deciding('david'))).toEqual(refused('DecidedSince'));
    expect(declineInterim(agreed, 'No.', deciding())).toEqual(refused('DecidedSince'));
  });

  test('only an exceptional request can be agreed so, and not one its school took back', () => {
    expect(agreeInterim(submitted, agreement, [budget], next, deciding())).toEqual(refused('NoSuchRequest'));
    expect(agreeInterim(null, agreement, [budget], next, deciding())).toEqual(refused('NoSuchRequest'));
    const heading = { requestId: 'r1' } as never;
    const facts = { heading, meetingId: null, reason: '', by: 'amara', at: FILED_AT };
    const gone = after(exceptionalRequest(), [{ type: 'RequestWithdrawn', requestId: 'r1', ...facts }]);
    expect(agreeInterim(gone, agreement, [budget], next, deciding())).toEqual(refused('Withdrawn'));
  });
});

describe('not agreeing, and leaving it for the meeting', () => {
  test('not agreeing takes a reason and ends the request by a person’s act', () => {
    expect(declineInterim(exceptionalRequest(), '', deciding())).toEqual(refused('ReasonMissing'));
    const declined = after(
      exceptionalRequest(),
      accepted(declineInterim(exceptionalRequest(), 'Not now.', deciding())),
    );
    expect(declined).toMatchObject({ status: 'decided', outcome: 'notAgreed', meetingId: null });
    expect(declineInterim(declined, 'Not now.', deciding())).toEqual(nothing);
  });

  test('left for the meeting it goes on the next agenda, or waits for one to be planned', () => {
    const [left] = accepted(leaveForMeeting(exceptionalRequest(), next, deciding()));
    expect(left).toMatchObject({ type: 'LeftForMeeting', meetingId: TENTH });
    const waiting = after(exceptionalRequest(), accepted(leaveForMeeting(exceptionalRequest(), null, deciding())));
    expect(waitingRequests([waiting], [], community).map(({ heading }) => heading.requestId)).toEqual(['r1']);
  });
});

describe('until it is decided', () => {
  test('it goes to no agenda by itself, even when a meeting is planned (R100)', () => {
    expect(waitingRequests([exceptionalRequest()], [], community)).toEqual([]);
  });

  test('its school may withdraw it and not change it; agreed as interim, neither', () => {
    expect(notWithdrawable(exceptionalRequest(), [])).toBeNull();
    expect(closedBecause(exceptionalRequest(), [], today)).toBe('WithTheChair');
    const agreed = after(exceptionalRequest(), accepted(agreeing()));
    expect(agreed.status === 'submitted' && closedBecause(agreed, [], today)).toBe('AgreedAsInterim');
    expect(notWithdrawable(agreed, [])).toBe('AgreedAsInterim');
  });

  test('ground and reason are for its school, whoever runs the community, and those consulted; nobody else', () => {
    const asked = exceptionalRequest({
      consulted: [
        { personId: 'siobhan', urn: '990004', school: '', askedBy: 'helen', askedAt: FILED_AT, answer: null },
      ],
    });
    const may = (person: string) => mayReadUrgency(community, asked, person, today);
    expect(['amara', 'helen', 'david', 'joe', 'siobhan'].map(may)).toEqual([true, true, true, true, true]);
    expect(['priya', 'mei-ling', 'ingrid'].map(may)).toEqual([false, false, false]);
    expect(JSON.stringify(withoutUrgency(asked).form)).not.toMatch(/suddenChange|Monday/);
  });
});

describe('consulting unconnected representatives', () => {
  test('leaves out the asking school, its trust or federation, and whoever speaks for one of them too', () => {
    const people = unconnectedWith(community, '990001', today).map(({ personId }) => personId);
    expect(people).toEqual(['priya', 'siobhan', 'mei-ling', 'mei-ling']);
  });

  test('asks each once, and refuses anybody connected', () => {
    const [asked] = accepted(consult(exceptionalRequest(), ['priya', 'priya'], deciding()));
    expect(asked).toMatchObject({ type: 'InterimConsulted', asked: [{ personId: 'priya', urn: '990002' }] });
    const then = after(exceptionalRequest(), asked ? [asked] : []);
    expect(consult(then, ['priya'], deciding())).toEqual(nothing);
    expect(consult(exceptionalRequest(), ['marek'], deciding())).toEqual(refused('Connected'));
    expect(consult(exceptionalRequest(), ['stranger'], deciding())).toEqual(refused('Connected'));
    expect(consult(exceptionalRequest(), [], deciding())).toEqual(refused('NobodyChosen'));
    expect(consult(exceptionalRequest(), ['priya'], deciding('joe'))).toEqual(refused('NotYours'));
  });

  test('an answer is given once, by whoever was asked, while the chair has not decided', () => {
    const asked = after(exceptionalRequest(), accepted(consult(exceptionalRequest(), ['priya'], deciding())));
    const say = (supports: boolean, by = 'priya', request = asked) =>
      advise(request, { supports, note: ' Yes. ', by }, instant('2026-11-05T10:00:00Z'));
    expect(say(true, 'siobhan')).toEqual(refused('NotAsked'));
    const told = after(asked, accepted(say(true)));
    expect(told.status === 'submitted' && told.exceptional?.consulted).toMatchObject([
      { answer: { supports: true, note: 'Yes.' } },
    ]);
    expect(say(true, 'priya', told)).toEqual(nothing);
    expect(say(false, 'priya', told)).toEqual(refused('AnsweredBefore'));
    const decided = after(asked, accepted(declineInterim(asked, 'No.', deciding())));
    expect(say(true, 'priya', decided)).toEqual(refused('DecidedSince'));
  });
});

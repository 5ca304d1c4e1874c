import { evolveAward } from '../../../src/domain/award/evolve';
import type { Award } from '../../../src/domain/award/award';
import type { Ballot, Choice } from '../../../src/domain/ballot/ballot';
import { closeBallot, decideTie, openBallot } from '../../../src/domain/ballot/decide';
import { evolveBallot } from '../../../src/domain/ballot/evolve';
import type { Budget } from '../../../src/domain/budget/budget';
import { evolveBudget } from '../../../src/domain/budget/evolve';
import { localDate } from '../../../src/domain/calendar/dates';
import type { Terms } from '../../../src/domain/decision/terms';
import type { CosEvent } from '../../../src/domain/events';
import { agreeInterim } from '../../../src/domain/interim/decide';
import type { Proposal } from '../../../src/domain/interim/confirm';
import { dueBy, termsOfProposal } from '../../../src/domain/interim/confirm';
import { interimOf } from '../../../src/domain/interim/interim';
import { endMeeting } from '../../../src/domain/meeting/end';
import { evolveMeeting } from '../../../src/domain/meeting/evolve';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import { itemFor } from '../../../src/domain/meeting/meeting';
import { reopen } from '../../../src/domain/meeting/reopen';
import { pence } from '../../../src/domain/money';
import { defaultProfile } from '../../../src/domain/profile';
import {
  accepted,
  AT,
  budget,
  checkedIn,
  frozen,
  refused,
  terms as ordinary,
  voted,
  withLeft,
} from '../ballot/samples';
import { meetingAfter, scheduled, started, TENTH } from '../meeting/meetings';
import { after, agreement, community, deciding, exceptionalRequest, interim } from './samples';

const on = localDate('2026-11-10');
const proposed = (proposal: Proposal) => termsOfProposal(interim, proposal, on);

describe('what can be put to the vote', () => {
  test('confirming keeps the amount, and the last day or a later one', () => {
    expect(accepted(proposed({ kind: 'confirm', end: interim.end }))).toMatchObject({
      amount: 420_000,
      interim: 'confirm',
    });
    expect(accepted(proposed({ kind: 'confirm', end: localDate('2026-12-18') }))).toMatchObject({ end: '2026-12-18' });
    expect(proposed({ kind: 'confirm', end: localDate('2026-11-20') })).toEqual(refused('EndNotLater'));
  });

  test('changing takes another amount or another last day', () => {
    const change = (amount: number, end: string) =>
      proposed({ kind: 'change', amount: pence(amount), end: localDate(end) });
    expect(accepted(change(600_000, '2026-12-18'))).toMatchObject({ amount: 600_000, end: '2026-12-18' });
    expect(change(420_000, '2026-11-22')).toEqual(refused('NothingChanges'));
    expect(change(0, '2026-12-18')).toEqual(refused('NoAmount'));
    expect(change(420_000, '2026-11-01')).toEqual(refused('EndBeforeStart'));
  });

  test('ending early pays what is due by that day, day by day, and frees the rest', () => {
    expect(dueBy(interim, localDate('2026-11-08'))).toBe(140_000); // 7 of 21 days
    expect(accepted(proposed({ kind: 'end', end: localDate('2026-11-15') }))).toMatchObject({ amount: 280_000 });
    expect(proposed({ kind: 'end', end: interim.end })).toEqual(refused('EndNotEarlier'));
    expect(proposed({ kind: 'end', end: localDate('2026-11-09') })).toEqual(refused('EndPast'));
  });

  test('support that has not begun can be ended before its first day, at no cost', () => {
    const later = { ...interim, start: localDate('2026-11-16'), end: localDate('2026-11-27') };
    const ended = accepted(termsOfProposal(later, { kind: 'end', end: on }, on));
    expect(ended).toMatchObject({ amount: 0, end: '2026-11-15' });
  });
});

/** Ashdown on 10 November with the interim decision open on its agenda, and what the chair's decision made of budget and award. */
function inMeeting() {
  const request = exceptionalRequest();
  const decided = accepted(agreeInterim(request, agreement, [budget], meetingAfter(scheduled([])), deciding()));
  const open: CosEvent[] = [started, ...['990001', '990002', '990003', '990004'].map(checkedIn)];
  const meeting = [
    ...decided,
    ...open,
    { type: 'ItemOpened', meetingId: TENTH, requestId: 'r1' } as const,
  ].reduce<Meeting>((now, event) => evolveMeeting(now, event, TENTH) ?? now, meetingAfter(scheduled([])));
  return {
    request: after(request, decided),
    meeting,
    money: decided.reduce<Budget>((now, event) => evolveBudget(now, event, '2026-27') ?? now, budget),
    award: decided.reduce<Award | null>((now, event) => evolveAward(now, event, 'r1'), null),
  };
}
type Situation = ReturnType<typeof inMeeting>;

const basis = { ...agreement, on: localDate('2026-11-05') };
const termsOf = (proposal: Proposal) => accepted(termsOfProposal(basis, proposal, on));
const CONFIRM = termsOf({ kind: 'confirm', end: localDate('2026-12-18') });
const MORE = termsOf({ kind: 'change', amount: pence(500_000), end: localDate('2026-12-18') });
const END = termsOf({ kind: 'end', end: localDate('2026-11-14') });

const opening = ({ meeting, money }: Situation, terms: Terms, with_: readonly Budget[] = [money]) =>
  openBallot(meeting, community, with_, defaultProfile, { requestId: 'r1', terms, number: 1, withoutQuorum: null }, AT);

function ballotOf(outcome: ReturnType<typeof opening>): Ballot {
  const [opened] = accepted(outcome);
  const ballot = opened?.type === 'BallotOpened' ? evolveBallot(null, opened, opened.ballotId) : null;
  if (!ballot) throw new Error('No ballot');
  return ballot;
}

function votedOn(situation: Situation, terms: Terms, choices: Readonly<Record<string, Choice>>) {
  const ballot = ballotOf(opening(situation, terms));
  const open = evolveMeeting(situation.meeting, accepted(opening(situation, terms))[0] as CosEvent, TENTH) as Meeting;
  const events = accepted(closeBallot(open, frozen(voted(ballot, choices)), community, [situation.money], '', AT));
  return {
    events,
    request: after(situation.request, events),
    meeting: events.reduce<Meeting>((now, event) => evolveMeeting(now, event, TENTH) ?? now, open),
    money: events.reduce<Budget>((now, event) => evolveBudget(now, event, '2026-27') ?? now, situation.money),
    award: events.reduce<Award | null>((now, event) => evolveAward(now, event, 'r1'), situation.award),
  };
}
const around = (budgets: readonly Budget[]) => ({ deferredTo: null, handedIn: null, budgets });
const AGREE = { 990002: 'agree', 990003: 'agree', 990004: 'agree' } as const;
const AGAINST = { 990002: 'disagree', 990003: 'disagree', 990004: 'agree' } as const;
const TIE = { 990002: 'agree', 990003: 'disagree' } as const;

describe('the community’s vote on an interim decision', () => {
  test('the item stands on the agenda without anybody adding it, and its school does not vote', () => {
    const situation = inMeeting();
    expect(itemFor(situation.meeting, 'r1')?.heading.interim).toMatchObject({ amount: 420_000, end: '2026-11-20' });
    const roll = ballotOf(opening(situation, CONFIRM)).roll;
    expect(roll.find(({ urn }) => urn === '990001')?.barred).toBe('ownRequest');
  });

  test('is on a proposal about it, never on an ordinary request’s terms; and the other way round', () => {
    const situation = inMeeting();
    expect(opening(situation, ordinary)).toEqual(refused('AnotherKindOfVote'));
    const meeting = meetingAfter(scheduled(['r1']), started, checkedIn('990001'), {
      type: 'ItemOpened',
      meetingId: TENTH,
      requestId: 'r1',
    });
    expect(opening({ ...situation, meeting }, CONFIRM)).toEqual(refused('AnotherKindOfVote'));
  });

  test('confirmed to a later day, no money moves, and the officer hears when the meeting ends', () => {
    const situation = inMeeting();
    const { events, money, award, request, meeting } = votedOn(situation, CONFIRM, AGREE);
    expect(events.map(({ type }) => type)).toEqual(['BallotClosed', 'RequestDecided']);
    expect(money.committed).toBe(situation.money.committed);
    expect(request).toMatchObject({ status: 'decided', outcome: 'confirmed', exceptional: { standing: 'settled' } });
    expect(award).toMatchObject({ status: 'agreed', terms: { end: '2026-12-18' }, meetingId: TENTH });
    const ended = accepted(endMeeting(meeting, award ? [award] : [], null, defaultProfile, AT));
    expect(ended.map(({ type }) => type)).toEqual(['MeetingEnded', 'ApprovalSent']);
  });

  test('a change commits the difference, and an end frees what is not yet due', () => {
    const situation = inMeeting();
    const more = votedOn(situation, MORE, AGREE);
    expect(more.events.at(-1)).toMatchObject({ type: 'FundsCommitted', amount: 80_000 });
    const ended = votedOn(situation, END, AGREE);
    expect(END.amount).toBe(210_000); // 6 of 12 days
    expect(ended.events.at(-1)).toMatchObject({ type: 'FundsReleased', amount: 210_000 });
    expect(ended.money.committed).toBe(budget.committed + 210_000);
    expect(ended.request).toMatchObject({ outcome: 'ended' });
  });

  test('only the difference must fit the budget', () => {
    const situation = inMeeting();
    const left = (amount: number) => withLeft(amount);
    expect(opening(situation, MORE, left(79_999))).toEqual(refused('BudgetTooSmall'));
    expect(ballotOf(opening(situation, MORE, left(80_000))).thisYear).toBe(80_000);
    expect(ballotOf(opening(situation, END, left(0))).thisYear).toBe(-210_000);
  });

  test('where KCC has taken so much that less than nothing is left, it can still be ended or confirmed: neither needs money (R107)', () => {
    const situation = inMeeting();
    const overdrawn = withLeft(-300_000);
    expect(ballotOf(opening(situation, END, overdrawn)).terms).toEqual(END);
    expect(ballotOf(opening(situation, CONFIRM, overdrawn)).thisYear).toBe(0);
    expect(opening(situation, MORE, overdrawn)).toEqual(refused('BudgetTooSmall'));
    const ended = votedOn({ ...situation, money: overdrawn[0] as Budget }, END, AGREE);
    expect(ended.events.at(-1)).toMatchObject({ type: 'FundsReleased', amount: 210_000 });
  });

  test('not confirmed, nothing ends by itself: award, money and last day stay as the chair set them (R107)', () => {
    const situation = inMeeting();
    const { events, money, award, request } = votedOn(situation, CONFIRM, AGAINST);
    expect(events.map(({ type }) => type)).toEqual(['BallotClosed', 'RequestDecided']);
    expect(money).toEqual(situation.money);
    expect(award).toEqual(situation.award);
    expect(request).toMatchObject({ status: 'decided', outcome: 'notAgreed', exceptional: { standing: 'interim' } });
    expect(request.status === 'decided' && interimOf(request)?.terms.end).toBe('2026-11-20');
  });

  test('a tie goes to the chair, who decides on exactly what was put to the vote (R87)', () => {
    const situation = inMeeting();
    const { meeting, money } = votedOn(situation, END, TIE);
    expect(itemFor(meeting, 'r1')?.progress.state).toBe('tied');
    const events = accepted(
      decideTie(
        meeting,
        community,
        [money],
        { requestId: 'r1', number: 1, agree: true, reason: 'It is not needed.' },
        AT,
      ),
    );
    expect(events).toMatchObject([
      { type: 'RequestDecided', outcome: 'ended', by: 'chair' },
      { type: 'FundsReleased', amount: 210_000 },
    ]);
  });

  test('opened again, the interim decision stands as before, with its money', () => {
    const situation = inMeeting();
    const ended = votedOn(situation, END, AGREE);
    const events = accepted(reopen(ended.meeting, 'r1', ended.award, around([ended.money]), 'A mistake.', AT));
    expect(events).toMatchObject([{ type: 'DecisionReopened' }, { type: 'FundsCommitted', amount: 210_000 }]);
    const award = events.reduce<Award | null>((now, event) => evolveAward(now, event, 'r1'), ended.award);
    expect(award).toMatchObject({ by: 'interim', status: 'sent', meetingId: null, terms: { amount: 420_000 } });
    expect(after(ended.request, events)).toMatchObject({ status: 'submitted', exceptional: { standing: 'interim' } });
  });

  test('it cannot be opened again where another request was promised what it had freed', () => {
    const ended = votedOn(inMeeting(), END, AGREE);
    const used = reopen(ended.meeting, 'r1', ended.award, around(withLeft(209_999)), 'A mistake.', AT);
    expect(used).toEqual(refused('MoneyUsedSince'));
  });

  test('a change that took more can be opened again even where less than nothing is left: that gives money back', () => {
    const more = votedOn(inMeeting(), MORE, AGREE);
    const events = accepted(reopen(more.meeting, 'r1', more.award, around(withLeft(-300_000)), 'A mistake.', AT));
    expect(events).toMatchObject([{ type: 'DecisionReopened' }, { type: 'FundsReleased', amount: 80_000 }]);
  });

  test('a vote that did not confirm, opened again, leaves the interim award alone', () => {
    const situation = inMeeting();
    const failed = votedOn(situation, CONFIRM, AGAINST);
    const events = accepted(
      reopen(failed.meeting, 'r1', failed.award, around([failed.money]), 'Another proposal.', AT),
    );
    expect(events.map(({ type }) => type)).toEqual(['DecisionReopened']);
    const award = events.reduce<Award | null>((now, event) => evolveAward(now, event, 'r1'), failed.award);
    expect(award).toEqual(situation.award);
  });
});

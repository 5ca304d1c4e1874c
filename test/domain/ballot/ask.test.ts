import { askForVote, askTheChair } from '../../../src/domain/ballot/ask';
import type { Ballot, Choice } from '../../../src/domain/ballot/ballot';
import { castVote, closeBallot, decideTie, recordVote } from '../../../src/domain/ballot/decide';
import { evolveBallot } from '../../../src/domain/ballot/evolve';
import { openItem } from '../../../src/domain/meeting/decide';
import { evolveMeeting } from '../../../src/domain/meeting/evolve';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import { isEverythingHeard, itemFor } from '../../../src/domain/meeting/meeting';
import type { CosEvent } from '../../../src/domain/events';
import { defaultProfile } from '../../../src/domain/profile';
import { TENTH } from '../meeting/meetings';
import {
  accepted,
  ashdown,
  AT,
  BROOKSIDE,
  budget,
  frozen,
  HILLTOP,
  nothing,
  OAKFIELD,
  openedBy,
  openedVote,
  opening,
  refused,
  ST_EBBAS,
  underDiscussion,
  voted,
} from './samples';

const rules = (changed: Partial<typeof defaultProfile>) => ({ profile: { ...defaultProfile, ...changed } });
const after = (ballot: Ballot, events: readonly CosEvent[]): Ballot =>
  events.reduce((now, event) => evolveBallot(now, event, ballot.ballotId) ?? now, ballot);
const close = (ballot: Ballot, meeting = underDiscussion()) =>
  accepted(closeBallot(meeting, frozen(ballot), ashdown, [budget], '', AT));

describe('a dispute (R87)', () => {
  const votes = { [HILLTOP]: 'agree', [BROOKSIDE]: 'agree', [ST_EBBAS]: 'disagree' } as const;
  const disputed = (ballot: Ballot) => after(ballot, accepted(askTheChair(ballot, ST_EBBAS, 'siobhan', AT)));

  test('a school that may vote asks before the vote closes; then the chair decides, whatever the votes', () => {
    const events = close(voted(disputed(openedVote()), votes));
    expect(events).toMatchObject([{ type: 'BallotClosed', result: 'disputed', counts: { agree: 2, disagree: 1 } }]);
    const opened = openedBy(opening(underDiscussion()));
    const meeting = [opened, ...events].reduce<Meeting>(
      (now, event) => evolveMeeting(now, event, TENTH) ?? now,
      underDiscussion(),
    );
    expect(itemFor(meeting, 'r1')?.progress).toMatchObject({ state: 'tied', disputed: true });
    const decision = { requestId: 'r1', number: 1, agree: false, reason: 'The evidence is thin.' };
    expect(accepted(decideTie(meeting, ashdown, [budget], decision, AT))).toMatchObject([
      { type: 'RequestDecided', by: 'chair', outcome: 'notAgreed', reason: 'The evidence is thin.' },
    ]);
    expect(decideTie(meeting, ashdown, [budget], { ...decision, reason: '' }, AT)).toEqual(refused('ReasonMissing'));
  });

  test('nobody asks where the rules make only a tie the chair’s', () => {
    const ballot = openedVote(underDiscussion(), rules({ disputes: 'tie' }));
    expect(askTheChair(ballot, ST_EBBAS, 'siobhan', AT)).toEqual(refused('NoDisputes'));
  });

  test('asking twice is once; after closing, and for a school without a vote, it is refused', () => {
    const ballot = openedVote();
    expect(askTheChair(disputed(ballot), ST_EBBAS, 'siobhan', AT)).toEqual(nothing);
    expect(askTheChair(frozen(ballot), ST_EBBAS, 'siobhan', AT)).toEqual(refused('VoteNotOpen'));
    expect(askTheChair(ballot, OAKFIELD, 'amara', AT)).toEqual(refused('NotOnRoll'));
  });

  test('where no school voted there is nothing to decide, disputed or not', () => {
    expect(close(disputed(openedVote()))).toMatchObject([{ type: 'BallotClosed', result: 'nobodyVoted' }]);
  });
});

describe('agreed by everyone present, without a vote', () => {
  const allowed = rules({ agreedWithoutVote: true });
  const put = (meeting = underDiscussion()) => openedVote(meeting, { ...allowed, byEveryone: true });

  test('only where the rules allow it', () => {
    expect(opening(underDiscussion(), { byEveryone: true })).toEqual(refused('NoVoteless'));
    expect(opening(underDiscussion(), { ...allowed, byEveryone: true }).ok).toBe(true);
  });

  test('closing it records the agreement of everyone on exactly those terms, and commits the money', () => {
    expect(close(put())).toMatchObject(
      [
        { type: 'BallotClosed', result: 'agreed', counts: { agree: 0, disagree: 0, abstain: 0 } },
        { type: 'RequestDecided', by: 'everyone', outcome: 'agreed' },
        { type: 'FundsCommitted', amount: 640_000 },
        ...[],
      ].slice(0, 3),
    );
  });

  test('any present school turns it into a vote; until then no vote is cast', () => {
    const cast = { urn: HILLTOP, personId: 'priya', choice: 'disagree' as Choice, lastSeen: 0 };
    expect(castVote(put(), cast, AT)).toEqual(refused('AskFirst'));
    const asked = after(put(), accepted(askForVote(put(), BROOKSIDE, 'marek', AT)));
    expect(asked.byEveryone).toBe(false);
    expect(castVote(asked, cast, AT).ok).toBe(true);
    expect(askForVote(asked, HILLTOP, 'priya', AT)).toEqual(nothing);
    expect(close(voted(asked, { [HILLTOP]: 'disagree' }))).toMatchObject([
      { result: 'notAgreed' },
      { by: 'vote', outcome: 'notAgreed' },
    ]);
  });

  test('not for a school without a vote, nor after it was recorded', () => {
    expect(askForVote(put(), OAKFIELD, 'amara', AT)).toEqual(refused('NotOnRoll'));
    expect(askForVote(frozen(put()), HILLTOP, 'priya', AT)).toEqual(refused('VoteNotOpen'));
  });
});

describe('may a vote be changed?', () => {
  const change = (ballot: Ballot) =>
    castVote(
      voted(ballot, { [HILLTOP]: 'agree' }),
      { urn: HILLTOP, personId: 'priya', choice: 'disagree', lastSeen: 1 },
      AT,
    );

  test('until the vote closes, where nothing else is set', () => {
    expect(change(openedVote()).ok).toBe(true);
  });

  test('not where the rules say so; a slip of whoever recorded it can still be put right', () => {
    const fixed = openedVote(underDiscussion(), rules({ votesChangeable: false }));
    expect(change(fixed)).toEqual(refused('VoteStands'));
    const agreed = voted(fixed, { [HILLTOP]: 'agree' });
    const slip = { ...agreed, votes: { u990002: { ...agreed.votes['u990002'], recorded: true } } } as Ballot;
    expect(recordVote(slip, { urn: HILLTOP, choice: 'disagree', lastSeen: 1 }, AT).ok).toBe(true);
    expect(recordVote(agreed, { urn: HILLTOP, choice: 'disagree', lastSeen: 1 }, AT)).toEqual(refused('VoteStands'));
  });
});

describe('hear all, then decide', () => {
  const hearAll = rules({ hearAllFirst: true });
  const opened = (meeting: Meeting, requestId: string): Meeting =>
    accepted(openItem(meeting, requestId, true)).reduce(
      (now, event) => evolveMeeting(now, event, TENTH) ?? now,
      meeting,
    );

  test('no vote opens before every request was heard; one is heard after the other', () => {
    const first = underDiscussion();
    expect(opening(first, hearAll)).toEqual(refused('NotAllHeard'));
    const second = opened(first, 'r2');
    expect(itemFor(second, 'r1')).toMatchObject({ progress: { state: 'waiting' }, heard: 1 });
    expect(itemFor(second, 'r2')?.progress).toEqual({ state: 'open' });
    expect(isEverythingHeard(second)).toBe(true);
    expect(opening(opened(second, 'r1'), hearAll).ok).toBe(true);
  });

  test('is off unless it is set: the first request can be voted on at once, and stays open until then', () => {
    expect(opening(underDiscussion()).ok).toBe(true);
    expect(openItem(underDiscussion(), 'r2')).toEqual(refused('AnotherItemOpen'));
  });
});

import { askForVote, askTheChair } from '../../../src/app/ballot-asks';
import { closeBallot, decideTie, endMeeting, openBallot, openItem } from '../../../src/app/meeting';
import { enterDecision, enterMeeting } from '../../../src/app/paper';
import { reopenItem } from '../../../src/app/reopen';
import { castVote, recordVotes } from '../../../src/app/voting';
import { entitled, voteOf } from '../../../src/domain/ballot/ballot';
import { addDays, localDate, londonDate } from '../../../src/domain/calendar/dates';
import { pence } from '../../../src/domain/money';
import { refuse } from '../../../src/domain/outcome';
import { isHandedIn } from '../../../src/domain/request/request';
import { speakersOf } from '../world';
import {
  RUNNING,
  CHAIRING,
  SCHOOLS,
  inSession,
  planned,
  items,
  likely,
  whenIn,
  on,
  onItem,
  REASONS,
  urns,
  openBallots,
  onBallot,
} from './act';
import type { Trying, Act } from './act';

async function termsFor({ state, pick }: Trying, item: ReturnType<typeof items>[number]) {
  const request = state.requests.find(({ requestId }) => requestId === item.item.heading.requestId);
  const { interim, amount } = item.item.heading;
  if (interim) {
    const how = pick(['confirm', 'change', 'end'] as const) ?? 'confirm';
    const end = how === 'end' ? addDays(interim.end, -2) : how === 'confirm' ? interim.end : addDays(interim.end, 20);
    return {
      amount: interim.amount,
      start: interim.start,
      end,
      review: null,
      conditions: '',
      heldUntilMet: false,
      interim: how,
    };
  }
  const asked = request && isHandedIn(request) ? request.form.asked : null;
  const conditions = pick(['', '', 'A plan first.']) ?? '';
  return {
    amount: pick([amount, amount, pence(Math.max(1, Math.round(amount / 2)))]) ?? amount,
    start: asked?.start ?? localDate('2027-01-04'),
    end: pick([asked?.end ?? localDate('2027-07-22'), localDate('2028-03-01')]) ?? null,
    review: null,
    conditions,
    heldUntilMet: conditions !== '',
  };
}
/** Discussing, voting and deciding, in the meeting and entered from paper. */
export const voteActs: Readonly<Record<string, Act>> = {
  'open a request': {
    through: ['openItem'],
    roles: RUNNING,
    when: whenIn(30, 'waiting'),
    run: async ({ world: { deps }, state, by, pick }) => {
      const item = pick(items(state, 'waiting')) ?? pick(items(state));
      return item ? openItem(deps, by, onItem(item)) : null;
    },
  },
  'open a vote': {
    through: ['openBallot'],
    roles: RUNNING,
    when: whenIn(50, 'open', 'notFunded'),
    run: async (trying) => {
      const { world, state, by, pick } = trying;
      const item = pick(items(state, 'open', 'notFunded')) ?? pick(items(state));
      if (!item) return null;
      const terms = await termsFor(trying, item);
      const vote = { requestId: item.item.heading.requestId, number: item.item.ballots + 1, terms };
      const withoutQuorum = pick(['The others are held up.', 'The others are held up.', null]) ?? null;
      return openBallot(world.deps, by, on(item.meeting), {
        ...vote,
        withoutQuorum,
        byEveryone: pick([false, false, true]) ?? false,
      });
    },
  },
  vote: {
    through: ['castVote'],
    roles: SCHOOLS,
    whose: (state) =>
      speakersOf(
        state,
        openBallots(state).flatMap(({ roll }) => roll.flatMap(({ urn, barred }) => (barred === null ? [urn] : []))),
      ),
    when: (state) => likely(60, openBallots(state).length),
    run: async ({ world: { deps }, state, by, pick }) => {
      const ballot = pick(state.ballots.filter(({ status }) => status === 'open')) ?? pick(state.ballots);
      if (!ballot) return null;
      const urn = pick([...entitled(ballot, by), ...ballot.roll])?.urn ?? '990001';
      const lastSeen = pick([voteOf(ballot, urn)?.number ?? 0, voteOf(ballot, urn)?.number ?? 0, 0]) ?? 0;
      const choice = pick(['agree', 'disagree', 'agree', 'disagree', 'abstain'] as const) ?? 'agree';
      const { refusal } = await castVote(deps, ballot, { personId: by, urn, choice, lastSeen });
      return refusal === null ? { ok: true, value: null } : refuse(refusal);
    },
  },
  'record votes for schools': {
    through: ['recordVotes'],
    roles: RUNNING,
    when: (state) => likely(6, openBallots(state).length),
    run: async ({ world: { deps }, state, by, pick }) => {
      const ballot = pick(openBallots(state));
      const entry = ballot && pick(ballot.roll);
      if (!ballot || !entry) return null;
      const choice = pick(['agree', 'disagree', 'abstain'] as const) ?? 'agree';
      const done = await recordVotes(deps, by, onBallot(ballot.ballotId), [
        { urn: entry.urn, choice, lastSeen: voteOf(ballot, entry.urn)?.number ?? 0 },
      ]);
      return done.ok && done.value.refused.length > 0 ? refuse('NotRecorded') : done;
    },
  },
  'ask for a vote': {
    through: ['askForVote'],
    roles: [...SCHOOLS, ...RUNNING],
    when: ({ ballots }) =>
      likely(
        8,
        ballots.some(({ status, byEveryone }) => status === 'open' && byEveryone),
      ),
    run: async ({ world: { deps }, state, by, pick }) => {
      const ballot = pick(state.ballots.filter(({ byEveryone }) => byEveryone)) ?? pick(state.ballots);
      const entry = ballot && (pick(entitled(ballot, by)) ?? pick(ballot.roll));
      return entry ? askForVote(deps, by, { ...onBallot(ballot.ballotId), urn: entry.urn }) : null;
    },
  },
  'ask the chair to decide': {
    through: ['askTheChair'],
    roles: [...SCHOOLS, ...RUNNING],
    when: (state) => likely(2, openBallots(state).length),
    run: async ({ world: { deps }, state, by, pick }) => {
      const ballot = pick(openBallots(state));
      const entry = ballot && (pick(entitled(ballot, by)) ?? pick(ballot.roll));
      return entry ? askTheChair(deps, by, { ...onBallot(ballot.ballotId), urn: entry.urn }) : null;
    },
  },
  'close a vote': {
    through: ['closeBallot'],
    roles: RUNNING,
    when: ({ ballots }) =>
      likely(
        24,
        ballots.some(({ status, votes }) => status !== 'closed' && Object.keys(votes).length > 1),
      ) ||
      likely(
        1,
        ballots.some(({ status }) => status !== 'closed'),
      ),
    run: async ({ world: { deps }, state, by, pick }) => {
      const ballot = pick(state.ballots.filter(({ status }) => status !== 'closed')) ?? pick(state.ballots);
      return ballot ? closeBallot(deps, by, onBallot(ballot.ballotId), pick(REASONS) ?? '') : null;
    },
  },
  'decide a tie or dispute': {
    through: ['decideTie'],
    roles: CHAIRING,
    when: whenIn(30, 'tied'),
    run: async ({ world: { deps }, state, by, pick }) => {
      const item = pick(items(state, 'tied')) ?? pick(items(state));
      if (!item) return null;
      const { heading, ballots } = item.item;
      const decision = { requestId: heading.requestId, number: ballots, agree: pick([true, false]) ?? true };
      return decideTie(deps, by, on(item.meeting), { ...decision, reason: pick(REASONS) ?? '' });
    },
  },
  'reopen a request': {
    through: ['reopenItem'],
    roles: CHAIRING,
    when: (state) => whenIn(3, 'decided')(state) + whenIn(6, 'deferred')(state),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const item = pick([...items(state, 'deferred'), ...items(state, 'decided', 'deferred')]);
      return item ? reopenItem(deps, by, onItem(item), pick(REASONS) ?? '', key) : null;
    },
  },
  'end a meeting': {
    through: ['endMeeting'],
    roles: RUNNING,
    when: (state) => likely(items(state, 'decided').length > 1 ? 6 : 1, inSession(state)),
    run: async ({ world: { deps }, state, by, pick }) => {
      const meeting = inSession(state) ?? pick(state.meetings);
      return meeting ? endMeeting(deps, by, on(meeting)) : null;
    },
  },
  'enter a meeting held on paper': {
    through: ['enterMeeting'],
    roles: RUNNING,
    when: (state) => likely(1, !inSession(state) && planned(state).length > 0),
    run: async ({ world: { deps }, state, by, pick, key }) => {
      const meeting = pick(planned(state));
      const held = londonDate(deps.now());
      return meeting ? enterMeeting(deps, by, on(meeting), { heldOn: held, came: urns(state).slice(0, 6) }, key) : null;
    },
  },
  'enter a decision made on paper': {
    through: ['enterDecision'],
    roles: RUNNING,
    when: (state) => likely(12, inSession(state)?.paper),
    run: async (trying) => {
      const { world, state, by, pick } = trying;
      const item = pick(items(state, 'waiting', 'open')) ?? pick(items(state));
      if (!item) return null;
      const terms = await termsFor(trying, item);
      const decision = {
        requestId: item.item.heading.requestId,
        number: item.item.ballots + 1,
        terms,
        reason: 'As minuted.',
      };
      const votes = [{ urn: '990003', choice: pick(['agree', 'disagree'] as const) ?? 'agree' }];
      return enterDecision(world.deps, by, on(item.meeting), {
        ...decision,
        withoutQuorum: null,
        votes,
        didNotVote: [],
        others: pick(['agree', null] as const) ?? null,
      });
    },
  },
};

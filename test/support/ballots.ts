import { receiptOf, record } from '../../src/app/record';
import type { CommunityStore, RecordedEvent } from '../../src/app/ports';
import type { Ballot, Choice, Vote } from '../../src/domain/ballot/ballot';
import { USUAL_RULES, voteOf } from '../../src/domain/ballot/ballot';
import type { Instant } from '../../src/domain/calendar/dates';
import { instant, localDate } from '../../src/domain/calendar/dates';
import type { CosEvent, EventOf } from '../../src/domain/events';
import { pence } from '../../src/domain/money';

export const VOTED_AT: Instant = instant('2026-11-10T14:05:00Z');
export const BALLOT = '2026-11-10.r1.1';

/** Fourteen schools, the most a community has. */
export const SCHOOLS = Array.from({ length: 14 }, (_, index) => String(990_001 + index));

/** An open vote on a roll of fourteen schools, all present. */
export const ballotOf = (communityId: string): Ballot => ({
  ballotId: BALLOT,
  communityId,
  community: 'Ashdown',
  meetingId: '2026-11-10',
  heading: {
    requestId: 'r1',
    reference: 'ASH-2627-014',
    urn: '990099',
    school: 'Oakfield Primary',
    category: 'speechAndLanguage',
    amount: pence(640_000),
  },
  position: 3,
  items: 4,
  terms: {
    amount: pence(640_000),
    start: localDate('2027-01-04'),
    end: localDate('2027-07-22'),
    review: null,
    conditions: '',
    heldUntilMet: false,
  },
  roll: SCHOOLS.map((urn) => ({ urn, school: `School ${urn}`, people: [`p-${urn}`], barred: null, interest: null })),
  needed: 6,
  present: 14,
  remaining: pence(18_620_000),
  thisYear: pence(640_000),
  votes: {},
  status: 'open',
  rules: USUAL_RULES,
  byEveryone: false,
  disputedBy: [],
  openedAt: VOTED_AT,
  threshold: 'majority',
  profileVersion: 1,
});

export const recorded = (communityId: string, id: string, event: CosEvent): RecordedEvent =>
  record(id, event, { communityId, actor: { personId: 'p1', as: 'representative' }, at: VOTED_AT, profileVersion: 1 });

/** A school's vote as the app hands it to the store, under its natural key. */
export function voteFor(
  store: CommunityStore,
  communityId: string,
  urn: string,
  choice: Choice = 'agree',
  number = 1,
): ReturnType<CommunityStore['castVote']> {
  const event: EventOf<'VoteCast'> = {
    type: 'VoteCast',
    ballotId: BALLOT,
    meetingId: '2026-11-10',
    requestId: 'r1',
    urn,
    choice,
    number,
    recorded: false,
    at: VOTED_AT,
  };
  const kept = recorded(communityId, `vote:${BALLOT}:${urn}:${number}`, event);
  const vote: Vote = { choice, number, by: `p-${urn}`, at: VOTED_AT, receipt: receiptOf(kept.hash), recorded: false };
  return store.castVote(communityId, BALLOT, urn, vote, kept);
}

/** Puts an open ballot into a community of its own and gives back the community's id. */
export async function openBallotIn(store: CommunityStore, communityId: string): Promise<string> {
  const ballot = ballotOf(communityId);
  await store.commit(communityId, [{ kind: 'ballot', key: BALLOT, document: ballot, etag: null }], []);
  return communityId;
}

export async function ballotIn(store: CommunityStore, communityId: string): Promise<Ballot> {
  const ballot = (await store.read(communityId, 'ballot', BALLOT))?.value;
  if (!ballot) throw new Error('No ballot');
  return ballot;
}

/** The schools whose vote stands in the ballot. */
export const schoolsIn = (ballot: Ballot): string[] => SCHOOLS.filter((urn) => voteOf(ballot, urn));

/** How many votes the history of a community holds. */
export const votesInHistory = async (store: CommunityStore, communityId: string): Promise<number> =>
  (await store.events(communityId)).filter(({ event }) => event.type === 'VoteCast').length;

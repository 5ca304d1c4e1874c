import { CosmosClient } from '@azure/cosmos';
import { deferRequest } from '../../src/app/agenda';
import { closeBallot, endMeeting } from '../../src/app/meeting';
import { announce, boardIn } from '../../src/app/notifications';
import { personIdOf } from '../../src/app/person-id';
import type { RecordedEvent } from '../../src/app/ports';
import { record } from '../../src/app/record';
import { reopenItem } from '../../src/app/reopen';
import type { CosEvent } from '../../src/domain/events';
import { DECEMBER, plannedMeeting, TENTH } from '../support/agendas';
import {
  accepted,
  ADAEZE,
  AMARA,
  DAVID,
  EVERYBODY,
  GRACE,
  HELEN,
  JOE,
  MEETING,
  meetingInSession,
  onBallot,
  onItem,
  openedVote,
  PRIYA,
  vote,
} from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { CHANNEL, MEETING_CHAT } from '../support/turns';

const TOM = 'tom.whitlock@oakfield.example';
const OMAR = 'omar.haddad@council.example';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
  await meetingInSession(deps);
});
afterEach(() => deps.close());

const recordedAs = (id: string, event: CosEvent): RecordedEvent =>
  record(id, event, {
    communityId: 'ashdown',
    actor: { personId: personIdOf(HELEN), as: 'chair' },
    at: deps.now(),
    profileVersion: 1,
  });

const say = (ids: readonly { id: string; recipient: string }[]): string[] =>
  ids.map(({ id, recipient }) => `${id} to ${recipient}`).sort();
const told = async (id: string, event: CosEvent) => say(await announce(deps, recordedAs(id, event)));
const people = (id: string, ...emails: readonly string[]) =>
  emails.map((each) => `${id} to person:${personIdOf(each)}`);
const inChat = (id: string) => `${id} to place:${MEETING_CHAT}`;
const onChannel = (id: string) => `${id} to place:${CHANNEL}`;
const [BOARD, ITEM] = [inChat(`board:${TENTH}`), inChat(`item:${TENTH}:r1`)];

test('what happened more than thirty days ago is no news: after a restore nobody is told of it again', async () => {
  const old = recordedAs('e1', {
    type: 'MeetingStarted',
    meetingId: TENTH,
    placeId: MEETING_CHAT,
    at: deps.now(),
  });
  expect(await announce(deps, old)).not.toEqual([]);
  deps.at('2026-12-11T14:00:00Z');
  expect(await announce(deps, old)).toEqual([]);
});

/** What was announced for the last event of that type, as the change feed would hand it over. */
async function announcedFor(type: CosEvent['type']): Promise<string[]> {
  const event = (await deps.store.events('ashdown')).findLast((each) => each.event.type === type);
  if (!event) throw new Error(`No ${type} happened`);
  return say(await announce(deps, event));
}

describe('who hears about what', () => {
  test('a request handed in: chair, acting chair and clerk, never its school’s neighbours', async () => {
    const events = await deps.store.events('ashdown');
    const submitted = events.find(({ event }) => event.type === 'RequestSubmitted' && event.requestId === 'r1');
    const notices = submitted ? say(await announce(deps, submitted)) : [];
    expect(notices).toEqual(people('requestReceived:r1:submit:r1:0', HELEN, DAVID, JOE).sort());
  });

  test('a published agenda: the channel, and every representative once, whoever they speak for', async () => {
    const id = `agendaPublished:${TENTH}:p:0`;
    const expected = [onChannel(id), ...people(id, ...EVERYBODY, TOM)].sort();
    expect(await told('p:0', { type: 'AgendaPublished', meetingId: TENTH, at: deps.now() })).toEqual(expected);
  });

  test('a vote opened, a vote cast, a vote closed: the shared cards of the meeting, nobody’s personal chat', async () => {
    await openedVote(deps);
    await vote(deps, PRIYA, 'agree');
    accepted(await closeBallot(deps, personIdOf(HELEN), onBallot(), ''));
    expect(await announcedFor('MeetingStarted')).toEqual([BOARD]);
    expect(await announcedFor('SchoolCheckedIn')).toEqual([BOARD]);
    expect(await announcedFor('ItemOpened')).toEqual([BOARD, ITEM]);
    expect(await announcedFor('BallotOpened')).toEqual([BOARD, ITEM]);
    expect(await announcedFor('VoteCast')).toEqual([ITEM]);
    expect(await announcedFor('BallotClosed')).toEqual([BOARD, ITEM]);
    expect(await announcedFor('RequestDecided')).toEqual([BOARD, ITEM]);
    expect(await announcedFor('FundsCommitted')).toEqual([]);
  });

  test('a late request taken in during the meeting: its shared card, which lists the agenda', async () => {
    const taken = { type: 'LateRequestPlaced', meetingId: TENTH, requestId: 'r2', minutes: 15 } as const;
    expect(await told('t:0', taken)).toEqual([BOARD]);
  });

  test('a meeting ended: its chat and the channel get the decisions, each school its own, chair and clerk the draft minutes, the officers the approval (R108)', async () => {
    await plannedMeeting(deps, DECEMBER);
    await openedVote(deps);
    await vote(deps, PRIYA, 'agree');
    accepted(await closeBallot(deps, personIdOf(HELEN), onBallot(), ''));
    accepted(await endMeeting(deps, personIdOf(JOE), MEETING));
    const log = `decisionLog:${TENTH}:end:${TENTH}:2`;
    const decision = `decision:r1:end:${TENTH}:2`;
    const draft = `minutesDraft:${TENTH}:end:${TENTH}:2`;
    const items = ['r1', 'r2', 'r3'].map((requestId) => inChat(`item:${TENTH}:${requestId}`));
    expect(await announcedFor('MeetingEnded')).toEqual(
      [
        BOARD,
        ...items,
        inChat(log),
        onChannel(log),
        ...people(decision, AMARA, TOM),
        ...people(draft, HELEN, DAVID, JOE),
      ].sort(),
    );
    expect(await announcedFor('ApprovalSent')).toEqual(people(`approval:r1:end:${TENTH}:3`, GRACE, OMAR).sort());
  });

  test('a request carried to the next meeting: the school that asked', async () => {
    await plannedMeeting(deps, DECEMBER);
    accepted(await endMeeting(deps, personIdOf(JOE), MEETING));
    const event = (await deps.store.events('ashdown')).find(
      (each) => each.event.type === 'RequestDeferred' && each.event.requestId === 'r2',
    );
    const notices = event ? say(await announce(deps, event)) : [];
    expect(notices.filter((each) => each.includes('person:'))).toEqual(
      people(`requestDeferred:r2:end:${TENTH}:1`, PRIYA),
    );
  });

  test('a deferred request taken up again: its school, which had been told otherwise', async () => {
    accepted(await deferRequest(deps, personIdOf(HELEN), { ...onItem(), reason: 'No time.' }, 'd1'));
    accepted(await reopenItem(deps, personIdOf(HELEN), onItem(), 'There is time after all.', 'k1'));
    const notice = `requestTakenUp:r1:reopen:r1:k1:0`;
    expect(await announcedFor('DeferredTakenUp')).toEqual([BOARD, ITEM, ...people(notice, AMARA, TOM)].sort());
  });

  test('an acknowledged approval: the school it belongs to', async () => {
    await openedVote(deps);
    await vote(deps, PRIYA, 'agree');
    accepted(await closeBallot(deps, personIdOf(HELEN), onBallot(), ''));
    const event: CosEvent = { type: 'ApprovalAcknowledged', requestId: 'r1', by: personIdOf(GRACE), at: deps.now() };
    expect(await told('a:0', event)).toEqual(people('approvalAcknowledged:r1:a:0', AMARA, TOM).sort());
  });

  test('what is nobody else’s business: a draft begun, pupils looked at, an approval held', async () => {
    const at = deps.now();
    expect(await told('d:0', { type: 'RequestStarted', requestId: 'r9', urn: '990001', by: 'p1', at })).toEqual([]);
    expect(await told('d:1', { type: 'PupilsOpened', requestId: 'r1', by: 'p1', at })).toEqual([]);
    expect(await told('d:2', { type: 'ApprovalHeld', requestId: 'r1' })).toEqual([]);
  });
});

test('an area without an officer: the approval is kept under the area’s own name (R14)', async () => {
  const client = new CosmosClient({ endpoint: deps.cosmos.endpoint, key: deps.cosmos.key });
  await client.database('cos').container('directory').item('area:East', 'area:East').delete();
  client.dispose();
  const event: CosEvent = { type: 'ApprovalSent', requestId: 'r1', area: 'East', approvedOn: TENTH, at: deps.now() };
  expect(await told('s:0', event)).toEqual(['approval:r1:s:0 to area:East']);
});

test('officers hear only while they serve: before their first day the area keeps it (R14)', async () => {
  const staff = await deps.directory.staffOf('East');
  expect(staff?.officers).toHaveLength(2);
  deps.at('2025-08-31T10:00:00Z'); // the day before the sample's officers begin
  const event: CosEvent = { type: 'ApprovalSent', requestId: 'r1', area: 'East', approvedOn: TENTH, at: deps.now() };
  expect(await told('s:0', event)).toEqual(['approval:r1:s:0 to area:East']);
});

test('the same event handed over twice, also at the same moment, is one notice for each', async () => {
  const event = recordedAs('p:0', { type: 'AgendaPublished', meetingId: TENTH, at: deps.now() });
  await Promise.all([announce(deps, event), announce(deps, event)]);
  await announce(deps, event);
  expect((await deps.deliveries.all()).filter(({ notice }) => notice.type === 'agendaPublished')).toHaveLength(10);
});

test('an agenda published again is told again', async () => {
  await told('p:0', { type: 'AgendaPublished', meetingId: TENTH, at: deps.now() });
  expect(await told('p:1', { type: 'AgendaPublished', meetingId: TENTH, at: deps.now() })).toHaveLength(10);
});

test('many changes of a shared card are one message that is edited', async () => {
  await openedVote(deps);
  for (const email of [PRIYA, ADAEZE]) await vote(deps, email, 'agree');
  for (const event of await deps.store.events('ashdown')) await announce(deps, event);
  const boards = (await deps.deliveries.all()).filter(({ id }) => id.startsWith('item:'));
  expect(boards).toHaveLength(1);
  expect(boards[0]?.wanted).toBe(4);
});

test('the card somebody asks for by word is the same one that later changes edit', async () => {
  const card = boardIn(MEETING_CHAT, MEETING, deps.now());
  expect(say([card])).toEqual([BOARD]);
});

test('what is kept to be sent holds ids only: no name, no reason, no words', async () => {
  await plannedMeeting(deps, DECEMBER);
  accepted(await endMeeting(deps, personIdOf(JOE), MEETING));
  for (const event of await deps.store.events('ashdown')) await announce(deps, event);
  const text = JSON.stringify(await deps.deliveries.all());
  for (const word of ['Oakfield', 'no time', 'Speech', 'Amara', '6,400']) expect(text).not.toContain(word);
});

test('an event of a community nobody knows is an error, so that the feed tries again', async () => {
  const event = {
    ...recordedAs('x:0', { type: 'PlaceBound', conversationId: 'c', kind: 'meeting' }),
    communityId: 'nowhere',
  };
  await expect(announce(deps, event)).rejects.toThrow('belongs to no community');
});

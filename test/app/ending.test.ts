import { noTrouble } from '../support/trouble';
import { deferRequest } from '../../src/app/agenda';
import { endMeeting } from '../../src/app/meeting';
import { personIdOf } from '../../src/app/person-id';
import type { CommunityStore, Write } from '../../src/app/ports';
import { sweep } from '../../src/app/sweep';
import { transactIn } from '../../src/app/transact';
import type { Award } from '../../src/domain/award/award';
import type { RequestItem } from '../../src/domain/meeting/meeting';
import { changedBy } from '../../src/domain/documents';
import { instant } from '../../src/domain/calendar/dates';
import { endMeeting as decideEnd, MOST_AT_ONCE } from '../../src/domain/meeting/end';
import { placedItem } from '../../src/domain/meeting/meeting';
import { defaultProfile } from '../../src/domain/profile';
import { meetingAfter, scheduled, started } from '../domain/meeting/meetings';
import { awardAfter, decided, heading, terms } from '../domain/award/samples';
import { accepted, happened, HELEN, MEETING, meetingInSession, meetingNow, onItem } from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';

// One transaction of the database takes a hundred documents. A meeting may agree more than that holds.

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const helen = personIdOf(HELEN);
const AT = instant('2026-11-10T15:30:00Z');
const MANY = 75;
const ids = Array.from({ length: MANY }, (_, index) => `many-${String(index).padStart(2, '0')}`);
const counts = { agree: 5, disagree: 1, abstain: 0 };

async function save(writes: readonly Write[]): Promise<void> {
  for (let start = 0; start < writes.length; start += 50)
    expect(await deps.store.commit('ashdown', writes.slice(start, start + 50), [])).toBe('saved');
}

/** The meeting in session with these in place of its agenda. */
async function withAgenda(progress: RequestItem['progress']): Promise<void> {
  await meetingInSession(deps);
  const stored = await deps.store.read('ashdown', 'meeting', MEETING.meetingId);
  if (!stored) throw new Error('No meeting');
  const agenda = ids.map((requestId) => ({
    kind: 'request' as const,
    heading: { ...heading, requestId },
    minutes: 15,
    progress,
    heard: 0,
    ballots: 1,
    reopened: null,
    interests: [],
    chairsAside: [],
  }));
  await save([{ kind: 'meeting', key: MEETING.meetingId, document: { ...stored.value, agenda }, etag: stored.etag }]);
}

const BATCH = 100;

test('what one transaction holds is enough for as much as is carried on and sent at once, interests and all', () => {
  const said = { interests: [{ urn: '990002', grade: 'recorded', said: '', by: 'p1', noted: false, at: AT }] } as const;
  const item = (requestId: string, progress: RequestItem['progress']): RequestItem => ({
    ...placedItem({ ...heading, requestId }, 15, { ...said, chairsAside: [] }),
    progress,
  });
  const done = { state: 'decided', outcome: 'agreed', terms, counts, by: 'vote', reason: '', at: AT } as const;
  const some = ids.slice(0, MOST_AT_ONCE);
  const agenda = [...some.map((id) => item(id, { state: 'waiting' })), ...some.map((id) => item(`d-${id}`, done))];
  const meeting = { ...meetingAfter(scheduled([]), started), agenda };
  const awards = some.map((id) => ({ ...awardAfter(decided()), requestId: `d-${id}`, meetingId: meeting.meetingId }));
  const events = accepted(decideEnd(meeting, awards, null, defaultProfile, AT));
  const documents = new Set(events.flatMap(changedBy).map(({ kind, key }) => `${kind} ${key}`));
  expect(events).toHaveLength(2 * MOST_AT_ONCE + 1);
  expect(events.length + documents.size).toBeLessThanOrEqual(BATCH);
});

async function manyApprovals(): Promise<void> {
  await withAgenda({ state: 'decided', outcome: 'agreed', terms, counts, by: 'vote', reason: '', at: deps.now() });
  const award = awardAfter(decided());
  await save(
    ids.map((requestId) => ({ kind: 'award', key: requestId, document: { ...award, requestId }, etag: null })),
  );
}

const statuses = async (): Promise<Award['status'][]> => {
  const awards = await deps.store.list('ashdown', 'award');
  return [...new Set(awards.map(({ status }) => status))].sort();
};

test('a meeting that agreed seventy-five requests ends, and each approval is sent once', async () => {
  await manyApprovals();
  accepted(await endMeeting(deps, helen, MEETING));
  expect(await statuses()).toEqual(['sent']);
  expect(await happened(deps, 'ApprovalSent')).toBe(MANY);
  accepted(await endMeeting(deps, helen, MEETING));
  await sweep(deps, noTrouble);
  expect(await happened(deps, 'ApprovalSent')).toBe(MANY);
  expect(await happened(deps, 'MeetingEnded')).toBe(1);
});

test.each([1, 2])('when the process dies after %i transactions, the sweep sends the rest, once', async (allowed) => {
  await manyApprovals();
  let left = allowed;
  const dying: CommunityStore = {
    ...deps.store,
    commit: async (...given) => {
      if (left-- <= 0) throw new Error('Killed');
      return deps.store.commit(...given);
    },
  };
  const doomed = { ...deps, store: dying, transact: transactIn(dying, async () => undefined) };
  await expect(endMeeting(doomed, helen, MEETING)).rejects.toThrow('Killed');
  expect((await meetingNow(deps)).status).toBe('ended');

  await Promise.all([sweep(deps, noTrouble), sweep(deps, noTrouble)]);
  expect(await statuses()).toEqual(['sent']);
  expect(await happened(deps, 'ApprovalSent')).toBe(MANY);
});

test('the sweep sends nothing while the meeting goes on', async () => {
  await manyApprovals();
  await sweep(deps, noTrouble);
  expect(await statuses()).toEqual(['agreed']);
});

test('seventy-five requests it did not reach are carried to the next meeting, each once (R46)', async () => {
  await withAgenda({ state: 'waiting' });
  accepted(await endMeeting(deps, helen, MEETING));
  expect(await happened(deps, 'RequestDeferred')).toBe(MANY);
  expect(await meetingNow(deps)).toMatchObject({ status: 'ended' });
  expect(await deferRequest(deps, helen, { ...onItem(ids[0]), reason: 'Later.' }, 'd1')).toEqual({
    ok: false,
    refusal: 'MeetingOver',
  });
});

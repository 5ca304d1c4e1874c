import { LATE_APPROVALS, lateApprovals, tellOfLateApprovals } from '../../src/app/late-approvals';
import { handToOfficers } from '../../src/app/parked';
import { personIdOf } from '../../src/app/person-id';
import type { Recipient } from '../../src/app/ports';
import { approval } from '../support/approvals';
import { GRACE } from '../support/community-at-vote';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const LAST_DAY = '2026-11-13T09:00:00Z';
const late = async () => (await lateApprovals(deps)).map(({ requestId }) => requestId);

async function delivered(recipient: Recipient, state: 'sent' | 'parked', requestId = 'r1'): Promise<void> {
  const id = `approval:${requestId}:e1`;
  const notice = { type: 'approval', communityId: 'ashdown', requestId } as const;
  await deps.deliveries.want({ id, recipient, notice, createdAt: deps.now() });
  const found = await deps.deliveries.read(recipient, id);
  if (!found) throw new Error('It was just wanted');
  await deps.deliveries.save({ ...found.value, state }, found.etag);
}
const grace: Recipient = `person:${personIdOf(GRACE)}`;

test('an approval of a meeting nobody ended is late on the third working day, not before (R108)', async () => {
  await approval(deps, { ended: false });
  deps.at('2026-11-12T23:00:00Z');
  expect(await late()).toEqual([]);
  deps.at(LAST_DAY);
  expect(await late()).toEqual(['r1']);
});

test('one that was sent and reached no officer is late, whether the feed lost it or Teams refused it', async () => {
  await approval(deps);
  deps.at(LAST_DAY);
  expect(await late()).toEqual(['r1']);
  await delivered(grace, 'parked');
  expect(await late()).toEqual(['r1']);
});

test('one that reached an officer is not', async () => {
  await approval(deps);
  await delivered(grace, 'sent');
  deps.at(LAST_DAY);
  expect(await late()).toEqual([]);
});

test('one held until its conditions are met is not late', async () => {
  await approval(deps, { over: { conditions: 'A quote first.', heldUntilMet: true } });
  deps.at('2026-12-13T09:00:00Z');
  expect(await late()).toEqual([]);
});

test('one sent so long ago that its delivery is forgotten is left alone', async () => {
  await approval(deps);
  deps.at('2027-02-10T09:00:00Z');
  expect(await late()).toEqual([]);
});

test('the log is told by ids only, in the words the alert looks for, and only when there is something', async () => {
  const told: [string, unknown][] = [];
  const tell = (line: string, facts: unknown) => void told.push([line, facts]);
  await tellOfLateApprovals(deps, tell);
  await approval(deps, { ended: false });
  deps.at(LAST_DAY);
  await tellOfLateApprovals(deps, tell);
  const it = { communityId: 'ashdown', requestId: 'r1', reference: 'ASH-2627-014', area: 'East', status: 'agreed' };
  expect(told).toEqual([[LATE_APPROVALS, { count: 1, approvals: [it] }]]);
});

test('what waits for an area goes to its officers once it has one, and counts only when they have it (R14)', async () => {
  await approval(deps);
  await delivered('area:East', 'parked');
  deps.at(LAST_DAY);
  expect(await late()).toEqual(['r1']);
  await handToOfficers(deps);
  await handToOfficers(deps);
  const officers = (await deps.deliveries.all()).filter(({ recipient }) => recipient.startsWith('person:'));
  expect(officers.map(({ recipient, state }) => [recipient, state])).toContainEqual([grace, 'pending']);
  expect(officers).toHaveLength(2);
  expect(await late()).toEqual(['r1']);
});

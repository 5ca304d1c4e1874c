import type { CommunityStore } from '../../src/app/ports';
import { instant } from '../../src/domain/calendar/dates';
import type { ItemInterests } from '../../src/domain/interest/item-interest';
import { placedItem } from '../../src/domain/meeting/meeting';
import { BALLOT, ballotOf, recorded } from '../support/ballots';
import type { StoresUnderTest } from '../support/stores';
import { storesUnderTest } from '../support/stores';
import { meetingAfter, scheduled } from '../domain/meeting/meetings';
import { submitted } from '../domain/request/samples';

let stores: StoresUnderTest;
let store: CommunityStore;
beforeAll(async () => {
  stores = await storesUnderTest();
  store = stores.store;
});
afterAll(() => stores.shut());

const at = instant('2026-11-10T14:05:00Z');
const said: ItemInterests = {
  interests: [
    { urn: '990002', grade: 'takesNoPart', said: 'Our bursar is married to theirs.', by: 'priya', noted: false, at },
    { urn: '990003', grade: 'recorded', said: '', by: 'joe', noted: true, at },
  ],
  chairsAside: [{ personId: 'helen', said: 'My son teaches there.', at }],
};

test('interests are read back as they were said: on an agenda, with a request that waits, on a roll', async () => {
  const communityId = stores.communityId();
  const { heading } = ballotOf(communityId);
  const meeting = { ...meetingAfter(scheduled([])), communityId, agenda: [placedItem(heading, 15, said)] };
  const request = { ...submitted, communityId, interests: said };
  const ballot = ballotOf(communityId);
  const [first, second, third, ...others] = ballot.roll;
  if (!first || !second || !third) throw new Error('No roll');
  const roll = [
    { ...first, barred: 'takesNoPart' as const },
    { ...second, barred: 'sameTrust' as const },
    { ...third, interest: 'recorded' as const },
    ...others,
  ];
  const event = recorded(communityId, 'first', { type: 'PlaceBound', conversationId: 'c1', kind: 'channel' });
  const writes = [
    { kind: 'meeting', key: meeting.meetingId, document: meeting, etag: null } as const,
    { kind: 'request', key: 'r1', document: request, etag: null } as const,
    { kind: 'ballot', key: BALLOT, document: { ...ballot, roll }, etag: null } as const,
  ];
  expect(await store.commit(communityId, writes, [event])).toBe('saved');
  expect((await store.read(communityId, 'meeting', meeting.meetingId))?.value.agenda).toEqual(meeting.agenda);
  expect((await store.read(communityId, 'request', 'r1'))?.value).toEqual(request);
  expect((await store.read(communityId, 'ballot', BALLOT))?.value.roll).toEqual(roll);
});

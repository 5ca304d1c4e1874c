import { canonicalJson, receiptOf, record, sha256 } from '../../src/app/record';
import { instant } from '../../src/domain/calendar/dates';
import type { CosEvent } from '../../src/domain/events';
import { recorded, SCHOOLS, voteFor } from '../support/ballots';
import { openBallotIn } from '../support/ballots';
import { storesUnderTest } from '../support/stores';

const event: CosEvent = { type: 'PlaceBound', conversationId: 'c1', kind: 'channel' };
const at = instant('2026-11-10T14:05:00Z');
const envelope = { communityId: 'ashdown', actor: { personId: 'p1', as: 'clerk' as const }, at, profileVersion: 1 };
const usual = record('bind:c1:0', event, envelope);

test('the hash of an event is the SHA-256 of its canonical JSON', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined, 1: true })).toBe(
    '{"1":true,"b":[1,{"c":"x","d":null}]}',
  );
  expect(usual.hash).toBe(
    sha256(
      '{"actor":{"as":"clerk","personId":"p1"},"at":"2026-11-10T14:05:00.000Z","communityId":"ashdown",' +
        '"event":{"conversationId":"c1","kind":"channel","type":"PlaceBound"},"id":"bind:c1:0","profileVersion":1}',
    ),
  );
});

test('the order in which facts were written down does not change the hash', () => {
  const { profileVersion, actor, communityId } = envelope;
  const turned = { profileVersion, at, actor: { as: actor.as, personId: actor.personId }, communityId };
  expect(record('bind:c1:0', { kind: 'channel', conversationId: 'c1', type: 'PlaceBound' }, turned).hash).toBe(
    usual.hash,
  );
});

test.each([
  ['what happened', record('bind:c1:0', { ...event, kind: 'meeting' }, envelope)],
  ['its id', record('bind:c1:1', event, envelope)],
  ['who did it', record('bind:c1:0', event, { ...envelope, actor: { personId: 'p2', as: 'clerk' } })],
  ['in which capacity', record('bind:c1:0', event, { ...envelope, actor: { personId: 'p1', as: 'chair' } })],
  ['when', record('bind:c1:0', event, { ...envelope, at: instant('2026-11-10T14:05:00.001Z') })],
  ['where', record('bind:c1:0', event, { ...envelope, communityId: 'saltmarsh' })],
  ['the rules it was done under', record('bind:c1:0', event, { ...envelope, profileVersion: 2 })],
])('the hash changes when %s changes', (_, other) => {
  expect(other.hash).not.toBe(usual.hash);
});

test('history keeps that a draft was saved, not what it said', () => {
  const draft = {
    type: 'DraftSaved',
    requestId: 'r1',
    page: 'support',
    content: { tried: 'Words about a pupil' },
    at,
  } as const;
  expect(JSON.stringify(record('draft:0', draft, envelope))).not.toContain('Words');
});

test('a receipt is seven characters people can read to each other', () => {
  expect(receiptOf(usual.hash)).toMatch(/^[2-9A-HJKMNP-TV-Z]{3}-[2-9A-HJKMNP-TV-Z]{3}$/);
  expect(receiptOf(usual.hash)).toBe(receiptOf(usual.hash));
  const receipts = SCHOOLS.map((urn) => receiptOf(recorded('ashdown', `vote:${urn}`, event).hash));
  expect(new Set(receipts).size).toBe(SCHOOLS.length);
});

test('what is read back from the database still has its hash, and a vote its receipt (R145)', async () => {
  const stores = await storesUnderTest();
  const communityId = await openBallotIn(stores.store, stores.communityId());
  const saved = await voteFor(stores.store, communityId, '990001');
  const [kept] = await stores.store.events(communityId);
  await stores.shut();
  if (!kept || saved.result !== 'saved') throw new Error('The vote was not saved');
  const { hash, ...facts } = kept;
  expect(sha256(canonicalJson(facts))).toBe(hash);
  expect(saved.ballot.votes.u990001?.receipt).toBe(receiptOf(hash));
});

import type { Instant } from '../domain/calendar/dates';
import { londonDate } from '../domain/calendar/dates';
import type { CommunityId } from '../domain/community/community';
import type { DocumentName, Documents, Kind } from '../domain/documents';
import { changedBy, evolve, ONLY } from '../domain/documents';
import type { Actor, CosEvent } from '../domain/events';
import type { Outcome } from '../domain/outcome';
import { accept } from '../domain/outcome';
import type { RuleProfile } from '../domain/profile';
import { defaultRules, profileOn } from '../domain/profile';
import type { CommunityStore, Write } from './ports';
import { record } from './record';
import type { Stored } from './stored';

/** Reads a community's documents, each once, and remembers which version it saw. */
export type Read = <K extends Kind>(kind: K, key: string) => Promise<Documents[K] | null>;

export interface Order<Refusal extends string> {
  readonly communityId: CommunityId;
  readonly actor: Actor;
  /** Natural key of the act, or the command's key: doing the same again finds its events already there. */
  readonly key: string;
  readonly at: Instant;
  /** `profile`: the community's rules at that moment; the events carry its version (R142). */
  readonly decide: (read: Read, profile: RuleProfile) => Promise<Outcome<readonly CosEvent[], Refusal>>;
}

/** `repeated`: the act was done before, by the same press or another; `events` is then empty. */
export interface Done {
  readonly events: readonly CosEvent[];
  readonly repeated: boolean;
}

export type Transact = <Refusal extends string>(order: Order<Refusal>) => Promise<Outcome<Done, Refusal>>;

const ATTEMPTS = 8;

/**
 * Load, decide, save: the state documents the events change and the events themselves, in one batch. When somebody else
 * saved first, it loads and decides afresh, after a short wait that grows and differs between callers.
 */
export const transactIn =
  (store: CommunityStore, pause: (attempt: number) => Promise<void>): Transact =>
  async <Refusal extends string>(order: Order<Refusal>) => {
    const { communityId } = order;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const seen = new Map<string, Stored<Documents[Kind]> | null>();
      const read: Read = async (kind, key) => {
        const name = `${kind}:${key}`;
        if (!seen.has(name)) seen.set(name, await store.read(communityId, kind, key));
        return (seen.get(name)?.value ?? null) as Documents[typeof kind] | null;
      };
      const profile = profileOn((await read('rules', ONLY)) ?? defaultRules, londonDate(order.at));
      const outcome = await order.decide(read, profile);
      if (!outcome.ok) return outcome;
      const events = outcome.value;
      if (events.length === 0) return accept({ events, repeated: false });

      const names = new Map(events.flatMap(changedBy).map((name) => [`${name.kind}:${name.key}`, name]));
      const writes: Write[] = [];
      for (const { kind, key } of names.values()) {
        const before = await read(kind, key);
        const after = evolved(kind, key, before, events, communityId);
        if (after === null || after === before) continue;
        writes.push({ kind, key, document: after, etag: seen.get(`${kind}:${key}`)?.etag ?? null } as Write);
      }
      const envelope = { ...order, profileVersion: profile.version };
      const recorded = events.map((event, position) => record(`${order.key}:${position}`, event, envelope));
      const result = await store.commit(communityId, writes, recorded);
      if (result === 'saved') return accept({ events, repeated: false });
      if (result === 'repeated') return accept({ events: [], repeated: true });
      await pause(attempt);
    }
    throw new Error(`Gave up on ${order.key}: others saved first ${ATTEMPTS} times`);
  };

function evolved<K extends Kind>(
  kind: K,
  key: string,
  before: Documents[K] | null,
  events: readonly CosEvent[],
  communityId: CommunityId,
) {
  return events.reduce<Documents[K] | null>(
    (document, event) => evolve[kind](document, event, key, communityId),
    before,
  );
}

export type { DocumentName };

import { createHash } from 'node:crypto';
import type { Instant } from '../domain/calendar/dates';
import type { CommunityId } from '../domain/community/community';
import type { Actor, CosEvent } from '../domain/events';
import type { RecordedEvent } from './ports';

/** JSON with the keys of every object in order, so that the same facts always have the same hash. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value);
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What history keeps of an event: a draft's text is state that may still be mended, so history holds only that it was saved. */
const forHistory = (event: CosEvent): CosEvent => {
  if (event.type !== 'DraftSaved') return event;
  const { content: _, ...rest } = event;
  return rest as CosEvent;
};

export interface Envelope {
  readonly communityId: CommunityId;
  readonly actor: Actor;
  readonly at: Instant;
  readonly profileVersion: number;
}

export function record(id: string, event: CosEvent, envelope: Envelope): RecordedEvent {
  const { communityId, actor, at, profileVersion } = envelope;
  const kept = { id, communityId, event: forHistory(event), actor, at, profileVersion };
  return { ...kept, hash: sha256(canonicalJson(kept)) };
}

const RECEIPT_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A short form of a hash that people can read to each other: `7K3-QD9`. */
export function receiptOf(hash: string): string {
  const letters = [...hash.slice(0, 12).matchAll(/../g)].map(
    ([byte]) => RECEIPT_LETTERS[parseInt(byte, 16) % RECEIPT_LETTERS.length],
  );
  return `${letters.slice(0, 3).join('')}-${letters.slice(3).join('')}`;
}

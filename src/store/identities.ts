import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { CosmosClient } from '@azure/cosmos';
import { z } from 'zod';
import type { Identities, Pupil, PupilsSheet } from '../app/ports';
import type { Instant } from '../domain/calendar/dates';
import { AREAS } from '../domain/community/community';
import { containerOf, isMissing, queryItems, readItem } from './cosmos';
import { DOCUMENT_VERSION } from './version';

/** Wraps and unwraps data keys with a key that never leaves its keeper: Key Vault, or a local file in development. */
export interface KeyKeeper {
  readonly wrap: (dataKey: Buffer) => Promise<{ keyId: string; wrapped: string }>;
  readonly unwrap: (keyId: string, wrapped: string) => Promise<Buffer>;
}

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** One field, encrypted; `context` ties it to its place, so that a field moved to another document does not open. */
export function seal(dataKey: Buffer, context: string, clear: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, dataKey, iv).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(clear, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
}

export function unseal(dataKey: Buffer, context: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv(CIPHER, dataKey, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}

const sheetSchema = z.object({
  requestId: z.string(),
  communityId: z.string(),
  area: z.enum(AREAS),
  urn: z.string(),
  enteredBy: z.string(),
  enteredAt: z.string().transform((value) => value as Instant),
  keyId: z.string(),
  wrappedKey: z.string(),
  pupils: z.array(z.object({ name: z.string(), dateOfBirth: z.string() })),
});
const nameSchema = sheetSchema.pick({ area: true, requestId: true, communityId: true });

const idOf = (requestId: string) => `pupils:${requestId}`;

export function cosmosIdentities(client: CosmosClient, keys: KeyKeeper): Identities {
  const container = containerOf(client, 'identities');
  return {
    save: async (sheet) => {
      const dataKey = randomBytes(32);
      const { keyId, wrapped } = await keys.wrap(dataKey);
      const pupils = sheet.pupils.map((pupil, row) => {
        const context = (field: keyof Pupil) => `${sheet.requestId}:${row}:${field}`;
        return {
          name: seal(dataKey, context('name'), pupil.name),
          dateOfBirth: seal(dataKey, context('dateOfBirth'), pupil.dateOfBirth),
        };
      });
      const state = { ...sheet, keyId, wrappedKey: wrapped, pupils };
      // The whole page is one answer by one person; the last one saved stands, as on paper.
      await container.items.upsert({ id: idOf(sheet.requestId), area: sheet.area, version: DOCUMENT_VERSION, state });
    },
    open: async (area, requestId): Promise<PupilsSheet | null> => {
      const stored = await readItem(container, idOf(requestId), area, sheetSchema);
      if (!stored) return null;
      const { keyId, wrappedKey, pupils, ...facts } = stored.value;
      const dataKey = await keys.unwrap(keyId, wrappedKey);
      const opened = pupils.map((pupil, row) => ({
        name: unseal(dataKey, `${requestId}:${row}:name`, pupil.name),
        dateOfBirth: unseal(dataKey, `${requestId}:${row}:dateOfBirth`, pupil.dateOfBirth),
      }));
      return { ...facts, pupils: opened };
    },
    remove: async (area, requestId) => {
      try {
        await container.item(idOf(requestId), area).delete();
      } catch (error) {
        if (!isMissing(error)) throw error; // gone already
      }
    },
    enteredBefore: async (at) =>
      queryItems(
        container,
        'SELECT c.area, c.state.requestId AS requestId, c.state.communityId AS communityId FROM c WHERE c.state.enteredAt < @at',
        { at },
        (item) => nameSchema.parse(item),
      ),
  };
}

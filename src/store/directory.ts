import type { CosmosClient } from '@azure/cosmos';
import { z } from 'zod';
import type { Directory } from '../app/ports';
import { containerOf, readItem, saveItem } from './cosmos';
import { areaStaffSchema, personSchema, placeSchema } from './directory-schemas';

const accountSchema = z.object({ personId: z.string(), name: z.string() });

const accountId = (tenantId: string, objectId: string) => `account:${tenantId}:${objectId}`;
export const personDocument = (personId: string) => `person:${personId}`;
export const areaDocument = (area: string) => `area:${area}`;
const placeDocument = (conversationId: string) => `place:${conversationId}`;

export function cosmosDirectory(client: CosmosClient): Directory {
  const container = containerOf(client, 'directory');
  const read = <T>(id: string, schema: z.ZodType<T>) => readItem(container, id, id, schema);

  const save = (id: string, kind: string, state: object, etag: string | null) =>
    saveItem(container, { id, kind }, state, etag);

  return {
    accountOwner: async (tenantId, objectId) =>
      (await read(accountId(tenantId, objectId), accountSchema))?.value ?? null,
    person: (personId) => read(personDocument(personId), personSchema),
    savePerson: (person, etag) => save(personDocument(person.personId), 'person', person, etag),
    bindAccount: async ({ value: person, etag }, account) => {
      const { tenantId, objectId } = account;
      if (person.account && (person.account.tenantId !== tenantId || person.account.objectId !== objectId))
        return 'taken';
      // The person first: only one account can win that ETag; the pointer follows, and a press that finds it missing binds again.
      if (
        !person.account &&
        (await save(personDocument(person.personId), 'person', { ...person, account }, etag)) === 'conflict'
      ) {
        const now = await read(personDocument(person.personId), personSchema);
        if (now?.value.account?.tenantId !== tenantId || now.value.account.objectId !== objectId) return 'taken';
      }
      await save(accountId(tenantId, objectId), 'account', { personId: person.personId, name: person.name }, null);
      return 'bound';
    },
    place: (conversationId) => read(placeDocument(conversationId), placeSchema),
    savePlace: (place, etag) => save(placeDocument(place.conversationId), 'place', place, etag),
    staffOf: async (area) => (await read(areaDocument(area), areaStaffSchema))?.value ?? null,
  };
}

import type { CosmosClient } from '@azure/cosmos';
import { z } from 'zod';
import type { RegisterChange, RegisterPort, Saved } from '../app/import-register';
import type { CommunityStore, Directory, Write } from '../app/ports';
import { record } from '../app/record';
import { rulesOf } from '../app/rules';
import { londonDate } from '../domain/calendar/dates';
import { ONLY } from '../domain/documents';
import { profileOn } from '../domain/profile';
import { containerOf, queryItems, readItem, saveItem } from './cosmos';
import { areaDocument, personDocument } from './directory';
import { areaStaffSchema } from './directory-schemas';

const idSchema = z.object({ communityId: z.string() });
const savedOr = (result: 'saved' | 'conflict' | 'repeated'): Saved => (result === 'saved' ? 'saved' : 'conflict');

/** What the register import is laid over: communities and budgets in their own partitions, people and KCC's staff in the directory. */
export function cosmosRegister(client: CosmosClient, store: CommunityStore, directory: Directory): RegisterPort {
  const people = containerOf(client, 'directory');

  async function save(communityId: string, write: Write, { at, changes }: RegisterChange): Promise<Saved> {
    const { version: profileVersion } = profileOn(await rulesOf({ store }, communityId), londonDate(at));
    const envelope = { communityId, actor: { personId: 'register', as: 'system' as const }, at, profileVersion };
    const event = record(`register:${write.kind}:${write.key}:${at}`, { type: 'RegisterImported', changes }, envelope);
    return savedOr(await store.commit(communityId, [write], [event]));
  }

  return {
    communityIds: async () =>
      queryItems(
        containerOf(client, 'communities'),
        "SELECT c.communityId FROM c WHERE c.kind = 'community'",
        {},
        (item) => idSchema.parse(item).communityId,
      ),
    community: (id) => store.read(id, 'community', ONLY),
    saveCommunity: (community, etag, change) =>
      save(community.communityId, { kind: 'community', key: ONLY, document: community, etag }, change),
    budget: (id, year) => store.read(id, 'budget', year),
    saveBudget: (id, budget, etag, change) =>
      save(id, { kind: 'budget', key: budget.year, document: budget, etag }, change),
    person: (id) => directory.person(id),
    savePerson: async (person, etag) =>
      savedOr(await saveItem(people, { id: personDocument(person.personId), kind: 'person' }, person, etag)),
    areaStaff: (area) => readItem(people, areaDocument(area), areaDocument(area), areaStaffSchema),
    saveAreaStaff: async (staff, etag) =>
      savedOr(await saveItem(people, { id: areaDocument(staff.area), kind: 'area' }, staff, etag)),
  };
}

import type { RegisterPort } from '../../src/app/import-register';
import type { Stored } from '../../src/app/stored';
import type { Budget } from '../../src/domain/budget/budget';
import type { AreaStaff } from '../../src/domain/community/area-staff';
import type { Community } from '../../src/domain/community/community';
import type { Person } from '../../src/domain/community/directory';

/** A store of one kind of document that refuses outdated saves, as the real one does. */
class Shelf<T> {
  readonly documents = new Map<string, Stored<T>>();

  constructor(private readonly wrote: () => number) {}

  read = async (id: string): Promise<Stored<T> | null> => this.documents.get(id) ?? null;

  save = async (id: string, value: T, etag: string | null): Promise<'saved' | 'conflict'> => {
    if ((this.documents.get(id)?.etag ?? null) !== etag) return 'conflict';
    this.put(id, value);
    return 'saved';
  };

  put(id: string, value: T): void {
    this.documents.set(id, { value: structuredClone(value), etag: `"${this.wrote()}"` });
  }

  get(id: string): T {
    const found = this.documents.get(id);
    if (!found) throw new Error(`Nothing is stored under ${id}`);
    return found.value;
  }
}

/** The register's store in memory. It counts what is written, and can let somebody else save first. */
export class MemoryRegister implements RegisterPort {
  writes = 0;
  /** Called before each save, with what is about to be saved. */
  beforeSave: (id: string) => void = () => undefined;

  private readonly count = () => (this.writes += 1);
  readonly communities = new Shelf<Community>(this.count);
  readonly budgets = new Shelf<Budget>(this.count);
  readonly people = new Shelf<Person>(this.count);
  readonly staff = new Shelf<AreaStaff>(this.count);

  communityIds: RegisterPort['communityIds'] = async () => [...this.communities.documents.keys()];
  community: RegisterPort['community'] = this.communities.read;
  budget: RegisterPort['budget'] = (id, year) => this.budgets.read(`${id} ${year}`);
  person: RegisterPort['person'] = this.people.read;
  areaStaff: RegisterPort['areaStaff'] = this.staff.read;

  saveCommunity: RegisterPort['saveCommunity'] = (community, etag) =>
    this.saving(this.communities, community.communityId, community, etag);
  saveBudget: RegisterPort['saveBudget'] = (id, budget, etag) =>
    this.saving(this.budgets, `${id} ${budget.year}`, budget, etag);
  savePerson: RegisterPort['savePerson'] = (person, etag) => this.saving(this.people, person.personId, person, etag);
  saveAreaStaff: RegisterPort['saveAreaStaff'] = (staff, etag) => this.saving(this.staff, staff.area, staff, etag);

  private saving<T>(shelf: Shelf<T>, id: string, value: T, etag: string | null) {
    this.beforeSave(id);
    return shelf.save(id, value, etag);
  }
}

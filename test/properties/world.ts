import type { RecordedEvent } from '../../src/app/ports';
import { personIdOf } from '../../src/app/person-id';
import { scheduleMeeting } from '../../src/app/agenda';
import type { Award } from '../../src/domain/award/award';
import type { Ballot } from '../../src/domain/ballot/ballot';
import type { Budget } from '../../src/domain/budget/budget';
import type { LocalDate } from '../../src/domain/calendar/dates';
import { instant, localDate } from '../../src/domain/calendar/dates';
import type { Community, PersonId } from '../../src/domain/community/community';
import type { Documents } from '../../src/domain/documents';
import { ONLY } from '../../src/domain/documents';
import type { Meeting } from '../../src/domain/meeting/meeting';
import type { Request } from '../../src/domain/request/request';
import { MEETING_CHAT } from '../support/turns';
import type { MemoryDeps } from '../support/memory-deps';
import { memoryDeps } from '../support/memory-deps';

export const ASHDOWN = 'ashdown';

/** What somebody is in Ashdown or at KCC, by the register. */
export type Role = 'representative' | 'chair' | 'actingChair' | 'clerk' | 'officer' | 'administrator' | 'observer';

/** Everybody who tries anything: each with the one thing they are, and four who are nothing here. */
export const PEOPLE: Readonly<Record<string, readonly Role[]>> = {
  'amara.osei@oakfield.example': ['representative'],
  'tom.whitlock@oakfield.example': ['representative'],
  'priya.raman@hilltop.example': ['representative'],
  'marek.nowak@brookside.example': ['representative'],
  'mei-ling.chan@larkfield-fernhill.example': ['representative'],
  'yusuf.demir@marsh-lane.example': ['representative'],
  'helen.ward@chairs.example': ['chair'],
  'david.okafor@chairs.example': ['actingChair'],
  'joe.marsh@council.example': ['clerk'],
  'grace.lindqvist@council.example': ['officer'],
  'callum.reid@council.example': ['administrator'],
  'ingrid.solheim@rowan-house.example': ['observer'],
  'lucia.ferraro@saltmarsh-primary.example': [],
  'margaret.teague@chairs.example': [],
  'beatrice.lowe@council.example': [],
  'nobody@elsewhere.example': [],
};
export const EVERYBODY = Object.keys(PEOPLE);
export const whoAre = (roles: readonly Role[]): string[] =>
  EVERYBODY.filter((email) => PEOPLE[email]?.some((role) => roles.includes(role)));
const emailOf = new Map(EVERYBODY.map((email) => [personIdOf(email), email]));
export const rolesOf = (personId: PersonId): readonly Role[] => PEOPLE[emailOf.get(personId) ?? ''] ?? [];

/** Everybody who speaks for one of these schools. */
export const speakersOf = ({ community }: Pick<State, 'community'>, urns: readonly string[]): string[] =>
  community.appointments.flatMap((each) => {
    const email = emailOf.get(each.personId);
    return each.role === 'representative' && urns.includes(each.urn) && email ? [email] : [];
  });

/** All a community holds at one moment. */
export interface State {
  readonly community: Community;
  readonly meetings: readonly Meeting[];
  readonly requests: readonly Request[];
  readonly ballots: readonly Ballot[];
  readonly awards: readonly Award[];
  readonly budgets: readonly Budget[];
  readonly others: {
    readonly [K in 'counter' | 'declarations' | 'actions' | 'minutes' | 'rules']: readonly Documents[K][];
  };
  readonly events: readonly RecordedEvent[];
}

export interface World {
  readonly deps: MemoryDeps;
  /** The budgets as KCC set them, before anything happened. */
  readonly budgets: readonly Budget[];
  readonly close: () => Promise<void>;
}

const date = (value: string): LocalDate => localDate(value);
export const NOVEMBER = '2026-11-10';
export const DECEMBER = '2026-12-08';

/** Ashdown with two meetings planned, its meeting chat, and little enough money that it runs out. */
export async function newWorld(left: number): Promise<World> {
  const base = await memoryDeps();
  let moments = 0;
  // no two things happen at one moment, so that history has an order
  const deps = { ...base, now: () => instant(new Date(Date.parse(base.now()) + moments++)) };
  for (const day of [NOVEMBER, DECEMBER])
    await scheduleMeeting(deps, {
      ...{ communityId: ASHDOWN, date: date(day), startsAt: '13:30', endsAt: '16:30', where: 'Oakfield hall' },
      cutOff: date(day === NOVEMBER ? '2026-11-09' : '2026-11-11'),
    });
  const place = { conversationId: MEETING_CHAT, serviceUrl: 'https://teams.example/', communityId: ASHDOWN } as const;
  const bound = { boundBy: personIdOf('joe.marsh@council.example'), boundAt: deps.now(), people: [] };
  await deps.directory.savePlace({ ...place, ...bound, kind: 'meeting' }, null);
  const stored = await deps.store.read(ASHDOWN, 'budget', '2026-27');
  if (!stored) throw new Error('No budget');
  const { total, stls, protections } = stored.value;
  const committed = (total - stls - protections - left) as Budget['committed'];
  const document = { ...stored.value, committed };
  await deps.store.commit(ASHDOWN, [{ kind: 'budget', key: '2026-27', document, etag: stored.etag }], []);
  return { deps, budgets: await deps.store.list(ASHDOWN, 'budget'), close: deps.close };
}

export async function look({ deps: { store } }: Pick<World, 'deps'>): Promise<State> {
  const [community, meetings, requests, ballots, awards, budgets, events] = await Promise.all([
    store.read(ASHDOWN, 'community', ONLY),
    store.list(ASHDOWN, 'meeting'),
    store.list(ASHDOWN, 'request'),
    store.list(ASHDOWN, 'ballot'),
    store.list(ASHDOWN, 'award'),
    store.list(ASHDOWN, 'budget'),
    store.events(ASHDOWN),
  ]);
  if (!community) throw new Error('No community');
  const [counter, declarations, actions, minutes, rules] = await Promise.all([
    store.list(ASHDOWN, 'counter'),
    store.list(ASHDOWN, 'declarations'),
    store.list(ASHDOWN, 'actions'),
    store.list(ASHDOWN, 'minutes'),
    store.list(ASHDOWN, 'rules'),
  ]);
  const others = { counter, declarations, actions, minutes, rules };
  return { community: community.value, meetings, requests, ballots, awards, budgets, others, events };
}

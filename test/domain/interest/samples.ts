import { instant, localDate } from '../../../src/domain/calendar/dates';
import type { Appointment, Community, School } from '../../../src/domain/community/community';
import type { Declarations, Interests } from '../../../src/domain/interest/declaration';
import { declare } from '../../../src/domain/interest/declare';
import { evolveDeclarations } from '../../../src/domain/interest/evolve';
import type { CosEvent } from '../../../src/domain/events';

export const NOTHING: Interests = { schools: [], trusts: [], federations: [], said: '' };
export const FIFTH = instant('2026-11-05T09:00:00Z');
export const TODAY = localDate('2026-11-05');

const always = { from: localDate('2025-09-01'), to: null };
const school = (urn: string, name: string, trust: string | null, federation: string | null): School => ({
  ...always,
  urn,
  name,
  as: 'member',
  phase: 'primary',
  trust,
  federation,
  replaces: null,
});
const chair = (
  personId: string,
  over: Partial<Extract<Appointment, { role: 'chair' | 'actingChair' }>>,
): Appointment => ({
  ...always,
  personId,
  name: personId,
  source: 'register',
  role: 'chair',
  trust: null,
  federation: null,
  ...over,
});

/** Four schools: Hilltop and Marsh Lane of trust 90001, Larkfield and Fernhill one federation, Oakfield by itself. */
export const ashdown: Community = {
  communityId: 'ashdown',
  code: 'ASH',
  name: 'Ashdown',
  area: 'East',
  pcn: 'Ashdown',
  schools: [
    school('990001', 'Oakfield Primary', null, null),
    school('990002', 'Hilltop Academy', '90001', null),
    school('990007', 'Marsh Lane Primary', '90001', null),
    school('990005', 'Larkfield Junior', null, '90101'),
    school('990006', 'Fernhill Infant', null, '90101'),
  ],
  appointments: [chair('helen', { trust: '90003' }), chair('david', { role: 'actingChair' })],
  warnings: [],
};

/** The same with Helen's tenure from that day. */
export const chairedFrom = (from: string, to: string | null = null): Community => ({
  ...ashdown,
  appointments: ashdown.appointments.map((each) =>
    each.personId === 'helen' ? { ...each, from: localDate(from), to: to === null ? null : localDate(to) } : each,
  ),
});

export const after = (events: readonly CosEvent[], before: Declarations | null = null): Declarations | null =>
  events.reduce(evolveDeclarations, before);

/** What stands once this person has declared that. */
export function declared(personId: string, interests: Partial<Interests> = {}, before: Declarations | null = null) {
  const all = { ...NOTHING, ...interests };
  const has = JSON.stringify(all) === JSON.stringify(NOTHING) ? 'nothing' : 'interests';
  const done = declare(before, ashdown, personId, { has, interests: all }, FIFTH);
  if (!done.ok) throw new Error(done.refusal);
  return after(done.value, before);
}
